"""list: the rows and columns of any register as filtered on screen, A4 across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.progress import Progress
from reports.blocks import Block, gap, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4_ACROSS, LABEL
from reports.table import Table, TableColumn

ROOM: Final = text_width(A4_ACROSS)
EMPTY: Final = "ردیفی در این فهرست نیست."


def register_list(
    title: str,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    filtered: str = "",
    classification: Classification = Classification.ORDINARY,
    typefaces: TypefacePair | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Print a list.

    Args:
        title: The register's name.
        columns: From right to left, as wide against each other as on screen.
        rows: A text for each column; long ones wrap.
        letterhead: The office's.
        mark: When and by whom it is printed.
        filtered: What the list is filtered by, in words.
        classification: Of the most secret row.
        typefaces: A font of the desk's choice; the shipped one otherwise.
        progress: Told of each row, then of each page.

    Raises:
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    moment = to_tehran(mark.printed_at)
    heading = Heading(
        title=title,
        facts=(
            ("تاریخ", jalali_text(moment.date())),
            ("ساعت", clock_text(moment.time())),
            ("شمار", f"{len(rows)} ردیف"),
        ),
        classification=secrecy_mark(classification),
    )
    table = Table(columns, ROOM, typefaces)
    progress.begin("چیدن سطرها")
    blocks: list[Block] = table.rows(rows, progress.step)
    named = paragraph(f"فیلتر: {filtered}", ROOM, LABEL) if filtered else []
    form = (
        Form(heading, tuple(blocks), repeated=(*named, table.head()))
        if blocks
        else Form(heading, (*named, gap(8), *paragraph(EMPTY, ROOM)))
    )
    progress.begin("نوشتن صفحه‌ها")
    return printed(
        [form],
        size=A4_ACROSS,
        letterhead=letterhead,
        mark=mark,
        typefaces=typefaces,
        progress=progress.step,
    )


def most_secret(rows: Iterable[Any]) -> Classification:
    """The classification of a paper with these rows: that of its most secret one."""
    marks = (getattr(row, "classification", Classification.ORDINARY) for row in rows)
    return Classification(max(marks, default=Classification.ORDINARY))
