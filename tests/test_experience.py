from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumesift.experience import (
    ImpossibleDates,
    conflicts,
    count_months,
    dated,
    entry_months,
    gaps,
    impossible_dates,
    month_number,
    month_text,
    overlaps,
)
from resumesift.resume import (
    Certainty,
    DocumentDate,
    EntryKind,
    Evidence,
    Gap,
    LevelRange,
    MonthRange,
    Overlap,
    Resume,
    SkillMention,
    StatedYears,
    WorkEntry,
)

AS_OF = "2026-06"


def post(
    start: str | None, end: str | None = None, kind: EntryKind = "job", stated_months: int | None = None
) -> WorkEntry:
    return WorkEntry(start=start, end=end, kind=kind, stated_months=stated_months)


def count(*posts: WorkEntry, certainty: Certainty = "yes", **options: object) -> tuple[int, int]:
    months = count_months(((one, certainty) for one in posts), AS_OF, **options)  # type: ignore[arg-type]
    return months.low, months.high


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (post("2016-03", "2016-03"), (1, 1)),
        (post("2016-03", "2019-11"), (45, 45)),
        (post("2026-06"), (1, 1)),
        (post("2020-07"), (72, 72)),
        (post("2020-08"), (71, 71)),
        (post("2024-07"), (24, 24)),
        (post("2024-08"), (23, 23)),
        (post("2016", "2019"), (26, 48)),
        (post("2019", "2019"), (0, 12)),
        (post("2016", "2019-03"), (28, 39)),
        (post("2016-03", "2019"), (35, 46)),
        (post("2024"), (19, 30)),
        (post("2026"), (0, 6)),
        (post("2026-05", "2027-12"), (2, 2)),
        (post("2026-07"), (0, 0)),
        (post("2027", "2028"), (0, 0)),
        (post("2025-07", "2036-06"), (12, 12)),
        (post("2018-05", "2081-03"), (0, 98)),
        (post("2019-11", "2016-03"), (0, 0)),
        (post(None), (0, 0)),
        (post(None, stated_months=35), (0, 35)),
    ],
)
def test_months_of_one_post(entry: WorkEntry, expected: tuple[int, int]) -> None:
    assert count(entry) == expected


def test_a_stated_length_is_the_length_of_its_post() -> None:
    assert entry_months(post(None, stated_months=35), AS_OF) == MonthRange(low=35, high=35)
    assert entry_months(post("2016", "2019"), AS_OF) == MonthRange(low=26, high=48)


def test_overlaps_count_once_and_gaps_not_at_all() -> None:
    assert count(post("2016-01", "2017-12"), post("2017-07", "2018-06")) == (30, 30)
    assert count(post("2016-01", "2016-12"), post("2018-01", "2018-12")) == (24, 24)


@pytest.mark.parametrize(("gaps_up_to", "expected"), [(0, 21), (2, 21), (3, 24), (12, 24)])
def test_short_gaps_may_count(gaps_up_to: int, expected: int) -> None:
    posts = post("2016-01", "2016-12"), post("2017-04", "2017-12")
    assert count(*posts, gaps_up_to=gaps_up_to) == (expected, expected)


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("internship", {}, (0, 0)),
        ("internship", {"internships": "possible"}, (0, 12)),
        ("internship", {"internships": "yes"}, (12, 12)),
        ("part_time", {}, (0, 12)),
        ("part_time", {"part_time": "yes"}, (12, 12)),
        ("part_time", {"part_time": "no"}, (0, 0)),
        ("job", {"internships": "no", "part_time": "no"}, (12, 12)),
    ],
)
def test_kinds_of_posts(kind: EntryKind, options: dict[str, object], expected: tuple[int, int]) -> None:
    assert count(post("2016-01", "2016-12", kind), **options) == expected


@pytest.mark.parametrize(("certainty", "expected"), [("yes", (12, 12)), ("possible", (0, 12)), ("no", (0, 0))])
def test_certainty_of_a_post(certainty: Certainty, expected: tuple[int, int]) -> None:
    assert count(post("2016-01", "2016-12"), certainty=certainty) == expected


@pytest.mark.parametrize("as_of", ["2026-06", "2026-06-30", date(2026, 6, 1)])
def test_as_of_is_a_month_or_a_day(as_of: date | str) -> None:
    assert count_months([(post("2026-01"), "yes")], as_of) == MonthRange(low=6, high=6)


@pytest.mark.parametrize("text", ["2026-13", "2026", "2026-"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        month_number(text)


def test_gaps_lie_between_posts_only() -> None:
    posts = [post("2021-09", "2024-12"), post("2016-03", "2019-11"), post("2013", "2015")]
    short = Gap(first="2016-01", last="2016-02", months=2)
    long = Gap(first="2019-12", last="2021-08", months=21)
    assert gaps(posts, AS_OF) == [short, long]
    assert gaps(posts, AS_OF, at_least=3) == [long]


def test_overlaps_are_those_that_are_sure() -> None:
    posts = [post("2018-04", "2021-03"), post("2020-01", "2023-06"), post("2023", "2025"), post("2025", "2026")]
    assert overlaps(posts, AS_OF) == [Overlap(first=0, second=1, months=MonthRange(low=15, high=15))]
    assert overlaps(posts, AS_OF, at_least=16) == []


def test_impossible_dates_have_a_reason() -> None:
    posts = [
        post("2019-11", "2016-03"),
        post("2026-07"),
        post("2026"),
        post("2019-05", "2019"),
        post(None),
        post("2020", "2019"),
        post("2018-05", "2081-03"),
        post("2025-07", "2036-06"),
    ]
    assert impossible_dates(posts, AS_OF) == [
        ImpossibleDates(0, "reversed_dates"),
        ImpossibleDates(1, "future_start"),
        ImpossibleDates(5, "reversed_dates"),
        ImpossibleDates(6, "future_end"),
    ]


def skill(name: str, *entries: int | None, asserted: bool = True) -> SkillMention:
    return SkillMention(name=name, asserted=asserted, evidence=tuple(Evidence(quote=name, entry=e) for e in entries))


def test_dated_fills_posts_and_skills() -> None:
    resume = Resume(
        work=(post("2024-07"), post("2022", "2023"), post("2010-01", "2010-03", "internship")),
        skills=(
            skill("直通车", 0, 1, 0),
            skill("Excel", 2),
            skill("SQL", None),
            skill("ERP", 1, None),
            skill("钻展", 0, asserted=False),
        ),
    )
    filled = dated(resume, AS_OF)
    assert [entry.months for entry in filled.work] == [
        MonthRange(low=24, high=24),
        MonthRange(low=2, high=24),
        MonthRange(low=3, high=3),
    ]
    assert [(one.name, one.months, one.last_used) for one in filled.skills] == [
        ("直通车", MonthRange(low=26, high=48), "2026-06"),
        ("Excel", MonthRange(low=3, high=3), "2010-03"),
        ("SQL", None, None),
        ("ERP", MonthRange(low=2, high=24), "2023-12"),
        ("钻展", None, None),
    ]
    assert resume.work[0].months is None


# --- a résumé that is old


def aged(date: str, *posts: WorkEntry, stale_after: int | None = 6) -> Resume:
    written = DocumentDate(date=date, source="printed")
    return dated(Resume(work=posts, dated=written), AS_OF, stale_after)


@pytest.mark.parametrize(
    ("date", "held_until", "months"),
    [
        ("2026-06", None, (72, 72)),
        ("2025-12", None, (72, 72)),
        ("2025-11", "2025-11", (65, 72)),
        ("2023-03", "2023-03", (33, 72)),
        ("2027-01", None, (72, 72)),
        ("2025", None, (72, 72)),
        ("2024", "2024-01", (43, 72)),
    ],
)
def test_an_old_resume_tells_only_what_was(date: str, held_until: str | None, months: tuple[int, int]) -> None:
    resume = aged(date, post("2020-07"), post("2016-01", "2020-06"))
    held, ended = resume.work
    assert (held.held_until, ended.held_until) == (held_until, None)
    assert held.months == MonthRange(low=months[0], high=months[1])
    assert ended.months == MonthRange(low=54, high=54)
    assert resume.dated is not None
    assert resume.dated.stale == (held_until is not None)


@pytest.mark.parametrize(("date", "kept"), [("2026-06", True), ("2026-07", False)])
def test_a_file_of_the_future_tells_nothing(date: str, kept: bool) -> None:
    resume = dated(Resume(dated=DocumentDate(date=date, source="metadata")), AS_OF)
    assert (resume.dated is not None) is kept


@pytest.mark.parametrize(("stale_after", "low"), [(None, 72), (0, 72), (12, 33), (38, 33), (39, 72)])
def test_how_old_is_old_is_said_by_the_rules(stale_after: int | None, low: int) -> None:
    resume = aged("2023-03", post("2020-07"), stale_after=stale_after)
    assert resume.work[0].months == MonthRange(low=low, high=72)


def test_a_post_that_began_in_the_year_of_the_resume_is_sure_in_no_month() -> None:
    assert aged("2023-03", post("2023")).work[0].months == MonthRange(low=0, high=42)


def test_a_span_that_was_not_read_is_held_no_longer_either() -> None:
    resume = Resume(unread=(post("2020-07"),), dated=DocumentDate(date="2023-03", source="metadata"))
    assert dated(resume, AS_OF).unread[0].held_until == "2023-03"


def test_a_skill_was_last_used_when_the_old_resume_was_written() -> None:
    resume = Resume(work=(post("2020-07"),), skills=(skill("ERP", 0),))
    old = resume.model_copy(update={"dated": DocumentDate(date="2023-03", source="printed")})
    assert [dated(one, AS_OF).skills[0].last_used for one in (resume, old)] == ["2026-06", "2023-03"]


# --- gaps and overlaps of a résumé


def test_a_resume_tells_its_gaps_and_overlaps() -> None:
    resume = dated(Resume(work=(post("2022-03"), post("2019-01", "2020-06"), post("2018-11", "2019-06"))), AS_OF)
    assert resume.gaps == (Gap(first="2020-07", last="2022-02", months=20),)
    assert resume.overlaps == (Overlap(first=1, second=2, months=MonthRange(low=6, high=6)),)


def test_a_change_of_post_within_a_month_is_neither() -> None:
    resume = dated(Resume(work=(post("2019-06", "2020-02"), post("2018-01", "2019-06"), post("2020-04"))), AS_OF)
    assert (resume.gaps, resume.overlaps) == ((), ())


def test_internships_have_no_gaps_and_no_overlaps() -> None:
    interned = post("2015-07", "2015-09", "internship"), post("2017-06", "2017-08", "internship")
    resume = dated(Resume(work=(post("2017-07"), *interned)), AS_OF)
    assert (resume.gaps, resume.overlaps) == ((), ())


def test_a_span_that_was_not_read_may_fill_a_gap() -> None:
    posts = post("2021-03"), post("2016-01", "2018-06")
    assert dated(Resume(work=posts), AS_OF).gaps
    assert not dated(Resume(work=posts, unread=(post("2018-07", "2021-02"),)), AS_OF).gaps


# --- stated years


def stated(low: int, high: int | None, **fields: object) -> StatedYears:
    return StatedYears(low=low, high=high, evidence=Evidence(quote="…"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "counted", "conflict"),
    [
        (stated(96, 107), (72, 72), True),
        (stated(96, 107), (84, 84), False),
        (stated(96, 107), (60, 84), False),
        (stated(96, 107), (119, 119), False),
        (stated(96, 107), (120, 130), True),
        (stated(96, None), (200, 200), False),
        (stated(96, None), (83, 83), True),
        (stated(36, 47, whole=False), (120, 120), False),
        (stated(96, 107, whole=False), (60, 60), True),
    ],
)
def test_stated_years_conflict_by_more_than_a_year(
    statement: StatedYears, counted: tuple[int, int], conflict: bool
) -> None:
    months = MonthRange(low=counted[0], high=counted[1])
    assert conflicts(statement.model_copy(update={"months": months})) is conflict


def test_stated_years_are_held_against_the_posts_that_they_speak_of() -> None:
    director = LevelRange(low="director", high="director")
    posts = (
        WorkEntry(start="2022-01", end="2022-12", domains={"shop": "yes"}, level=director),
        WorkEntry(
            start="2021-01", end="2021-12", domains={"shop": "yes"}, level=LevelRange(low="manager", high="manager")
        ),
        WorkEntry(start="2020-01", end="2020-12", domains={"shop": "no"}, level=director),
        WorkEntry(start="2019-01", end="2019-12", kind="internship", domains={"shop": "yes"}),
    )
    statements = (
        stated(60, 71),
        stated(60, 71, domain="shop"),
        stated(60, 71, level="director"),
        stated(60, 71, domain="shop", level="director"),
    )
    resume = dated(Resume(work=posts, unread=(post("2018-01", "2018-12"),), stated_years=statements), AS_OF)
    assert [(one.months.low, one.months.high) for one in resume.stated_years if one.months] == [
        (36, 48),
        (24, 36),
        (24, 36),
        (12, 24),
    ]


# --- properties

FIRST, LAST = month_number("2005-01"), month_number("2028-12")
CERTAINTIES: tuple[Certainty, ...] = ("no", "possible", "yes")


@st.composite
def printed(draw: st.DrawFn, month: int) -> str:
    text = month_text(month)
    return text[:4] if draw(st.booleans()) else text


@st.composite
def entries(draw: st.DrawFn) -> WorkEntry:
    start, end = draw(st.integers(FIRST, LAST)), draw(st.integers(FIRST, LAST))
    if draw(st.integers(0, 9)) == 0:
        return post(None, stated_months=draw(st.none() | st.integers(0, 60)))
    return WorkEntry(
        start=draw(printed(start)),
        end=draw(st.none() | printed(end)),
        kind=draw(st.sampled_from(("job", "part_time", "internship"))),
    )


POSTS = st.lists(st.tuples(entries(), st.sampled_from(CERTAINTIES)), max_size=6)
GAPS = st.integers(0, 12)
Tagged = list[tuple[WorkEntry, Certainty]]


@given(POSTS, GAPS, st.sampled_from(CERTAINTIES), st.sampled_from(CERTAINTIES))
def test_low_never_exceeds_high(posts: Tagged, gap: int, internships: Certainty, part_time: Certainty) -> None:
    months = count_months(posts, AS_OF, internships=internships, part_time=part_time, gaps_up_to=gap)
    assert 0 <= months.low <= months.high


@given(POSTS.flatmap(lambda posts: st.tuples(st.just(posts), st.permutations(posts))), GAPS)
def test_order_does_not_matter(both: tuple[Tagged, Tagged], gap: int) -> None:
    assert count_months(both[0], AS_OF, gaps_up_to=gap) == count_months(both[1], AS_OF, gaps_up_to=gap)


@given(POSTS, entries(), st.sampled_from(CERTAINTIES), GAPS)
def test_another_post_never_lowers_a_bound(posts: Tagged, more: WorkEntry, certainty: Certainty, gap: int) -> None:
    before = count_months(posts, AS_OF, gaps_up_to=gap)
    after = count_months([*posts, (more, certainty)], AS_OF, gaps_up_to=gap)
    assert before.low <= after.low
    assert before.high <= after.high


@given(POSTS, entries(), GAPS)
def test_a_possible_post_never_raises_low(posts: Tagged, more: WorkEntry, gap: int) -> None:
    assert (
        count_months([*posts, (more, "possible")], AS_OF, gaps_up_to=gap).low
        == count_months(posts, AS_OF, gaps_up_to=gap).low
    )


@given(POSTS, entries())
def test_a_post_counts_once(posts: Tagged, more: WorkEntry) -> None:
    if more.start is not None:
        once = count_months([*posts, (more, "yes")], AS_OF)
        assert count_months([*posts, (more, "yes"), (more, "yes")], AS_OF) == once


@given(POSTS, st.integers(FIRST, LAST - 1), st.data(), st.sampled_from(CERTAINTIES), GAPS)
def test_splitting_a_post_at_a_month_changes_nothing(
    posts: Tagged, first: int, data: st.DataObject, certainty: Certainty, gap: int
) -> None:
    last = data.draw(st.integers(first + 1, LAST))
    cut = data.draw(st.integers(first, last - 1))
    whole = [(post(month_text(first), month_text(last)), certainty)]
    halves = [
        (post(month_text(first), month_text(cut)), certainty),
        (post(month_text(cut + 1), month_text(last)), certainty),
    ]
    assert count_months(posts + whole, AS_OF, gaps_up_to=gap) == count_months(posts + halves, AS_OF, gaps_up_to=gap)


@given(POSTS, GAPS)
def test_bounds_hold_whatever_the_year_only_dates_stand_for(posts: Tagged, gap: int) -> None:
    """Any month put in the place of a bare year gives a count within the bounds."""
    bounds = count_months(posts, AS_OF, gaps_up_to=gap)
    for month in ("01", "06", "12"):
        exact: Tagged = [
            (
                entry.model_copy(
                    update={
                        "start": entry.start and entry.start + ("-" + month) * (len(entry.start) == 4),
                        "end": entry.end and entry.end + ("-" + month) * (len(entry.end) == 4),
                    }
                ),
                certainty,
            )
            for entry, certainty in posts
        ]
        counted = count_months(exact, AS_OF, gaps_up_to=gap)
        assert bounds.low <= counted.low
        assert counted.high <= bounds.high
