"""`knowledge`: does the person know a domain, as the extraction judged the whole résumé?"""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.resume import Certainty, Evidence, Resume
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import KnowledgeCriterion
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally


def judge_knowledge(criterion: KnowledgeCriterion, subject: Subject) -> Judgement:
    """The certainty of the asked domains: `yes` is met, `possible` unclear, `no` not met."""
    domains, title = criterion.domains, subject.title(criterion)
    tally = Tally.of((knowledge(subject.resume, name) for name in domains.names), domains.required)
    return Judgement(
        tally,
        reason=say(f"knowledge_{tally.status}", subject.language, title=title),
        required={"domains": list(domains.names)},
        missing=None if tally.status == "met" else say("show_knowledge", subject.language, title=title),
        evidence=distinct(evidence for name in domains.names for evidence in _proof(subject.resume, name)),
    )


def knowledge(resume: Resume, domain: str) -> Certainty:
    """The judgement on the whole résumé; where there is none, the best of its posts."""
    posts = [post.domains.get(domain, "no") for post in resume.work]
    return max(posts, key=("no", "possible", "yes").index, default="no")


def _proof(resume: Resume, domain: str) -> Iterator[Evidence]:
    for index, post in enumerate(resume.work):
        if post.domains.get(domain, "no") != "no":
            yield from (evidence.model_copy(update={"entry": index}) for evidence in post.evidence)
