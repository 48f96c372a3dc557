"""What every register does with the files of its records: attach, show, take off, put in order.

A register says what a record of it is, which rights its files need and what a deed on a record is;
its own face then offers these deeds under its own names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar

from app.access import Right, require
from app.attachments.arranging import ArrangedFile, put_in_place, said_of
from app.attachments.contents import open_content
from app.attachments.files import (
    AttachedFiles,
    StoredFile,
    add_file,
    remove_file,
    standing_file,
)
from app.attachments.sources import Source, taken_in
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput, NotFound
from app.progress import Progress
from app.session import OfficeSession

#: Kinds of record that files hang on.
WITH_FILES: Final = frozenset(
    {
        Kind.CALL,
        Kind.LETTER,
        Kind.ORDER,
        Kind.EVENT,
        Kind.VISIT,
        Kind.MEETING,
        Kind.PROTOCOL_CASE,
        Kind.AGREEMENT,
        Kind.GIFT,
    }
)


class FileDeed(Protocol):
    """A deed on a record as its register does them."""

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that a file goes onto the record or off it, to be taken back with the deed."""

    def finish(self, action: str, words: str) -> Changes[int]:
        """Save what was written, with its trace; the record's id comes back."""


Deed = TypeVar("Deed", bound=FileDeed)


def _nothing_follows(_deed: FileDeed) -> None:
    """Of a register where nothing hangs on the files."""


@dataclass(frozen=True)
class FileActions:
    """Under which names steps and journal keep what is done with files."""

    came: str = "attach_file"
    gone: str = "detach_file"
    arranged: str = "arrange_file"


@dataclass(frozen=True)
class KeptFiles(Generic[Deed]):
    """The files of a register's records, and all that is done with them.

    Attributes:
        kind: Of the records.
        title: What a record is called in sentences.
        reads: The right to look at a file.
        writes: The right to attach, take off and arrange.
        seen: A record's columns if this operator may see it; else it raises `NotFound`.
        named: A record as sentences name it.
        begin: A deed on a record as it stands.
        actions: The names of the steps.
        goes_back: Taking a file off is taken back like any deed of the record.
        on_came: What follows when files came, before the deed is finished.
        on_gone: What follows when one was taken off.
    """

    kind: Kind
    title: str
    reads: Right
    writes: Right
    seen: Callable[[OfficeSession, int], Mapping[str, Any]]
    named: Callable[[Mapping[str, Any]], str]
    begin: Callable[[OfficeSession, int], Deed]
    actions: FileActions = FileActions()
    goes_back: bool = False
    on_came: Callable[[Deed], None] = _nothing_follows
    on_gone: Callable[[Deed], None] = _nothing_follows

    def attach(
        self,
        session: OfficeSession,
        record_id: int,
        paths: Sequence[Path],
        progress: Progress | None = None,
    ) -> Changes[AttachedFiles]:
        """Put files on a record; one that cannot come in is named and keeps no other out.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such record for him.
            Cancelled: A person stopped it; none came in.
        """
        require(session.desk.operator, self.writes)
        refused: list[str] = []
        with ExitStack() as held:
            # All are read before the first question to the store: reading takes no lock.
            sources: list[Source] = []
            for path in paths:
                try:
                    sources.append(held.enter_context(taken_in(path, progress)))
                except InvalidInput as error:
                    refused.append(error.message)
            done = self.attach_sources(session, record_id, sources)
        answer = replace(done.value, refused=(*refused, *done.value.refused))
        return Changes(answer, done.kinds)

    def attach_sources(
        self, session: OfficeSession, record_id: int, sources: Sequence[Source]
    ) -> Changes[AttachedFiles]:
        """Put files that were read on a record; as `attach`.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such record for him.
        """
        require(session.desk.operator, self.writes)
        deed = self.begin(session, record_id)
        added: list[tuple[int, str]] = []
        refused: list[str] = []
        noticed: list[str] = []
        for source in sources:
            try:
                came = add_file(session, self.kind, record_id, source)
            except InvalidInput as error:
                refused.append(error.message)
                continue
            added.append((came.id, came.name))
            noticed += self._noticed(session, came.name, came.elsewhere)
        answer = AttachedFiles(tuple(added), tuple(refused), tuple(noticed))
        if not added:
            return changed(answer)
        self.on_came(deed)
        names = "»، «".join(name for _number, name in added)
        done = deed.finish(self.actions.came, f"پرونده «{names}» پیوست شد.")
        return Changes(answer, done.kinds)

    def _noticed(self, session: OfficeSession, name: str, elsewhere: Sequence[int]) -> list[str]:
        """A sentence if other records this operator may see have the same file."""
        there = []
        for record_id in sorted(elsewhere):
            try:
                there.append(self.named(self.seen(session, record_id)))
            except NotFound:
                continue
        return [f"«{name}» به {'، '.join(there)} هم پیوست است."] if there else []

    def file(self, session: OfficeSession, number: int) -> StoredFile:
        """A file of a record, whole and proved.

        Raises:
            NotAllowed: The operator may not read such records.
            NotFound: There is no such file for him.
            StoreDamaged: It is not any more what came in.
        """
        require(session.desk.operator, self.reads)
        record_id, name, media_type, content = standing_file(session, self.kind, number)
        self.seen(session, record_id)
        whole = b"".join(open_content(session, content))
        return StoredFile(number, record_id, name, media_type, whole)

    def detach(self, session: OfficeSession, number: int) -> Changes[int]:
        """Take a file off its record, by mistake put there; what came in stays in the store.

        Returns:
            The record.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such file for him.
        """
        require(session.desk.operator, self.writes)
        record_id, name, _media_type, _content = standing_file(session, self.kind, number)
        deed = self.begin(session, record_id)
        remove_file(session, number)
        if self.goes_back:
            deed.move_file(number, onto=False)
        self.on_gone(deed)
        return deed.finish(self.actions.gone, f"پرونده «{name}» از {self.title} برداشته شد.")

    def arrange(self, session: OfficeSession, number: int, arranged: ArrangedFile) -> Changes[int]:
        """Put the pages of a file in order: a new file in place of the old, in one deed.

        Returns:
            The record.

        Raises:
            InvalidInput: Nothing changed, it is too large, or the record has such a file already.
            NotAllowed: The operator may not.
            NotFound: There is no such file for him.
        """
        require(session.desk.operator, self.writes)
        deed = self.begin(session, standing_file(session, self.kind, number)[0])
        replaced = put_in_place(session, self.kind, number, arranged)
        deed.move_file(replaced.old, onto=False)
        for came in replaced.came:
            deed.move_file(came.id, onto=True)
        return deed.finish(self.actions.arranged, said_of(replaced, arranged))
