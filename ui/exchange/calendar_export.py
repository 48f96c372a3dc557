"""Asking which days of the programme are written into a calendar file, and writing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog

from app.agenda.calendar_files import export_calendar
from app.changes import Kind
from app.errors import AppError
from app.exchange import note_export
from app.jalali import jalali_text
from app.progress import Cancelled
from app.text import persian_digits
from ui.common.fields import CheckField, DateField
from ui.common.form import FormPanel
from ui.common.progress_strip import ProgressStrip
from ui.exchange.writing import write_whole
from ui.shell import Shell
from ui.theme import Tone

FORM: Final = "ics"
#: So many days are offered.
USUAL_DAYS: Final = 30

_NO_DAY: Final = "روز را بنویسید."
_WRONG_WAY: Final = "پایان بازه پیش از آغاز آن است."


class CalendarExportForm(FormPanel):
    """Asks for the days, whether confidential entries go along, and where to."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, say: Callable[..., None]) -> None:
        """Make the form.

        Args:
            shell: The window.
            say: Tells over the list what came of it, when the form is gone.
        """
        super().__init__("خروجی برنامه‌ها برای تقویمی دیگر")
        self._shell, self._say = shell, say
        today = shell.today()
        self._from = DateField("from_day", "از روز", shell.today, needed=True)
        self._to = DateField("to_day", "تا روز", shell.today, needed=True)
        self._from.set_value(today)
        self._to.set_value(today + timedelta(days=USUAL_DAYS))
        self._confidential = CheckField("with_confidential", "برنامه‌های محرمانه هم نوشته شود")
        self.lay_rows(
            (((self._from, 1), (self._to, 1)), ((self._confidential, 1),)),
        )
        self.strip = ProgressStrip(self)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        write = self.add_button("نوشتن پرونده …   \u2066Ctrl+Enter\u2069", primary=True)
        write.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def save(self, after: str = "close") -> None:  # noqa: ARG002  # every form has it
        """Ask where the file goes, and write it."""
        days = None if self.strip.is_running else self._days()
        if days is None:
            return
        offered = f"برنامه {jalali_text(days[0])} تا {jalali_text(days[1])}.ics".replace("/", "-")
        name, _chosen = QFileDialog.getSaveFileName(self, self.title, offered, "تقویم (*.ics)")
        if name:
            path = Path(name)
            self.write_to(path if path.suffix else path.with_name(f"{path.name}.ics"), days)

    def _days(self) -> tuple[date, date] | None:
        """The days asked for, or None after saying beside the field what is wrong."""
        self.clear_problems()
        found = [self._day(field) for field in (self._from, self._to)]
        first, last = found
        if first is None or last is None:
            return None
        if last < first:
            self._to.show_problem(_WRONG_WAY)
            self._to.setFocus()
            return None
        return first, last

    def _day(self, field: DateField) -> date | None:
        try:
            day, problem = field.value(), _NO_DAY
        except ValueError as error:
            day, problem = None, str(error)
        if day is None:
            field.show_problem(problem)
            field.setFocus()
        return day

    def write_to(self, path: Path, days: tuple[date, date]) -> None:
        """Write the programme of some days, wholly or not at all."""
        work = self._shell.tasks.long_work("خواندن و نوشتن")
        self.strip.show_work(work)

        def ready(answer: tuple[bytes, int]) -> None:
            content, count = answer
            self._shell.tasks.run(
                self,
                lambda: write_whole(path, content),
                done=partial(self._written, path, count),
                failed=self._failed,
            )

        self._shell.tasks.read(
            self,
            export_calendar,
            *days,
            with_confidential=self._confidential.value(),
            progress=work.progress,
            done=ready,
            failed=self._failed,
            work=work,
        )

    def _written(self, path: Path, count: int, _answer: object) -> None:
        """Note that it left the office, and only then say so."""
        words = persian_digits(f"{count} برنامه در «{path.name}» نوشته شد.")
        self._shell.tasks.write(
            self, note_export, Kind.EVENT, count, FORM, done=partial(self._noted, words)
        )

    def _noted(self, words: str, _none: object) -> None:
        self.is_changed = False
        self.finished.emit()
        self._say(words, Tone.SUCCESS)

    def _failed(self, error: AppError) -> None:
        if isinstance(error, Cancelled):
            self.bar.say(error.message, Tone.WARNING)
        else:
            self.show_error(error)

    def may_close(self) -> bool:
        """Nothing typed here is worth a question."""
        self.strip.cancel()
        return True
