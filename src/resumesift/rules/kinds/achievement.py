"""`achievement`: results with figures, by the metrics that they show."""

from __future__ import annotations

from resumesift.rules.kinds.concept import Shown, asked_of, judge_selection
from resumesift.rules.kinds.judgement import Judgement, Subject
from resumesift.rules.model import AchievementCriterion


def judge_achievement(criterion: AchievementCriterion, subject: Subject) -> Judgement:
    """The different metrics that results with a figure show, against how many are asked for; not what became worse."""
    shown = [
        Shown(
            result.metric,
            "possible" if result.value is None else "yes",
            result.evidence,
        )
        for result in subject.resume.achievements
        if (result.value is None or result.value >= 0) and not result.worse
    ]
    return judge_selection(criterion.metrics, asked_of(criterion.metrics), shown, subject, criterion)
