"""What a deed on a series comes to, shown before it is done: its days, and what it reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.agenda import DayAnswer, Fate, OccurrencePreview, Scope, ScopeEntry, series_scope
from app.clock import to_tehran
from app.jalali import clock_text, long_jalali_text
from app.text import isolate, latin_digits, persian_digits
from ui import theme
from ui.agenda.event_texts import shown_number
from ui.common.labels import take_all, text_label
from ui.common.two_line_list import TwoLineList
from ui.shell import Shell

SCOPES: Final = (
    (Scope.THIS, "همین نوبت"),
    (Scope.FOLLOWING, "این و پس از این"),
    (Scope.ALL, "همه نوبت‌ها"),
)
#: What is said of a day off that is asked about: one key each.
ANSWERS: Final[dict[str, tuple[DayAnswer, str]]] = {
    "1": (DayAnswer.DROP, "برگزار نمی‌شود"),
    "2": (DayAnswer.NEXT, "روز کاری بعد"),
    "3": (DayAnswer.KEEP, "در همان روز"),
}
ASK: Final = "روز تعطیل است؛ ۱ برگزار نمی‌شود، ۲ روز کاری بعد، ۳ در همان روز"
_FATES: Final = {
    Fate.KEPT: "",
    Fate.MOVED: "جابه‌جا از روز تعطیل",
    Fate.DROPPED: "برگزار نمی‌شود",
    Fate.ASKED: ASK,
    Fate.SKIPPED: "کنار گذاشته شده",
}
REACHED: Final = "به این نوبت‌ها می‌رسد:"
LEFT: Final = "به این‌ها دست نمی‌زند:"
WITH_DETACHED: Final = "آن‌ها هم که جداگانه تغییر کرده‌اند"
#: Entries named one by one; more are counted.
MOST_NAMED: Final = 8
LIST_HEIGHT: Final = 240


class DaysPreview(QWidget):
    """Every day of a series: what becomes of it, what clashes, and the answer to a day off.

    Signals:
        answered: A person said what becomes of a day off.

    Attributes:
        answers: What was said of single days.
        days: What is shown.
    """

    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers: dict[date, DayAnswer] = {}
        self.days: tuple[OccurrencePreview, ...] = ()
        self.head = QLabel(self)
        theme.set_kind(self.head, "label")
        self.list = TwoLineList(self)
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.list.setAccessibleName("نوبت‌ها")
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        self.hide()

    def show_days(self, days: Sequence[OccurrencePreview]) -> None:
        """Show what a series would come to."""
        self.days = tuple(days)
        self.list.show_lines((one.meant, _first(one), _second(one)) for one in days)
        self.head.setText(_counted(days))
        self.setVisible(bool(days))

    def show_nothing(self) -> None:
        """The rule cannot be read yet."""
        self.show_days(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit on a day off says what becomes of it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            answer = ANSWERS.get(latin_digits(event.text()))
            day = self.list.current()
            if answer is not None and self._may_be_asked(day):
                self.answers[day] = answer[0]
                self.answered.emit()
                return True
        return super().eventFilter(watched, event)

    def _may_be_asked(self, day: Any) -> bool:
        if day in self.answers:
            return True
        return any(one.meant == day and one.is_asked for one in self.days)


def _first(one: OccurrencePreview) -> str:
    mark = "؟" if one.is_asked else "—" if one.is_dropped else "✓"
    if any(clash.blocks for clash in one.clashes):
        mark = "✕"
    return f"{mark}  {long_jalali_text(one.day or one.meant)}"


def _second(one: OccurrencePreview) -> str:
    moved = ""
    if one.moved_from is not None and one.day is not None:
        moved = f"{_FATES[Fate.MOVED]}: {long_jalali_text(one.moved_from)}"
    fate = moved or _FATES[one.fate]
    parts = [fate, one.why, *(clash.words for clash in one.clashes)]
    return " · ".join(dict.fromkeys(part for part in parts if part)) or "آزاد است"


def _counted(days: Sequence[OccurrencePreview]) -> str:
    held = sum(1 for one in days if one.day is not None)
    hurt = sum(1 for one in days if any(clash.blocks for clash in one.clashes))
    asked = sum(1 for one in days if one.is_asked)
    parts = [f"{held} نوبت"]
    parts += [f"{len(days) - held - asked} روز بی نوبت"] if len(days) > held + asked else []
    parts += [f"{hurt} نوبت با تداخل"] if hurt else []
    parts += [f"{asked} روز که باید گفته شود"] if asked else []
    return persian_digits(" · ".join(parts))


class ScopeView(QWidget):
    """Which entries of a series a deed reaches, and which it leaves alone and why.

    Signals:
        known: What it reaches was read.

    Attributes:
        seen: The entries that were shown as reached.
        with_detached: Whether those changed by hand are reached too.
    """

    known = Signal()

    def __init__(self, shell: Shell, event_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell, self._event_id = shell, event_id
        self.seen: tuple[int, ...] = ()
        self._scope = Scope.THIS
        self.with_detached = QCheckBox(WITH_DETACHED, self)
        self.with_detached.toggled.connect(lambda _on: self.show_scope(self._scope))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        layout.addWidget(self.with_detached)
        layout.addLayout(self._lines)

    def reached(self) -> dict[str, Any]:
        """What was shown, so that nothing else is touched."""
        return {"seen": self.seen, "with_detached": self.with_detached.isChecked()}

    def show_scope(self, scope: Scope) -> None:
        """Read and show what so much of the series is."""
        self._scope = scope
        self.with_detached.setVisible(scope is not Scope.THIS)
        ask = partial(series_scope, with_detached=self.with_detached.isChecked())
        self._shell.tasks.read(
            self, ask, self._event_id, scope, done=self._scope_known, latest="scope"
        )

    def _scope_known(self, entries: Sequence[ScopeEntry]) -> None:
        reached = [one for one in entries if not one.left_alone]
        left = [one for one in entries if one.left_alone]
        self.seen = tuple(one.id for one in reached)
        take_all(self._lines)
        self._named(REACHED, reached, _reached_words)
        self._named(LEFT, left, lambda one: f"{_reached_words(one)} — {one.left_alone}")
        self.known.emit()

    def _named(
        self, title: str, entries: Sequence[ScopeEntry], words: Callable[[ScopeEntry], str]
    ) -> None:
        if not entries:
            return
        count = persian_digits(f"{title} ({len(entries)})")
        self._lines.addWidget(text_label(count, self, "label"))
        for one in entries[:MOST_NAMED]:
            self._lines.addWidget(text_label(words(one), self))
        if len(entries) > MOST_NAMED:
            more = persian_digits(f"و {len(entries) - MOST_NAMED} نوبت دیگر")
            self._lines.addWidget(text_label(more, self, "muted"))


def _reached_words(one: ScopeEntry) -> str:
    number = shown_number(one.number) if one.number else ""
    if one.starts_at is None:
        return f"{long_jalali_text(one.series_day)} {number}".strip()
    begins = to_tehran(one.starts_at)
    hour = "" if one.all_day else f"، {isolate(clock_text(begins.time()))}"
    return f"{long_jalali_text(begins.date())}{hour} · {number}".strip(" ·")
