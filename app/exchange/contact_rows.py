"""A row as a contact's draft, before anything is known of the directory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, cast

from app.changes import Kind
from app.contacts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.exchange.cells import (
    Cell,
    choice_of,
    day_of,
    digits_of,
    identity_of,
    is_empty,
    telephone_of,
    text_of,
)
from app.exchange.fields import TELEPHONES, field_of
from app.exchange.rows import FieldCell, SourceRow
from app.text import search_key, tidy
from app.texts import CONTACT_KINDS

_KIND_WORDS: Final = {
    ContactKind.PERSON: "شخص|حقیقی|فرد|انسان|person|individual",
    ContactKind.ORGANISATION: "دستگاه|سازمان|اداره|شرکت|حقوقی|organisation|organization|company",
    ContactKind.UNIT: "واحد|بخش|دفتر|معاونت|unit|department",
}
KINDS: Final = {
    search_key(word): kind
    for kind, words in _KIND_WORDS.items()
    for word in (CONTACT_KINDS[kind], *words.split("|"))
}

#: Between several telephones in one cell, and between several other names.
_SEVERAL = re.compile(r"[؛;،,\n]| و ")
_DASHES = re.compile(r"\s+[-–ـ]+\s+|\s*/\s*")
_WHOLE: Final = 8
_SEVERAL_NAMES = re.compile(r"[؛;\n]")


@dataclass
class _Post:
    title: str = ""
    organisation: str = ""
    from_day: date | None = None
    to_day: date | None = None
    #: Its days stand before its title.
    waits: bool = False


@dataclass
class RowContact:
    """A row read: its draft without links, and the names its links go by.

    Attributes:
        parent: The organisation a unit is of.
        organisations: Of each position of the draft, in order; empty where none is named.
        problems: Fields that cannot be read, each with its sentence.
    """

    row: int
    draft: ContactDraft
    parent: str
    organisations: tuple[str, ...]
    problems: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Goes through a row's cells from its first column on."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.notes: list[str] = []
        self.aliases: list[str] = []
        self.phones: list[PhoneDraft] = []
        self.posts: list[_Post] = []
        self.organisation = ""
        self.kind: ContactKind | None = None
        self.problems: list[tuple[str, str]] = []

    def read(self, one: FieldCell, today: date) -> None:
        """Take one cell."""
        try:
            self._take(one, today)
        except ValueError as error:
            self.problems.append((one.field, str(error)))

    def _take(self, one: FieldCell, today: date) -> None:
        name, cell = one.field, one.cell
        if name in TELEPHONES:
            self._take_phones(name, cell)
        elif name in ("phone_label", "extension"):
            self._mend_phone(name, cell)
        elif name in ("post", "organisation", "from_day", "to_day"):
            self._take_post(name, cell, today)
        elif name == "kind":
            self.kind = cast("ContactKind | None", choice_of(cell, KINDS))
        elif name == "identity_number":
            self.texts[name] = identity_of(cell)
        elif name == "alias":
            self.aliases += [p for p in _SEVERAL_NAMES.split(text_of(cell)) if p.strip()]
        elif name == "note":
            self._take_note(one)
        else:
            self.texts[name] = text_of(cell)

    def _take_note(self, one: FieldCell) -> None:
        text = text_of(one.cell).strip()
        if text:
            named = field_of(Kind.CONTACT, one.header) != "note" and one.header
            self.notes.append(f"{one.header}: {text}" if named else text)

    def _take_phones(self, name: str, cell: Cell) -> None:
        """A cell may hold several telephones; an empty one still waits for its label."""
        typed = telephone_of(cell)
        parts = [one for part in _SEVERAL.split(typed) for one in _parted(part)] or [""]
        self.phones += [PhoneDraft(number=part, label=TELEPHONES[name]) for part in parts]

    def _mend_phone(self, name: str, cell: Cell) -> None:
        if is_empty(cell):
            return
        if not self.phones:
            self.phones.append(PhoneDraft(number=""))
        last = self.phones[-1]
        if name == "phone_label":
            self.phones[-1] = PhoneDraft(number=last.number, label=text_of(cell))
        elif last.number.strip():
            whole = f"{last.number} داخلی {digits_of(cell)}"
            self.phones[-1] = PhoneDraft(number=whole, label=last.label)

    def _take_post(self, name: str, cell: Cell, today: date) -> None:
        """«سمت» begins a post; what stands beside it belongs to it, before or after."""
        if name == "post":
            if not (self.posts and self.posts[-1].waits):
                self.posts.append(_Post())
            post = self.posts[-1]
            post.title, post.waits = text_of(cell), False
            post.organisation = post.organisation or self.organisation
            self.organisation = ""
        elif name == "organisation":
            if self.posts and not self.posts[-1].organisation:
                self.posts[-1].organisation = text_of(cell)
            else:
                self.organisation = text_of(cell)
        else:
            day, _hour = day_of(cell, today)
            if not self.posts:
                self.posts.append(_Post(waits=True))
            if day is not None:
                setattr(self.posts[-1], name, day)

    # -- what came of it --------------------------------------------------------------------

    def contact(self, number: int) -> RowContact:
        """The draft of the row."""
        kind = self.kind or self._guessed_kind()
        parent = self.texts.get("parent", "")
        posts = [post for post in self.posts if post.title.strip() or _says_more(post)]
        if kind is not ContactKind.PERSON:
            parent = parent or self.organisation or next((p.organisation for p in posts), "")
            posts = []
        elif self.organisation.strip():
            posts.append(_Post(organisation=self.organisation))
        # Where somebody works, without the post he holds there, is no position but worth a note.
        self.notes += [f"دستگاه: {p.organisation}" for p in posts if not _is_post(p)]
        posts = [post for post in posts if _is_post(post)]
        if any(not post.title.strip() for post in posts):
            self.problems.append(("post", "این تاریخ‌ها از کدام سمت است؟"))
        draft = ContactDraft(
            kind=kind,
            honorific=self.texts.get("honorific", ""),
            name=self._name(),
            identity_number=self.texts.get("identity_number", ""),
            city=self.texts.get("city", ""),
            address=self.texts.get("address", ""),
            note="\n".join(self.notes),
            aliases=tuple(self.aliases),
            phones=tuple(phone for phone in self.phones if phone.number.strip()),
            positions=tuple(
                PositionDraft(title=post.title, from_day=post.from_day, to_day=post.to_day)
                for post in posts
            ),
        )
        return RowContact(
            row=number,
            draft=draft,
            parent=tidy(parent),
            organisations=tuple(tidy(post.organisation) for post in posts),
            problems=self.problems,
        )

    def _name(self) -> str:
        parts = (self.texts.get("first_name", ""), self.texts.get("last_name", ""))
        return self.texts.get("name", "").strip() or " ".join(filter(None, map(str.strip, parts)))

    def _guessed_kind(self) -> ContactKind:
        """Eleven digits are an organisation's id; a person's has ten."""
        digits = [c for c in self.texts.get("identity_number", "") if c.isdigit()]
        return ContactKind.ORGANISATION if len(digits) == 11 else ContactKind.PERSON


def _parted(text: str) -> list[str]:
    """Whole numbers that only a dash or a stroke parts; an area code is no whole number."""
    pieces = [piece for piece in _DASHES.split(text) if piece.strip()]
    whole = all(sum(letter.isdigit() for letter in piece) >= _WHOLE for piece in pieces)
    return pieces if whole else [text]


def _says_more(post: _Post) -> bool:
    return bool(post.organisation.strip() or post.from_day or post.to_day)


def _is_post(post: _Post) -> bool:
    """Days without a title are no note, but a mistake to be told of."""
    return bool(post.title.strip() or post.from_day or post.to_day)


def read_contact(row: SourceRow, today: date) -> RowContact:
    """Read a row.

    Args:
        row: Its cells by field, from the first column on.
        today: What a two-digit year is near to.
    """
    reader = _Reader()
    for one in row.cells:
        reader.read(one, today)
    if row.problem:
        reader.problems = [("", row.problem)]
    return reader.contact(row.number)
