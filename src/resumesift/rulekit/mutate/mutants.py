"""The changes of a ruleset: each makes another ruleset, which at least one résumé tells from the original."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.lint.implied import decides_nothing_beside
from resumesift.rulekit.mutate.changes import changes_of
from resumesift.rules.model import AnyCriterion, Duration, RuleSet
from resumesift.rules.phrases import months_text


@dataclass(frozen=True)
class Mutant:
    """A ruleset with one change.

    `loc` is the path of the changed value in the file, `key` its key (empty for a criterion that was removed), `text`
    says the change: `director_years.level: director → deputy_director`. `criterion` is the id of the changed criterion,
    None for one of the ruleset as a whole; `changed` is that criterion as it is now, None where there is none.
    `perhaps_same`: only a search can tell whether any case tells it from the original.
    """

    criterion: str | None
    key: str
    text: str
    loc: tuple[str | int, ...]
    rules: RuleSet
    changed: AnyCriterion | None = None
    perhaps_same: bool = False


def mutants(rules: RuleSet) -> Iterator[Mutant]:
    """All changes of a ruleset, in the order of its file."""
    with speaking(rules.vocabulary):
        found = [*_whole(rules), *_criteria(rules)]
    return iter(found)


def _criteria(rules: RuleSet) -> Iterator[Mutant]:
    for index, criterion in enumerate(rules.criteria):
        before, after = rules.criteria[:index], rules.criteria[index + 1 :]
        musts = [other for other in before + after if other.importance == "must"]
        for change in changes_of(criterion):
            if change.criterion.importance == "must" != criterion.importance and any(
                decides_nothing_beside(must, criterion) for must in musts
            ):
                continue  # a step of a ladder, of which a must asks for more
            key = _key(change.loc)
            yield Mutant(
                criterion.id, key, f"{criterion.id}.{key}: {change.before} → {change.after}",
                ("criteria", index, *change.loc), _with(rules, criteria=(*before, change.criterion, *after)),
                change.criterion,
            )  # fmt: skip
        if before or after:
            text = f"{criterion.id}: the criterion removed"
            yield Mutant(criterion.id, "", text, ("criteria", index), _with(rules, criteria=before + after))


def _key(loc: tuple[str | int, ...]) -> str:
    return ".".join(part for part in loc if isinstance(part, str))


def _with(rules: RuleSet, **update: Any) -> RuleSet:
    return rules.model_copy(update=update)


def _whole(rules: RuleSet) -> Iterator[Mutant]:
    mark = rules.pass_mark
    if mark is not None:
        others: list[float | None] = [other for other in (mark - 1, mark + 1) if 0 <= other <= 100]
        for value in [*others, None] if mark > 0 else others:
            after = "removed" if value is None else f"{value:g}"
            yield _of_all("pass_mark", f"{mark:g}", after, _with(rules, pass_mark=value))
    months = rules.stale_months
    if months and "stale_after" in rules.model_fields_set:
        for number in (months - 1, months + 1, 0):
            if number or months > 1:
                length = Duration(months=number) if number else None
                after = months_text(number) if number else "removed"
                yield _of_all("stale_after", months_text(months), after, _with(rules, stale_after=length))
        if months == 1:
            yield _of_all("stale_after", months_text(months), "removed", _with(rules, stale_after=None))


def _of_all(key: str, before: str, after: str, rules: RuleSet) -> Mutant:
    return Mutant(None, key, f"{key}: {before} → {after}", (key,), rules, perhaps_same=True)
