from __future__ import annotations

from contextlib import suppress

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.sniff import sniff_format


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


CHINESE = """# 苏念

女 / 31岁 / 武汉
手机：131 0000 0000  [邮箱](mailto:sunian@example.com)

## 工作经历

### 武汉汉味鲜食有限公司（2019.03 - 至今）
**门店店长**
- 排班、盘点，带教 *新人*
  * 每月一次 ~~两次~~
1. 损耗率由 6% 降到 3\\.5%

| 时间 | 单位 | 职务 |
|------|:----:|------|
| 2016.07-2019.02 | 楚天烘焙 | 领班 |

教育经历
--------
江城职业学院
"""

ENGLISH = """---
layout: cv
title: Nora Quist's CV
---

Nora Quist
==========

[nora@example.com](mailto:nora@example.com) | [code](https://example.com) <!-- Director -->

__2019--now__  `Harbour Foods`  <span style="float:right">Bergen</span>

    Shift lead

* * *
```
Excel, Till
```
"""


def test_marks_are_read_as_what_they_stand_for() -> None:
    document = read_bytes(CHINESE.encode(), "resume.doc")
    assert document.format == "markdown"
    assert texts(document) == [
        "苏念", "女 / 31岁 / 武汉",
        "手机:131 0000 0000 邮箱", "工作经历", "武汉汉味鲜食有限公司(2019.03 - 至今)", "门店店长",
        "• 排班、盘点,带教 新人", "• 每月一次 两次", "1. 损耗率由 6% 降到 3.5%", "时间 | 单位 | 职务",
        "2016.07-2019.02 | 楚天烘焙 | 领班", "教育经历", "江城职业学院",
    ]  # fmt: skip
    by_text = {line.text: line for line in document.lines}
    assert by_text["苏念"].size > by_text["工作经历"].size > by_text["江城职业学院"].size
    assert by_text["门店店长"].bold
    assert by_text["教育经历"].bold
    assert by_text["2016.07-2019.02\t楚天烘焙\t领班"].table == by_text["时间\t单位\t职务"].table == 0


def test_front_matter_comments_code_and_pages_within() -> None:
    document = read_bytes(ENGLISH.encode())
    assert texts(document) == [
        "layout: cv", "title: Nora Quist's CV", "Nora Quist", "nora@example.com | code",
        "2019--now Harbour Foods | Bergen", "Shift lead", "Excel, Till",
    ]  # fmt: skip


def test_any_encoding_is_read() -> None:
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        assert texts(read_bytes(CHINESE.encode(encoding)))[0] == "苏念"


def test_a_heading_without_its_space_is_one() -> None:
    assert texts(read_bytes("##工作经历\n\n# 苏念\n\nC# 与 F#".encode())) == ["工作经历", "苏念", "C# 与 F#"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# 苏念\n", "markdown"),
        ("<h1 align=center>苏念</h1>\n\n## 工作经历\n\n- 排班\n", "markdown"),
        ("苏念\n\n**店长** [a](https://example.com) [b](https://example.org)\n", "markdown"),
        ("时间 | 单位\n--- | ---\n2019 | 汉味\n", "markdown"),
        ("苏念\n#1 门店\nC# 开发\n- 排班\n* 盘点\n", "text"),
        ("工作经历\n--------\n2019 - now | 汉味\n", "text"),
        ("<div># 苏念</div>", "html"),
        ("<!DOCTYPE html><html><body><pre>\n# 苏念\n</pre>", "html"),
    ],
)
def test_it_is_told_from_plain_text_and_pages(text: str, kind: str) -> None:
    assert sniff_format(text.encode()) == kind


def test_hidden_text_of_the_page_within_is_hidden() -> None:
    document = read_bytes("# 苏念\n\n<span style='display:none'>区域总监</span>店长".encode())
    assert texts(document) == ["苏念", "店长"]
    assert [finding.quote for finding in document.findings] == ["区域总监"]


@pytest.mark.parametrize(
    "text",
    [
        "# x\n" + "[" * 20_000, "# x\n" + "> " * 20_000, "# x\n" + "*a" * 20_000, "# x\n" + "- " * 5_000 + "y",
        "# x\n" + "`" * 20_000, "# x\n" + "<a" * 20_000, "---\n" + "a: b\n" * 2_000,
        "# x\n" + "|a" * 5_000 + "\n" + "|-" * 5_000,
        "# " + "#" * 50_000, "**" * 30_000 + "# x", "[x](http:" * 20_000, "# x\n" + "![" * 20_000 + "](",
    ],
)  # fmt: skip
def test_hostile_texts_end_soon(text: str) -> None:
    with suppress(UnreadableError):
        assert read_bytes(text.encode()).lines
