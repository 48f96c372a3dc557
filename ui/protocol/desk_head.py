"""The head of the dossier desk: what the case is, how far it is, whose the next step is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.protocol.rows import CaseSheet
from app.protocol.states import TaskState
from app.protocol.texts import CASE_STATES
from ui import theme
from ui.common.chip import Chip
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.state_tones.protocol import CASE_TONES
from ui.protocol.desk_words import joined, next_words, shown_count, where_words
from ui.theme import Tone

#: Pixels at the usual type.
BAR_HEIGHT: Final = 8
#: So many sentences of what is missing or amiss; the rest is counted.
MOST_SAID: Final = 3


class CaseProgress(QWidget):
    """How many steps are done and how many late, as one bar from the right on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.done = self.late = self.whole = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Low and as wide as there is room."""
        return QSize(theme.scaled(120), theme.scaled(BAR_HEIGHT))

    def show_case(self, sheet: CaseSheet) -> None:
        """Count the steps of a case."""
        needed = [one for one in sheet.tasks if one.state is not TaskState.NOT_NEEDED]
        self.whole = len(needed)
        self.done = sum(one.state is TaskState.DONE for one in needed)
        self.late = sum(one.state is TaskState.OPEN and one.late_days > 0 for one in needed)
        self.setAccessibleName(self.words())
        self.update()

    def words(self) -> str:
        """The same in words."""
        late = f"{shown_count(self.late)} دیرکرد" if self.late else ""
        done = f"{shown_count(self.done)} از {shown_count(self.whole)} گام"
        return joined(done, late) if self.whole else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is done, then what is late, upon what is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, room = theme.CURRENT, QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(room, room.height() / 2, room.height() / 2)
        painter.setClipPath(path)
        painter.fillRect(room, QColor(colours.border))
        right = room.right()
        for count, tone in ((self.done, Tone.SUCCESS), (self.late, Tone.DANGER)):
            wide = room.width() * count / max(1, self.whole)
            painter.fillRect(
                QRectF(right - wide, 0, wide, room.height()), QColor(colours.tone(tone)[0])
            )
            right -= wide
        painter.end()


class DeskHead(QWidget):
    """Stands over the parts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_kind(self, "inside")
        self._chip = Chip(self)
        self._where = text_label("", self, "muted")
        self.progress = CaseProgress(self)
        self._count = text_label("", self, "label")
        self._count.setWordWrap(False)
        self.next = text_label("", self)
        self._gaps = QFrame(self)
        self._gap_words = text_label("", self._gaps)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(self._chip)
        middle = QHBoxLayout()
        middle.setSpacing(theme.SPACE[2])
        middle.addWidget(self.next, 3)
        middle.addWidget(self._count)
        middle.addWidget(self.progress, 2, Qt.AlignmentFlag.AlignVCenter)
        gaps = QVBoxLayout(self._gaps)
        gaps.setContentsMargins(12, 4, 12, 4)
        gaps.addWidget(self._gap_words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self._gaps)

    def show_case(self, sheet: CaseSheet) -> None:
        """Show how a case stands."""
        self._chip.show_state(CASE_STATES[sheet.state], CASE_TONES[sheet.state])
        self._where.setText(RIGHT_TO_LEFT_MARK + where_words(sheet))
        self.progress.show_case(sheet)
        self.progress.setVisible(self.progress.whole > 0)
        self._count.setText(self.progress.words())
        self.next.setText(RIGHT_TO_LEFT_MARK + next_words(sheet))
        said = [*sheet.gaps, *sheet.warnings]
        more = len(said) - MOST_SAID
        shown = [*said[:MOST_SAID], *([f"و {shown_count(more)} نکته دیگر."] if more > 0 else [])]
        self._gap_words.setText(RIGHT_TO_LEFT_MARK + " ".join(shown))
        self._gaps.setAccessibleName(" ".join(said))
        self._gaps.setVisible(bool(said))
        theme.set_tone(self._gaps, Tone.WARNING)
