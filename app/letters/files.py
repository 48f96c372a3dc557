"""The files of a letter: its scan, its enclosures, the signed sheet."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from app.access import Right, require
from app.attachments import (
    AttachedFiles,
    Source,
    StoredFile,
    add_file,
    open_content,
    remove_file,
    standing_file,
    taken_in,
)
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput
from app.letters.deeds import LETTERS, LetterDeed, seen_letter
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


def letter_code_owner(session: OfficeSession, letter_id: int) -> tuple[str, str]:
    """Number and title of the letter a paper's code names.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    return str(letter["number"] or "پیش‌نویس"), str(letter["subject"])
