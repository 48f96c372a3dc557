"""The files of a letter: its scan, its enclosures, the signed sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

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
from app.errors import InvalidInput, NotFound
from app.letters.deeds import ARRANGED, LETTERS, LetterDeed, seen_letter
from app.letters.drafts import LetterDraft
from app.letters.registering import register_letter
from app.orders import Scan, source_scanned
from app.progress import Progress
from app.session import OfficeSession


def attach_letter_files(
    session: OfficeSession,
    letter_id: int,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> Changes[AttachedFiles]:
    """Put files on a letter; one that cannot come in is named and keeps none of the others out.

    Raises:
        NotAllowed: The operator may not register letters.
        NotFound: There is no such letter for him.
        Cancelled: A person stopped it; none came in.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    refused: list[str] = []
    with ExitStack() as held:
        # All are read before the first question to the store: reading takes no lock.
        sources: list[Source] = []
        for path in paths:
            try:
                sources.append(held.enter_context(taken_in(path, progress)))
            except InvalidInput as error:
                refused.append(error.message)
        done = attach_letter_sources(session, letter_id, sources)
    answer = replace(done.value, refused=(*refused, *done.value.refused))
    return Changes(answer, done.kinds)


def attach_letter_sources(
    session: OfficeSession, letter_id: int, sources: Sequence[Source]
) -> Changes[AttachedFiles]:
    """Put files that were read on a letter; its annotated or signed sheet is then scanned.

    Raises:
        NotAllowed: The operator may not register letters.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    version = seen_letter(session, letter_id)["version"]
    deed = LetterDeed(session, letter_id, version)
    added: list[tuple[int, str]] = []
    refused: list[str] = []
    noticed: list[str] = []
    for source in sources:
        try:
            came = add_file(session, Kind.LETTER, letter_id, source)
        except InvalidInput as error:
            refused.append(error.message)
            continue
        added.append((came.id, came.name))
        noticed += _noticed(session, came.name, came.elsewhere)
    answer = AttachedFiles(tuple(added), tuple(refused), tuple(noticed))
    if not added:
        return changed(answer)
    if deed.letter["scan"] == Scan.MISSING.value:
        deed.set(scan=Scan.ATTACHED.value)
    names = "»، «".join(name for _number, name in added)
    done = deed.finish("attach_file", f"پرونده «{names}» پیوست شد.")
    source_scanned(session, Kind.LETTER, letter_id)
    return Changes(answer, done.kinds | {Kind.ORDER})


def register_scanned_letter(
    session: OfficeSession, draft: LetterDraft, paths: Sequence[Path]
) -> Changes[int]:
    """Register a letter together with its scans: both, or neither and no number is taken.

    Saving the same draft again finds its record, with the scans it has.

    Raises:
        NotAllowed, InvalidFields: As for registering.
        InvalidInput: A scan is gone or cannot come in.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    with ExitStack() as held:
        sources = [held.enter_context(taken_in(path)) for path in paths]
        done = register_letter(session, draft)
        attached = attach_letter_sources(session, done.value, sources)
    return Changes(done.value, done.kinds | attached.kinds)


def _noticed(session: OfficeSession, name: str, letters: Sequence[int]) -> list[str]:
    """A sentence if other letters this operator may see have the same file."""
    numbers = session.execute(
        select(LETTERS.c.number)
        .where(
            LETTERS.c.id.in_(letters),
            LETTERS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(LETTERS.c.id)
    ).scalars()
    there = "، ".join(number for number in numbers if number)
    return [f"«{name}» به نامه {there} هم پیوست است."] if there else []


def letter_file(session: OfficeSession, number: int) -> StoredFile:
    """A file of a letter, whole and proved.

    Raises:
        NotFound: There is no such file for this operator.
        StoreDamaged: It is not any more what came in.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter_id, name, media_type, content = standing_file(session, Kind.LETTER, number)
    seen_letter(session, letter_id)
    return StoredFile(number, letter_id, name, media_type, b"".join(open_content(session, content)))


def detach_letter_file(session: OfficeSession, number: int) -> Changes[int]:
    """Take a file off its letter, by mistake put there; what came in is kept in the store.

    Raises:
        NotAllowed: The operator may not register letters.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    letter_id, name, _media_type, _content = standing_file(session, Kind.LETTER, number)
    deed = LetterDeed(session, letter_id, seen_letter(session, letter_id)["version"])
    remove_file(session, number)
    return deed.finish("detach_file", f"پرونده «{name}» از نامه برداشته شد.")


def arrange_letter_file(
    session: OfficeSession, number: int, arranged: ArrangedFile
) -> Changes[int]:
    """Put the pages of a letter's file in order: a new file in place of the old, in one deed.

    Raises:
        InvalidInput: Nothing changed, it is too large, or the letter has such a file already.
        NotAllowed: The operator may not register letters.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    letter_id = standing_file(session, Kind.LETTER, number)[0]
    deed = LetterDeed(session, letter_id, seen_letter(session, letter_id)["version"])
    replaced = put_in_place(session, Kind.LETTER, number, arranged)
    deed.move_file(replaced.old, onto=False)
    for came in replaced.came:
        deed.move_file(came.id, onto=True)
    return deed.finish(ARRANGED, said_of(replaced, arranged))


def is_gone_on(session: OfficeSession, step: Mapping[str, Any]) -> bool:
    """Whether a step arranged the pages of a file that was taken off since, by a deed of its own.

    There is nothing of it to take back any more.
    """
    if step["action"] != ARRANGED:
        return False
    moved = json.loads(step["overwrote"])
    new = next(number for table, number, was in moved if table != "letters" and was["removed_at"])
    try:
        standing_file(session, Kind.LETTER, new)
    except NotFound:
        return True
    return False


def letter_code_owner(session: OfficeSession, letter_id: int) -> tuple[str, str]:
    """Number and title of the letter a paper's code names.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    return str(letter["number"] or "پیش‌نویس"), str(letter["subject"])
