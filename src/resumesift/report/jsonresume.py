"""A résumé in the fields of the JSON Resume schema 1.0.0 (https://jsonresume.org/schema), for other programs.

What the schema has no field for (levels, domains, evidence) is left out; what is not known is left out too.
"""

from __future__ import annotations

from typing import Any

from resumesift.resume import Education, Resume, WorkEntry

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def to_jsonresume(resume: Resume) -> dict[str, Any]:
    """The résumé as a JSON Resume document. Dates are `YYYY-MM` or `YYYY`; a post still held has no `endDate`."""
    return {
        "$schema": SCHEMA,
        "basics": _basics(resume),
        "work": [_work(entry) for entry in resume.work],
        "education": [_education(entry) for entry in resume.education],
        "skills": [{"name": skill.name} for skill in resume.skills if skill.asserted],
    }


def _basics(resume: Resume) -> dict[str, Any]:
    contacts = resume.contacts
    latest = next((entry for entry in resume.work if entry.start and not entry.end), None)
    return _known(
        name=resume.name,
        label=latest.title if latest else None,
        email=next(iter(contacts.emails), None),
        phone=next(iter(contacts.phones), None),
        url=next(map(_url, contacts.links), None),
    )


def _url(link: str) -> str:
    return link if "://" in link else f"https://{link}"


def _work(entry: WorkEntry) -> dict[str, Any]:
    return _known(
        name=entry.company,
        position=entry.title,
        description=entry.department,
        startDate=entry.start,
        endDate=entry.end,
        summary=entry.duties or None,
    )


def _education(entry: Education) -> dict[str, Any]:
    return _known(
        institution=entry.school,
        area=entry.field,
        studyType=entry.degree,
        startDate=entry.start,
        endDate=entry.end,
    )


def _known(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}
