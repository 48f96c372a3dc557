"""Who goes straight through: the persons, posts and subjects the office keeps (P1.13, C12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput, NotFound
from app.limits import checked_length
from app.phone_calls.states import SpokeWith
from app.session import OfficeSession
from app.text import SHORT_LIMIT, search_key, tidy
from app.texts import DIRECT_KINDS
from models.base import table_of
from models.calls import DirectRule

_RULES = table_of(DirectRule)


class DirectKind(StrEnum):
    """What such a rule looks at."""

    PERSON = "person"
    POST = "post"
    SUBJECT = "subject"


@dataclass(frozen=True, kw_only=True)
class DirectDraft:
    """A rule as typed.

    Attributes:
        contact_id: The person of the directory, if chosen.
        words: His name, the post, or words of the subject.
        spoke_with: To whom such a call is put through.
    """

    kind: DirectKind = DirectKind.PERSON
    contact_id: int | None = None
    words: str = ""
    spoke_with: SpokeWith = SpokeWith.GOVERNOR
    note: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class DirectLine:
    """A rule that stands."""

    id: int
    kind: DirectKind
    contact_id: int | None
    words: str
    spoke_with: SpokeWith
    note: str


#: What must be found of a post or subject to speak of it.
SHORTEST: Final = 2


def add_direct_rule(session: OfficeSession, draft: DirectDraft) -> Changes[int]:
    """Let whoever fits `draft` go straight through.

    Raises:
        NotAllowed: The operator may not change the office's settings.
        InvalidFields: Something typed cannot be taken, or the same rule stands.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(_RULES.c.id).where(_RULES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = _checked(session, draft)
    rule_id = session.execute(
        insert(_RULES)
        .values(
            kind=checked.kind.value,
            contact_id=checked.contact_id,
            words=checked.words,
            search_key=search_key(checked.words),
            spoke_with=checked.spoke_with.value,
            note=checked.note,
            removed_at=None,
            request_key=checked.request_key,
        )
        .returning(_RULES.c.id)
    ).scalar_one()
    words = f"{DIRECT_KINDS[checked.kind]} «{checked.words}» مستقیم وصل می‌شود."
    journal.note(session, Kind.SETTING, None, "add_direct_rule", words)
    return changed(rule_id, Kind.SETTING)


def _checked(session: OfficeSession, draft: DirectDraft) -> DirectDraft:
    problems: list[InvalidInput] = []
    contact_id = draft.contact_id if draft.kind is DirectKind.PERSON else None
    contact_id = contact_id and (held_contact(session, contact_id) or contact_id)
    name = None if contact_id is None else contact_name(session, contact_id)
    if contact_id is not None and name is None:
        problems.append(InvalidInput("contact_id", "این شخص در دفتر اشخاص یافت نشد."))
    tidied = replace(
        draft,
        contact_id=contact_id,
        words=checked_length("words", tidy(draft.words) or name or "", SHORT_LIMIT, problems),
        note=checked_length("note", tidy(draft.note), SHORT_LIMIT, problems),
    )
    if len(search_key(tidied.words)) < SHORTEST:
        problems.append(InvalidInput("words", "نام، سمت یا موضوع را بنویسید."))
    elif any(_same(tidied, line) for line in list_direct_rules(session)):
        problems.append(InvalidInput("words", "این در فهرست هست."))
    if problems:
        raise InvalidFields(problems)
    return tidied


def _same(draft: DirectDraft, line: DirectLine) -> bool:
    return (draft.kind, draft.contact_id, search_key(draft.words)) == (
        line.kind,
        line.contact_id,
        search_key(line.words),
    )


def remove_direct_rule(session: OfficeSession, rule_id: int) -> Changes[None]:
    """Take a rule off the list; `restore_direct_rule` brings it back.

    Raises:
        NotFound: No such rule stands.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    _set_removed(session, rule_id, removed=True)
    return changed(None, Kind.SETTING)


def restore_direct_rule(session: OfficeSession, rule_id: int) -> Changes[None]:
    """Bring a removed rule back.

    Raises:
        NotFound: No such rule was removed.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    _set_removed(session, rule_id, removed=False)
    return changed(None, Kind.SETTING)


def _set_removed(session: OfficeSession, rule_id: int, *, removed: bool) -> None:
    standing = _RULES.c.removed_at.is_(None)
    words = session.execute(
        update(_RULES)
        .where(_RULES.c.id == rule_id, standing if removed else ~standing)
        .values(removed_at=session.desk.clock.now() if removed else None)
        .returning(_RULES.c.words)
    ).scalar()
    if words is None:
        raise NotFound("این در فهرست تماس مستقیم یافت نشد.")
    done = "از فهرست تماس مستقیم برداشته شد." if removed else "به فهرست تماس مستقیم بازگشت."
    action = "remove_direct_rule" if removed else "restore_direct_rule"
    journal.note(session, Kind.SETTING, None, action, f"«{words}» {done}")


def list_direct_rules(session: OfficeSession) -> list[DirectLine]:
    """Every rule that stands: persons, then posts, then subjects."""
    require(session.desk.operator, Right.READ_CALLS)
    rows = session.execute(
        select(
            _RULES.c.id,
            _RULES.c.kind,
            _RULES.c.contact_id,
            _RULES.c.words,
            _RULES.c.spoke_with,
            _RULES.c.note,
        )
        .where(_RULES.c.removed_at.is_(None))
        .order_by(_RULES.c.kind, _RULES.c.search_key)
    )
    return [
        DirectLine(
            row.id,
            DirectKind(row.kind),
            row.contact_id,
            row.words,
            SpokeWith(row.spoke_with),
            row.note,
        )
        for row in rows
    ]


@dataclass(frozen=True, kw_only=True)
class Ringing:
    """What is known of a caller while the form is being filled."""

    contact_id: int | None = None
    name: str = ""
    post: str = ""
    subject: str = ""


def direct_rule_for(session: OfficeSession, ringing: Ringing) -> DirectLine | None:
    """The first rule that lets this caller straight through, or None."""
    return next(
        (line for line in list_direct_rules(session) if _FITS[line.kind](line, ringing)), None
    )


def _is_person(line: DirectLine, ringing: Ringing) -> bool:
    if line.contact_id is not None and ringing.contact_id is not None:
        return line.contact_id == ringing.contact_id
    return search_key(line.words) == search_key(ringing.name)


def _holds_post(line: DirectLine, ringing: Ringing) -> bool:
    return _said_in(line.words, ringing.post)


def _is_about(line: DirectLine, ringing: Ringing) -> bool:
    return _said_in(line.words, ringing.subject)


def _said_in(words: str, text: str) -> bool:
    """Whether `words` stand in `text` as whole words, in their order."""
    return f" {search_key(words)} " in f" {search_key(text)} "


_FITS: Final[dict[DirectKind, Callable[[DirectLine, Ringing], bool]]] = {
    DirectKind.PERSON: _is_person,
    DirectKind.POST: _holds_post,
    DirectKind.SUBJECT: _is_about,
}
