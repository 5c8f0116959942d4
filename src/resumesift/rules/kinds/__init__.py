"""One module a kind of criterion: each judges the facts of a résumé and says why."""

from __future__ import annotations

from resumesift.rules.kinds.achievement import judge_achievement
from resumesift.rules.kinds.concept import judge_concept
from resumesift.rules.kinds.education import judge_education
from resumesift.rules.kinds.experience import judge_experience
from resumesift.rules.kinds.judgement import Judgement, Subject
from resumesift.rules.kinds.knowledge import judge_knowledge
from resumesift.rules.kinds.team_size import judge_team_size
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    TeamSizeCriterion,
)

__all__ = ["Judgement", "Subject", "judge"]


def judge(criterion: AnyCriterion, subject: Subject) -> Judgement:
    """The judgement of one criterion on one résumé."""
    match criterion:
        case ExperienceCriterion():
            return judge_experience(criterion, subject)
        case ConceptCriterion():
            return judge_concept(criterion, subject)
        case KnowledgeCriterion():
            return judge_knowledge(criterion, subject)
        case TeamSizeCriterion():
            return judge_team_size(criterion, subject)
        case AchievementCriterion():
            return judge_achievement(criterion, subject)
        case EducationCriterion():
            return judge_education(criterion, subject)
