"""What a person sees in the terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

import resumesift
from invented import criterion, resume, screening, unreadable
from resumesift.report.explain import print_explanation
from resumesift.report.labels import Language, told
from resumesift.report.shown import shown
from resumesift.report.terminal import Ranking, print_ranking
from resumesift.resume import Evidence, LevelRange
from resumesift.screening import Flag, Screening


def ranked(*results: Screening, language: Language = "en", width: int = 80, limit: int = 100) -> str:
    ranking = Ranking(limit)
    for result in results:
        ranking.add(result)
    console = Console(file=io.StringIO(), width=width)
    print_ranking(console, ranking, language, "out/results.csv")
    return console.file.getvalue()  # type: ignore[attr-defined]


def explained(result: Screening, language: Language = "en", **titles: str) -> str:
    console = Console(file=io.StringIO(), width=80)
    print_explanation(console, result, language, titles)
    return console.file.getvalue()  # type: ignore[attr-defined]


def failed(file: str, score: float) -> Screening:
    criteria = (
        criterion("b2c_operations", months=None, reason="knows B2C"),
        criterion(status="not_met", reason="0 months, 72 asked", missing="72 more months"),
    )
    return screening(file, decision="not_qualified", score=score, criteria=criteria)


def test_the_decision_ranks_before_the_score() -> None:
    text = ranked(
        failed("low.pdf", 10.0),
        failed("high.pdf", 99.0),
        screening("doubt.pdf", decision="review", score=50.0),
        screening("good.pdf", score=60.0),
        screening("better.pdf", score=70.0),
    )
    order = [text.index(f"{name}.pdf") for name in ("better", "good", "doubt", "high", "low")]
    assert order == sorted(order)


def test_equals_stay_in_the_order_of_the_run() -> None:
    text = ranked(screening("b.pdf"), screening("a.pdf"))
    assert text.index("b.pdf") < text.index("a.pdf")


def test_each_row_tells_who_what_and_why() -> None:
    text = ranked(screening(), failed("no.pdf", 1.0))
    for part in ("林晓峰", "lin.pdf", "qualified", "86.5", "✔ 13 年 0 个月电商经验", "✘ 0 months, 72 asked"):
        assert part in text
    assert text.index("0 months, 72 asked") < text.index("knows B2C"), "what decided comes first"


def test_the_words_are_those_of_the_language() -> None:
    assert "待人工审核" in ranked(screening(decision="review"), language="zh")
    assert "review" in ranked(screening(decision="review"), language="en")


def test_only_the_best_are_listed_and_the_rest_is_counted() -> None:
    text = ranked(*(screening(f"r{n:02}.pdf", score=float(n)) for n in range(20)), limit=5)
    assert "r19.pdf" in text
    assert "r15.pdf" in text
    assert "r14.pdf" not in text
    assert "15 more in out/results.csv" in text


def test_unreadable_files_are_listed_with_what_to_do() -> None:
    text = ranked(screening(), unreadable())
    assert "locked.pdf: The file asks for a password" in text
    assert "Files that could not be read" not in ranked(screening())
    assert "locked.pdf: 文件有密码" in ranked(unreadable(), language="zh")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    text = ranked(
        screening("很长的文件夹/" + "简历" * 30 + ".pdf", resume=resume(name="欧阳" * 20)),
        screening(criteria=(criterion(reason="经验" * 60), criterion("b2c_operations", reason="x" * 90))),
        language=language,
        width=width,
    )
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_control_characters_are_shown_and_not_obeyed() -> None:
    evil = "a\x1b[31m\x07\r\nb\u202ec\u0085\udcff"
    assert shown(evil) == "a\\x1b[31m\\x07\\r\\nb\\u202ec\\x85\\udcff"
    assert shown("王小明 👨‍👩‍👧 naïve—ok") == "王小明 👨‍👩‍👧 naïve—ok"
    result = screening(evil, resume=resume(name=evil), criteria=(criterion(reason=evil),))
    for text in (ranked(result), explained(result)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\\x1b[31m" in text


def test_markup_in_a_name_is_only_text() -> None:
    assert "[bold]x[/bold]" in ranked(screening(resume=resume(name="[bold]x[/bold]")))
    assert "[link=x]" in explained(screening(resume=resume(name="[link=x]")))


def test_the_explanation_proves_each_criterion() -> None:
    text = explained(screening(), ecommerce_years="Years in e-commerce")
    assert "Years in e-commerce" in text
    assert "13 年 0 个月电商经验，要求 6 年" in text
    assert "“电商运营总监” (p. 1)" in text
    assert "Must-haves" in text
    assert "Nice to have" in text


def test_the_explanation_says_what_is_missing_only_where_something_is() -> None:
    assert "missing: 72 more months" in explained(failed("no.pdf", 1.0))
    assert "missing" not in explained(screening(criteria=(criterion(missing="nothing"),)))


def test_the_explanation_lists_posts_with_what_they_count_for() -> None:
    text = explained(screening())
    assert "2018-03 – present  电商运营总监 · 杭州云帆电子商务有限公司" in text
    assert "100 months · director · ecommerce: yes" in text
    assert "2–24 months · internship · assistant · ecommerce: no" in text


@pytest.mark.parametrize(
    ("required", "fields", "why"),
    [
        ({"domains": ["ecommerce"]}, {"domains": {"ecommerce": "no"}}, "other domain"),
        ({"level": "director"}, {"level": LevelRange(low="manager", high="manager")}, "level too low"),
        ({}, {"kind": "internship"}, "internship not counted"),
        ({}, {"start": None, "end": None, "months": None}, "no dates that count"),
    ],
)
def test_the_explanation_says_why_a_post_does_not_count(
    required: dict[str, Any], fields: dict[str, Any], why: str
) -> None:
    post = resume().work[0].model_copy(update=fields)
    years = criterion("years", required={"months": 72, **required}, evidence=())
    assert f"✘ years: {why}" in explained(screening(criteria=(years,), resume=resume(work=(post,))))


def test_the_explanation_marks_the_posts_that_count() -> None:
    text = explained(screening())
    assert text.count("✔ ecommerce_years\n") + text.count("✔ ecommerce_years ") == 1


def test_the_explanation_lists_what_was_mentioned_but_not_claimed() -> None:
    assert "钻展: negated" in explained(screening())
    assert "直通车: " not in explained(screening())


def test_flags_and_errors_are_told() -> None:
    assert "hidden_text: 有看不见的文字 (p. 2) “精通一切”" in explained(screening())
    assert "有读者看不见的文字" in explained(screening(), "zh")
    assert "The file asks for a password" in explained(unreadable())


def test_a_long_quote_is_shortened() -> None:
    long = criterion(evidence=(Evidence(quote="长" * 300, page=3),))
    assert "长" * 100 not in explained(screening(criteria=(long,))).replace("\n", "").replace(" ", "")


def test_a_score_below_the_pass_mark_is_told() -> None:
    result = screening(decision="review", reason="score 40 is below 60")
    assert "score 40 is below 60" in ranked(result)
    assert "score 40 is below 60" in explained(result)
    assert "必备条件全部满足" not in ranked(screening())


def test_whatever_can_be_told_can_be_told_in_chinese() -> None:
    source = Path(resumesift.__file__).parent
    text = "".join(
        path.read_text("utf-8") for room in ("reading", "extraction") for path in (source / room).rglob("*.py")
    )
    codes = set(re.findall(r'(?:Finding\(\s*|code=)"([a-z_]+)"', text)) | {"reversed_dates", "future_start", "crashed"}
    assert len(codes) > 10
    for code in codes:
        flag = Flag(code=code, message="in English")
        assert told(flag, "en") == "in English"
        assert told(flag, "zh") != "in English", code
