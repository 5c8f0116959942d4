"""`team_size`: the largest team that the person says to have led."""

from __future__ import annotations

from resumesift.rules.kinds.judgement import Judgement, Subject
from resumesift.rules.model import TeamSizeCriterion
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally


def judge_team_size(criterion: TeamSizeCriterion, subject: Subject) -> Judgement:
    """The largest number of people led, against the number asked for."""
    required, title, language = criterion.at_least.people, subject.title(criterion), subject.language
    teams = sorted(subject.resume.team_sizes, key=lambda team: -team.people)
    if not teams:
        return Judgement(
            Tally(0, required if criterion.unstated == "unclear" else 0, required),
            reason=say("team_unstated", language, title=title, required=required),
            required={"people": required},
            missing=say("team_number", language),
        )
    tally = Tally(teams[0].people, teams[0].people, required)
    return Judgement(
        tally,
        reason=say("team", language, title=title, people=teams[0].people, required=required),
        required={"people": required},
        missing=None if tally.status == "met" else say("team_more", language, required=required),
        evidence=tuple(team.evidence for team in teams if team.people >= min(required, teams[0].people)),
    )
