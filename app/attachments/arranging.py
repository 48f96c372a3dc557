"""The pages of a scan put in order: moved, turned, left out; a new file in place of the old one.

Nothing is lost: the old file is taken off its record as any other is, and its content stays in the
store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from app.attachments.files import FileAdded, add_file, came_at, remove_file, standing_file
from app.attachments.sources import LARGEST, Source
from app.changes import Kind
from app.errors import InvalidInput
from app.session import OfficeSession
from app.text import persian_digits

NOTHING_LEFT: Final = "دست‌کم یک صفحه باید در پرونده بماند."
UNCHANGED: Final = "چیزی در صفحه‌ها تغییر نکرده است."


class PageFate(StrEnum):
    """What becomes of a page."""

    KEPT = "kept"
    #: It goes into a second file of the same record.
    APART = "apart"
    #: It is in no file any more, but for the old one in the store.
    DROPPED = "dropped"


@dataclass(frozen=True)
class ScanPage:
    """A page of a scan.

    Attributes:
        number: In the scan as it came in, from 0.
        turned: Degrees to the right.
    """

    number: int
    turned: int = 0
    fate: PageFate = PageFate.KEPT


class PageOrder:
    """The pages of a scan while a person arranges them."""

    def __init__(self, count: int) -> None:
        self.pages = [ScanPage(number) for number in range(count)]
        self._first = tuple(self.pages)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the scan as it came in."""
        return tuple(self.pages) != self._first

    def move(self, place: int, by: int) -> int:
        """Move a page by so many places, as far as there are some.

        Returns:
            Its new place.
        """
        wanted = max(0, min(len(self.pages) - 1, place + by))
        self.pages.insert(wanted, self.pages.pop(place))
        return wanted

    def turn(self, place: int, degrees: int) -> None:
        """Turn a page, to the right where `degrees` is positive."""
        page = self.pages[place]
        self.pages[place] = replace(page, turned=(page.turned + degrees) % 360)

    def leave_out(self, place: int, fate: PageFate) -> None:
        """Leave a page out, or take it in again when it is left out so already."""
        page = self.pages[place]
        fate = PageFate.KEPT if page.fate is fate else fate
        self.pages[place] = replace(page, fate=fate)

    def of_fate(self, fate: PageFate) -> tuple[ScanPage, ...]:
        """The pages of a fate in their order."""
        return tuple(page for page in self.pages if page.fate is fate)

    def checked(self) -> None:
        """Prove that a file can be made of it.

        Raises:
            InvalidInput: No page stays, or nothing is changed.
        """
        if not self.of_fate(PageFate.KEPT):
            raise InvalidInput("files", NOTHING_LEFT)
        if not self.is_changed:
            raise InvalidInput("files", UNCHANGED)

    @property
    def words(self) -> str:
        """What was done, in words."""
        kept = [page.number for page in self.of_fate(PageFate.KEPT)]
        counts = (
            ("چرخید", sum(1 for page in self.pages if page.turned)),
            ("جدا شد", len(self.of_fate(PageFate.APART))),
            ("برداشته شد", len(self.of_fate(PageFate.DROPPED))),
        )
        said = ["ترتیب تغییر کرد"] if kept != sorted(kept) else []
        said += [f"{count} صفحه {words}" for words, count in counts if count]
        return persian_digits("، ".join(said))


@dataclass(frozen=True)
class ArrangedFile:
    """What comes in place of a file.

    Attributes:
        content: Its pages as they shall be.
        apart: The pages that go into a second file; empty for none.
        words: What was done with the pages.
    """

    content: bytes
    apart: bytes = b""
    words: str = ""


@dataclass(frozen=True)
class Replaced:
    """What an arrangement did.

    Attributes:
        old: Id of the file that was taken off.
        came: The new file, and the second one if there is one.
    """

    name: str
    old: int
    came: tuple[FileAdded, ...]


def put_in_place(
    session: OfficeSession, kind: Kind, number: int, arranged: ArrangedFile
) -> Replaced:
    """Put new content in place of a file under its name; the old one stays as a trace.

    Raises:
        InvalidInput: It is the same, too large, or the record has such a file already.
        NotFound: There is no such file any more.
    """
    record_id, name, media_type, before = standing_file(session, kind, number)
    source = _source(name, media_type, arranged.content)
    if source.sha256 == before.sha256:
        raise InvalidInput("files", UNCHANGED)
    remove_file(session, number)
    # Its pages came when they came: an old scan in order is not the sheet that came home since.
    at = came_at(session, number)
    sources = [source]
    if arranged.apart:
        sources.append(_source(name_apart(name), media_type, arranged.apart))
    came = tuple(add_file(session, kind, record_id, one, came_at=at) for one in sources)
    return Replaced(name, number, came)


def name_apart(name: str) -> str:
    """The name of the file with the pages that were left out of another."""
    path = Path(name)
    return f"{path.stem} جداشده{path.suffix}"


def said_of(replaced: Replaced, arranged: ArrangedFile) -> str:
    """An arrangement as journal and steps say it."""
    words = f": {arranged.words}" if arranged.words else ""
    apart = "".join(f" صفحه‌های جداشده: «{one.name}»." for one in replaced.came[1:])
    return f"صفحه‌های پرونده «{replaced.name}» آراسته شد{words}.{apart}"


def _source(name: str, media_type: str, content: bytes) -> Source:
    if len(content) > LARGEST:
        limit = persian_digits(str(LARGEST // 1024 // 1024))
        raise InvalidInput("files", f"«{name}» بزرگ‌تر از {limit} مگابایت می‌شود.")
    digest = sha256(content).hexdigest()
    return Source(name, media_type, BytesIO(content), len(content), digest)
