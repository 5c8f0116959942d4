from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.docx import read_docx
from word_files import NAMESPACES, box, cell, paragraph, raw, read, read_xml, run, saved, table, texts


class TestParagraphs:
    def test_a_paragraph_is_a_line_and_a_break_begins_another(self) -> None:
        def build(file: docx.document.Document) -> None:
            file.add_paragraph("个人简历")
            broken = file.add_paragraph("2016.03 - 2019.11")
            broken.runs[0].add_break()
            broken.add_run("电商运营总监")

        document = read(build)
        assert texts(document) == ["个人简历", "2016.03 - 2019.11", "电商运营总监"]
        assert document.format == "docx"
        assert {line.page for line in document.lines} == {None}
        assert document.locate(0, 2)[0].box is None

    def test_tabs_and_wide_gaps_part_cells_and_indents_do_not(self) -> None:
        document = read_xml(
            "<w:p><w:r><w:tab/><w:t>云帆电商</w:t><w:tab/><w:tab/><w:t>2016.03-至今</w:t></w:r></w:p>"
            + paragraph("云帆电商　　运营总监     杭州")
            + paragraph("Two spaces.  Then more")
            + "<w:p><w:r><w:t>•</w:t><w:tab/><w:t>带领35人团队</w:t></w:r></w:p>"
        )
        assert texts(document) == [
            "云帆电商 | 2016.03-至今",
            "云帆电商 | 运营总监 | 杭州",
            "Two spaces. Then more",
            "• 带领35人团队",
        ]

    def test_labels_and_headings_that_are_spaced_out_are_closed(self) -> None:
        document = read_xml(
            paragraph("姓    名：林晓峰")
            + paragraph("工 作 经 历")
            + paragraph("培 训（由近及远）")
            + paragraph("男 汉族")
        )
        assert texts(document) == ["姓名:林晓峰", "工作经历", "培训(由近及远)", "男 汉族"]

    def test_words_are_not_torn_at_runs_and_keep_their_source(self) -> None:
        document = read_xml(f"<w:p>{run('运营')}{run('总监')}{run('（', '<w:b/>')}{run('⼯⼚）')}</w:p>")
        assert texts(document) == ["运营总监(工厂)"]
        words = document.lines[0].cells[0].words
        assert [word.source for word in words] == ["运营总监", "（", "⼯⼚）"]
        assert document.lines[0].cells[0].glued == {0, 1}

    def test_insertions_links_and_fields_are_read_and_deletions_are_not(self) -> None:
        document = read_xml(
            "<w:p>"
            f"<w:ins>{run('运营总监')}</w:ins><w:del><w:r><w:delText>助理</w:delText></w:r></w:del>"
            f"<w:moveFrom>{run('旧')}</w:moveFrom><w:hyperlink>{run(' a@example.com')}</w:hyperlink>"
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText>"
            f"<w:fldChar w:fldCharType='separate'/></w:r>{run(' 2024')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click to type')}</w:sdtContent></w:sdt>"
            f"<w:sdt><w:sdtContent>{run(' 杭州')}</w:sdtContent></w:sdt>"
            "</w:p>"
        )
        assert texts(document) == ["运营总监 a@example.com 2024 杭州"]

    def test_symbols_and_special_hyphens(self) -> None:
        document = read_xml(
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> e</w:t><w:noBreakHyphen/>"
            "<w:t>com\u00admerce</w:t>"
            "<w:softHyphen/><w:sym w:font='Wingdings' w:char='F028'/></w:r></w:p>"
        )
        assert texts(document) == ["• e-commerce"]

    def test_bold_and_size_come_from_styles_and_runs(self) -> None:
        def build(file: docx.document.Document) -> None:
            file.add_heading("工作经历", 1)
            line = file.add_paragraph("")
            line.add_run("云帆电商").bold = True
            line.add_run("杭")
            line.runs[0].font.size = Pt(13)

        heading, line = read(build).lines
        assert heading.bold
        assert heading.size == 14.0
        assert line.bold
        assert line.size == 13.0


class TestLists:
    def test_bullets_and_numbers_stand_before_the_text(self) -> None:
        def build(file: docx.document.Document) -> None:
            file.add_paragraph("搭建会员体系", style="List Bullet")
            file.add_paragraph("负责预算", style="List Number")
            file.add_paragraph("", style="List Number")
            file.add_paragraph("负责招聘", style="List Number")

        assert texts(read(build)) == ["• 搭建会员体系", "1. 负责预算", "2. 负责招聘"]

    def test_levels_count_for_themselves_and_start_anew(self) -> None:
        levels = "".join(
            f"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{style}'/>"
            f"<w:lvlText w:val='{text}'/></w:lvl>"
            for level, style, text in ((0, "chineseCounting", "%1、"), (1, "decimal", "(%2)"))
        )
        numbering = (
            f"<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
        )

        def item(level: int, text: str) -> str:
            number = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"
            return f"<w:p><w:pPr>{number}</w:pPr>{run(text)}</w:p>"

        body = item(0, "概况") + item(1, "甲") + item(1, "乙") + item(0, "经历") + item(1, "丙")
        document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        assert texts(read_docx(raw(document, numbering=numbering))) == [
            "一、 概况", "(1) 甲", "(2) 乙", "二、 经历", "(1) 丙",
        ]  # fmt: skip


class TestTables:
    def test_a_form_is_read_row_by_row(self) -> None:
        document = read_xml(
            paragraph("应聘表")
            + table(["姓名", "林晓峰", "性别", "男"], ["电话", "138 0000 0000", "邮箱", "a@example.com"])
        )
        assert texts(document)[1:] == ["姓名 | 林晓峰 | 性别 | 男", "电话 | 138 0000 0000 | 邮箱 | a@example.com"]
        assert [line.table for line in document.lines] == [None, 0, 0]

    def test_a_record_is_one_line_and_its_long_cell_follows(self) -> None:
        duties = "负责天猫、京东、抖音三店的日常运营和年度预算，" * 4
        document = read_xml(
            table(
                ["起止时间", "工作单位", "职务", "职责"],
                [cell("2016年3月", "至", "2019年11月"), "云帆电商", cell("总经理", "（线上公司）"), duties],
            )
        )
        assert texts(document)[:2] == [
            "起止时间 | 工作单位 | 职务 | 职责",
            "2016年3月 至 2019年11月 | 云帆电商 | 总经理(线上公司)",
        ]
        assert texts(document)[2].startswith("负责天猫")

    def test_dates_beside_a_block_stand_with_its_first_line_only(self) -> None:
        document = read_xml(table(["2016.03-至今", cell("云帆电商", "电商运营总监", "• 带领35人团队")]))
        assert texts(document) == ["2016.03-至今 | 云帆电商", "电商运营总监", "• 带领35人团队"]

    def test_a_label_stands_before_the_lines_of_its_cell(self) -> None:
        document = read_xml(table([cell("自", "我", "评", "价"), cell("踏实。" * 20, "坚韧。" * 20)], ["特长", "二胡"]))
        assert texts(document) == ["自我评价", "踏实。" * 20, "坚韧。" * 20, "特长 | 二胡"]

    def test_a_company_merged_over_two_rows_belongs_to_both(self) -> None:
        start, more = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
        document = read_xml(
            table(
                ["时间", "单位", "职务"],
                ["2019.01-2021.05", cell("明远书城", properties=start), "主任"],
                ["2016.08-2018.12", cell("", properties=more), "营业员"],
                ["2014.01-2016.07", "云帆电商", "客服"],
            )
        )
        assert texts(document)[1:] == [
            "2019.01-2021.05 | 明远书城 | 主任",
            "2016.08-2018.12 | 明远书城 | 营业员",
            "2014.01-2016.07 | 云帆电商 | 客服",
        ]

    def test_a_merged_label_is_said_once(self) -> None:
        document = read_xml(
            table(
                [cell("工", "作", properties="<w:vMerge w:val='restart'/>"), "2019.01-至今", "云帆电商"],
                [cell("", properties="<w:vMerge/>"), "2016.08-2018.12", "明远书城"],
            )
        )
        assert texts(document) == ["工作 | 2019.01-至今 | 云帆电商", "2016.08-2018.12 | 明远书城"]

    def test_a_nested_table_is_read_in_its_place(self) -> None:
        inner = table(["2016.03-至今", "云帆电商", "总监"])
        document = read_xml(table(["姓名", "林晓峰"], [cell("工作经历"), cell(inner)], ["特长", "二胡"]))
        assert texts(document) == ["姓名 | 林晓峰", "工作经历", "2016.03-至今 | 云帆电商 | 总监", "特长 | 二胡"]
        assert [line.table for line in document.lines] == [0, 0, 1, 0]

    def test_a_layout_table_is_read_column_by_column(self) -> None:
        left = [f"技能{number}：生意参谋与直通车的投放和复盘" for number in range(6)]
        right = [f"经历{number}：负责店铺的日常运营与团队管理" for number in range(6)]
        document = read_xml(table([cell(*left[:5]), cell(*right[:5])], [cell(left[5] * 9), cell(right[5] * 9)]))
        read_texts = texts(document)
        assert [text[:3] for text in read_texts[:6]] == [f"技能{number}" for number in range(6)]
        assert [text[:3] for text in read_texts[6:]] == [f"经历{number}" for number in range(6)]
        assert {line.table for line in document.lines} == {None}
        assert len({line.region for line in document.lines}) == 2

    def test_a_frame_of_one_cell_is_no_table(self) -> None:
        document = read_xml(table([cell("林晓峰", "电商运营总监")]))
        assert texts(document) == ["林晓峰", "电商运营总监"]
        assert {line.table for line in document.lines} == {None}


class TestTextBoxes:
    def test_boxes_are_read_once_by_their_places(self) -> None:
        boxes = (
            box(40, 300, "云帆电商") + box(40, 270, "工作经历") + box(40, 40, "林晓峰") + box(40, 70, "电商运营总监")
        )
        assert texts(read_xml(f"<w:p>{boxes}</w:p>")) == ["林晓峰", "电商运营总监", "工作经历", "云帆电商"]

    def test_columns_of_boxes_are_read_one_after_the_other(self) -> None:
        boxes = (
            box(220, 170, "工作经历", width=340) + box(20, 150, "技能") + box(220, 200, "云帆电商", width=340)
            + box(20, 180, "直通车") + box(20, 40, "林晓峰", width=540) + box(20, 210, "生意参谋")
        )  # fmt: skip
        document = read_xml(f"<w:p>{boxes}</w:p>")
        assert texts(document) == ["林晓峰", "技能", "直通车", "生意参谋", "工作经历", "云帆电商"]
        regions = [line.region for line in document.lines]
        assert regions[1] == regions[3] != regions[4]

    def test_a_heading_below_two_columns_belongs_to_what_follows_it(self) -> None:
        boxes = (
            box(20, 40, "林晓峰") + box(300, 40, "电话：138 0000 0000", "邮箱：a@example.com", height=50)
            + box(20, 110, "工作经历", width=90) + box(20, 140, "2016-至今 云帆电商", width=540)
        )  # fmt: skip
        document = read_xml(f"<w:p>{boxes}</w:p>")
        assert texts(document)[0] == "林晓峰"
        assert texts(document)[3:] == ["工作经历", "2016-至今 云帆电商"]

    def test_dates_in_boxes_stand_beside_what_happened(self) -> None:
        boxes = (
            box(20, 100, "2019-至今")
            + box(20, 200, "2016-2018")
            + box(220, 100, "云帆电商")
            + box(220, 200, "明远书城")
        )
        assert texts(read_xml(f"<w:p>{boxes}</w:p>")) == ["2019-至今 | 云帆电商", "2016-2018 | 明远书城"]

    def test_a_heading_in_a_box_stands_before_its_paragraph_and_a_side_bar_does_not_tear_the_text(self) -> None:
        story = "负责天猫旗舰店的日常运营、年度预算和团队管理，" * 3
        sidebar = box(400, 300, *(f"技能{number}" for number in range(8)), height=200)
        body = (
            paragraph(story)
            + f"<w:p>{box(40, 200, '工作经历')}{run(story)}</w:p>"
            + f"<w:p>{sidebar}{run(story)}</w:p>"
        )
        read_texts = texts(read_xml(body))
        assert read_texts[1] == "工作经历"
        assert read_texts[-8:] == [f"技能{number}" for number in range(8)]

    def test_a_box_of_an_old_file_is_read(self) -> None:
        old = "<w:r><w:pict><v:shape style='position:absolute;margin-left:10pt;margin-top:5pt;width:90pt;height:20pt'>"
        old += f"<v:textbox><w:txbxContent>{paragraph('林晓峰')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        assert texts(read_xml(f"<w:p>{old}</w:p>")) == ["林晓峰"]


class TestHiddenText:
    @pytest.mark.parametrize(
        "properties",
        [
            "<w:vanish/>",
            "<w:color w:val='FFFFFF'/>",
            "<w:color w:val='FDFDFE'/>",
            "<w:sz w:val='2'/>",
            "<w:color w:val='1F1F1F'/><w:shd w:val='clear' w:fill='202020'/>",
        ],
    )
    def test_it_is_left_out_and_reported(self, properties: str) -> None:
        document = read_xml(f"<w:p>{run('客服主管')}{run('电商总监十年', properties)}</w:p>")
        assert texts(document) == ["客服主管"]
        assert [(finding.code, finding.quote) for finding in document.findings] == [("hidden_text", "电商总监十年")]

    def test_a_style_can_hide(self) -> None:
        def build(file: docx.document.Document) -> None:
            style = file.styles.add_style("Ghost", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
            style.font.color.rgb = RGBColor(255, 255, 255)
            file.add_paragraph("客服主管").add_run("电商总监", style="Ghost")

        assert texts(read(build)) == ["客服主管"]

    @pytest.mark.parametrize(
        ("properties", "around"),
        [
            ("<w:vanish w:val='0'/>", "{}"),
            ("<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>", "{}"),
            ("<w:color w:val='FFFFFF'/>", "<w:p><w:pPr><w:shd w:val='clear' w:fill='1F4E79'/></w:pPr>{}</w:p>"),
            ("<w:color w:val='EEEEEE'/>", "{}"),
        ],
    )
    def test_what_is_seen_is_read(self, properties: str, around: str) -> None:
        content = run("工作经历", properties)
        body = around.format(content) if around != "{}" else f"<w:p>{content}</w:p>"
        document = read_xml(body)
        assert texts(document) == ["工作经历"]
        assert not document.findings

    def test_white_on_a_dark_cell_and_on_a_dark_box_is_seen(self) -> None:
        white = paragraph("联系方式", "<w:color w:val='FFFFFF'/>")
        dark = "<w:shd w:val='clear' w:fill='1F4E79'/>"
        assert "联系方式" in texts(read_xml(table([cell(white, properties=dark), "x"])))[0]
        filled = "<a:solidFill><a:srgbClr val='1F4E79'/></a:solidFill>"
        shape = box(20, 20, "X", fill=filled).replace(paragraph("X"), white)
        assert texts(read_xml(f"<w:p>{shape}</w:p>")) == ["联系方式"]
        assert read_xml(f"<w:p>{shape.replace(filled, '<a:noFill/>')}{run('x')}</w:p>").findings

    def test_white_on_a_band_of_colour_is_seen_but_not_far_below_it(self) -> None:
        filled = "<a:solidFill><a:srgbClr val='1F4E79'/></a:solidFill>"
        band = box(0, 0, width=595, height=80, fill=filled)
        white = "<w:color w:val='FFFFFF'/>"
        body = f"<w:p>{band}{run('林晓峰', white)}</w:p>" + paragraph("x") * 30 + paragraph("电商总监", white)
        document = read_xml(body)
        assert texts(document)[0] == "林晓峰"
        assert [finding.quote for finding in document.findings] == ["电商总监"]


class TestParts:
    def test_the_header_comes_first_and_footers_only_with_contacts_or_a_date(self) -> None:
        def build(file: docx.document.Document) -> None:
            file.add_paragraph("工作经历")
            section = file.sections[0]
            section.header.paragraphs[0].text = "林晓峰  138 0000 0000"
            section.header.add_paragraph("第 1 页 共 2 页")
            section.footer.paragraphs[0].text = "由招聘网导出"
            section.footer.add_paragraph("a@example.com")
            section.footer.add_paragraph("更新于 2024-06-18")

        assert texts(read(build)) == ["林晓峰 138 0000 0000", "工作经历", "a@example.com", "更新于 2024-06-18"]

    def test_footnotes_stand_at_the_end(self) -> None:
        file = docx.Document()
        line = file.add_paragraph("云帆电商")
        line._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
        data = saved(file)
        note = f"<w:footnotes {NAMESPACES}><w:footnote w:id='2'>{paragraph('2021年更名')}</w:footnote></w:footnotes>"
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "word/_rels/document.xml.rels":
                    relation = (
                        b"<Relationship Id='rIdN' Type='http://x/relationships/footnotes' Target='footnotes.xml'/>"
                    )
                    content = content.replace(b"</Relationships>", relation + b"</Relationships>")
                new.writestr(name, content)
            new.writestr("word/footnotes.xml", note)
        assert texts(read_docx(buffer.getvalue())) == ["云帆电商", "2021年更名"]

    def test_metadata_holds_dates_and_no_names(self) -> None:
        def build(file: docx.document.Document) -> None:
            file.core_properties.author = "Somebody"
            file.add_paragraph("x")

        assert set(read(build).metadata) == {"created", "modified"}


class TestFiles:
    def test_strict_files_are_read(self) -> None:
        strict = NAMESPACES.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        document = f"<w:document {strict}><w:body>{paragraph('林晓峰')}</w:body></w:document>"
        assert texts(read_docx(raw(document))) == ["林晓峰"]

    def test_entities_are_not_expanded(self) -> None:
        bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
        body = "<w:p><w:r><w:t>ab</w:t></w:r><w:r><w:t>&x;&a;</w:t></w:r></w:p>"
        document = f"{bomb}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        assert texts(read_docx(raw(document))) == ["ab"]

    @pytest.mark.parametrize(
        ("document", "code"),
        [
            (f"<w:document {NAMESPACES}><w:body><w:p>", "damaged"),
            (f"<w:document {NAMESPACES}/>", "damaged"),
            (f"<w:document {NAMESPACES}><w:body><w:p/></w:body></w:document>", "empty"),
            (
                f"<w:document {NAMESPACES}><w:body><w:p>{'x' * (33 * 1024 * 1024)}</w:p></w:body></w:document>",
                "damaged",
            ),
        ],
    )
    def test_what_holds_no_resume_is_refused(self, document: str, code: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_docx(raw(document))
        assert caught.value.code == code

    def test_pictures_alone_are_no_text(self) -> None:
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body><w:p/></w:body></w:document>")
            archive.writestr("word/media/image1.png", b"x")
        with pytest.raises(UnreadableError) as caught:
            read_docx(buffer.getvalue())
        assert caught.value.code == "no_text"

    def test_the_content_and_not_the_name_decides(self) -> None:
        file = docx.Document()
        file.add_paragraph("林晓峰")
        assert read_bytes(saved(file), "resume.pdf").format == "docx"
