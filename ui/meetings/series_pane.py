"""One series whole beside the list: topics that wait, members, meetings, what they left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.meetings import SeriesSheet
from app.meetings.rows import TopicLine
from ui.common.lines_pane import LinesPane
from ui.common.part_table import PartTable
from ui.common.whole_pane import WholePane
from ui.meetings.columns import MEETINGS, MEMBERS, RESOLUTIONS, TOPICS
from ui.meetings.lines import series_head, series_lines
from ui.meetings.texts import NO_SERIES_CHOSEN, said_keys
from ui.shell import Shell
from ui.theme import Tone

TOPICS_PART, MEMBERS_PART, MEETINGS_PART, OPEN_PART, REST_PART = range(5)
TOPIC_HINT = said_keys(("Alt+↑", "زودتر"), ("Alt+↓", "دیرتر"), ("Enter", "اصلاح"))


class SeriesPane(WholePane):
    """Shows one series.

    Signals:
        ordered: The topics' ids in another order.
    """

    ordered = Signal(list)

    titles = ("در نوبت", "اعضا", "جلسه‌ها", "مصوبات باز", "شرح و گام‌ها")
    empty_words = (
        "موضوعی در نوبت نیست. Ctrl+Shift+PgUp موضوعی می‌افزاید که در جلسه بعد پیشنهاد می‌شود.",
        "هنوز عضوی نوشته نشده است. Ctrl+E اعضا را می‌نویسد.",
        "هنوز جلسه‌ای ندارد. Ctrl+Alt+PgDown نخستین را برنامه‌ریزی می‌کند.",
        "مصوبه بازی نمانده است.",
        "",
    )
    nothing = NO_SERIES_CHOSEN
    following = "series_plan"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.topics.ordered.connect(self.ordered)
        self.show_nothing()

    def make_parts(self) -> Sequence[QWidget]:
        """Topics, members, meetings, open resolutions, and the rest."""
        made = (
            ("series_topics", TOPICS, "در نوبت"),
            ("series_members", MEMBERS, "اعضا به ترتیب نشستن"),
            ("series_meetings", MEETINGS, "جلسه‌های این سلسله"),
            ("series_open", RESOLUTIONS, "مصوبات باز این سلسله"),
        )
        tables = []
        for name, columns, words in made:
            table = PartTable(name, columns, self)
            table.setAccessibleName(words)
            tables.append(table)
        self.topics, self.members, self.meetings, self.open = tables
        self.rest = LinesPane(self)
        return *tables, self.rest

    def topic(self) -> TopicLine | None:
        """The topic the cursor is on, while they are in sight."""
        row: Any = self.line(TOPICS_PART)
        return row if isinstance(row, TopicLine) else None

    def show_series(self, sheet: SeriesSheet, steps: Sequence[str]) -> None:
        """Show a series; another one begins with its topics."""
        chip = ("بایگانی‌شده", Tone.QUIET) if sheet.is_archived else None
        self.show_head(sheet.id, sheet.name, series_head(sheet), chip)
        waiting = [one for one in sheet.topics if one.meeting_id is None]
        self.topics.let_move(on=self._may() and not sheet.is_archived and len(waiting) > 1)
        self.topics.show_part(waiting)
        self.members.show_part(sheet.members)
        self.meetings.show_part(sheet.meetings)
        self.open.show_part(sheet.open_resolutions)
        self.rest.show_lines(series_lines(sheet))
        counts = [len(waiting), len(sheet.members), len(sheet.meetings)]
        self.show_counts([*counts, len(sheet.open_resolutions), None], steps)

    def _may(self) -> bool:
        return self._shell.operator().may(Right.HOLD_MEETINGS)

    def hint(self) -> str:
        """How topics are put in order."""
        return TOPIC_HINT if self.part == TOPICS_PART and self._may() else ""
