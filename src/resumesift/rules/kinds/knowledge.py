"""`knowledge`: does the person know a domain, as the extraction judged the whole résumé?"""

from __future__ import annotations

from resumesift.resume import KnowledgeFact, Resume, surest
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import KnowledgeCriterion
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally


def judge_knowledge(criterion: KnowledgeCriterion, subject: Subject) -> Judgement:
    """The certainty of the asked domains: `yes` is met, `possible` unclear, `no` not met."""
    domains, title = criterion.domains, subject.title(criterion)
    facts = [knowledge(subject.resume, name) for name in domains.names]
    tally = Tally.of((fact.certainty for fact in facts), domains.required)
    return Judgement(
        tally,
        reason=say(f"knowledge_{tally.status}", subject.language, title=title),
        required={"domains": list(domains.names)},
        missing=None if tally.status == "met" else say("show_knowledge", subject.language, title=title),
        evidence=distinct(evidence for fact in facts for evidence in fact.evidence),
    )


def knowledge(resume: Resume, domain: str) -> KnowledgeFact:
    """The judgement on the whole résumé; where there is none, the best of its posts."""
    if domain in resume.knowledge:
        return resume.knowledge[domain]
    certainties = [post.domains.get(domain, "no") for post in resume.work]
    best = surest(certainties)
    shown = [post for post, certainty in zip(resume.work, certainties, strict=True) if certainty == best != "no"]
    evidence = (quote for post in shown for quote in post.domain_evidence.get(domain) or post.evidence)
    return KnowledgeFact(certainty=best, evidence=tuple(evidence))
