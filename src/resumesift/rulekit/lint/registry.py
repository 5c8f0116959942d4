"""The rules of the linter: their ids are stable, for scripts and `--ignore` use them."""

from __future__ import annotations

from typing import NamedTuple

from resumesift.yaml_source import unknown


class LintRule(NamedTuple):
    """A rule of the linter: what it finds, and what to do about it. A file with a `fatal` fault is not loaded."""

    id: str
    finds: str
    do: str
    fatal: bool = False


_FATAL = (
    ("cannot-read", "a file that is not there or cannot be opened", "name another file"),
    ("not-utf8", "a file in another encoding", "save it as UTF-8"),
    ("yaml-syntax", "text that is no YAML", "mend it at the place told"),
    ("yaml-alias", "an anchor or alias (`&name`, `*name`)", "write the value out"),
    ("yaml-tag", "a tag (`!name`)", "leave it out"),
    ("yaml-key", "a key that is a list or a mapping", "write a plain word"),
    ("duplicate-key", "a key that stands twice in one mapping", "keep one"),
    ("duplicate-id", "two criteria or entries of one id", "give one another id"),
    ("duplicate-name", "two cases of one name", "give one another name"),
    ("duplicate-word", "a word that stands twice in an entry of the vocabulary", "keep one"),
    ("unknown-key", "a key that does not belong where it stands", "write the one that was meant"),
    ("missing-key", "a key that must be there", "add it"),
    ("missing-language", "a title that lacks the language of the reasons", "add it"),
    ("missing-date", "a case without the day of its screening", "write `as_of`"),
    ("wrong-type", "a number, text, list or mapping where another is asked for", "write what the message says"),
    ("wrong-form", "a name, month or other value that is not written as such", "write what the message says"),
    ("wrong-choice", "none or two of several keys of which one is needed", "write one"),
    ("wrong-date", "a day that is not written YYYY-MM-DD, or does not exist", "write the day"),
    ("wrong-word", "a word of the vocabulary that would stand in too many texts, or in none", "write another"),
    ("wrong-example", "an example without a word of its entry, or a near miss that has one", "change word or example"),
    ("empty-value", "a list, length or text that is empty", "fill it, or leave the key out"),
    ("out-of-range", "a number that is too small or too great", "write one in the range told"),
    ("reversed-range", "a range whose low end is above its high end", "swap them"),
    ("reversed-dates", "a post or degree that ends before it begins", "mend the dates"),
    ("unknown-kind", "a kind of criterion that there is not", "write the nearest one, which is told"),
    ("unknown-level", "a level that there is not", "write the nearest one, which is told"),
    ("unknown-word", "another word that is not one of the words possible", "write the nearest one, which is told"),
    ("unknown-domain", "a domain that there is not", "write the nearest one, or add it to `vocabulary`"),
    ("unknown-concept", "a concept that there is not", "write the nearest one, or add it to `vocabulary`"),
    ("unknown-metric", "a metric that there is not", "write the nearest one, or add it to `vocabulary`"),
    ("unknown-criterion", "a criterion that the ruleset does not have", "write the nearest one, which is told"),
    ("unknown-ruleset", "a ruleset that there is not", "write the name of a shipped one or a path"),
    ("unknown-post", "a concept in a post that the case does not have", "count posts from 0"),
    ("faulty-parent", "a ruleset that extends one with faults", "mend that one"),
    ("circle", "rulesets that extend each other", "leave `extends` out of one"),
    ("protected-attribute", "a criterion, field or word that selects by a protected attribute", "take it out"),
)
_FINDINGS = (
    ("protected-proxy", "words that often stand for a protected attribute", "ask for what the work needs"),
    ("file-name", "a name that is not that of the file", "call both alike"),
    ("no-must", "a ruleset without a must and without a pass mark", "make a criterion a must, or write `pass_mark`"),
    ("weightless-should", "a should with weight 0, which has no effect", "give it a weight, or take it out"),
    ("zero-weights", "weights that add up to 0, so that every score is 0", "give weights"),
    ("pass-mark-idle", "a pass mark that whoever meets the musts cannot miss", "raise it, or leave it out"),
    ("pass-mark-unreachable", "a pass mark that no score reaches", "lower it, or mend what cannot be met"),
    ("never-met", "a criterion that nobody can meet", "ask for less, or let more count"),
    ("impossible-length", "a length of time beyond a working life", "write a shorter one, or leave it out"),
    ("wide-gaps", "`gaps_up_to` as long as what is asked: two short posts would do", "write a shorter one"),
    ("redundant-name", "a name, section or field that another one of the list holds already", "leave it out"),
    ("implied-must", "a must that whoever meets another must meets", "take the weaker one out"),
    ("implied-should", "a should that everybody who meets a must meets", "ask for more than the must, or take it out"),
    ("same-criterion", "two criteria that say the same", "take one out"),
    ("shared-alias", "a word that would count as two of the concepts asked for", "take one of the concepts out"),
    ("unused-vocabulary", "an entry of the vocabulary that no criterion asks for", "use it, or take it out"),
    ("hidden-example", "an example that is taken for something else", "choose another, or other words"),
    ("no-cases", "a ruleset without a case file beside it", "write one: NAME.test.yaml"),
    ("unproven-criterion", "a criterion of which no case expects anything", "write a case"),
    ("same-case", "two cases with the same facts and the same expectation", "take one out"),
    ("conflicting-cases", "two cases with the same facts that cannot both pass", "mend one"),
    ("idle-case", "a case that expects nothing that can fail", "say what should come out"),
    ("impossible-case", "a case that can never pass", "mend what it expects"),
    ("missing-file", "a case whose file is not there", "write its path from the case file"),
)

RULES: dict[str, LintRule] = {
    rule.id: rule for rule in (*(LintRule(*row, fatal=True) for row in _FATAL), *(LintRule(*row) for row in _FINDINGS))
}
"""All rules by their id: first those without which a file is not loaded, then what a file that loads may still have."""


def ignorable(name: str) -> str:
    """The id of a rule whose findings may be left out. ValueError for another name, with the nearest one."""
    if name not in RULES:
        raise ValueError(unknown("rule", name, RULES))
    if RULES[name].fatal:
        raise ValueError(f'"{name}" cannot be ignored: a file with it is not loaded')
    return name
