"""Results of invented people, for the tests of everything that shows results."""

from __future__ import annotations

from typing import Any

from resumesift.resume import (
    Contacts,
    Education,
    Evidence,
    LevelRange,
    Mention,
    MonthRange,
    Resume,
    SkillMention,
    WorkEntry,
)
from resumesift.screening import CriterionResult, Flag, RuleSetRef, Screening, ScreeningError

RULES = RuleSetRef(name="shop-director", version="1.2.0", sha256="0" * 64)

QUOTE = Evidence(quote="电商运营总监", page=1, box=(72.0, 210.4, 168.0, 224.4), section="work", entry=0)


def resume(**fields: Any) -> Resume:
    director = WorkEntry(
        company="杭州云帆电子商务有限公司",
        title="电商运营总监",
        start="2018-03",
        end=None,
        level=LevelRange(low="director", high="director"),
        domains={"ecommerce": "yes"},
        duties="负责天猫旗舰店的整体运营",
        months=MonthRange(low=100, high=100),
        evidence=(QUOTE,),
    )
    intern = WorkEntry(
        company="Blue Kite Ltd",
        title="Intern",
        start="2011",
        end="2012",
        kind="internship",
        level=LevelRange(low="assistant", high="assistant"),
        domains={"ecommerce": "no"},
        months=MonthRange(low=2, high=24),
    )
    facts: dict[str, Any] = {
        "language": "zh",
        "name": "林晓峰",
        "contacts": Contacts(emails=("lin@example.com",), phones=("138 0000 0000",), links=("github.com/lin",)),
        "work": (director, intern),
        "education": (Education(school="浙江大学", degree="学士", level="bachelor", field="市场营销", end="2011"),),
        "skills": (
            SkillMention(name="直通车", concept="skill.zhitongche", quote="直通车"),
            SkillMention(name="钻展", asserted=False, assertion="negated", quote="钻展"),
        ),
        "mentions": (Mention(concept="b2c", name="B2C", evidence=QUOTE),),
    }
    return Resume(**(facts | fields))


def criterion(name: str = "ecommerce_years", **fields: Any) -> CriterionResult:
    facts: dict[str, Any] = {
        "importance": "must",
        "status": "met",
        "score": 1.0,
        "reason": "13 年 0 个月电商经验，要求 6 年",
        "months": MonthRange(low=156, high=192),
        "required": {"months": 72},
        "evidence": (QUOTE,),
    }
    return CriterionResult(id=name, **(facts | fields))


def screening(file: str = "lin.pdf", **fields: Any) -> Screening:
    facts: dict[str, Any] = {
        "sha256": "1" * 64,
        "status": "screened",
        "decision": "qualified",
        "score": 86.5,
        "reason": "必备条件全部满足",
        "as_of": "2026-06-30",
        "ruleset": RULES,
        "criteria": (
            criterion(),
            criterion("b2c_operations", months=None, required={}, reason="有B2C运营经验"),
            criterion("team", importance="should", status="not_met", score=0.0, months=None, reason="未写团队人数"),
        ),
        "resume": resume(),
        "flags": (Flag(code="hidden_text", message="有看不见的文字", page=2, quote="精通一切"),),
    }
    return Screening(file=file, **(facts | fields))


def unreadable(file: str = "locked.pdf") -> Screening:
    error = ScreeningError(code="encrypted", message="The file asks for a password: save it without one.")
    return screening(
        file,
        status="unreadable",
        decision=None,
        score=None,
        reason=None,
        criteria=(),
        resume=None,
        flags=(),
        error=error,
    )
