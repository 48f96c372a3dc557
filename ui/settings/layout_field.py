"""The text of a layout being written: its wrong lines marked, fields put in from a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from app.protocol.layout_fields import CASE_FIELDS, OFFICE_FIELDS, PERSON_FIELDS, PLACE, TABLES
from app.protocol.layout_format import BY_HAND, LayoutProblem
from app.text import persian_digits
from ui import theme
from ui.common.fields import LinesField

ROWS: Final = 18
#: No field is higher: it takes what room the form has.
HIGHEST: Final = 16_777_215
_CHOOSE: Final = "فیلد یا سطری را برگزینید…"

#: Lines of each sort, as they are put into a text.
LINES: Final = (
    ("سطر خانه‌ها", "برچسب: {کشور} | برچسب دیگر *۲: {شهر}"),
    ("نام بخش", "== نام بخش"),
    ("جعبه چند سطری", "[۳] برچسب: {هدف}"),
    ("خانه‌های نشان", "[ ] برچسب {?نام پرسش}: یکی | دیگری"),
    ("متن آزاد", "> متن"),
    ("پرسش", "{?نام پرسش: از پرکننده فرم چه پرسیده شود؟}"),
    ("جدول برای نوشتن با دست", f"جدول {BY_HAND} (۴): ستون | ستون پهن *۳"),
    ("جای امضا", "امضا: سمت | سمت دیگر: {نام استاندار}"),
    ("کمی جای خالی", "---"),
    ("برگ تازه", "+++"),
)


def insertions() -> list[tuple[str, str]]:
    """What may be put into a layout, each with the words it is chosen by."""
    found = [("", _CHOOSE)]
    found += [(f"\n{line}", f"سطر: {words}") for words, line in LINES if words != "پرسش"]
    found += [(line, words) for words, line in LINES if words == "پرسش"]
    for name, table in TABLES.items():
        cells = [PLACE, *(one.name for one in table.fields)][:8]
        columns = " | ".join(f"{cell}: {{{cell}}}" for cell in cells)
        found.append((f"\nجدول {name} (۴): {columns}", f"جدول: {name}"))
    found += [(f"{{{one.name}}}", f"پرونده: {one.name}") for one in CASE_FIELDS]
    found += [(f"{{{one.name}}}", f"مسافر: {one.name}") for one in PERSON_FIELDS]
    found += [(f"{{{name}}}", f"دفتر: {name}") for name in OFFICE_FIELDS]
    return found


class LayoutField(LinesField):
    """The text, as high as there is room."""

    grows = True

    def __init__(self, name: str, label: str) -> None:
        self._problems: Sequence[LayoutProblem] = ()
        super().__init__(name, label, rows=ROWS)

    def _fit(self) -> None:
        super()._fit()
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 9)
        self.text.setMaximumHeight(HIGHEST)

    def changeEvent(self, event: QEvent) -> None:
        """Wrong lines are marked in the colours of the theme in sight."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._mark()

    def insert(self, words: str) -> None:
        """Put words in at the cursor; what begins with a new line gets one of its own."""
        cursor = self.text.textCursor()
        if words.startswith("\n"):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            words = words if cursor.block().text().strip() else words[1:]
        cursor.insertText(words)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def show_problems(self, problems: Sequence[LayoutProblem]) -> None:
        """Mark the lines that cannot be read, and say why the first of them cannot."""
        self._problems = problems
        self._mark()
        more = f" (و {len(problems) - 1} سطر دیگر)" if len(problems) > 1 else ""
        said = f"سطر {problems[0].line}: {problems[0].words}{more}" if problems else ""
        self.show_problem(persian_digits(said))

    def _mark(self) -> None:
        lines = {one.line for one in self._problems}
        self.text.setExtraSelections([*self._selections(lines)])

    def _selections(self, lines: Iterable[int]) -> Iterable[QTextEdit.ExtraSelection]:
        look = QTextCharFormat()
        look.setBackground(QColor(theme.CURRENT.danger_soft))
        look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        for line in lines:
            block = self.text.document().findBlockByNumber(line - 1)
            if block.isValid():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(block)
                selection.format = look
                yield selection
