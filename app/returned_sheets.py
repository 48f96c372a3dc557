"""Scanned sheets that come back: each page goes to the record whose code it carries (U7).

A page without a code belongs to the sheet before it, as an enclosure does. What carries the code of
another store, or of no record this operator may see, is never taken: it waits for a person.

A stack with separator sheets is a stack of new letters: what lies between two of them and carries
no code of ours is one letter. The separators themselves belong to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import Final

from app.agenda import attach_event_sources, event_code_owner
from app.attachments import AttachedFiles, Source, taken_in
from app.changes import Changes, Kind
from app.errors import AppError, InvalidInput, NotAllowed, NotFound
from app.letters import attach_letter_sources, letter_code_owner
from app.meetings.files import attach_meeting_sources, meeting_code_owner
from app.orders import attach_order_sheet, order_code_owner, source_scanned
from app.phone_calls import attach_sources, code_owner
from app.protocol.files import attach_case_sources, case_code_owner
from app.record_codes import RecordCode, is_separator, read_code, store_mark
from app.session import OfficeSession
from app.sheet_groups import KnownRecord, SheetFile, SheetGroup
from app.text import persian_digits
from app.visits import attach_visit_sources, visit_code_owner

NO_CODE: Final = "کد ندارد"
LIST: Final = "فهرست کارتابل است و جای پیوست ندارد"
OTHER_STORE: Final = "کد آن از دفتر دیگری است"
NEW_LETTER: Final = "نامه تازه"
UNKNOWN: Final = "رکورد کد آن در این دفتر یافت نشد"


def sort_out(session: OfficeSession, codes: Sequence[str]) -> tuple[SheetGroup, ...]:
    """Say whose the pages of a scan are, by the code of each; in the order they come.

    A record this operator may not see is unknown to him.
    """
    mark = store_mark(session)
    is_cut = any(map(is_separator, codes))
    nobody = _Whose(None, NEW_LETTER if is_cut else NO_CODE, 1 if is_cut else 0)
    pages: dict[_Whose, list[int]] = {}
    followed: dict[_Whose, int] = {}
    known: dict[RecordCode, _Whose] = {}
    last = nobody
    for number, text in enumerate(codes):
        if is_separator(text):
            # An empty part, as of two separators on each other, is no letter.
            nobody = replace(nobody, letter=sum(1 for one in pages if one.letter) + 1)
            last = nobody
            continue
        code = read_code(text)
        if code is not None:
            if code not in known:
                known[code] = _owner(session, code, mark)
            last = known[code]
        elif last.record is not None:
            followed[last] = followed.get(last, 0) + 1
        pages.setdefault(last, []).append(number)
    return tuple(
        SheetGroup(
            tuple(numbers),
            whose.record,
            followed.get(whose, 0),
            persian_digits(f"{whose.reason} {whose.letter}") if whose.letter else whose.reason,
            whose.letter,
            is_cut,
        )
        for whose, numbers in pages.items()
    )


@dataclass(frozen=True)
class _Whose:
    """Whose pages are; of nobody's, which letter of a stack with separators."""

    record: KnownRecord | None
    reason: str = ""
    letter: int = 0


def _owner(session: OfficeSession, code: RecordCode, mark: str) -> _Whose:
    if code.store not in ("", mark):
        return _Whose(None, OTHER_STORE)
    if code.kind is Kind.FOLDER:
        return _Whose(None, LIST)
    taker = _TAKERS.get(code.kind)
    try:
        found = taker.owner(session, code) if taker is not None else None
    except (NotFound, NotAllowed):
        found = None
    if found is None:
        return _Whose(None, UNKNOWN)
    return _Whose(KnownRecord(code.kind, code.id, *found, is_letter=code.is_letter))


def _owner_of_call(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # A code of an older version names no store: its call must at least have been on paper here.
    return code_owner(session, code.id, printed=not code.store)


def _owner_of_order(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no orders.
    return order_code_owner(session, code.id) if code.store else None


def _owner_of_letter(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no letters.
    return letter_code_owner(session, code.id) if code.store else None


def _owner_of_event(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no entries of the programme.
    return event_code_owner(session, code.id) if code.store else None


def _owner_of_visit(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no visits.
    return visit_code_owner(session, code.id) if code.store else None


def _owner_of_meeting(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no meetings.
    return meeting_code_owner(session, code.id) if code.store else None


def _owner_of_case(session: OfficeSession, code: RecordCode) -> tuple[str, str] | None:
    # Older versions printed no cases.
    return case_code_owner(session, code.id) if code.store else None


def _to_call(
    session: OfficeSession, call_id: int, source: Source, *, is_letter: bool
) -> Changes[AttachedFiles]:
    """The sheet is the one the governor wrote on: the call's orders miss no scan any more (U3)."""
    done = attach_sources(session, call_id, [source])
    if is_letter or not done.value.added:
        return done
    source_scanned(session, Kind.CALL, call_id)
    return Changes(done.value, done.kinds | {Kind.ORDER})


def _to_order(
    session: OfficeSession, order_id: int, source: Source, *, is_letter: bool
) -> Changes[AttachedFiles]:
    done = attach_order_sheet(session, order_id, source, is_letter=is_letter)
    return Changes(AttachedFiles((done.value,), (), ()), done.kinds)


def _to_letter(
    session: OfficeSession,
    letter_id: int,
    source: Source,
    *,
    is_letter: bool,  # noqa: ARG001  # no code of a letter says so
) -> Changes[AttachedFiles]:
    return attach_letter_sources(session, letter_id, [source])


def _to_event(
    session: OfficeSession,
    event_id: int,
    source: Source,
    *,
    is_letter: bool,  # noqa: ARG001  # as of a letter
) -> Changes[AttachedFiles]:
    """The necessity form with his order on it: orders on the entry miss no scan any more (U3)."""
    done = attach_event_sources(session, event_id, [source])
    if not done.value.added:
        return done
    source_scanned(session, Kind.EVENT, event_id)
    return Changes(done.value, done.kinds | {Kind.ORDER})


def _to_visit(
    session: OfficeSession,
    visit_id: int,
    source: Source,
    *,
    is_letter: bool,  # noqa: ARG001  # as of a letter
) -> Changes[AttachedFiles]:
    """The form with his words on it: orders on the visit miss no scan any more (U3)."""
    done = attach_visit_sources(session, visit_id, [source])
    if not done.value.added:
        return done
    source_scanned(session, Kind.VISIT, visit_id)
    return Changes(done.value, done.kinds | {Kind.ORDER})


def _to_meeting(
    session: OfficeSession,
    meeting_id: int,
    source: Source,
    *,
    is_letter: bool,  # noqa: ARG001  # as of a letter
) -> Changes[AttachedFiles]:
    """The signed minutes, or the sheet of who was there."""
    return attach_meeting_sources(session, meeting_id, [source])


def _to_case(
    session: OfficeSession,
    case_id: int,
    source: Source,
    *,
    is_letter: bool,  # noqa: ARG001  # as of a letter
) -> Changes[AttachedFiles]:
    """A ministry's form with its signatures, or a checklist ticked by hand."""
    done = attach_case_sources(session, case_id, [source])
    if not done.value.added:
        return done
    source_scanned(session, Kind.PROTOCOL_CASE, case_id)
    return Changes(done.value, done.kinds | {Kind.ORDER})


@dataclass(frozen=True)
class _Taker:
    """A kind of record whose sheets come home.

    Attributes:
        owner: Number and title of the record of a code, or None; asks the rights to see it.
        attach: Puts a file on a record; asks the rights to do it.
    """

    owner: Callable[[OfficeSession, RecordCode], tuple[str, str] | None]
    attach: Callable[..., Changes[AttachedFiles]]


#: Other registers add a line.
_TAKERS: Final[Mapping[Kind, _Taker]] = {
    Kind.CALL: _Taker(_owner_of_call, _to_call),
    Kind.ORDER: _Taker(_owner_of_order, _to_order),
    Kind.LETTER: _Taker(_owner_of_letter, _to_letter),
    Kind.EVENT: _Taker(_owner_of_event, _to_event),
    Kind.MEETING: _Taker(_owner_of_meeting, _to_meeting),
    Kind.VISIT: _Taker(_owner_of_visit, _to_visit),
    Kind.PROTOCOL_CASE: _Taker(_owner_of_case, _to_case),
}


def attach_sheets(session: OfficeSession, sheets: Sequence[SheetFile]) -> Changes[AttachedFiles]:
    """Put scanned sheets on their records; one that cannot be keeps none of the others out.

    What a kind of record asks for its files is asked for each.
    """
    added: list[tuple[int, str]] = []
    refused: list[str] = []
    noticed: list[str] = []
    kinds: set[Kind] = set()
    with ExitStack() as held:
        # All are read before the first question to the store: reading takes no lock.
        sources: list[tuple[SheetFile, Source]] = []
        for sheet in sheets:
            try:
                sources.append((sheet, _source(sheet, held)))
            except InvalidInput as error:
                refused.append(error.message)
        for sheet, source in sources:
            try:
                done = _TAKERS[sheet.kind].attach(
                    session, sheet.id, source, is_letter=sheet.is_letter
                )
            except AppError as error:
                refused.append(error.message)
                continue
            added += done.value.added
            refused += done.value.refused
            noticed += done.value.noticed
            kinds |= done.kinds
    return Changes(AttachedFiles(tuple(added), tuple(refused), tuple(noticed)), frozenset(kinds))


def _source(sheet: SheetFile, held: ExitStack) -> Source:
    if sheet.path is not None:
        return held.enter_context(taken_in(sheet.path))
    media_type = "application/pdf" if sheet.name.endswith(".pdf") else "image/tiff"
    digest = sha256(sheet.content).hexdigest()
    return Source(sheet.name, media_type, BytesIO(sheet.content), len(sheet.content), digest)
