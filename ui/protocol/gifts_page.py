"""The register of gifts: what was given and received, what it is worth and where it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.access import Right
from app.changes import Kind
from app.protocol import (
    GiftFilter,
    GiftRow,
    GiftSheet,
    GiftView,
    arrange_gift_file,
    attach_gift_files,
    count_gifts,
    detach_gift_file,
    gift_file,
    gift_place,
    gift_sheet,
    list_gifts,
    take_gift_step_back,
)
from app.session import OfficeSession
from ui.common.record_files import FileKeeping
from ui.common.register_table import Column
from ui.protocol.gift_form import GiftRecordForm
from ui.protocol.register_columns import GIFTS
from ui.protocol.register_lines import Lines, gift_lines
from ui.protocol.register_steps import ANNUL
from ui.protocol.register_texts import EMPTY_GIFTS, NO_GIFT, gift_tone, gift_words
from ui.protocol.small_register import SmallRegister
from ui.theme import Tone

VIEWS: Final = (
    (GiftView.ALL, "همه"),
    (GiftView.GIVEN, "داده‌شده"),
    (GiftView.RECEIVED, "گرفته‌شده"),
    (GiftView.UNKEPT, "بی شماره اموال"),
)


def gift_shown(session: OfficeSession, number: int) -> tuple[GiftSheet, tuple[()]]:
    """A gift whole; nothing reminds of one."""
    return gift_sheet(session, number), ()


class GiftsPage(SmallRegister[GiftRow]):
    """The register of gifts."""

    name = "gifts"
    title = "هدایا"
    empty = EMPTY_GIFTS
    nothing = NO_GIFT
    called = ("هدیه", "هدایا")
    kinds = frozenset({Kind.GIFT, Kind.PROTOCOL_CASE})
    keeps = frozenset({Kind.GIFT})
    top_actions = ("new_gift",)
    place_of = staticmethod(gift_place)
    keeping = FileKeeping(
        Kind.GIFT,
        "هدیه",
        Right.RUN_PROTOCOL,
        attach_gift_files,
        detach_gift_file,
        gift_file,
        arrange_gift_file,
    )
    form = GiftRecordForm
    listed = staticmethod(list_gifts)
    counted_by = staticmethod(count_gifts)
    shown = staticmethod(gift_shown)
    read_sheet = staticmethod(gift_sheet)
    take_back = staticmethod(take_gift_step_back)
    views = VIEWS
    blank = GiftFilter()
    paper = "print_gifts"
    hint = "فیلتر: شماره، هدیه، نام، کشور، شماره اموال"

    def columns(self) -> Sequence[Column[GiftRow]]:
        """The register's columns."""
        return GIFTS

    def chip(self, sheet: GiftSheet) -> tuple[str, Tone]:
        """What became of a gift."""
        return gift_words(sheet.row), gift_tone(sheet.row)

    def lines(self, sheet: GiftSheet) -> Lines:
        """What is known of a gift."""
        return gift_lines(sheet)

    def steps_of(self, sheet: GiftSheet) -> tuple[str, ...]:
        """What may be done to a gift."""
        return ("take_back",) if sheet.row.is_annulled else ("amend", ANNUL)

    def whose(self, sheet: Any) -> str:
        """What a gift is and whose."""
        return f"{sheet.row.item}، {sheet.row.name or sheet.row.organisation}"
