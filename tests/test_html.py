# ruff: noqa: E501 - the lines are those of pages as programs write them
from __future__ import annotations

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.html import read_html


def page(body: str, head: str = "") -> Document:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


def hidden(document: Document) -> list[str | None]:
    assert {finding.code for finding in document.findings} <= {"hidden_text"}
    return [finding.quote for finding in document.findings]


class TestBlocks:
    def test_blocks_and_breaks_are_lines_and_spans_are_not(self) -> None:
        document = page(
            "<div>苏念<section>门店<b>店长</b>，<span>汉口</span>店</section>2019.03<br>至今<br/><br>汉味鲜食</div>尾"
        )
        assert texts(document) == ["苏念", "门店店长,汉口店", "2019.03", "至今", "汉味鲜食", "尾"]
        assert document.format == "html"
        assert {line.page for line in document.lines} == {None}
        assert document.locate(0, 2)[0].box is None

    def test_white_space_of_the_source_is_not_that_of_the_page(self) -> None:
        document = page("<p>\n  Night   shift\n lead,</p>\n<p>汉味鲜食<span>有限</span>公司\n\t<b>店长</b>\n</p>")
        assert texts(document) == ["Night shift lead,", "汉味鲜食有限公司 店长"]

    def test_spaces_that_may_not_be_broken_set_values_apart(self) -> None:
        document = page(
            "<p>2019.03&nbsp;-&nbsp;至今&nbsp;&nbsp;汉味鲜食&nbsp; &nbsp;店长</p><p>姓&nbsp;&nbsp;名：苏念</p>"
        )
        assert texts(document) == ["2019.03 - 至今 | 汉味鲜食 | 店长", "姓名:苏念"]

    def test_kept_white_space_keeps_lines_and_tabs(self) -> None:
        document = page(
            "<pre>2019-今\t汉味鲜食\n店长</pre><div style='white-space:pre-wrap'>一\n二</div><p>三月\n四月</p>"
        )
        assert texts(document) == ["2019-今 | 汉味鲜食", "店长", "一", "二", "三月 四月"]

    def test_headings_and_strong_text_are_bold_and_have_sizes(self) -> None:
        document = page(
            "<h2>工作经历</h2><p style='font-size:10.5pt'><b>汉味鲜食</b>店</p><p><font size=5 color=red>苏念</font></p>"
            "<p class=t>教育</p><p style='font:bold 14px/1.5 宋体'>技能</p>",
            "<style>/* x */ .t{font-size:150%;font-weight:600}</style>",
        )
        assert [(line.size, line.bold) for line in document.lines] == [
            (18.0, True), (10.5, True), (18.0, False), (18.0, True), (10.5, True),
        ]  # fmt: skip

    def test_what_is_not_printed_is_left_out(self) -> None:
        document = page(
            "<!-- 总监 --><script>var a='总监'</script><noscript>请启用脚本</noscript><template>总监</template>"
            "<p>苏念<!-- x -->，店长<object>总监</object></p><del>主管</del>",
            "<title>下载的简历</title>",
        )
        assert texts(document) == ["苏念,店长"]
        assert not document.findings

    def test_what_stands_in_form_fields_is_read(self) -> None:
        document = page(
            "<p>姓名：<input type=text value=苏念><input type=hidden value=总监><input type=submit value=提交></p>"
            "<p>学历：<select><option>大专<option selected>本科</select></p><textarea>带教新人\n排班</textarea>"
        )
        assert texts(document) == ["姓名:苏念", "学历:本科", "带教新人", "排班"]

    def test_dates_of_the_file(self) -> None:
        assert page("x", "<meta name=created content='2021-05-04T10:00:00'>").metadata == {
            "created": "2021-05-04T10:00:00"
        }


class TestLists:
    def test_items_have_their_markers(self) -> None:
        document = page(
            "<ul><li>排班<li><p>盘点</p><p>每月一次</p><ol><li>初盘<li>复盘</ol><li>• 带教</ul>"
            "<ol start=3 type=a><li>甲</ol><ul style='list-style:none'><li>姓名：苏念</ul><ol><li>1、乙</ol>"
        )
        assert texts(document) == [
            "• 排班", "• 盘点", "每月一次", "1. 初盘", "2. 复盘", "• 带教", "c. 甲", "姓名:苏念", "1、乙",
        ]  # fmt: skip

    def test_items_set_side_by_side_are_one_line(self) -> None:
        document = page(
            "<ul class=row><li>女</li><li>31岁</li><li>武汉</li></ul><p>x</p>",
            "<style>.row li{float:left;list-style:none}</style>",
        )
        assert texts(document) == ["女 | 31岁 | 武汉", "x"]


class TestTables:
    def test_rows_are_lines_of_cells(self) -> None:
        document = page(
            "<table><caption>履历</caption><thead><tr><th>时间</th><th>单位</th><th>职务</th></tr></thead>"
            "<tr><td>2019.03-至今<td rowspan=2>汉味鲜食<td>店长<tr><td>2016.07-2019.02<td>领班</table>"
        )
        assert texts(document) == [
            "履历",
            "时间 | 单位 | 职务",
            "2019.03-至今 | 汉味鲜食 | 店长",
            "2016.07-2019.02 | 汉味鲜食 | 领班",
        ]
        assert [line.table for line in document.lines[1:]] == [0, 0, 0]
        assert document.lines[1].bold

    def test_nested_layout_tables_are_read_in_order(self) -> None:
        inner = "<table><tr><td>2019/3--至今：</td><td><b>汉味鲜食有限公司</b></td></tr><tr><td>职位：</td><td>店长</td></tr></table>"
        document = page(
            f"<table><form><tr><td><table><tr><td colspan=2>苏念</td></tr></table></td></tr><tr><td>工作经验</td></tr><tr><td>{inner}</td></tr></form></table>"
        )
        assert texts(document) == ["苏念", "工作经验", "2019/3--至今: | 汉味鲜食有限公司", "职位: | 店长"]
        assert [line.table for line in document.lines] == [None, None, 0, 0]

    def test_columns_of_a_layout_follow_each_other(self) -> None:
        side = "".join(f"<p>技能{number}：收银与陈列的日常管理和盘点</p>" for number in range(6))
        main = "".join(f"<p>经历{number}：负责门店的排班以及新人的带教</p>" for number in range(6))
        for body in (
            f"<table><tr><td>{side}</td><td>{main}</td></tr></table>",
            f"<div style='display:flex'><aside>{side}</aside><main>{main}</main></div>",
            f"<div style='display:grid;grid-template-columns:1fr 3fr'><aside>{side}</aside><main>{main}</main></div>",
        ):
            document = page(body)
            assert [text[:3] for text in texts(document)] == [f"技能{n}" for n in range(6)] + [
                f"经历{n}" for n in range(6)
            ]
            assert len({line.region for line in document.lines}) == 2
            assert {line.table for line in document.lines} == {None}

    def test_values_pushed_to_both_ends_of_a_line_are_cells(self) -> None:
        head = "<style>.head{display:flex;justify-content:space-between}.when{float:right}</style>"
        document = page(
            "<div class=head><h3>Harbour Foods</h3><span>2019 – now</span></div><p>Shift lead</p>"
            "<h3>Quay Bakery<span class=when>2016 – 2019</span></h3><p>Baker</p>",
            head,
        )
        assert texts(document) == ["Harbour Foods | 2019 – now", "Shift lead", "Quay Bakery | 2016 – 2019", "Baker"]

    def test_values_of_a_line_that_only_styles_set_apart(self) -> None:
        document = page(
            "<div><span class=company>汉味鲜食</span><span class=pos>门店店长</span><span class=time>2019.03-至今</span></div>"
            "<p><span>离职</span><em class=line></em><span>31岁</span></p>"
            "<p>负责<span class=hit>门店</span><span class=hit>排班</span></p>"
            "<p><span style='color:#333'>门</span><span style='color:#333'>店</span><b>店长</b><b>助理</b></p>"
        )
        assert texts(document) == ["汉味鲜食 | 门店店长 | 2019.03-至今", "离职 | 31岁", "负责门店排班", "门店店长助理"]

    def test_tables_made_of_blocks(self) -> None:
        style = "<style>.t{display:table}.r{display:table-row}.r>span{display:table-cell}</style>"
        row = "<div class=r><span>{}</span><span>{}</span></div>"
        document = page(f"<div class=t>{row.format('姓名', '苏念')}{row.format('城市', '武汉')}</div>", style)
        assert texts(document) == ["姓名 | 苏念", "城市 | 武汉"]
        grid = "<div style='display:grid;grid-template-columns:repeat(2,1fr)'>" + "".join(
            f"<span>{text}</span>" for text in ("姓名", "苏念", "城市", "武汉")
        )
        assert texts(page(grid)) == ["姓名 | 苏念", "城市 | 武汉"]

    @pytest.mark.parametrize(
        "body",
        ["<td>苏念<td>店长", "<tr><td>苏念<td>店长", "<table><td>苏念<td>店长</table>", "<table>苏念<tr>店长</table>"],
    )
    def test_parts_of_a_table_out_of_place_lose_nothing(self, body: str) -> None:
        assert page(body).text.split() == ["苏念", "店长"]


class TestHiddenText:
    @pytest.mark.parametrize(
        "style",
        [
            "display:none", "visibility:hidden", "opacity:0", "opacity: .01", "font-size:1px", "font-size:0",
            "color:#fff", "color:white", "color:rgba(0,0,0,0)", "color:transparent", "color:rgb(254,253,255)",
            "color:hsl(0,0%,100%)", "background:#223344;color:#223346", "position:absolute;left:-9999px",
            "text-indent:-9999em", "height:0;overflow:hidden", "position:absolute;clip:rect(0 0 0 0)",
            "clip-path:inset(100%)", "mso-hide:all", "transform:scale(0)", "color:#fff!important;color:#000",
        ],
    )  # fmt: skip
    def test_it_is_left_out_and_reported(self, style: str) -> None:
        document = page(f"<p>客服<span style='{style}'>区域总监 12年</span></p>")
        assert texts(document) == ["客服"]
        assert hidden(document) == ["区域总监 12年"]

    @pytest.mark.parametrize(
        "style",
        [
            "color:#fff;background:#234", "color:#fff;background:url(bar.png)", "color:#fff;background:linear-gradient(red,blue)",
            "color:var(--ink)", "opacity:.6", "font-size:6pt", "color:#999", "position:relative;left:-20px",
            "text-indent:-21pt", "height:0", "overflow:hidden", "color:#ddd",
            "color:transparent;-webkit-background-clip:text;background-image:url(x)",
        ],
    )  # fmt: skip
    def test_what_is_seen_is_read(self, style: str) -> None:
        document = page(f"<p>客服<span style='{style}'>区域总监</span></p>")
        assert texts(document) == ["客服区域总监"]
        assert not document.findings

    def test_rules_of_the_page_hide(self) -> None:
        head = (
            "<style>.a,#b{display:none} div.c p{color:#FFF} .d{color:#000} .e:hover{display:none}"
            "@media print{.f{display:none}} @media screen{.g{display:none}} .h{display:none} .h{display:block!important}"
            "</style>"
        )
        body = (
            "<i class='x A'>甲</i><i id=b>乙</i><div class=c><p>丙</p></div><div><p class=d>丁</p></div><p class=e>戊</p>"
            "<p class=f>己</p><p class=g>庚</p><p class=h>辛</p><p hidden>壬</p>"
        )
        document = page(body, head)
        assert texts(document) == ["丁", "戊", "己", "辛"]
        assert hidden(document) == ["甲乙丙", "庚", "壬"]

    def test_white_on_a_dark_cell_or_picture_is_seen_and_on_a_white_card_in_it_is_not(self) -> None:
        document = page(
            "<table bgcolor=#336><tr><td><font color=white>苏念</font><div style='background:#fff;color:white'>总监</div></td></tr>"
            "</table><div style='position:relative'><img src=bar.png><p style='position:absolute;color:#fff'>武汉</p></div>"
        )
        assert texts(document) == ["苏念", "武汉"]
        assert hidden(document) == ["总监"]

    def test_what_is_within_a_hidden_part_stays_hidden_but_visibility_may_come_back(self) -> None:
        document = page(
            "<div style='display:none'><p style='display:block'>总监</p></div>"
            "<div style='visibility:hidden'>主管<p style='visibility:visible'>店长</p></div>"
        )
        assert texts(document) == ["店长"]
        assert hidden(document) == ["总监主管"]

    def test_a_link_in_white_text_has_its_own_colour(self) -> None:
        assert texts(page("<p style='color:#fff'>x<a href='mailto:a@example.com'>a@example.com</a></p>")) == [
            "a@example.com"
        ]

    def test_hidden_signs_and_spaces_are_no_finding(self) -> None:
        assert not page("<p>苏念<span style='display:none'>|&nbsp; - </span></p>").findings


WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 11"><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>x</o:Author><o:Created>2022-03-01T02:11:00Z</o:Created>
<o:LastSaved>2022-03-09T08:00:00Z</o:LastSaved></o:DocumentProperties></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-parent:""; font-size:10.5pt;
font-family:"Times New Roman";} @page Section1 {size:595.3pt 841.9pt;} div.Section1 {page:Section1;} @list l0 {mso-list-id:1;}
--></style><!--[if gte mso 10]><style>table.MsoNormalTable {font-size:1.0pt;}</style><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b style='mso-bidi-font-weight:normal'><span style='font-size:18.0pt'>苏念<span
lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal><span style='font-family:宋体'>武汉汉味鲜食有限
公司</span><span lang=EN-US style='mso-tab-count:2'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span><span lang=EN-US>2019.03-</span><span>至今</span></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>l<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>带教新人</span></p>
<p class=MsoListParagraph><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>排班</p>
<p class=MsoNormal>客服<span style='display:none;mso-hide:all'>区域总监</span><span style='font-family:Wingdings'>(</span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>"""


class TestWordPages:
    def test_a_document_saved_as_a_page(self) -> None:
        document = read_bytes(WORD.encode("gb18030"), "简历.doc")
        assert texts(document) == ["苏念", "武汉汉味鲜食有限公司 | 2019.03-至今", "• 带教新人", "2. 排班", "客服"]
        assert [line.size for line in document.lines[:2]] == [18.0, 10.5]
        assert hidden(document) == ["区域总监"]
        assert document.metadata == {"created": "2022-03-01T02:11:00Z", "modified": "2022-03-09T08:00:00Z"}


EXPORT = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={}">
<style>.resume-box .name{{font:bold 24px "微软雅黑"}}.info span{{margin-right:8px}}.exp-item .tit{{background:#f2f2f2}}</style></head>
<body><div class="resume-box"><div class="name">苏念</div><div class="info"><span>女</span><i>|</i><span>31岁</span><i>|</i><span>8年经验</span></div>
<h3 class="hd">工作经历</h3><dl class="exp-item"><dt class="tit">武汉汉味鲜食有限公司<em>&nbsp;&nbsp;2019/03 - 至今</em></dt>
<dd>店长<br>汇报对象：区域经理</dd><dd><pre>1、排班
2、盘点</pre></dd></dl><h3 class="hd">教育经历</h3><p>江城职业学院 — 食品加工 — 大专</p></div></body></html>"""


class TestEncodings:
    @pytest.mark.parametrize("label", ["utf-8", "gb2312", "big5", "iso-8859-1"])
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
    def test_the_label_is_not_believed(self, label: str, encoding: str) -> None:
        document = read_bytes(EXPORT.format(label).encode(encoding), "resume.doc")
        assert texts(document) == [
            "苏念", "女|31岁|8年经验", "工作经历", "武汉汉味鲜食有限公司 | 2019/03 - 至今", "店长", "汇报对象:区域经理",
            "1、排班", "2、盘点", "教育经历", "江城职业学院 — 食品加工 — 大专",
        ]  # fmt: skip

    def test_a_page_without_a_label(self) -> None:
        rows = "<table><tr><td>姓名</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>"
        for encoding, values in (("big5", ("阮玥", "職務", "採購專員")), ("gb18030", ("阮玥", "职务", "采购专员"))):
            expected = [f"姓名 | {values[0]}", f"{values[1]} | {values[2]}"]
            assert texts(read_bytes(rows.format(*values).encode(encoding))) == expected
            assert texts(read_bytes(rows.format(*values).encode())) == expected

    def test_an_xml_declaration_is_no_obstacle(self) -> None:
        source = "<?xml version='1.0' encoding='gb2312'?><!DOCTYPE html><html><body><p>苏念</p></body></html>"
        assert texts(read_bytes(source.encode())) == ["苏念"]


class TestBadFiles:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"<html><body><script>draw()</script><div id=app></div></body></html>", "no_text"),
            (b"<html><body><p>&nbsp;</p></body></html>", "empty"),
            (b"<html>" + b"<div>" * 100_000 + b"x", "damaged"),
            (b"<html>" + b"x" * (32 * 1024 * 1024 + 1), "too_large"),
            (b"<html>" + b"x " * 600_000, "too_large"),
            (b"<html>" + b"<b></b>" * 150_100, "too_large"),
        ],
        ids=["scripts", "empty", "deep", "large", "long", "many"],
    )
    def test_what_holds_no_resume_is_refused(self, data: bytes, code: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_bytes(data)
        assert caught.value.code == code
        assert caught.value.message.endswith(".")

    def test_a_torn_page_is_read_as_far_as_it_goes(self) -> None:
        torn = "<html><body><table><tr><td>苏念<td><b>门店店长助理<p>武汉汉口店<sp"
        assert texts(read_bytes(torn.encode())) == ["苏念", "门店店长助理", "武汉汉口店"]

    def test_deep_but_honest_nesting_is_read(self) -> None:
        body = "<font>" * 900 + "苏念" + "<div>" * 600 + "店长"
        assert texts(page(body)) == ["苏念", "店长"]

    def test_huge_numbers_are_no_trap(self) -> None:
        body = "<table><tr><td colspan=99999 rowspan=99999>苏念<td>店长</table><ol start=99999999><li>x</ol>"
        assert texts(page(body)) == ["苏念 | 店长", "1. x"]

    def test_style_sheets_that_never_end(self) -> None:
        for css in (
            "{" * 50_000,
            "a{" * 50_000,
            "/*" * 50_000,
            "@media " * 20_000,
            "a:b" * 50_000,
            ".a" * 50_000 + "{color:red}",
        ):
            assert texts(page("<p>苏念</p>", f"<style>{css}</style>")) == ["苏念"]
            assert texts(page(f"<p style='{css}'>苏念</p>")) == ["苏念"]

    @pytest.mark.parametrize(
        "body",
        [
            f"<p {' '.join(f'a{number}=1' for number in range(20_000))}>x",
            "<style>"
            + "".join(f".a{n} .b i{{color:red}}" for n in range(2000))
            + "</style>"
            + "<div class=b>" * 200
            + "<i>x</i>" * 2000,
            "x<br>" * 25_000,
        ],
        ids=["attributes", "rules", "lines"],
    )
    def test_what_would_take_for_ever_is_refused(self, body: str) -> None:
        with pytest.raises(UnreadableError):
            page(body)
