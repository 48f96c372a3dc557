"""What was refused, as a spreadsheet to be mended and brought in again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from app.exchange.cells import Broken, text_of
from app.exchange.rows import Plan, SourceRow
from app.exchange.workbook import SheetColumn, workbook_bytes

#: Over the column of reasons; no field is called so, and an import passes over it.
REASON = "سبب رد شدن"


def refused_workbook(plan: Plan[Any]) -> bytes:
    """The refused rows as they stood in their file, each with its reasons."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for one in plan.refusals:
        reasons[one.row].append(f"{one.title}: {one.reason}" if one.title else one.reason)
    rows = [row for row in plan.source.rows if row.number in reasons]
    headers = list(dict.fromkeys(key for row in rows for key in _keys(row)))
    columns = [
        SheetColumn(plan.source.unit, 8),
        *(SheetColumn(header) for header, _place in headers),
        SheetColumn(REASON, 60),
    ]
    return workbook_bytes(
        "ردشده‌ها",
        columns,
        ([row.number, *_cells(row, headers), "\n".join(reasons[row.number])] for row in rows),
    )


def _keys(row: SourceRow) -> Iterator[tuple[str, int]]:
    """A header and how many times it stood before: several columns may have the same."""
    seen: dict[str, int] = defaultdict(int)
    for one in row.cells:
        header = one.header or one.field
        yield header, seen[header]
        seen[header] += 1


def _cells(row: SourceRow, headers: list[tuple[str, int]]) -> Iterator[str]:
    cells = dict(zip(_keys(row), (one.cell for one in row.cells), strict=True))
    for key in headers:
        cell = cells.get(key)
        yield "" if isinstance(cell, Broken) else text_of(cell)
