"""vCards: read as telephones and mail programs write them, written as all of them read.

A card becomes the same row a spreadsheet has, and is proved by the same checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from app.contacts import ContactDraft, ContactKind, PhoneDraft
from app.errors import InvalidInput
from app.exchange.exporting import contacts_in_order
from app.exchange.rows import FieldCell, Source, SourceRow
from app.progress import Progress
from app.session import OfficeSession
from app.telephone import parse_telephone
from app.text import search_key, tidy

LARGEST_FILE: Final = 60_000_000

_CARD = re.compile(
    r"^BEGIN:VCARD[ \t]*$.*?^END:VCARD[ \t]*$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_NICKNAMES = re.compile(r"^((?:item[0-9]+\.)?NICKNAME[^:\n]*:)(.*)$", re.MULTILINE | re.IGNORECASE)
_BEGIN = re.compile(r"^BEGIN:VCARD", re.MULTILINE | re.IGNORECASE)

#: Where a national id stands; no version of the format has a place for it.
_IDENTITY: Final = "X-NATIONAL-ID"
_LABEL: Final = "X-ABLABEL"

#: Kinds of telephone of the format, and what they are called here; the first that fits is taken.
_TELEPHONE_KINDS: Final = (
    ("fax", "نمابر"),
    ("cell", "همراه"),
    ("home", "منزل"),
    ("work", "محل کار"),
)
_CARD_KINDS: Final[Mapping[str, ContactKind]] = {
    "org": ContactKind.ORGANISATION,
    "organization": ContactKind.ORGANISATION,
    "company": ContactKind.ORGANISATION,
    "group": ContactKind.ORGANISATION,
    "individual": ContactKind.PERSON,
}
_UNREADABLE: Final = "این کارت خوانده نشد: ساختار آن درست نیست."


# -- reading ---------------------------------------------------------------------------------


def read_cards(path: Path, progress: Progress | None = None) -> Source:
    """Read a file of vCards, of version 2.1, 3.0 or 4.0.

    Raises:
        InvalidInput: It cannot be read, or holds no card.
        Cancelled: By `progress`.
    """
    text = _text(path)
    cards = [found.group() for found in _CARD.finditer(text)]
    if len(cards) < len(_BEGIN.findall(text)):
        # A card without an end would swallow the next one.
        cards = [part for part in re.split(r"(?mi)^(?=BEGIN:VCARD)", text) if _BEGIN.match(part)]
    if not cards:
        raise InvalidInput("file", f"در پرونده «{path.name}» کارت vCard نیست.")
    read = (progress or Progress()).through("خواندن کارت‌ها", cards)
    rows = tuple(_row(number, card) for number, card in enumerate(read, 1))
    return Source(path.name, rows, unit="کارت")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidInput("file", "این پرونده بزرگ‌تر از آن است که باز شود.")
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("file", f"پرونده «{path.name}» خوانده نشد.") from error
    if not content.strip():
        raise InvalidInput("file", f"پرونده «{path.name}» خالی است.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            # Old telephones and Outlook write the code page of Windows.
            text = content.decode("cp1256", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _row(number: int, text: str) -> SourceRow:
    import vobject

    try:
        card = vobject.readOne(_parted(text), allowQP=True, ignoreUnreadable=True)
        cells = tuple(_cells(card))
    except Exception:  # noqa: BLE001  # a damaged card breaks vobject anywhere, with any error
        return SourceRow(number, (), _UNREADABLE)
    return SourceRow(number, cells)


def _parted(text: str) -> str:
    """A line for each nickname; vobject takes only the first of several."""
    unfolded = re.sub("\n[ \t]", "", text)
    return _NICKNAMES.sub(
        lambda found: "\n".join(
            found.group(1) + part for part in re.split(r"(?<!\\),", found.group(2))
        ),
        unfolded,
    )


def _cells(card: Any) -> Iterator[FieldCell]:
    lines: dict[str, list[Any]] = {name.upper(): found for name, found in card.contents.items()}
    kind = _kind(lines)
    yield _cell("kind", kind)
    organisation, unit = _organisation(lines)
    formatted = _first(lines, "FN")
    family, given, prefix = _name_parts(lines)
    name = formatted or " ".join(filter(None, (given, family)))
    yield _cell("honorific", prefix)
    # Writers put the honorific before the formatted name too.
    bare = name.removeprefix(prefix).strip() if prefix else name
    yield _cell("name", bare or organisation)
    for one in lines.get("NICKNAME", []):
        for alias in _parts(one.value):
            yield _cell("alias", alias)
    yield _cell("identity_number", _first(lines, _IDENTITY))
    if kind == ContactKind.PERSON.value:
        yield _cell("post", _first(lines, "TITLE") or _first(lines, "ROLE"))
        yield _cell("organisation", " ".join(filter(None, (organisation, unit))))
    elif organisation and search_key(organisation) != search_key(bare):
        yield _cell("parent", organisation)
    yield from _telephones(lines)
    yield from _address(lines)
    for note in lines.get("NOTE", []):
        yield _cell("note", str(note.value))
    for one, words in (("EMAIL", "رایانامه"), ("URL", "وب‌گاه")):
        for line in lines.get(one, []):
            yield FieldCell("note", words, str(line.value))


def _cell(field: str, text: str) -> FieldCell:
    return FieldCell(field, "", text)


def _first(lines: Mapping[str, list[Any]], name: str) -> str:
    found = lines.get(name)
    return tidy(str(found[0].value)) if found else ""


def _parts(value: Any) -> list[str]:
    return [tidy(str(part)) for part in value] if isinstance(value, list) else [tidy(str(value))]


def _joined(value: Any) -> str:
    return " ".join(filter(None, _parts(value))) if value else ""


def _kind(lines: Mapping[str, list[Any]]) -> str:
    for name in ("KIND", "X-KIND", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND"):
        known = _CARD_KINDS.get(_first(lines, name).lower())
        if known is not None:
            return known.value
    if _first(lines, "X-KIND") == ContactKind.UNIT.value:
        return ContactKind.UNIT.value
    return ContactKind.PERSON.value


def _organisation(lines: Mapping[str, list[Any]]) -> tuple[str, str]:
    found = lines.get("ORG")
    parts = _parts(found[0].value) if found else []
    return (parts[0] if parts else ""), " ".join(filter(None, parts[1:]))


def _name_parts(lines: Mapping[str, list[Any]]) -> tuple[str, str, str]:
    found = lines.get("N")
    if not found or isinstance(found[0].value, str):
        return "", "", ""
    name = found[0].value
    given = " ".join(filter(None, (_joined(name.given), _joined(name.additional))))
    return _joined(name.family), given, _joined(name.prefix)


def _telephones(lines: Mapping[str, list[Any]]) -> Iterator[FieldCell]:
    labels = {one.group: str(one.value) for one in lines.get(_LABEL, []) if one.group}
    for one in lines.get("TEL", []):
        kinds = {kind.lower() for name in ("TYPE",) for kind in one.params.get(name, [])}
        kinds |= {kind.lower() for found in one.singletonparams for kind in found.split(",")}
        label = labels.get(one.group) or next(
            (words for kind, words in _TELEPHONE_KINDS if kind in kinds), ""
        )
        number, _sign, rest = str(one.value).removeprefix("tel:").partition(";")
        extension = re.search(r"ext=([0-9]+)", rest)
        # Other separators of a cell would part what is one number here.
        yield _cell("phone", re.sub("[؛;،,\n]", " ", number))
        if extension:
            yield _cell("extension", extension.group(1))
        yield _cell("phone_label", label)


def _address(lines: Mapping[str, list[Any]]) -> Iterator[FieldCell]:
    for place, one in enumerate(lines.get("ADR", [])):
        if isinstance(one.value, str):
            yield _cell("address" if not place else "note", one.value)
            continue
        parts = (one.value.region, one.value.street, one.value.extended, one.value.code)
        street = "، ".join(filter(None, map(_joined, parts)))
        if place:
            yield FieldCell("note", "نشانی دیگر", f"{_joined(one.value.city)} {street}".strip())
        else:
            yield _cell("city", _joined(one.value.city))
            yield _cell("address", street)


# -- writing ---------------------------------------------------------------------------------


def export_cards(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """The directory as vCards 3.0 in UTF-8.

    Returns:
        The file, and how many cards it has.

    Raises:
        NotAllowed: The operator may not read the directory.
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    contacts = contacts_in_order(session, progress)
    cards = [
        _card(draft, parent, where)
        for draft, parent, where in progress.through("نوشتن کارت‌ها", contacts)
    ]
    return "".join(cards).encode(), len(cards)


def _card(draft: ContactDraft, parent: str, where: tuple[str, ...]) -> str:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(draft.name)}",
        f"N:{_escaped(draft.name)};;;{_escaped(draft.honorific)};",
    ]
    if draft.kind is not ContactKind.PERSON:
        word = "org" if draft.kind is ContactKind.ORGANISATION else ContactKind.UNIT.value
        lines += [f"X-KIND:{word}", f"ORG:{_escaped(parent or draft.name)}"]
    elif draft.positions:
        lines.append(f"TITLE:{_escaped(draft.positions[0].title)}")
        if where[0]:
            lines.append(f"ORG:{_escaped(where[0])}")
    if draft.aliases:
        lines.append("NICKNAME:" + ",".join(map(_escaped, draft.aliases)))
    if draft.identity_number:
        lines.append(f"{_IDENTITY}:{draft.identity_number}")
    for place, phone in enumerate(draft.phones, 1):
        lines += _telephone_lines(place, phone)
    if draft.city or draft.address:
        lines.append(f"ADR:;;{_escaped(draft.address)};{_escaped(draft.city)};;;")
    notes = [draft.note] if draft.note else []
    notes += [
        f"{post.title}، {place}".strip("، ")
        for post, place in zip(draft.positions[1:], where[1:], strict=True)
    ]
    if notes:
        lines.append("NOTE:" + _escaped("\n".join(notes)))
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCARD"))


def _telephone_lines(place: int, phone: PhoneDraft) -> list[str]:
    read = parse_telephone(phone.number)
    number = read.e164 + (f";ext={read.extension}" if read.extension else "")
    kinds = {words: kind.upper() for kind, words in _TELEPHONE_KINDS}
    if not phone.label or phone.label in kinds:
        kind = kinds.get(phone.label)
        return [f"TEL;TYPE={kind}:{_escaped(number)}" if kind else f"TEL:{_escaped(number)}"]
    return [f"item{place}.TEL:{_escaped(number)}", f"item{place}.{_LABEL}:{_escaped(phone.label)}"]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str, limit: int = 74) -> str:
    """A line of the format is at most 75 bytes long, and no letter is cut in two."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > limit:
            parts.append(part)
            part, size = "", 1
        part, size = part + letter, size + width
    return "\r\n ".join([*parts, part])
