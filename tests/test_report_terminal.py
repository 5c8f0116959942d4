"""What a person sees in the terminal."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from invented import criterion, resume, screening, unreadable
from resumesift.report.explain import print_explanation
from resumesift.report.shown import shown
from resumesift.report.terminal import Ranking, passed_over, print_ranking, summary
from resumesift.resume import Evidence, Gap, LevelRange, Mention, SkillMention
from resumesift.screening import Flag, Language, Screening


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
    assert "100 months · director\n" in text
    assert "2–24 months · internship · assistant\n" in text


def test_the_explanation_shows_the_domains_that_the_rules_ask_for() -> None:
    years = criterion(required={"months": 72, "domains": ["ecommerce"]})
    assert "director · ecommerce: yes\n" in explained(screening(criteria=(years,)))
    text = explained(screening(criteria=(years,)), "zh", ecommerce="电商", ecommerce_years="电商经验")
    assert "总监级 · 电商: 是\n" in text
    assert "✔ 电商经验\n" in text


def test_what_was_not_found_at_all_is_told_in_one_line() -> None:
    facts = {"status": "not_met", "months": None, "reason": "drive: none found", "missing": "2 more"}
    nothing = criterion("drive", **facts, evidence=())
    assert "  ✘  drive: none found  missing: 2 more  drive\n" in explained(screening(criteria=(nothing,)))
    some = nothing.model_copy(update={"evidence": criterion().evidence})
    assert "     drive: none found\n" in explained(screening(criteria=(some,)))


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


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"level": LevelRange(low="deputy_director", high="director")}, "deputy director–director"),
        ({"level": LevelRange(low="assistant", high="chief")}, "level unknown"),
        ({"level": None}, "100 months"),
    ],
)
def test_a_post_that_only_may_count_is_marked_as_open(fields: dict[str, Any], told: str) -> None:
    post = resume().work[0].model_copy(update=fields)
    years = criterion("years", required={"months": 72, "level": "director", "domains": ["ecommerce"]})
    text = explained(screening(criteria=(years,), resume=resume(work=(post,))))
    assert "? years: level may be too low\n" in text
    assert told in text
    thin = resume().work[0].model_copy(update={"domains": {"ecommerce": "possible"}})
    text = explained(screening(criteria=(years,), resume=resume(work=(thin,))))
    assert "? years: perhaps another domain\n" in text
    assert "✔ years\n" in explained(screening(criteria=(years,)))


def test_the_explanation_marks_the_posts_that_count() -> None:
    text = explained(screening())
    assert text.count("✔ ecommerce_years\n") + text.count("✔ ecommerce_years ") == 1


def test_the_explanation_lists_what_was_mentioned_but_not_claimed() -> None:
    assert "钻展: negated" in explained(screening())
    assert "直通车: " not in explained(screening())


@pytest.mark.parametrize(
    ("section", "assertion", "zh", "en"),
    [
        ("course", "course", "课程", "a course"),
        ("education", "course", "课程", "a course"),
        ("certificate", "course", "证书", "a certificate or licence"),
        ("award", "course", "奖项", "an award"),
        ("award", "negated", "被否定", "negated"),
    ],
)
def test_what_is_merely_listed_is_told_by_its_section(section: Any, assertion: Any, zh: str, en: str) -> None:
    mention = Mention(concept="x", name="先进个人", assertion=assertion, evidence=Evidence(quote="奖", section=section))
    skill = SkillMention(name="PMP", asserted=False, assertion=assertion, section=section, quote="PMP")
    facts = screening(resume=resume(mentions=(mention,), skills=(skill,)))
    assert f"先进个人: {en} “奖”\n" in explained(facts)
    assert f"PMP: {en}\n" in explained(facts)
    assert f"先进个人: {zh} “奖”\n" in explained(facts, "zh")


def test_flags_and_errors_are_told() -> None:
    assert "hidden_text: 有看不见的文字 (p. 2) “精通一切”" in explained(screening())
    assert "The file asks for a password" in explained(unreadable())


def test_a_long_quote_is_shortened() -> None:
    long = criterion(evidence=(Evidence(quote="长" * 300, page=3),))
    assert "长" * 100 not in explained(screening(criteria=(long,))).replace("\n", "").replace(" ", "")


def test_a_score_below_the_pass_mark_is_told() -> None:
    result = screening(decision="review", reason="score 40 is below 60")
    assert "score 40 is below 60" in ranked(result)
    assert "score 40 is below 60" in explained(result)
    assert "必备条件全部满足" not in ranked(screening())


def test_the_table_shows_flags_in_short_each_once() -> None:
    flags = tuple(Flag(code=code, message="…") for code in ("hidden_text", "future_start", "hidden_text"))
    assert "! hidden text, post in the future\n" in ranked(screening(flags=flags))
    assert "! 隐藏文字、有未来的任职\n" in ranked(screening(flags=flags), language="zh")
    assert "!" not in ranked(screening(flags=()))


def test_the_summary_is_in_the_language_of_the_report() -> None:
    ranking = Ranking()
    for number, result in enumerate((screening(), screening(decision="review"), unreadable())):
        ranking.add(result.model_copy(update={"sha256": str(number)}))
    assert summary(ranking, "en") == "3 files: 1 qualified, 1 review, 1 unreadable"
    assert summary(ranking, "zh") == "3 个文件：符合 1，待人工审核 1，无法读取 1"
    one = Ranking()
    one.add(screening())
    assert summary(one, "en") == "1 file: 1 qualified"


def test_files_with_the_same_bytes_are_told_once() -> None:
    ranking = Ranking()
    for sha256 in ("1", "1", "2", None, None):
        ranking.add(screening(sha256=sha256))
    assert summary(ranking, "en").splitlines()[1:] == ["1 of them is a copy of another"]
    ranking.add(screening(sha256="2"))
    assert summary(ranking, "en").splitlines()[1:] == ["2 of them are copies of others"]
    assert summary(ranking, "zh").splitlines()[1:] == ["其中 2 个与另一个文件完全相同"]


def test_what_was_passed_over_is_named_up_to_a_number() -> None:
    names = ["a", "b\x1b", "c"]
    assert passed_over("others", names, "en") == "Passed over, being no résumés (3): a, b\\x1b, c"
    assert passed_over("others", names, "en", 3) == passed_over("others", names, "en")
    assert passed_over("others", names, "en", 2).endswith("(3): a, b\\x1b, … (1 more; -v names all)")
    assert passed_over("others", names, "zh", 2) == "跳过，不是简历（3 个）：a、b\\x1b、…（还有 1 个，加 -v 列出全部）"


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_ends_in_blanks_and_no_number_loses_its_unit(width: int) -> None:
    text = ranked(screening(), failed("no.pdf", 1.0), unreadable(), width=width)
    lines = text.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    assert "13 年" in text
    assert "0 个月" in text


def test_a_narrow_terminal_has_the_reasons_below() -> None:
    wide, narrow = ranked(screening(), width=100), ranked(screening(), width=50)
    assert re.search(r"林晓峰 +qualified +✔ 13 年 0 个月电商经验", wide)
    assert re.search(r"^   ✔ 13 年 0 个月电商经验，要求 6 年$", narrow, re.MULTILINE)


def test_a_post_of_an_old_resume_is_told_until_when_it_is_known() -> None:
    facts = resume()
    old = facts.model_copy(update={"work": (facts.work[0].model_copy(update={"held_until": "2024-05"}),)})
    assert "known until 2024-05" in explained(screening(resume=old))
    assert "known until" not in explained(screening())


def test_the_times_of_a_resume_have_a_heading() -> None:
    gap = Gap(first="2020-07", last="2021-06", months=12)
    text = explained(screening(resume=resume(gaps=(gap,))))
    assert text.index("Posts") < text.index("Time") < text.index("gap 2020-07 – 2021-06: 12 months")
    assert "Time\n" not in explained(screening())
