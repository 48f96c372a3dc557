"""A letterhead as the form hands it over, and the proof of its emblem."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from app.attachments import Source, taken_in
from app.errors import InvalidFields, InvalidInput
from app.letterheads.layout import Layout, Page
from app.letterheads.measures import checked_layout
from app.limits import checked_length
from app.text import persian_digits, tidy

#: Letters of a letterhead's name, so that lists can show it.
LONGEST_NAME: Final = 60
#: Bytes of an emblem: it is drawn on every letter.
LARGEST_EMBLEM: Final = 2 * 1024 * 1024
#: Points each way; more than any printer shows in a few centimetres.
MOST_POINTS: Final = 6000

_TYPES: Final = {"image/png": "PNG", "image/jpeg": "JPEG"}


@dataclass(frozen=True)
class Emblem:
    """The picture at the head.

    Attributes:
        name: Of its file.
    """

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """What names its content in the store."""
        return hashlib.sha256(self.content).hexdigest()

    def as_source(self) -> Source:
        """As a file that may come into the store."""
        file = io.BytesIO(self.content)
        return Source(self.name, self.media_type, file, len(self.content), self.sha256)


@dataclass(frozen=True, kw_only=True)
class LetterheadDraft:
    """A letterhead as typed."""

    name: str
    page: Page
    layout: Layout
    emblem: Emblem | None = None
    request_key: UUID = field(default_factory=uuid4)


def read_emblem(path: Path) -> Emblem:
    """Read a picture of the desk that is to be an emblem.

    Raises:
        InvalidInput: It is no PNG or JPEG, too large, or damaged.
    """
    try:
        with taken_in(path) as source:
            emblem = _emblem(source)
    except InvalidInput as error:
        raise InvalidInput("emblem", error.message) from error
    _prove(emblem)
    return emblem


def _emblem(source: Source) -> Emblem:
    if source.media_type not in _TYPES:
        raise InvalidInput("emblem", f"«{source.name}» PNG یا JPEG نیست.")
    if source.size > LARGEST_EMBLEM:
        raise InvalidInput("emblem", f"«{source.name}» بزرگ‌تر از ۲ مگابایت است.")
    return Emblem(source.name, source.media_type, source.content.read())


def _prove(emblem: Emblem) -> None:
    """Decode the picture once: what cannot be drawn must not become every letter's head."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(emblem.content), formats=[_TYPES[emblem.media_type]]) as one:
                too_large = max(one.size) > MOST_POINTS
                if not too_large:
                    one.load()
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError) as error:
        raise InvalidInput("emblem", f"«{emblem.name}» آسیب دیده است و کشیده نمی‌شود.") from error
    if too_large:
        most = persian_digits(str(MOST_POINTS))
        raise InvalidInput("emblem", f"«{emblem.name}» بیش از {most} نقطه پهنا یا بلندا دارد.")


def checked(draft: LetterheadDraft) -> LetterheadDraft:
    """Tidy a letterhead as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    name = tidy(draft.name)
    if not name:
        problems.append(InvalidInput("name", "نام سربرگ را بنویسید."))
    checked_length("name", name, LONGEST_NAME, problems)
    layout = checked_layout(draft.layout, draft.page, problems)
    if problems:
        raise InvalidFields(problems)
    return replace(draft, name=name, layout=layout)
