"""A case that tells a changed ruleset from the original: made, written as YAML, read back and run against both."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from resumesift.experience import month_number, month_text
from resumesift.facts import Facts
from resumesift.judging import judge_facts
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.case_yaml import case_yaml
from resumesift.rulekit.casefile import CaseFile, RuleCase, Suite
from resumesift.rulekit.cases import differences
from resumesift.rulekit.given import Given
from resumesift.rulekit.mutate.facts import GivenFacts, lacking, meeting, merged, worked
from resumesift.rulekit.mutate.mutants import Mutant
from resumesift.rulekit.mutate.score import facts_of_score
from resumesift.rulekit.mutate.telling import removed, telling
from resumesift.rules import Verdict
from resumesift.rules.model import AnyCriterion, ConceptCriterion, ExperienceCriterion, RuleSet
from resumesift.yaml_source import parse_yaml

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Proposal:
    """A case to add: `text` is YAML to paste under `cases:`, `case` what it says, `day` the day of its screening."""

    case: RuleCase
    text: str
    day: date

    def notices(self, rules: RuleSet) -> bool:
        """Does the case fail with these rules?"""
        assert self.case.given is not None, "cases are made of facts"
        with speaking(rules.vocabulary):
            facts = self.case.given.resume(rules.language)
        return fails(self.case, judge_facts(rules, Facts(facts), self.day).verdict)


def fails(case: RuleCase, verdict: Verdict) -> bool:
    """Does something else come out than the case expects? A criterion that is not there any more does."""
    there = {result.id for result in verdict.criteria}
    return not there.issuperset(case.expect.criteria) or any(True for _ in differences(case.expect, verdict))


def propose(suite: Suite, mutant: Mutant, taken: Collection[str] = ()) -> Proposal | None:
    """A case that passes with the ruleset of the suite and fails with the mutant; None where none is found.

    Its name is none of the suite's and none that is `taken`.
    """
    rules, day = suite.rules, suite.as_of or suite.day(suite.cases[0])
    names = {case.name for case in suite.cases}.union(taken)
    with speaking(rules.vocabulary):
        for words, facts in _candidates(rules, mutant, day):
            before, after = (_verdict(each, facts, day) for each in (rules, mutant.rules))
            for expect in _expected(mutant, before, after):
                name = _free(_name(rules, mutant, words, before), names)
                found = _written(suite, name, facts, expect, day)
                if not found.notices(rules) and found.notices(mutant.rules):
                    return found
    return None


def _written(suite: Suite, name: str, facts: GivenFacts, expect: dict[str, Any], day: date) -> Proposal:
    """The case as it is read back from its YAML."""
    own_day = None if suite.as_of else day.isoformat()
    text = case_yaml(name, _short(facts), expect, indent=_indent(suite), as_of=own_day)
    source = parse_yaml("cases:\n" + text, str(suite.path))
    case = TypeAdapter(CaseFile).validate_python(source.data).cases[0]
    return Proposal(case, text, day)


def _indent(suite: Suite) -> int:
    """By how much the cases of the file are indented."""
    try:
        line = suite.path.read_text(encoding="utf-8-sig").splitlines()[suite.lines[0] - 1]
    except (OSError, ValueError, IndexError):
        return 2
    return len(line) - len(line.lstrip()) if line.lstrip().startswith("- ") else 2


def _short(facts: GivenFacts) -> GivenFacts:
    """Domains that are all sure as a list."""
    known = facts.get("knowledge", {})
    sure = set(known.values()) == {"yes"}
    return facts | {"knowledge": list(known)} if sure else facts


def _verdict(rules: RuleSet, facts: GivenFacts, day: date) -> Verdict:
    resume = Given.model_validate(facts).resume(rules.language)
    return judge_facts(rules, Facts(resume), day).verdict


def _free(name: str, taken: Collection[str]) -> str:
    name = _CONTROL.sub(" ", name)
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)


# --- facts to try


def _candidates(rules: RuleSet, mutant: Mutant, day: date) -> Iterator[tuple[str, GivenFacts]]:
    now = month_number(day)
    if mutant.criterion is None:
        found = _marks(rules, mutant, now, day) if mutant.key == "pass_mark" else _aged(rules, mutant, now)
        yield from found
        return
    one = next(each for each in rules.criteria if each.id == mutant.criterion)
    if mutant.changed is None:
        yield from removed(one, now)
    elif mutant.key == "importance":
        yield from _deciding(rules, one, now)
    else:
        yield from telling(one, mutant.changed, now)


def _deciding(rules: RuleSet, one: AnyCriterion, now: int) -> Iterator[tuple[str, GivenFacts]]:
    """Everything but this criterion met: all must-haves, then all the rest as well."""
    others = [each for each in rules.criteria if each.id != one.id]
    for chosen in ([each for each in others if each.importance == "must"], others):
        for short in lacking(one, now):
            yield "", merged([*(meeting(each, now) for each in chosen), short])


def _marks(rules: RuleSet, mutant: Mutant, now: int, day: date) -> Iterator[tuple[str, GivenFacts]]:
    marks = (rules.pass_mark or 0.0, mutant.rules.pass_mark or 0.0)
    facts = facts_of_score(rules, min(marks), max(marks), now, day)
    if facts is not None:
        yield "", facts


def _aged(rules: RuleSet, mutant: Mutant, now: int) -> Iterator[tuple[str, GivenFacts]]:
    """A résumé as old as is just no longer stale for one of both, with posts until now."""
    ages = [length for length in (rules.stale_months, mutant.rules.stale_months) if length]
    age = min(ages) + 1
    if age > now:
        return
    written = {"dated": month_text(now - age)}
    for criterion in rules.criteria:
        if isinstance(criterion, ExperienceCriterion):
            yield f"{age}", worked(criterion, now, max(criterion.at_least.total, 1)) | written
        elif isinstance(criterion, ConceptCriterion) and criterion.since:
            facts = meeting(criterion, now)
            if age + 12 > now or "work" not in facts:
                continue
            facts["work"][0]["start"] = month_text(now - age - 12)
            yield f"{age}", facts | written


# --- what a case expects, and its name


def _expected(mutant: Mutant, before: Verdict, after: Verdict) -> Iterator[dict[str, Any]]:
    """What comes out of the original and not of the mutant, the plainest first."""
    results = {result.id: result for result in after.criteria}
    for result in before.criteria:
        if mutant.criterion not in (None, result.id):
            continue
        other = results.get(result.id)
        months = result.months and (result.months.low if result.months.low == result.months.high else None)
        bounds = result.months and (result.months.model_dump(include={"low", "high"}) if months is None else months)
        if other is None or other.status != result.status:
            full = {"status": result.status, "months": bounds} if result.months else result.status
            yield {"criteria": {result.id: full}}
        elif other.months != result.months:
            yield {"criteria": {result.id: {"months": bounds}}}
    if before.decision != after.decision:
        yield {"decision": before.decision}


def _name(rules: RuleSet, mutant: Mutant, words: str, before: Verdict) -> str:
    if mutant.key == "stale_after":
        return f"what a résumé written {words} months ago says to last until now"
    if mutant.key == "pass_mark":
        return f"a score of {before.score:g} " + ("qualifies" if before.decision == "qualified" else "is for review")
    criterion = next(each for each in rules.criteria if each.id == mutant.criterion)
    title = " ".join(criterion.title.text("en").split()) or criterion.id
    if mutant.key == "importance":
        said = {
            "qualified": "qualifies all the same", "review": "is for review", "not_qualified": "does not qualify",
        }  # fmt: skip
        return f"who lacks {title} {said[before.decision]}"
    status = next(result.status for result in before.criteria if result.id == mutant.criterion)
    if status == "unclear":
        what, verb = words.rsplit(" ", 1)
        return f"{what} {'leave' if verb == 'are' else 'leaves'} {title} open"
    return f"{words} {'enough' if status == 'met' else 'not enough'} for {title}"
