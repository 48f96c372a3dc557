"""Letters and the steps of their lives as JSON.

`show` prints the standing steps in the form `add` takes, up to the first order on the letter: what
an order goes through is that order's own record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import AppError, InvalidFields, InvalidInput
from app.letters import (
    EnclosureDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterKind,
    LetterSheet,
    LetterState,
    LinkDraft,
    LinkLine,
    PartyDraft,
    PartyLine,
    PartyRole,
    Relation,
    SeveralLetters,
    count_letters,
    draft_letter,
    letter_sheet,
    list_letters,
    register_letter,
)
from app.marks import Classification, Urgency
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    key_field,
    moment_field,
    number_field,
    objects_field,
    text_field,
    time_field,
)
from app.records.letter_steps import LETTER_STEP_FIELDS, take_letter_step
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.text import persian_digits

_ENCLOSURE: Final = (
    text_field("title", "نقشه راه"),
    number_field("pages"),
    choice_field("classification", Classification, Classification.ORDINARY),
)
_PARTY: Final = (
    choice_field("role", PartyRole, PartyRole.COPY),
    id_field("contact_id"),
    id_field("group_id"),
    text_field("name", "معاونت هماهنگی امور عمرانی"),
    text_field("post"),
    text_field("organisation"),
    text_field("reason", "جهت اطلاع"),
    choice_field("channel", LetterChannel, None),
)
_LINK: Final = (
    choice_field("relation", Relation, Relation.FOLLOWING),
    id_field("other_id"),
    text_field("number", "1404/ص/12"),
    date_field("dated"),
    flag_field("is_text"),
)

#: Parts of a letter that are objects, and what each is a draft of.
_PARTS: Final[Mapping[str, type]] = {
    "enclosures": EnclosureDraft,
    "parties": PartyDraft,
    "links": LinkDraft,
}


#: Asked for like a state: what waits for the signature of whoever asks.
TO_SIGN: Final = "to_sign"


def _names(row: type) -> set[str]:
    return {part.name for part in fields(row)}


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = {name: value for name, value in values.items() if name not in ("steps", *_PARTS)}
    parts: dict[str, Any] = {
        name: tuple(make(**one) for one in values.get(name, ())) for name, make in _PARTS.items()
    }
    given["serial"] = given.pop("block_serial", None)
    draft = LetterDraft(**given, **parts)
    try:
        made = _made(session, draft)
    except SeveralLetters as error:
        raise _which(error) from error
    kinds = made.kinds
    # A draft saved before finds its record, whose life has gone on since.
    for place, step in enumerate(values.get("steps", ()) if kinds else (), 1):
        try:
            kinds |= take_letter_step(session, made.value, step)
        except AppError as error:
            raise _of_step(place, error) from error
    return Changes(_added(session, made.value), kinds)


def _made(session: OfficeSession, draft: LetterDraft) -> Changes[int]:
    return _draft(session, draft) if _is_written_here(draft) else register_letter(session, draft)


def _which(error: SeveralLetters) -> InvalidFields:
    """The question as a script can answer it."""
    ids = "، ".join(f"{one.number} شناسه {one.id}" for one in error.letters)
    how = f"در other_id شناسه نامه را بنویسید ({persian_digits(ids)})، یا is_text را true بگذارید."
    return InvalidFields(
        [InvalidInput(one.field, f"{one.message} {how}") for one in error.problems]
    )


def _is_written_here(draft: LetterDraft) -> bool:
    """A letter of ours begins as a draft; an internal one does where its text is given."""
    if draft.direction is LetterDirection.INTERNAL:
        return bool(draft.body)
    return draft.direction is LetterDirection.OUTGOING


def _draft(session: OfficeSession, draft: LetterDraft) -> Changes[int]:
    # Its day is the day it is signed.
    return draft_letter(session, replace(draft, dated=None))


def _of_step(place: int, error: AppError) -> AppError:
    """The same difficulty, naming the step of the record it comes from."""
    name = f"گام {persian_digits(str(place))}: "
    if isinstance(error, InvalidFields):
        return InvalidFields(
            [InvalidInput(f"steps.{one.field}", name + one.message) for one in error.problems]
        )
    inner = f".{error.field}" if isinstance(error, InvalidInput) else ""
    return InvalidInput(f"steps{inner}", name + error.message)


def _add_step(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    if "letter_id" not in values:
        raise InvalidInput("letter_id", "این گام از کدام نامه است؟")
    letter_id: int = values["letter_id"]
    step = {name: value for name, value in values.items() if name != "letter_id"}
    kinds = take_letter_step(session, letter_id, step)
    return Changes(_added(session, letter_id), kinds)


def _added(session: OfficeSession, letter_id: int) -> Added:
    sheet = letter_sheet(session, letter_id)
    return Added(letter_id, sheet.number, sheet.state.value)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = LetterFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=() if asked.state in ("", TO_SIGN) else (LetterState(asked.state),),
        to_sign=asked.state == TO_SIGN,
    )
    rows = list_letters(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_letters(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = letter_sheet(session, number)
    shown: dict[str, Plain] = {}
    for name, value in plain_object(sheet).items():
        if name == "received_at":
            shown["received_on"] = plain(sheet.received_at.date() if sheet.received_at else None)
        shown[name] = value
    return shown | {
        "received_at": plain(sheet.received_at.time() if sheet.received_at else None),
        "links": plain(tuple(one for one in sheet.links if not one.backwards)),
        "linked_from": plain(tuple(one for one in sheet.links if one.backwards)),
        "steps": list(standing_letter_steps(sheet)),
        "trace": plain(sheet.steps),
        "history": plain(journal.history(session, Kind.LETTER, number)),
    }


#: Deeds whose step says all of them: what stands before the words, and the field they are.
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "examine": ("بررسی شد: ", "opinion"),
    "file": ("بی ارجاع بایگانی شد: ", "reason"),
    "annul": ("باطل شد: ", "reason"),
    "return_draft": ("برای اصلاح برگشت: ", "reason"),
    "withdraw": ("پیش‌نویس کنار گذاشته شد: ", "reason"),
    "waive_scan": ("بی اسکن پذیرفته شد: ", "reason"),
}
_WORDLESS: Final = frozenset({"put_in_folder", "for_approval", "for_signature", "close"})
#: After these the letter's life is its orders'.
_ORDERED: Final = frozenset({"order", "refer"})


def standing_letter_steps(sheet: LetterSheet) -> Iterator[dict[str, Plain]]:
    """The steps that stand, as `add` takes them, up to the first order."""
    for line in sheet.steps:
        if line.taken_back:
            continue
        if line.action in _ORDERED:
            return
        if line.action in _SAID:
            before, name = _SAID[line.action]
            said = line.words.removeprefix(before) if line.words.startswith(before) else ""
            yield {"do": line.action, **({name: said} if said else {})}
        elif line.action in _WORDLESS:
            yield {"do": line.action}
        elif line.action == "sign":
            # Only a substitute's hand is named.
            by = {"by_id": sheet.hand_id} if sheet.hand_id not in (None, sheet.signer_id) else {}
            yield {"do": "sign", "with_picture": sheet.with_signature_image, **by}
        elif line.action == "dispatch" and line.at == _first_dispatch(sheet):
            yield from _dispatches(sheet)
        elif line.action == "write_off_letter" and sheet.write_off is not None:
            yield {
                "do": "write_off",
                "how": sheet.write_off.value,
                "reference": sheet.write_off_reference,
                "reason": sheet.settle_reason,
            }


def _first_dispatch(sheet: LetterSheet) -> object:
    standing = (one for one in sheet.steps if one.action == "dispatch" and not one.taken_back)
    return next(standing).at


def _dispatches(sheet: LetterSheet) -> Iterator[dict[str, Plain]]:
    """Each party as it was sent to, at its own hour."""
    for place, one in enumerate(sheet.parties, 1):
        if one.sent_at is not None and one.channel is not None:
            yield {
                "do": "dispatch",
                "party_places": [place],
                "by_channel": one.channel.value,
                "sent_number": one.channel_number,
                "at": plain(one.sent_at),
                "receipt": one.receipt,
            }


LETTER: Final = RecordKind(
    name="letter",
    fields=(
        choice_field("direction", LetterDirection, LetterDirection.INCOMING),
        id_field("register_id"),
        choice_field("kind", LetterKind, LetterKind.REQUEST),
        id_field("sender_id"),
        text_field("sender_name", "بهمن سپیدار"),
        text_field("sender_post", "فرماندار"),
        id_field("organisation_id"),
        text_field("organisation", "فرمانداری مهرآباد"),
        text_field("sender_phone"),
        text_field("their_number", "14505/ق/1405"),
        date_field("their_date"),
        choice_field("channel", LetterChannel, LetterChannel.POST),
        text_field("channel_number"),
        moment_field("channel_at"),
        text_field("channel_operator"),
        text_field("batch"),
        text_field("bringer"),
        date_field("received_on"),
        time_field("received_at"),
        date_field("dated"),
        text_field("back_dated_reason"),
        text_field("subject", "بازگشایی راه روستایی"),
        text_field("summary"),
        text_field("keywords", "راه، برف"),
        choice_field("classification", Classification, Classification.ORDINARY),
        choice_field("urgency", Urgency, Urgency.NORMAL),
        flag_field("on_paper", example=True),
        flag_field("wants_answer", example=True),
        date_field("due_on"),
        objects_field(
            "enclosures", _ENCLOSURE, [{part.name: part.example for part in _ENCLOSURE}], shown=()
        ),
        objects_field(
            "parties",
            _PARTY,
            [{part.name: part.example for part in _PARTY}],
            shown=_names(PartyLine) - {part.name for part in _PARTY},
        ),
        objects_field(
            "links",
            _LINK,
            [{part.name: part.example for part in _LINK}],
            shown=_names(LinkLine) - {part.name for part in _LINK},
        ),
        id_field("block_id"),
        number_field("block_serial"),
        text_field("body"),
        id_field("signer_id"),
        id_field("letterhead_id"),
        text_field("former_number"),
        objects_field("steps", LETTER_STEP_FIELDS, [{"do": "examine"}], shown=()),
        key_field("request_key"),
    ),
    sheet=LetterSheet,
    extras=("trace", "history", "linked_from"),
    states=(*LetterState, TO_SIGN),
    dated=True,
    add=_add,
    listed=_listed,
    whole=_whole,
)

LETTER_STEP: Final = RecordKind(
    name="letter-step", fields=(id_field("letter_id"), *LETTER_STEP_FIELDS), add=_add_step
)
