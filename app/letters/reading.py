"""One letter whole: for the detail pane, the papers, its form and `daftar show`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.clock import to_tehran
from app.letters.deeds import ENCLOSURES, LETTERS, LINKS, PARTIES, STEPS, seen_letter
from app.letters.drafts import EnclosureDraft, LetterDraft, LinkDraft, PartyDraft
from app.letters.registers import REGISTERS
from app.letters.rows import (
    EnclosureLine,
    LetterSheet,
    LetterStepLine,
    LinkLine,
    PartyLine,
    TextLine,
)
from app.letters.stages import orders_undone, stage_column
from app.letters.states import (
    LetterChannel,
    LetterDirection,
    LetterKind,
    LetterState,
    LetterWriteOff,
    PaperPlace,
    PartyRole,
    Relation,
)
from app.marks import Classification, Urgency
from app.orders import Scan, orders_of
from app.session import OfficeSession
from app.settings import governor_on
from models.base import table_of
from models.letters import LetterText
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)
_TEXTS: Final = table_of(LetterText)

#: Columns that hold a moment.
_MOMENTS: Final = (
    "channel_at",
    "received_at",
    "registered_at",
    "paper_since",
    "signed_at",
    "settled_at",
)


def letter_sheet(session: OfficeSession, letter_id: int) -> LetterSheet:
    """One letter whole.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    more = session.execute(
        select(REGISTERS.c.name, stage_column())
        .select_from(LETTERS)
        .join(REGISTERS, REGISTERS.c.id == LETTERS.c.register_id)
        .where(LETTERS.c.id == letter_id)
    ).one()
    governor = governor_on(session, letter["dated"])
    own = {field.name for field in fields(LetterSheet)} & letter.keys()
    values = {name: letter[name] for name in own} | _marks(letter) | _people(session, letter)
    values |= {name: to_tehran(letter[name]) if letter[name] else None for name in _MOMENTS}
    values |= {
        "register": more[0],
        "stage": more[1],
        "enclosures": _enclosures(session, letter_id),
        "parties": _parties(session, letter_id),
        "links": _links(session, letter_id),
        "orders": tuple(orders_of(session, Kind.LETTER, letter_id)),
        "files": files_of(session, Kind.LETTER, letter_id),
        "steps": _steps(session, letter_id),
        "undone": orders_undone(session, letter_id),
        "governor": f"{governor.honorific} {governor.name}".strip() if governor else "",
        "governor_acts": governor.acting if governor else False,
    }
    return LetterSheet(**values)


def letter_sheets(session: OfficeSession, letter_ids: Sequence[int]) -> list[LetterSheet]:
    """Letters whole, in the order asked.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    return [letter_sheet(session, number) for number in letter_ids]


def _marks(letter: Mapping[str, Any]) -> dict[str, Any]:
    """What a letter's words of code stand for."""
    return {
        "kind": LetterKind(letter["letter_kind"]),
        "direction": LetterDirection(letter["direction"]),
        "state": LetterState(letter["state"]),
        "channel": LetterChannel(letter["channel"]),
        "own_classification": Classification(letter["own_classification"]),
        "classification": Classification(letter["classification"]),
        "urgency": Urgency(letter["urgency"]),
        "paper_place": PaperPlace(letter["paper_place"]),
        "scan": Scan(letter["scan"]),
        "write_off": LetterWriteOff(letter["write_off"]) if letter["write_off"] else None,
    }


def _people(session: OfficeSession, letter: Mapping[str, Any]) -> dict[str, str]:
    asked = {
        "registered_by": letter["registered_by"],
        "drafter": letter["drafter_id"],
        "signed_by": letter["signed_by"],
        "settled_by": letter["settled_by"],
    }
    rows = session.execute(
        select(_OPERATORS.c.id, _OPERATORS.c.full_name).where(
            _OPERATORS.c.id.in_([number for number in asked.values() if number is not None])
        )
    )
    names = {number: name for number, name in rows}  # noqa: C416  # rows, no pairs
    return {field: names.get(number, "") for field, number in asked.items()}


def _enclosures(session: OfficeSession, letter_id: int) -> tuple[EnclosureLine, ...]:
    rows = session.execute(
        select(ENCLOSURES.c.title, ENCLOSURES.c.pages, ENCLOSURES.c.classification)
        .where(ENCLOSURES.c.letter_id == letter_id)
        .order_by(ENCLOSURES.c.place)
    )
    return tuple(EnclosureLine(title, pages, Classification(own)) for title, pages, own in rows)


@cache
def _party_lines() -> Select[Any]:
    """Parties with who sent and who read it; built once."""
    sender, reader = aliased(_OPERATORS), aliased(_OPERATORS)
    return (
        select(PARTIES, sender.c.full_name.label("sender"), reader.c.full_name.label("reader"))
        .outerjoin(sender, sender.c.id == PARTIES.c.sent_by)
        .outerjoin(reader, reader.c.id == PARTIES.c.read_by)
        .order_by(PARTIES.c.place, PARTIES.c.id)
    )


def _parties(session: OfficeSession, letter_id: int) -> tuple[PartyLine, ...]:
    rows = session.execute(_party_lines().where(PARTIES.c.letter_id == letter_id)).mappings()
    return tuple(
        PartyLine(
            id=row["id"],
            role=PartyRole(row["role"]),
            contact_id=row["contact_id"],
            name=row["name"],
            post=row["post"],
            organisation=row["organisation"],
            reason=row["reason"],
            channel=LetterChannel(row["channel"]) if row["channel"] else None,
            channel_number=row["channel_number"],
            sent_at=to_tehran(row["sent_at"]) if row["sent_at"] else None,
            sent_by=row["sender"] or "",
            receipt=row["receipt"],
            receipt_at=to_tehran(row["receipt_at"]) if row["receipt_at"] else None,
            their_number=row["their_number"],
            read_at=to_tehran(row["read_at"]) if row["read_at"] else None,
            read_by=row["reader"] or "",
        )
        for row in rows
    )


def _links(session: OfficeSession, letter_id: int) -> tuple[LinkLine, ...]:
    """References of a letter, and those of others to it; both ways, within the clearance."""
    seen = LETTERS.c.classification <= int(session.desk.operator.clearance)
    forth = session.execute(
        select(LINKS, LETTERS.c.id.label("there"), LETTERS.c.subject)
        .outerjoin(LETTERS, and_(LETTERS.c.id == LINKS.c.other_id, seen))
        .where(LINKS.c.letter_id == letter_id)
        .order_by(LINKS.c.id)
    ).mappings()
    found = [
        LinkLine(
            Relation(row["relation"]),
            row["there"],
            row["number"],
            row["dated"],
            row["subject"] or "",
        )
        for row in forth
    ]
    back = session.execute(
        select(LINKS.c.relation, LETTERS.c.id, LETTERS.c.number, LETTERS.c.dated, LETTERS.c.subject)
        .join(LETTERS, LETTERS.c.id == LINKS.c.letter_id)
        .where(LINKS.c.other_id == letter_id, seen)
        .order_by(LINKS.c.id)
    )
    found += [
        LinkLine(Relation(relation), number_id, number, dated, subject, backwards=True)
        for relation, number_id, number, dated, subject in back
    ]
    return tuple(found)


def _steps(session: OfficeSession, letter_id: int) -> tuple[LetterStepLine, ...]:
    rows = session.execute(
        select(
            STEPS.c.at,
            _OPERATORS.c.full_name,
            STEPS.c.action,
            STEPS.c.words,
            STEPS.c.taken_back_at,
        )
        .join(_OPERATORS, _OPERATORS.c.id == STEPS.c.operator_id)
        .where(STEPS.c.letter_id == letter_id)
        .order_by(STEPS.c.id)
    )
    return tuple(
        LetterStepLine(to_tehran(at), by, action, words, back is not None)
        for at, by, action, words, back in rows
    )


def letter_draft(session: OfficeSession, letter_id: int) -> LetterDraft:
    """A letter as its form holds it.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    own = {field.name for field in fields(LetterDraft)} & letter.keys()
    received = to_tehran(letter["received_at"]) if letter["received_at"] else None
    return LetterDraft(
        **{name: letter[name] for name in own - {"serial"}}
        | {
            "direction": LetterDirection(letter["direction"]),
            "kind": LetterKind(letter["letter_kind"]),
            "channel": LetterChannel(letter["channel"]),
            "classification": Classification(letter["own_classification"]),
            "urgency": Urgency(letter["urgency"]),
            "dated": letter["dated"] if letter["number"] else None,
            "received_on": received.date() if received else None,
            "received_at": received.time() if received else None,
            "enclosures": tuple(
                EnclosureDraft(title=one.title, pages=one.pages, classification=one.classification)
                for one in _enclosures(session, letter_id)
            ),
            "parties": tuple(_party_draft(one) for one in _parties(session, letter_id)),
            "links": tuple(
                LinkDraft(
                    relation=one.relation,
                    other_id=one.other_id,
                    number=one.number,
                    dated=one.dated,
                )
                for one in _links(session, letter_id)
                if not one.backwards
            ),
        }
    )


def _party_draft(one: PartyLine) -> PartyDraft:
    return PartyDraft(
        id=one.id,
        role=one.role,
        contact_id=one.contact_id,
        name=one.name,
        post=one.post,
        organisation=one.organisation,
        reason=one.reason,
        channel=one.channel,
    )


def letter_texts(session: OfficeSession, letter_id: int) -> list[TextLine]:
    """Earlier texts of a letter of ours, newest first.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    seen_letter(session, letter_id)
    rows = session.execute(
        select(
            _TEXTS.c.edition,
            _TEXTS.c.at,
            _OPERATORS.c.full_name,
            _TEXTS.c.subject,
            _TEXTS.c.body,
        )
        .join(_OPERATORS, _OPERATORS.c.id == _TEXTS.c.operator_id)
        .where(_TEXTS.c.letter_id == letter_id)
        .order_by(_TEXTS.c.edition.desc())
    )
    return [
        TextLine(edition, to_tehran(at), by, subject, body)
        for edition, at, by, subject, body in rows
    ]
