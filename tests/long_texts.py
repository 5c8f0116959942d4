"""Reads texts that no person writes but that files hold: lines and pages of thousands of the same. Run as a process."""

from __future__ import annotations

import resource

from resumesift.extraction.extract import extract
from resumesift.reading.text import read_text

MINUTE = 60
LONG, LINES = 15_000, 1_500
UNITS = [
    *("-", "—", "7", "电", "(", "（", ",", "，", ", ", "a", "A", ".", "@", "_", "+", "/", "、", "：", "*", "word "),
    *("2019 ", "直通车、", "Java, ", "增长20%", "没有做过直通车，", "，。（", "a@b.c ", "有限公司", "经理，", "1 - "),
    *("Name: ", "| ", "① ", "2019.03-", "年", "一"),
]
PAGES = [
    "2019.03 - 2020.04\t青禾食品有限公司\t经理\n负责天猫店运营，GMV增长20%，带领3人团队。\n",
    "2019.03\t2020.04\t青禾\t经理\t运营\t杭州\n",
    "Excel, Java, Python, SQL, 直通车、数据分析\n",
]
HEAD = "王小明\n工作经历\n2019.03 - 至今\t杭州青禾食品有限公司\t销售经理\n"
HEADINGS = ("", "技能\n", "教育背景\n")


def main() -> None:
    """Read all; the kernel ends the process when it has worked for a minute."""
    resource.setrlimit(resource.RLIMIT_CPU, (MINUTE, MINUTE + 1))
    for number, unit in enumerate(UNITS):
        read(f"{HEAD}{HEADINGS[number % 3]}a{(unit * LONG)[:LONG]}b")
        read(f"{HEAD}{HEADINGS[(number + 1) % 3]}{(unit * LONG)[:LONG]}")
    for page in PAGES:
        read(HEAD + page * (LINES // page.count("\n")))
    print("all read")


def read(text: str) -> None:
    """Tell the text first: it is the last that is told where the time is over."""
    print(repr(text[-30:]), flush=True)
    extract(read_text(text.strip()))


if __name__ == "__main__":
    main()
