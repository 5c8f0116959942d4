"""What flags and errors say, by code: short and whole, in Chinese and in English.

Whoever finds something says it in English; `in_language` says it again in the language of a result. `{…}` in a Chinese
sentence is one of a flag's `values`.
"""

from __future__ import annotations

from typing import TypeVar

from resumesift.screening import Flag, Language, ScreeningError

_FLAGS: dict[str, tuple[str, str, str]] = {
    "hidden_text": ("隐藏文字", "hidden text", "有读者看不见的文字，未计入"),
    "merged_copies": ("重复的任职", "posts printed twice", "同一段任职印了两次（两种语言或另有摘要），只计一次"),
    "unread_post": ("有时间段未读出", "a span not read", "工作经历中有一段时间未能识别为任职，可能漏计"),
    "unread_work": ("工作经历未读出", "work not read", "有工作经历，但未能识别出任何任职"),
    "no_resume": ("不像简历", "not like a résumé", "没有简历应有的标题和任职，可能不是简历"),
    "page_without_text": ("有一页无文字", "page without text", "这一页没有文字，可能是图片，未能读取"),
    "page_with_picture": ("有大幅图片", "large picture", "有大幅图片，上面可能有文字，未能读取"),
    "text_under_scan": ("图片下有文字", "text under a scan", "这一页是图片，下面带有看不见的文字，两者可能不一致"),
    "layer_differs": ("文字层与图片不符", "text layer differs", "这一页是图片，看不见的文字层与它不一致，以图片为准"),
    "ocr": ("由图片识别", "read from a picture", "这一页由图片识别（OCR）读出，把握为 {percent}，请核对"),
    "ocr_doubtful": ("图片难以辨认", "picture hard to read", "这一页的图片难以辨认，读出的只有 {percent} 的把握"),
    "damaged_file": ("文件损坏", "damaged file", "文件已损坏，可能有缺失的部分"),
    "damaged_page": ("有一页损坏", "damaged page", "这一页已损坏，可能未能全部读取"),
    "garbled_text": ("文字错乱", "garbled text", "这一页的文字对应关系被打乱，读出的不可信"),
    "reversed_dates": ("日期颠倒", "reversed dates", "这段经历的结束早于开始，未计入"),
    "future_start": ("有未来的任职", "post in the future", "这段经历的开始晚于筛选日期，未计入"),
    "future_end": ("结束日期过远", "end too far off", "这段经历的结束日期远在将来，应是笔误：没有哪个月是确定的"),
    "stale_document": ("简历已旧", "old résumé", "简历写于 {date}：此后情况不明，仍在任的经历只确定到那时"),
    "instructions": ("写给程序的话", "words to a program", "文件里有写给筛选程序的话，不起作用；请人工查看"),
    "stated_years": ("自述年限不符", "stated years differ", "自述 {stated} 年，而所列任职合计 {counted} 个月"),
}
"""Short in zh and en, and the whole sentence in zh, of each flag."""

_ERRORS = {
    "encrypted": "文件有密码：请另存为不带密码的文件",
    "damaged": "文件已损坏：请重新索取",
    "empty": "文件是空的：请重新索取",
    "no_text": "文件里没有看得见的文字：请人工查看",
    "needs_ocr": '文件是没有文字的图片：运行 pip install "resumesift[ocr]" 后即可识别，或索取带文字的文件，或人工查看',
    "needs_libreoffice": "旧版 Word 文件（.doc）：请安装 LibreOffice 后再试，或另存为 PDF 或 DOCX",
    "conversion_failed": "旧版 Word 文件（.doc），LibreOffice 未能转换：请另存为 PDF 或 DOCX，或人工查看",
    "too_large": "文件远大于一份简历：请另存为 PDF 或 DOCX，或人工查看",
    "not_a_resume_format": "不是可以读取的简历格式：压缩包请解压，邮件请取出附件，其他文件请另存为 PDF 或 DOCX",
    "not_found": "文件不存在，或是失效的链接",
    "not_a_file": "不是文件，而是文件夹、管道或设备：请给出文件本身",
    "not_permitted": "没有读取这个文件的权限",
    "not_readable": "文件打不开：请检查磁盘或网络连接后再试",
    "crashed": "读取这个文件的进程意外终止：请人工查看",
    "internal_error": "程序在读取这个文件时出错：请人工查看，并报告 `resumesift --verbose` 给出的详情",
}
"""The whole sentence in zh of each error."""

Told = TypeVar("Told", Flag, ScreeningError)


def in_language(item: Told, language: Language) -> Told:
    """The flag or error with its message in `language`, as far as its code is known; `item` says it in English."""
    if language == "en":
        return item
    if isinstance(item, Flag):
        sentence = _FLAGS[item.code][2].format_map(item.values) if item.code in _FLAGS else item.message
    else:
        sentence = _ERRORS.get(item.code, item.message)
    return item.model_copy(update={"message": sentence})


def short(code: str, language: Language) -> str:
    """A flag in two or three words; its code where it is not known."""
    words = _FLAGS.get(code)
    return words[0 if language == "zh" else 1] if words else code.replace("_", " ")
