"""The fields of a letter of ours, in the order of the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject

from app.letterheads import LetterheadRow, list_letterheads
from app.letters import (
    LetterDirection,
    LetterDraft,
    LetterKind,
    PartyRole,
    SignerLine,
    TemplateLine,
    body_document,
    list_signers,
    list_templates,
)
from app.marks import Classification, Urgency
from app.rich_text import to_json
from app.session import OfficeSession
from app.texts import CLASSIFICATIONS, LETTER_DIRECTIONS, LETTER_KINDS, URGENCIES
from ui.common.awaited_choice import AwaitedChoice
from ui.common.fields import ChoiceField, TextField
from ui.common.form import FieldRow
from ui.common.rich_text_field import RichTextField
from ui.common.rows_field import RowsField
from ui.letters.outgoing_rows import AddresseeLine
from ui.letters.row_fields import EnclosureLine, LinkLine
from ui.shell import Shell

NO_TEMPLATE: Final = "بی الگو"
NO_SIGNER: Final = "هنوز روشن نیست"
BY_LENGTH: Final = "به اندازه متن (خودکار)"
#: A letter written here goes out, or from one of our units to another.
WAYS: Final = [
    (one, LETTER_DIRECTIONS[one]) for one in (LetterDirection.OUTGOING, LetterDirection.INTERNAL)
]
PAGES: Final = {"a4": "A4", "a5": "A5"}
#: The fields two desks' words are held against each other in.
COMPARED: Final = (
    "direction",
    "receivers",
    "subject",
    "signer_id",
    "kind",
    "urgency",
    "classification",
    "letterhead_id",
    "body",
    "links",
    "enclosures",
    "copies",
)


@dataclass(frozen=True)
class Writing:
    """What the office gives whoever writes a letter."""

    templates: tuple[TemplateLine, ...] = ()
    letterheads: tuple[LetterheadRow, ...] = ()
    signers: tuple[SignerLine, ...] = ()


def office_writing(session: OfficeSession) -> Writing:
    """Templates, letterheads and everybody who signs, in one question."""
    return Writing(
        tuple(list_templates(session)), list_letterheads(session), tuple(list_signers(session))
    )


@dataclass(frozen=True)
class OutgoingFields:
    """The fields the form itself asks, and all of them in rows."""

    template: AwaitedChoice
    signer: AwaitedChoice
    letterhead: AwaitedChoice
    body: RichTextField
    rows: tuple[FieldRow, ...]


def outgoing_fields(shell: Shell, watch: QObject) -> OutgoingFields:
    """Make the fields; `watch` hears the keys of those in rows."""
    tasks, clearance = shell.tasks, shell.operator().clearance
    classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
    template = AwaitedChoice("template", "الگو", NO_TEMPLATE)
    signer = AwaitedChoice("signer_id", "امضاکننده", NO_SIGNER)
    letterhead = AwaitedChoice("letterhead_id", "سربرگ", BY_LENGTH)
    body = RichTextField("body", "متن نامه")
    receivers = partial(AddresseeLine, tasks, PartyRole.RECEIVER)
    copies = partial(AddresseeLine, tasks, PartyRole.COPY)
    rows: tuple[FieldRow, ...] = (
        ((RowsField("receivers", "گیرندگان (Alt با ↑ و ↓ جابه‌جا می‌کند)", receivers, watch), 1),),
        ((TextField("subject", "موضوع", needed=True), 3), (template, 2)),
        ((signer, 3), (letterhead, 2)),
        (
            (ChoiceField("direction", "صادره یا داخلی", WAYS), 1),
            (ChoiceField("kind", "گونه", [(one, LETTER_KINDS[one]) for one in LetterKind]), 1),
            (ChoiceField("urgency", "فوریت", [(one, URGENCIES[one]) for one in Urgency]), 1),
            (ChoiceField("classification", "طبقه‌بندی", classes), 1),
        ),
        ((body, 1),),
        ((RowsField("links", "عطف و پیرو", partial(LinkLine, tasks), watch), 1),),
        ((RowsField("enclosures", "پیوست‌ها", partial(EnclosureLine, clearance), watch), 1),),
        ((RowsField("copies", "رونوشت‌ها", copies, watch), 1),),
    )
    return OutgoingFields(template, signer, letterhead, body, rows)


def values_of(draft: LetterDraft) -> dict[str, Any]:
    """A letter of ours as the form's fields hold it."""
    return {
        "receivers": tuple(one for one in draft.parties if one.role is PartyRole.RECEIVER),
        "copies": tuple(one for one in draft.parties if one.role is PartyRole.COPY),
        "direction": draft.direction,
        "subject": draft.subject,
        "signer_id": draft.signer_id,
        "letterhead_id": draft.letterhead_id,
        "kind": draft.kind,
        "urgency": draft.urgency,
        "classification": draft.classification,
        "body": body_document(draft.body),
        "links": draft.links,
        "enclosures": draft.enclosures,
    }


def draft_of(values: Mapping[str, Any], base: LetterDraft, key: UUID) -> LetterDraft:
    """What the form hands over; what has no field stays as it was."""
    typed = dict(values)
    parties = (*typed.pop("receivers"), *typed.pop("copies"))
    typed.pop("template")
    body = to_json(typed.pop("body"))
    return replace(base, **typed, parties=parties, body=body, request_key=key)


def new_draft() -> LetterDraft:
    """What a new letter of ours begins with."""
    return LetterDraft(direction=LetterDirection.OUTGOING, wants_answer=False)


def signer_words(one: SignerLine, names: Mapping[int, str]) -> str:
    """Somebody who signs, and who signs in his absence."""
    substitute = names.get(one.substitute_id or 0, "")
    parts = (one.name, one.post, f"جانشین: {substitute}" if substitute else "")
    return " · ".join(part for part in parts if part)
