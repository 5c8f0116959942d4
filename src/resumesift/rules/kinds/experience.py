"""`experience`: months in posts of some domains at some level, counted between bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resumesift.experience import count_months
from resumesift.resume import Certainty, Evidence, LevelName, LevelRange, MonthRange, WorkEntry
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import ExperienceCriterion, Language
from resumesift.rules.names import display
from resumesift.rules.phrases import duration, say
from resumesift.rules.tally import Tally


def judge_experience(criterion: ExperienceCriterion, subject: Subject) -> Judgement:
    """Months in matching posts against the months asked for."""
    posts = subject.resume.work
    months = _count(criterion, [*posts, *subject.resume.unread], subject)
    tally = Tally(months.low, months.high, criterion.at_least.total)
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
        evidence=distinct(
            evidence.model_copy(update={"entry": index})
            for index, post in enumerate(posts)
            if _count(criterion, [post], subject).high > 0
            for evidence in _proof(criterion, post)
        ),
    )


def _proof(criterion: ExperienceCriterion, post: WorkEntry) -> Iterator[Evidence]:
    """The quotes of a post's head, and of what shows the domains that are asked for."""
    yield from post.evidence
    for name in _domain_names(criterion):
        yield from post.domain_evidence.get(name, ())


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
    if not (post.company or post.title):
        return "possible"
    if criterion.domains:
        certainties = [post.domains.get(name, "no") for name in criterion.domains.names]
        domain = Tally.of(certainties, criterion.domains.required).certainty
    return min((domain, _at_level(post, criterion.level)), key=("no", "possible", "yes").index)


def _at_level(post: WorkEntry, wanted: LevelName | None) -> Certainty:
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
        posts = list(subject.resume.work)
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
    for index, post in enumerate(subject.resume.work):
        if matches(criterion, post) == "no" or _count(criterion, [post], subject).high == 0:
            continue
        for key, parts, answer in _questions(criterion, index, post, subject.language):
            yield _Doubt(index, say(key, subject.language, post=post_name(post, subject.language), **parts), answer)


def _questions(
    criterion: ExperienceCriterion, index: int, post: WorkEntry, language: Language
) -> Iterator[tuple[str, dict[str, str], dict[str, object]]]:
    """What the page leaves open about a post: phrase, its parts, and the fields of the best answer."""
    start, end, wanted = post.start, post.end, criterion.level
    if end and len(end) == 4:
        yield "end_month", {"year": end}, {"end": f"{end}-12"}
    if start and len(start) == 4:
        yield "start_month", {"year": start}, {"start": f"{start}-01"}
    if post.held_until:
        yield "still_held", {"month": post.held_until}, {"held_until": None}
    if not start and post.stated_months:
        yield "dates", {}, _apart(index, post.stated_months)
    if wanted and _at_level(post, wanted) == "possible":
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
    """Title and company of a post, as far as the page gives them."""
    if post.title and post.company:
        return say("post_at", language, company=post.company, title=post.title)
    return post.title or post.company or say("unnamed_post", language)
