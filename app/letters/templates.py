"""Texts letters of ours begin with: the office's templates, their fields in braces.

A field whose value is not known yet stays in its braces, to be seen and typed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.jalali import jalali_text
from app.letters.body import body_document, checked_body
from app.letters.drafts import LetterDraft, PartyDraft
from app.letters.reading import letter_sheet
from app.letters.signers import signer_of
from app.letters.states import LetterKind, PartyRole, Relation
from app.limits import checked_length
from app.rich_text import (
    Document,
    filled,
    from_plain,
    plain_text,
    refuse_unknown_fields,
    to_json,
)
from app.session import OfficeSession
from app.settings import office_settings
from app.text import SHORT_LIMIT, persian_digits, search_key, tidy
from models.base import table_of
from models.letters import LetterTemplate

_TEMPLATES: Final = table_of(LetterTemplate)

MISSING: Final = "این الگو یافت نشد."


@dataclass(frozen=True, kw_only=True)
class TemplateDraft:
    """A template as typed.

    Attributes:
        kind: Of the letters it begins; None for any.
        body: Rich text as JSON (`app.rich_text`), or words.
    """

    name: str = ""
    kind: LetterKind | None = None
    subject: str = ""
    body: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class TemplateLine:
    """A template of the office."""

    id: int
    version: int
    name: str
    kind: LetterKind | None
    subject: str
    body: str
    removed: bool


@dataclass(frozen=True)
class _Known:
    """What fields are filled from: the letter as far as it is typed, and what it answers."""

    session: OfficeSession
    draft: LetterDraft

    @property
    def receiver(self) -> PartyDraft:
        """The first it goes to."""
        receivers = (one for one in self.draft.parties if one.role is PartyRole.RECEIVER)
        return next(receivers, PartyDraft())

    def link(self, relation: Relation) -> tuple[str, date | None]:
        """Number and day of the first letter it refers to so."""
        for one in self.draft.links:
            if one.relation is not relation:
                continue
            if one.other_id is None:
                return one.number, one.dated
            other = letter_sheet(self.session, one.other_id)
            incoming = other.their_number and relation is Relation.IN_REPLY_TO
            # An answer names the number its addressee gave his own letter.
            return (
                (other.their_number, other.their_date) if incoming else (other.number, other.dated)
            )
        return "", None


def _number(known: _Known, relation: Relation) -> str:
    return persian_digits(known.link(relation)[0])


def _day(known: _Known, relation: Relation) -> str:
    day = known.link(relation)[1]
    return jalali_text(day) if day is not None else ""


def _signer(known: _Known) -> str:
    number = known.draft.signer_id
    return signer_of(known.session, number).name if number is not None else ""


#: The fields a template may name, and what each is filled with.
TEMPLATE_FIELDS: Final[Mapping[str, Callable[[_Known], str]]] = {
    "گیرنده": lambda known: known.receiver.name,
    "سمت": lambda known: known.receiver.post,
    "دستگاه": lambda known: known.receiver.organisation,
    "موضوع": lambda known: known.draft.subject,
    "تاریخ": lambda known: jalali_text(known.session.desk.clock.today()),
    "شماره_نامه_وارده": lambda known: _number(known, Relation.IN_REPLY_TO),
    "تاریخ_نامه_وارده": lambda known: _day(known, Relation.IN_REPLY_TO),
    "شماره_پیرو": lambda known: _number(known, Relation.FOLLOWING),
    "تاریخ_پیرو": lambda known: _day(known, Relation.FOLLOWING),
    "امضاکننده": _signer,
    # Known to invitations alone, which fill them (`app.meetings.inviting`).
    "جلسه": lambda _known: "",
    "زمان_جلسه": lambda _known: "",
    "مکان_جلسه": lambda _known: "",
    # Known to letters of protocol work alone, which fill those of meetings as well.
    "مناسبت": lambda _known: "",
    "کشور": lambda _known: "",
    "نام_دفتر": lambda known: office_settings(known.session).office,
}


def list_templates(session: OfficeSession, *, removed: bool = False) -> list[TemplateLine]:
    """The office's templates by name; those taken off only if asked for."""
    require(session.desk.operator, Right.READ_LETTERS)
    statement = select(_TEMPLATES).order_by(_TEMPLATES.c.name, _TEMPLATES.c.id)
    if not removed:
        statement = statement.where(_TEMPLATES.c.removed_at.is_(None))
    return [_line(row) for row in session.execute(statement).mappings()]


def template_line(session: OfficeSession, template_id: int) -> TemplateLine:
    """One template, on the list or off it.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is none of this id.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    return _line(_row(session, template_id))


def _line(row: Mapping[Any, Any]) -> TemplateLine:
    return TemplateLine(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        kind=LetterKind(row["letter_kind"]) if row["letter_kind"] else None,
        subject=row["subject"],
        body=row["body"],
        removed=row["removed_at"] is not None,
    )


def add_template(session: OfficeSession, draft: TemplateDraft) -> Changes[int]:
    """Keep a template; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(_TEMPLATES.c.id).where(_TEMPLATES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    values = _checked(session, draft, None)
    number: int = session.execute(
        insert(_TEMPLATES)
        .values(**values, removed_at=None, request_key=draft.request_key, version=1)
        .returning(_TEMPLATES.c.id)
    ).scalar_one()
    _note(session, number, "add_template", f"الگوی نامه «{values['name']}» نوشته شد.")
    return changed(number, Kind.LETTER_TEMPLATE)


def amend_template(
    session: OfficeSession, template_id: int, version: int, draft: TemplateDraft
) -> Changes[int]:
    """Change a template; letters that began with it stay as they are.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = _row(session, template_id)
    after = _checked(session, draft, template_id)
    differences = journal.differences({name: row[name] for name in after}, after)
    if not differences:
        return changed(template_id)
    _save(session, template_id, version, after)
    words = f"الگوی نامه «{after['name']}» تغییر کرد."
    _note(session, template_id, "amend_template", words, differences)
    return changed(template_id, Kind.LETTER_TEMPLATE)


def remove_template(session: OfficeSession, template_id: int, version: int) -> Changes[int]:
    """Take a template off the list; it is kept and can be brought back.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    return _switch(session, template_id, version, removed=True)


def restore_template(session: OfficeSession, template_id: int, version: int) -> Changes[int]:
    """Bring a template back on the list.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Another has its name by now.
        NotFound, StaleRecord: As for every record.
    """
    return _switch(session, template_id, version, removed=False)


def _switch(
    session: OfficeSession, template_id: int, version: int, *, removed: bool
) -> Changes[int]:
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    row = _row(session, template_id)
    if (row["removed_at"] is not None) == removed:
        return changed(template_id)
    if not removed and _named_so(session, row["name"], template_id):
        raise InvalidFields([_taken(row["name"])])
    at = session.desk.clock.now() if removed else None
    _save(session, template_id, version, {"removed_at": at})
    words = "از فهرست برداشته شد" if removed else "به فهرست بازگشت"
    action = "remove_template" if removed else "restore_template"
    _note(session, template_id, action, f"الگوی نامه «{row['name']}» {words}.")
    return changed(template_id, Kind.LETTER_TEMPLATE)


def _checked(session: OfficeSession, draft: TemplateDraft, own_id: int | None) -> dict[str, Any]:
    problems: list[InvalidInput] = []
    name = checked_length("name", tidy(draft.name), SHORT_LIMIT, problems)
    subject = checked_length("subject", tidy(draft.subject), SHORT_LIMIT, problems)
    if not name:
        problems.append(InvalidInput("name", "نام الگو را بنویسید."))
    elif _named_so(session, name, own_id):
        problems.append(_taken(name))
    body = ""
    try:
        body = checked_body(draft.body)
        refuse_unknown_fields(body_document(body), TEMPLATE_FIELDS, "body")
        refuse_unknown_fields(from_plain(subject), TEMPLATE_FIELDS, "subject")
        if not body:
            problems.append(InvalidInput("body", "متن الگو را بنویسید."))
    except InvalidInput as error:
        problems.append(error)
    if problems:
        raise InvalidFields(problems)
    return {
        "name": name,
        "letter_kind": draft.kind.value if draft.kind else "",
        "subject": subject,
        "body": body,
    }


def _named_so(session: OfficeSession, name: str, own_id: int | None) -> bool:
    rows = session.execute(
        select(_TEMPLATES.c.id, _TEMPLATES.c.name).where(_TEMPLATES.c.removed_at.is_(None))
    )
    key = search_key(name)
    return any(search_key(other) == key and number != own_id for number, other in rows)


def _taken(name: str) -> InvalidInput:
    return InvalidInput("name", f"الگوی دیگری به نام «{name}» هست.")


def _row(session: OfficeSession, template_id: int) -> Mapping[Any, Any]:
    row = session.execute(select(_TEMPLATES).where(_TEMPLATES.c.id == template_id)).mappings()
    found = row.first()
    if found is None:
        raise NotFound(MISSING)
    return found


def _save(session: OfficeSession, template_id: int, version: int, values: dict[str, Any]) -> None:
    saved = session.execute(
        update(_TEMPLATES)
        .where(_TEMPLATES.c.id == template_id, _TEMPLATES.c.version == version)
        .values(**values, version=version + 1)
        .returning(_TEMPLATES.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(
    session: OfficeSession,
    template_id: int,
    action: str,
    words: str,
    details: dict[str, object] | None = None,
) -> None:
    journal.note(
        session, Kind.LETTER_TEMPLATE, template_id, action, persian_digits(words), details=details
    )


def letter_from_template(
    session: OfficeSession,
    template_id: int,
    draft: LetterDraft,
    values: Mapping[str, str] | None = None,
) -> LetterDraft:
    """A letter begun with a template: its kind, subject and text, the fields filled as known.

    A subject that was typed already stays, and fills its field.

    Args:
        session: Who asks.
        template_id: Which.
        draft: As far as it is typed.
        values: Of fields only the register knows that begins the letter, as invitations do.

    Raises:
        NotFound: There is no such template, or no such letter it refers to, for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    template = _line(_row(session, template_id))
    known = _Known(session, draft)
    subject = draft.subject.strip()
    if not subject:
        subject = plain_text(_filled(from_plain(template.subject), known, values))
    known = _Known(session, replace(draft, subject=subject))
    return replace(
        draft,
        kind=template.kind or draft.kind,
        subject=subject,
        body=to_json(_filled(body_document(template.body), known, values)),
    )


def _filled(text: Document, known: _Known, values: Mapping[str, str] | None) -> Document:
    found = {name: value(known) for name, value in TEMPLATE_FIELDS.items()}
    return filled(text, found | dict(values or {})).document
