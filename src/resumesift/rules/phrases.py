"""The sentences of reasons, in the two languages in which a ruleset may speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resumesift.screening import Language

LEVELS: dict[str, tuple[str, str]] = {
    "assistant": ("助理级", "assistant level"),
    "specialist": ("专员级", "specialist level"),
    "supervisor": ("主管级", "supervisor level"),
    "manager": ("经理级", "manager level"),
    "senior_manager": ("高级经理级", "senior manager level"),
    "deputy_director": ("副总监级", "deputy director level"),
    "director": ("总监级", "director level"),
    "vice_president": ("副总裁级", "vice president level"),
    "chief": ("首席级", "chief level"),
    "secondary": ("高中", "secondary school"),
    "vocational": ("中专", "vocational school"),
    "associate": ("大专", "associate degree"),
    "bachelor": ("本科", "bachelor's degree"),
    "master": ("硕士", "master's degree"),
    "doctor": ("博士", "doctorate"),
}

_PHRASES: dict[str, tuple[str, str]] = {
    # joints
    "list": ("、", ", "),
    "and": ("；以及", "; and "),
    "sentences": ("；", "; "),
    "range": ("{low} 至 {high}", "{low} to {high}"),
    "post_at": ("{company} {title}", "{title} at {company}"),
    "unnamed_post": ("（未写职位）", "(untitled post)"),
    "until_now": ("至今", "present"),
    # experience
    "experience": ("{months}{title}，要求 {required}", "{title}: {months}, {required} required"),
    "more_months": ("再有 {months}{title}", "{months} more of {title}"),
    "end_month": ("“{post}”结束于 {year} 年几月", "the month in {year} in which “{post}” ended"),
    "start_month": ("“{post}”开始于 {year} 年几月", "the month in {year} in which “{post}” began"),
    "still_held": ("“{post}”在 {month} 之后是否仍在任", "whether “{post}” was still held after {month}"),
    "such_a_post": ("“{post}”是否为此类任职", "whether “{post}” was such a post"),
    "dates": ("“{post}”的起止年月", "the dates of “{post}”"),
    "level": ("“{post}”确为{level}", "that “{post}” was at {level}"),
    "domain": ("“{post}”确属{domain}", "that “{post}” was work in {domain}"),
    "part_time": ("“{post}”的兼职可按全职计算", "that the part-time post “{post}” may count in full"),
    "internship": ("“{post}”的实习可按工作计算", "that the internship “{post}” may count in full"),
    "more_questions": ("另外 {count} 个疑问", "{count} more questions"),
    # names found: concepts and metrics
    "found": (
        "{title}：有 {count} 项（{names}），要求 {required} 项",
        "{title}: {count} found ({names}), {required} required",
    ),
    "found_none": ("{title}：未见，要求 {required} 项", "{title}: none found, {required} required"),
    "more_of": ("再有 {count} 项{names}", "{count} more{names}"),
    "such_as": ("，如{names}", ", such as {names}"),
    "confirm_use": ("{names} 的实际经历", "work that shows {names}"),
    # knowledge
    "knowledge_met": ("{title}：经历可以证明", "{title}: shown by the résumé"),
    "knowledge_unclear": ("{title}：仅略有涉及", "{title}: touched on only"),
    "knowledge_not_met": ("{title}：未见", "{title}: not shown"),
    "show_knowledge": ("能证明{title}的实际工作", "work that shows {title}"),
    # team size
    "team": ("{title}：带过 {people} 人，要求 {required} 人", "{title}: led {people} people, {required} required"),
    "team_unstated": (
        "{title}：未写明人数，要求 {required} 人",
        "{title}: no number of people given, {required} required",
    ),
    "team_number": ("所带团队的人数", "the number of people led"),
    "team_more": ("带过 {required} 人的团队", "a team of {required} people"),
    # education
    "education": ("{title}：所写为{found}，要求为{required}", "{title}: {found} shown; required: {required}"),
    "education_unstated": (
        "{title}：未写明学历，要求为{required}",
        "{title}: no education given; required: {required}",
    ),
    "or_above": ("{level}及以上", "{level} or above"),
    "any_degree": ("学历", "degree"),
    "degree_in": ("{level}（{fields}）", "{level} in {fields}"),
    "fields": ("{fields}专业", "{fields}"),
    "fields_such_as": ("{fields}等专业", "a field such as {fields}"),
    "or": ("或", " or "),
    "degree_of": ("{level}（{field}）", "{level} ({field})"),
    "unknown_level": ("层次不明的学历", "degree of unknown level"),
    # decision
    "partly_read": ("{reason}（文件未能全部读出）", "{reason} (not all of the file could be read)"),
    "qualified": ("必备条件全部满足", "every must-have is met"),
    "below_pass_mark": (
        "必备条件全部满足，但得分 {score} 低于 {mark}",
        "every must-have is met, but the score {score} is below {mark}",
    ),
}


def say(key: str, language: Language, **parts: object) -> str:
    """The phrase of `key` in `language`, filled."""
    return _PHRASES[key][language == "en"].format(**parts)


def join(parts: Iterable[str], language: Language, by: str = "list") -> str:
    """The parts, joined as `language` does."""
    return say(by, language).join(parts)


def alternatives(parts: Sequence[str], language: Language) -> str:
    """The parts as a choice of one: "a, b or c"."""
    *others, last = parts
    return join([join(others, language), last] if others else [last], language, by="or")


def level(name: str, language: Language) -> str:
    """A level of seniority or education as a person says it."""
    return LEVELS[name][language == "en"]


def duration(months: int, language: Language, *, short: bool = False) -> str:
    """Months as years and months; `short` leaves out a zero ("6 年" instead of "6 年 0 个月")."""
    years, rest = divmod(months, 12)
    words = ("{} 年", "{} 个月") if language == "zh" else (_plural("year", years), _plural("month", rest))
    parts = [words[0].format(years)] * bool(years) + [words[1].format(rest)] * bool(rest or not years or not short)
    return " ".join(parts)


def months_text(number: int) -> str:
    """`1 month`, `66 months`: as authors of rules count, in English."""
    return _plural("month", number).format(number)


def _plural(unit: str, number: int) -> str:
    return "{} " + unit + ("" if number == 1 else "s")


def span(low: str, high: str, language: Language) -> str:
    """A range of two texts, one text where they agree."""
    return low if low == high else say("range", language, low=low, high=high)
