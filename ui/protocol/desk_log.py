"""The contact log of a case on its desk (P6.14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from app.protocol import record_conversation
from app.protocol.drafts import ConversationDraft
from app.protocol.rows import CaseSheet, ConversationLine
from app.protocol.states import ConversationChannel, ConversationDirection
from app.protocol.texts import CONVERSATION_CHANNELS, CONVERSATION_DIRECTIONS
from app.telephone import isolated_telephone
from ui.common.labels import text_label
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import DeskStep, LineSpec
from ui.protocol.desk_table import NEW
from ui.protocol.desk_words import NOTHING, shown_count, shown_moment

COLUMNS: Final[tuple[Column[ConversationLine], ...]] = (
    Column("at", "زمان", lambda row: shown_moment(row.at), 136, rank=1),
    Column("name", "با چه کسی", lambda row: row.name or row.organisation, 150, rank=1),
    Column("words", "آنچه گفته و توافق شد", lambda row: row.words, 0, rank=1, least=220),
    Column("channel", "از راه", lambda row: CONVERSATION_CHANNELS[row.channel], 84, rank=3),
    Column("direction", "سو", lambda row: CONVERSATION_DIRECTIONS[row.direction], 84, rank=5),
    Column("organisation", "دستگاه", lambda row: row.organisation or NOTHING, 140, rank=4),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or NOTHING, 120, rank=6),
    Column("by", "نویسنده", lambda row: row.by, 110, rank=6),
)

FIELDS: Final = (
    (
        LineField("name", "با چه کسی", Typed.CONTACT, 4, contact="contact_id"),
        LineField("organisation", "دستگاه", share=3),
    ),
    (LineField("words", "آنچه گفته و توافق شد", Typed.LONG, needed=True),),
    (
        LineField(
            "channel",
            "از راه",
            Typed.CHOICE,
            2,
            choices=(ConversationChannel, CONVERSATION_CHANNELS),
        ),
        LineField(
            "direction",
            "سو",
            Typed.CHOICE,
            2,
            choices=(ConversationDirection, CONVERSATION_DIRECTIONS),
        ),
        LineField("phone", "تلفن", Typed.CODE, 3),
    ),
    (LineField("at", "زمان، اگر اکنون نیست", Typed.MOMENT),),
)


def _lines(sheet: CaseSheet) -> Sequence[ConversationLine]:
    """The newest first: it is what the next call begins from."""
    return sheet.conversations[::-1]


def _write(_sheet: CaseSheet, draft: ConversationDraft) -> Any:
    return record_conversation, (draft,)


class LogPart(LinesPart):
    """The contact log; what was written down stays."""

    name = "log"
    title = "دفتر تماس"
    digit = 8
    empty = "هنوز گفت‌وگویی نوشته نشده است. Ins نخستین را می‌نویسد."
    hint = "گفت‌وگوی ثبت‌شده تغییر نمی‌کند؛ Ctrl+Z تازه‌ترین را پس می‌گیرد."
    columns = COLUMNS
    deeds: ClassVar = {NEW: "new"}
    buttons = (("گفت‌وگوی تازه", "Ins", "new"),)
    spec: ClassVar[LineSpec] = LineSpec(
        part="log",
        adding="گفت‌وگوی تازه",
        amending="",
        draft=ConversationDraft,
        rows=FIELDS,
        lines=_lines,
        write=_write,
    )

    def lay_after(self) -> None:
        """The whole of what was said stands under the table."""
        self._words = text_label("", self, selectable=True)
        self.column.addWidget(self._words)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many lines."""
        return shown_count(len(sheet.conversations)) if sheet.conversations else ""

    @property
    def may_write(self) -> bool:
        """Whether a line may be added: also to a case that is over."""
        return self.desk.may_run

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the log."""
        super().show_case(sheet)
        self.chosen()

    def chosen(self) -> None:
        """Show the whole of what was said."""
        one = self.current()
        self._say(self._words, one.words if one is not None else "")

    def opened(self) -> None:
        """A line that was written down is not corrected."""

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a new line."""
        return super().open_step(step, None) if line is None else None
