"""What openpyxl passes over in a spreadsheet it streams: merged areas, formulas nobody calculated.

The archive is proved here too, before anything of it is opened.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from app.errors import InvalidInput

#: More is a file made to fill the memory.
LARGEST_FILE: Final = 60_000_000
LARGEST_OPENED: Final = 800_000_000


@dataclass(frozen=True)
class Area:
    """A merged area, all ends included, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Extras:
    """What openpyxl does not say of a sheet it streams."""

    merged: list[Area] = field(default_factory=list)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)


def checked_archive(path: Path) -> dict[str, Extras]:
    """Prove that a file can be a spreadsheet, and read what openpyxl passes over."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise InvalidInput("file", f"پرونده «{path.name}» خوانده نشد.") from error
    if not size:
        raise InvalidInput("file", f"پرونده «{path.name}» خالی است (صفر بایت).")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise InvalidInput(
            "file",
            "این پرونده اکسل قدیمی (xls) است یا رمز دارد؛ آن را در اکسل بی رمز و به صورت xlsx "
            "ذخیره کنید.",
        )
    if size > LARGEST_FILE or not start.startswith(b"PK"):
        raise InvalidInput("file", NO_SHEET.format(path.name))
    try:
        with zipfile.ZipFile(path) as archive:
            _require_small(archive)
            return {name: _extras(archive, part) for name, part in _sheets(archive)}
    except InvalidInput:
        raise
    except Exception as error:
        # A damaged archive breaks its reading anywhere, with any error: zlib's, zipfile's, expat's.
        raise InvalidInput("file", NO_SHEET.format(path.name)) from error


def _require_small(archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > LARGEST_OPENED:
        raise InvalidInput("file", "این پرونده بزرگ‌تر از آن است که باز شود.")


NO_SHEET: Final = "پرونده «{}» صفحه‌گسترده xlsx نیست یا آسیب دیده است."
_REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REFERENCE: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def _sheets(archive: zipfile.ZipFile) -> Iterable[tuple[str, str]]:
    """Each sheet's name and where it lies in the archive."""
    related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # expat refuses what would swell
    targets = {one.get("Id"): one.get("Target") or "" for one in related}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # as above
    for sheet in book.findall("{*}sheets/{*}sheet"):
        target = targets.get(sheet.get(_REFERENCE) or sheet.get(_STRICT_REFERENCE) or "") or ""
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield sheet.get("name") or "", part


_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _extras(archive: zipfile.ZipFile, part: str) -> Extras:
    found = Extras()
    if part not in archive.namelist():
        return found
    content = archive.read(part)
    if b"mergeCell" not in content and not re.search(rb"<(?:\w+:)?f[ >/]", content):
        return found
    with archive.open(part) as file:
        for _event, element in ElementTree.iterparse(file):  # noqa: S314  # as above
            name = element.tag.rpartition("}")[2]
            if name == "mergeCell":
                corners = _PLACE.findall(element.get("ref", ""))
                if len(corners) == 2:
                    (left, top), (right, bottom) = corners
                    found.merged.append(Area(int(top), _column(left), int(bottom), _column(right)))
            elif name == "c":
                if _is_uncomputed(element):
                    letters, row = _PLACE.findall(element.get("r", ""))[0]
                    found.uncomputed.add((int(row), _column(letters)))
            elif name == "row":
                element.clear()
    return found


def _is_uncomputed(cell: ElementTree.Element) -> bool:
    """A formula nobody has calculated; one whose result is no text says that it is text."""
    return (
        cell.find("{*}f") is not None
        and cell.get("t") != "str"
        and not cell.findtext("{*}v", default="").strip()
    )


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
