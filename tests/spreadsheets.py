"""Spreadsheets as offices make them, for the tests of reading them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from app.changes import Kind
from app.exchange import (
    Plan,
    Repeats,
    Source,
    mapping_for,
    plan_import,
    read_spreadsheet,
    source_of,
)
from app.office import Office

#: Two national ids and a legal id that prove right.
NATIONAL_ID = "0499370899"
OTHER_ID = "0013542419"
LEGAL_ID = "14003778990"


def saved(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    book.close()
    return path


def with_part(path: Path, part: str, pattern: str, text: str) -> Path:
    """The same file with a piece of one of its parts written over, as other programs write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts[part].decode()
    assert re.search(pattern, content), content
    parts[part] = re.sub(pattern, text, content).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            archive.writestr(name, value)
    return path


def source(office: Office, kind: Kind, path: Path) -> Source:
    """A file read as the command reads it."""
    table = read_spreadsheet(path, kind)
    mapping = office.read(mapping_for, kind, table.header)
    return source_of(path.name, table, mapping)


def planned(office: Office, kind: Kind, path: Path, repeats: Repeats = Repeats.SKIP) -> Plan[Any]:
    """A file proved."""
    return office.read(plan_import, kind, source(office, kind, path), repeats)
