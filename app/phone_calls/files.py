"""The files of a call: scans of faxes and notes, receipts, what a caller sent after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import journal
from app.access import Right, require
from app.attachments import (
    ArrangedFile,
    AttachedFiles,
    Source,
    StoredFile,
    add_file,
    open_content,
    put_in_place,
    remove_file,
    said_of,
    standing_file,
    taken_in,
)
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput
from app.orders import source_unscanned
from app.phone_calls.operations import seen_call
from app.phone_calls.states import CallState
from app.progress import Progress
from app.session import OfficeSession
from models.calls import Call


def attach_files(
    session: OfficeSession,
    call_id: int,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> Changes[AttachedFiles]:
    """Put files on a call; one that cannot come in is named and keeps none of the others out.

    Raises:
        NotAllowed: The operator may not log calls.
        NotFound: There is no such call for him.
        Cancelled: A person stopped it; none came in.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    refused: list[str] = []
    with ExitStack() as held:
        # All are read before the first question to the store: reading takes no lock.
        sources: list[Source] = []
        for path in paths:
            try:
                sources.append(held.enter_context(taken_in(path, progress)))
            except InvalidInput as error:
                refused.append(error.message)
        done = attach_sources(session, call_id, sources)
    answer = replace(done.value, refused=(*refused, *done.value.refused))
    return Changes(answer, done.kinds)


def attach_sources(
    session: OfficeSession, call_id: int, sources: Sequence[Source]
) -> Changes[AttachedFiles]:
    """Put files that were read on a call; as `attach_files`.

    Raises:
        NotAllowed: The operator may not log calls.
        NotFound: There is no such call for him.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call = seen_call(session, call_id)
    added: list[tuple[int, str]] = []
    refused: list[str] = []
    noticed: list[str] = []
    for source in sources:
        try:
            came = add_file(session, Kind.CALL, call_id, source)
        except InvalidInput as error:
            refused.append(error.message)
            continue
        added.append((came.id, came.name))
        noticed += _noticed(session, came.name, came.elsewhere)
        _note(session, call, "attach_file", f"پرونده «{came.name}» پیوست شد.")
    answer = AttachedFiles(tuple(added), tuple(refused), tuple(noticed))
    return changed(answer, Kind.CALL) if added else changed(answer)


def code_owner(session: OfficeSession, call_id: int, *, printed: bool) -> tuple[str, str] | None:
    """Number and title of the call a paper's code names, or None.

    Args:
        session: Where to ask.
        call_id: From the code.
        printed: The call must have been printed here, or have gone into the folder on paper.

    Raises:
        NotAllowed: The operator may not read calls.
        NotFound: There is no such call for him.
    """
    require(session.desk.operator, Right.READ_CALLS)
    call = seen_call(session, call_id)
    if printed and not call["printed_count"] and call["state"] == CallState.RECORDED.value:
        return None
    title = " · ".join(part for part in (call["caller_name"], call["subject"]) if part)
    return str(call["number"]), title


def _noticed(session: OfficeSession, name: str, calls: Sequence[int]) -> list[str]:
    """A sentence if other calls this operator may see have the same file."""
    numbers = session.execute(
        select(Call.number)
        .where(Call.id.in_(calls), Call.classification <= int(session.desk.operator.clearance))
        .order_by(Call.id)
    ).scalars()
    there = "، ".join(numbers)
    return [f"«{name}» به {there} هم پیوست است."] if there else []


def call_file(session: OfficeSession, number: int) -> StoredFile:
    """A file of a call, whole and proved.

    Raises:
        NotFound: There is no such file for this operator.
        StoreDamaged: It is not any more what came in.
    """
    require(session.desk.operator, Right.READ_CALLS)
    call_id, name, media_type, content = standing_file(session, Kind.CALL, number)
    seen_call(session, call_id)
    return StoredFile(number, call_id, name, media_type, b"".join(open_content(session, content)))


def detach_file(session: OfficeSession, number: int) -> Changes[int]:
    """Take a file off its call, by mistake put there; what came in is kept in the store.

    Orders whose sheet it was miss their scan again.

    Returns:
        The call.

    Raises:
        NotAllowed: The operator may not log calls.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call_id, name, _media_type, _content = standing_file(session, Kind.CALL, number)
    call = seen_call(session, call_id)
    remove_file(session, number)
    _note(session, call, "detach_file", f"پرونده «{name}» از تماس برداشته شد.")
    return changed(call_id, Kind.CALL, *source_unscanned(session, Kind.CALL, call_id))


def arrange_call_file(session: OfficeSession, number: int, arranged: ArrangedFile) -> Changes[int]:
    """Put the pages of a call's file in order: a new file in place of the old.

    Returns:
        The call.

    Raises:
        InvalidInput: Nothing changed, it is too large, or the call has such a file already.
        NotAllowed: The operator may not log calls.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    call_id = standing_file(session, Kind.CALL, number)[0]
    call = seen_call(session, call_id)
    replaced = put_in_place(session, Kind.CALL, number, arranged)
    _note(session, call, "arrange_file", said_of(replaced, arranged))
    return changed(call_id, Kind.CALL)


def _note(session: OfficeSession, call: Mapping[str, Any], action: str, words: str) -> None:
    journal.note(
        session, Kind.CALL, call["id"], action, words, classification=call["classification"]
    )
