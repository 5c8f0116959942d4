"""The words of the reports, in Chinese and English, and what of a result says why it was decided as it was."""

from __future__ import annotations

from resumesift.screening import CriterionResult, Language, RuleSetRef, Screening

_LABELS: dict[str, tuple[str, str]] = {
    "qualified": ("符合", "qualified"),
    "review": ("待人工审核", "review"),
    "not_qualified": ("不符合", "not qualified"),
    "unreadable": ("无法读取", "unreadable"),
    "met": ("满足", "met"),
    "unclear": ("不明", "unclear"),
    "not_met": ("不满足", "not met"),
    "must": ("必备条件", "Must-haves"),
    "should": ("加分条件", "Nice to have"),
    "resume": ("简历", "résumé"),
    "score": ("得分", "score"),
    "decision": ("结论", "decision"),
    "why": ("理由", "why"),
    "page": ("第{}页", "p. {}"),
    "posts": ("工作经历", "Posts"),
    "months": ("{} 个月", "{} months"),
    "held_until": ("确知任至 {}", "known until {}"),
    "timeline": ("时间", "Time"),
    "dated": ("简历日期", "written"),
    "of_file": ("（文件属性）", "(says the file)"),
    "gap": ("空窗", "gap"),
    "overlap": ("重叠", "overlap"),
    "stated": ("自述", "stated"),
    "counted": ("所列任职合计 {}", "the posts make {}"),
    "not_kind": ("不计{}", "{} not counted"),
    "not_dated": ("没有可计的日期", "no dates that count"),
    "not_level": ("级别不够", "level too low"),
    "not_domain": ("领域不符", "other domain"),
    "not_other": ("不计", "not counted"),
    "flags": ("提醒", "Flags"),
    "missing": ("尚缺：{}", "missing: {}"),
    "present": ("至今", "present"),
    "no_dates": ("无日期", "no dates"),
    "not_read": ("未能读取的文件", "Files that could not be read"),
    "more": ("另有 {} 份，见 {}", "{} more in {}"),
    "files": ("{} 个文件：{}", "{} files: {}"),
    "one_file": ("{} 个文件：{}", "{} file: {}"),
    "outcome": ("{name} {count}", "{count} {name}"),
    "comma": ("，", ", "),
    "enumerated": ("、", ", "),
    "reading": ("正在读取", "Reading"),
    "copies": ("其中 {} 个与另一个文件完全相同", "{} of them are copies of others"),
    "one_copy": ("其中 {} 个与另一个文件完全相同", "{} of them is a copy of another"),
    "unopened": ("打不开（{} 个）：{}", "Could not be opened ({}): {}"),
    "holding": (
        "未读取，但可能含有简历（{} 个；压缩包请解压，邮件请取出附件，其他请另存为 PDF）：{}",
        "Not read, but there may be résumés in them ({}; unpack archives, save what is attached to mails, and the rest "
        "as PDF): {}",
    ),
    "others": ("跳过，不是简历（{} 个）：{}", "Passed over, being no résumés ({}): {}"),
    "and_more": ("…（还有 {} 个，加 -v 列出全部）", "… ({} more; -v names all)"),
    "stopped": ("已停止：{} / {} 份结果在 {}", "stopped: {} of {} results are in {}"),
    "as_of": ("截至", "as of"),
    "rules": ("规则", "rules"),
    "assistant": ("助理级", "assistant"),
    "specialist": ("专员级", "specialist"),
    "supervisor": ("主管级", "supervisor"),
    "manager": ("经理级", "manager"),
    "senior_manager": ("高级经理级", "senior manager"),
    "deputy_director": ("副总监级", "deputy director"),
    "director": ("总监级", "director"),
    "vice_president": ("副总裁级", "vice president"),
    "chief": ("首席级", "chief"),
    "any_level": ("级别不明", "level unknown"),
    "open_level": ("级别可能不够", "level may be too low"),
    "open_domain": ("可能不属这一领域", "perhaps another domain"),
    "yes": ("是", "yes"),
    "possible": ("可能", "possible"),
    "no": ("否", "no"),
    "job": ("全职", "job"),
    "part_time": ("兼职", "part-time"),
    "internship": ("实习", "internship"),
    "not_claimed": ("提到但未计入", "Mentioned, not counted"),
    "negated": ("被否定", "negated"),
    "wished": ("求职意向", "wished for"),
    "other_person": ("说的是他人", "about somebody else"),
    "course": ("课程", "a course"),
    "course_certificate": ("证书", "a certificate or licence"),
    "course_award": ("奖项", "an award"),
    "learning": ("学习中", "still learning"),
}


def label(key: str, language: Language) -> str:
    """The word for `key` in that language; `key` itself where there is none."""
    words = _LABELS.get(key)
    return key if words is None else words[0 if language == "zh" else 1]


def not_claimed(assertion: str, section: str, language: Language) -> str:
    """Why what stands in a section is no claim: what is merely listed as a course, a certificate or an award is told
    by the section."""
    key = f"{assertion}_{section}"
    return label(key if key in _LABELS else assertion, language)


def basis(rules: RuleSetRef, as_of: str, language: Language) -> str:
    """Which rules were held, and to which day posts were counted."""
    parts = (f"{label('rules', language)} {rules.name} {rules.version}", f"{label('as_of', language)} {as_of}")
    return label("comma", language).join(parts)


def why(screening: Screening) -> str:
    """What decided, in words; of an unreadable file, its error."""
    return screening.error.message if screening.error is not None else screening.reason or ""


def deciding(screening: Screening) -> tuple[CriterionResult, ...]:
    """The must-haves that made the decision: the failed ones, else the unclear ones, else all."""
    musts = tuple(criterion for criterion in screening.criteria if criterion.importance == "must")
    for status in ("not_met", "unclear"):
        chosen = tuple(criterion for criterion in musts if criterion.status == status)
        if chosen:
            return chosen
    return musts
