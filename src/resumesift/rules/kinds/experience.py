"""`experience`: months in posts of some domains at some level, counted between bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resumesift.experience import count_months, entry_months
from resumesift.resume import Certainty, Evidence, LevelName, LevelRange, MonthRange, WorkEntry, least_sure
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import ExperienceCriterion
from resumesift.rules.names import display
from resumesift.rules.phrases import duration, say
from resumesift.rules.tally import Tally
from resumesift.screening import Language


def judge_experience(criterion: ExperienceCriterion, subject: Subject) -> Judgement:
    """Months in matching posts against the months asked for."""
    months = _count(criterion, _posts(subject), subject)
    undated = any(_counts_undated(criterion, post) for post in subject.resume.work)
    tally = Tally(months.low, months.high, criterion.at_least.total, open=undated)
    spoken = phrases.span(
        duration(months.low, subject.language), duration(months.high, subject.language), subject.language
    )
    title, required = subject.title(criterion), duration(tally.required, subject.language, short=True)
    return Judgement(
        tally,
        reason=say("experience", subject.language, title=title, months=spoken, required=required),
        required=_required(criterion),
        missing=_missing(criterion, subject, tally),
        months=months,
        evidence=distinct(_proof(criterion, subject)),
    )


def _posts(subject: Subject) -> list[WorkEntry]:
    """The posts, and after them the spans of time that may be one."""
    return [*subject.resume.work, *subject.resume.unread]


def _proof(criterion: ExperienceCriterion, subject: Subject) -> Iterator[Evidence]:
    """The quotes of the head of each post that may count, and of what shows the domains that are asked for."""
    for index, post in enumerate(_posts(subject)):
        if not _may_count(criterion, post, subject):
            continue
        entry = index if index < len(subject.resume.work) else None
        shown = [quote for name in _domain_names(criterion) for quote in post.domain_evidence.get(name, ())]
        for evidence in (*post.evidence, *shown):
            yield evidence if evidence.entry == entry else evidence.model_copy(update={"entry": entry})


def _may_count(criterion: ExperienceCriterion, post: WorkEntry, subject: Subject) -> bool:
    if not _would_count(criterion, post):
        return False
    return _is_undated(post) or entry_months(post, subject.as_of).high > 0


def _counts_undated(criterion: ExperienceCriterion, post: WorkEntry) -> bool:
    """Is it a post that would count, of which the page gives no dates at all?"""
    return _is_undated(post) and _would_count(criterion, post)


def _is_undated(post: WorkEntry) -> bool:
    return not (post.start or post.end or post.stated_months)


def _would_count(criterion: ExperienceCriterion, post: WorkEntry) -> bool:
    """Is the post of a kind that counts, and may it be what is asked for? Its dates are not looked at."""
    allowed = {"job": "yes", "internship": criterion.count.internships, "part_time": criterion.count.part_time}
    return allowed[post.kind] != "no" and matches(criterion, post) != "no"


def _required(criterion: ExperienceCriterion) -> dict[str, object]:
    """`months`, and where they are asked for `level` and `domains`."""
    required: dict[str, object] = {"months": criterion.at_least.total}
    if criterion.level:
        required["level"] = criterion.level
    if criterion.domains:
        required["domains"] = list(criterion.domains.names)
    return required


def matches(criterion: ExperienceCriterion, post: WorkEntry) -> Certainty:
    """Is the post of the domains and at the level asked for? Its kind and its dates are not looked at."""
    domain: Certainty = "yes"
    if _is_unread(post):
        return "possible"
    if criterion.domains:
        certainties = [post.domains.get(name, "no") for name in criterion.domains.names]
        domain = Tally.of(certainties, criterion.domains.required).certainty
    return least_sure((domain, _at_level(post, criterion.level)))


def _is_unread(post: WorkEntry) -> bool:
    return not (post.company or post.title)


def _at_level(post: WorkEntry, wanted: LevelName | None) -> Certainty:
    """A title without a level stands off the ladder; a post without a title may be of any."""
    if wanted is None:
        return "yes"
    if post.level is None:
        return "no" if post.title else "possible"
    return post.level.at_least(wanted)


def _count(criterion: ExperienceCriterion, posts: Sequence[WorkEntry], subject: Subject) -> MonthRange:
    return count_months(
        ((post, matches(criterion, post)) for post in posts),
        subject.as_of,
        internships=criterion.count.internships,
        part_time=criterion.count.part_time,
        gaps_up_to=criterion.count.gaps_up_to.total,
    )


# --- the smallest missing fact

_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A question about one post; `answer` are the fields of the post if the answer speaks for the person."""

    post: int
    phrase: str
    answer: dict[str, object]


def _missing(criterion: ExperienceCriterion, subject: Subject, tally: Tally) -> str | None:
    if tally.status == "met":
        return None
    if tally.status == "not_met":
        months = duration(tally.required - tally.high, subject.language, short=True)
        return say("more_months", subject.language, months=months, title=subject.title(criterion))
    facts = [doubt.phrase for doubt in _smallest(criterion, subject, list(_doubts(criterion, subject)))]
    if len(facts) > _TOLD:
        facts[_TOLD:] = [say("more_questions", subject.language, count=len(facts) - _TOLD)]
    return phrases.join(facts, subject.language, "and") if facts else None


def _smallest(criterion: ExperienceCriterion, subject: Subject, doubts: list[_Doubt]) -> list[_Doubt]:
    """One doubt that settles the criterion alone, the first there is; else a set of which none can be spared."""

    def suffice(chosen: list[_Doubt]) -> bool:
        posts = _posts(subject)
        for doubt in chosen:
            posts[doubt.post] = posts[doubt.post].model_copy(update=doubt.answer)
        return _count(criterion, posts, subject).low >= criterion.at_least.total

    alone = next((doubt for doubt in doubts if suffice([doubt])), None)
    if alone is not None:
        return [alone]
    needed = doubts
    for doubt in reversed(doubts):
        rest = [other for other in needed if other is not doubt]
        if suffice(rest):
            needed = rest
    return needed


def _doubts(criterion: ExperienceCriterion, subject: Subject) -> Iterator[_Doubt]:
    for index, post in enumerate(_posts(subject)):
        if not _may_count(criterion, post, subject):
            continue
        for key, parts, answer in _questions(criterion, index, post, subject.language):
            yield _Doubt(index, say(key, subject.language, post=post_name(post, subject.language), **parts), answer)


def _questions(
    criterion: ExperienceCriterion, index: int, post: WorkEntry, language: Language
) -> Iterator[tuple[str, dict[str, str], dict[str, object]]]:
    """What the page leaves open about a post: phrase, its parts, and the fields of the best answer."""
    start, end, wanted = post.start, post.end, criterion.level
    if _is_unread(post):
        sought = LevelRange(low=wanted, high=wanted) if wanted else None
        domains = dict.fromkeys(_domain_names(criterion), "yes")
        yield "such_a_post", {}, {"title": post_name(post, language), "level": sought, "domains": domains}
    if end and len(end) == 4:
        yield "end_month", {"year": end}, {"end": f"{end}-12"}
    if start and len(start) == 4:
        yield "start_month", {"year": start}, {"start": f"{start}-01"}
    if post.held_until:
        yield "still_held", {"month": post.held_until}, {"held_until": None}
    if not start:
        yield "dates", {}, _apart(index, post.stated_months or criterion.at_least.total)
    if wanted and not _is_unread(post) and _at_level(post, wanted) == "possible":
        yield "level", {"level": phrases.level(wanted, language)}, {"level": LevelRange(low=wanted, high=wanted)}
    unsure = [name for name in _domain_names(criterion) if post.domains.get(name) == "possible"]
    if unsure:
        spoken = phrases.join((display(name, language) for name in unsure), language)
        yield "domain", {"domain": spoken}, {"domains": {**post.domains, **dict.fromkeys(unsure, "yes")}}
    if post.kind == "part_time" and criterion.count.part_time == "possible":
        yield "part_time", {}, {"kind": "job"}
    if post.kind == "internship" and criterion.count.internships == "possible":
        yield "internship", {}, {"kind": "job"}


def _domain_names(criterion: ExperienceCriterion) -> tuple[str, ...]:
    return criterion.domains.names if criterion.domains else ()


def _apart(index: int, months: int) -> dict[str, object]:
    """Dates that overlap no others: a century of its own, long before every real post."""
    start = 12 * 100 * (index + 1)
    end = start + months - 1
    return {"start": f"{start // 12:04}-{start % 12 + 1:02}", "end": f"{end // 12:04}-{end % 12 + 1:02}"}


def post_name(post: WorkEntry, language: Language) -> str:
    """Title and company of a post, as far as the page gives them, else its dates."""
    if post.title and post.company:
        return say("post_at", language, company=post.company, title=post.title)
    dates = f"{post.start} – {post.end or say('until_now', language)}" if post.start else None
    return post.title or post.company or dates or say("unnamed_post", language)
