"""The files of a letter: its scan, its enclosures, the signed sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from app.access import Right, require
from app.attachments import KeptFiles, are_gone_on, files_of, taken_in
from app.changes import Changes, Kind
from app.letters.deeds import ARRANGED, LetterDeed, named_letter, seen_letter
from app.letters.drafts import LetterDraft
from app.letters.registering import register_letter
from app.orders import Scan, source_scanned, source_unscanned
from app.session import OfficeSession


def _begun(session: OfficeSession, letter_id: int) -> LetterDeed:
    return LetterDeed(session, letter_id, seen_letter(session, letter_id)["version"])


def _came(deed: LetterDeed) -> None:
    """Its annotated or signed sheet is scanned, and so is that of the orders on it."""
    if deed.letter["scan"] == Scan.MISSING.value:
        deed.set(scan=Scan.ATTACHED.value)
    source_scanned(deed.session, Kind.LETTER, deed.id)
    deed.kinds.add(Kind.ORDER)


def _gone(deed: LetterDeed) -> None:
    """Where no file is left the sheet is missing again, and of its orders whatever file it was."""
    is_bare = not files_of(deed.session, Kind.LETTER, deed.id)
    if is_bare and deed.letter["scan"] == Scan.ATTACHED.value:
        deed.set(scan=Scan.MISSING.value)
    deed.kinds |= source_unscanned(deed.session, Kind.LETTER, deed.id)


_FILES: Final = KeptFiles(
    kind=Kind.LETTER,
    title="نامه",
    reads=Right.READ_LETTERS,
    writes=Right.REGISTER_LETTERS,
    seen=seen_letter,
    named=named_letter,
    begin=_begun,
    on_came=_came,
    on_gone=_gone,
)

attach_letter_files = _FILES.attach
attach_letter_sources = _FILES.attach_sources
letter_file = _FILES.file
detach_letter_file = _FILES.detach
arrange_letter_file = _FILES.arrange


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


def is_gone_on(session: OfficeSession, step: Mapping[str, Any]) -> bool:
    """Whether a step arranged the pages of a file that was taken off since."""
    if step["action"] != ARRANGED:
        return False
    moves = json.loads(step["overwrote"])
    files = {number: before for table, number, before in moves if table == "attachments"}
    return are_gone_on(session, Kind.LETTER, files)


def letter_code_owner(session: OfficeSession, letter_id: int) -> tuple[str, str]:
    """Number and title of the letter a paper's code names.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    letter = seen_letter(session, letter_id)
    return str(letter["number"] or "پیش‌نویس"), str(letter["subject"])
