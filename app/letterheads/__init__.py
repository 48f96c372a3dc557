"""The office's letterheads, as data: what stands where on the paper of its letters."""

from app.letterheads.drafts import Emblem, LetterheadDraft, checked, read_emblem
from app.letterheads.layout import (
    MOST_FOOT_LINES,
    MOST_HEAD_LINES,
    PAGE_SIZES,
    FactOrder,
    HeadLine,
    Layout,
    Page,
    Paper,
    UnreadableLayout,
    layout_from_json,
    layout_to_json,
    shipped_layout,
)
from app.letterheads.measures import BOUNDS, Bounds, checked_layout
from app.letterheads.operations import (
    PAGE_NAMES,
    add_letterhead,
    amend_letterhead,
    archive_letterhead,
    make_default,
    restore_letterhead,
)
from app.letterheads.queries import (
    LetterheadRow,
    LetterheadSheet,
    letterhead_for,
    letterhead_sheet,
    list_letterheads,
    shipped_sheet,
)

__all__ = [
    "BOUNDS",
    "MOST_FOOT_LINES",
    "MOST_HEAD_LINES",
    "PAGE_NAMES",
    "PAGE_SIZES",
    "Bounds",
    "Emblem",
    "FactOrder",
    "HeadLine",
    "Layout",
    "LetterheadDraft",
    "LetterheadRow",
    "LetterheadSheet",
    "Page",
    "Paper",
    "UnreadableLayout",
    "add_letterhead",
    "amend_letterhead",
    "archive_letterhead",
    "checked",
    "checked_layout",
    "layout_from_json",
    "layout_to_json",
    "letterhead_for",
    "letterhead_sheet",
    "list_letterheads",
    "make_default",
    "read_emblem",
    "restore_letterhead",
    "shipped_layout",
    "shipped_sheet",
]
