"""The words of the reports, in Chinese and English, and what of a result says why it was decided as it was."""

from __future__ import annotations

from typing import Literal

from resumesift.screening import CriterionResult, Flag, Screening, ScreeningError

Language = Literal["zh", "en"]

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
    "as_of": ("截至", "as of"),
    "rules": ("规则", "rules"),
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
    "learning": ("学习中", "still learning"),
}


def label(key: str, language: Language) -> str:
    """The word for `key` in that language; `key` itself where there is none."""
    words = _LABELS.get(key)
    return key if words is None else words[0 if language == "zh" else 1]


_IN_CHINESE = {
    "hidden_text": "有读者看不见的文字，未计入",
    "merged_copies": "同一段任职印了两次（两种语言或另有摘要），只计一次",
    "unread_post": "工作经历中有一段时间未能识别为任职，可能漏计",
    "unread_work": "有工作经历，但未能识别出任何任职",
    "page_without_text": "这一页没有文字，可能是图片，未能读取",
    "text_under_scan": "这一页是图片，下面带有看不见的文字，两者可能不一致",
    "damaged_page": "这一页已损坏，未能读取",
    "garbled_text": "这一页的文字对应关系被打乱，读出的不可信",
    "reversed_dates": "这段经历的结束早于开始，未计入",
    "future_start": "这段经历的开始晚于筛选日期，未计入",
    "encrypted": "文件有密码：请另存为不带密码的文件",
    "damaged": "文件已损坏：请重新索取",
    "empty": "文件是空的：请重新索取",
    "no_text": "文件里没有看得见的文字：请人工查看",
    "needs_ocr": "各页都是没有文字的图片：请索取带文字的 PDF 或 DOCX，或人工查看",
    "needs_libreoffice": "旧版 Word 文件（.doc）：请安装 LibreOffice 后再试，或另存为 PDF 或 DOCX",
    "conversion_failed": "旧版 Word 文件（.doc），LibreOffice 未能转换：请另存为 PDF 或 DOCX，或人工查看",
    "too_large": "文件远大于一份简历：请另存为 PDF 或 DOCX，或人工查看",
    "not_a_resume_format": "不是可以读取的简历格式：请另存为 PDF 或 DOCX",
    "not_found": "文件不存在",
    "not_permitted": "没有读取这个文件的权限",
    "not_readable": "文件打不开：请检查磁盘或网络连接后再试",
    "crashed": "读取这个文件的进程意外终止：请人工查看",
    "internal_error": "程序在读取这个文件时出错：请人工查看，并报告 `resumesift --verbose` 给出的详情",
}
"""What flags and errors say, by code. Their own messages are in English."""


def told(item: Flag | ScreeningError, language: Language) -> str:
    """What a flag or an error says, in `language` as far as its code is known."""
    return _IN_CHINESE.get(item.code, item.message) if language == "zh" else item.message


def why(screening: Screening, language: Language) -> str:
    """What decided, in words; of an unreadable file, its error."""
    return told(screening.error, language) if screening.error is not None else screening.reason or ""


def deciding(screening: Screening) -> tuple[CriterionResult, ...]:
    """The must-haves that made the decision: the failed ones, else the unclear ones, else all."""
    musts = tuple(criterion for criterion in screening.criteria if criterion.importance == "must")
    for status in ("not_met", "unclear"):
        chosen = tuple(criterion for criterion in musts if criterion.status == status)
        if chosen:
            return chosen
    return musts
