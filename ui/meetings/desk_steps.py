"""The deeds on minutes that need something typed: opened again, reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from app.errors import AppError
from app.meetings.finalising import reopen
from app.meetings.reporting import proposed_report, report_meeting
from app.meetings.rows import MeetingSheet
from ui.common.fields import LinesField
from ui.meetings.desk_step import MinutesStepForm
from ui.meetings.dispatch_form import DispatchForm, receipt_form
from ui.meetings.received_form import received_form
from ui.meetings.step_form import Saved
from ui.shell import Shell

REOPEN: Final = "باز کردن صورتجلسه نهایی"
REOPEN_WHY: Final = "سبب باز کردن؛ در پرونده می‌ماند و ویرایش بعد شماره تازه می‌گیرد"
REPORT: Final = "گزارش جلسه به استاندار"
REPORT_WORDS: Final = "گزارش؛ از پاسخ مصوبات پیشنهاد شده است"
GOVERNOR_WORDS: Final = "گفته استاندار، اگر چیزی گفت"
GROWING: Final = 14


def _reopen_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MinutesStepForm:
    reason = LinesField("reason", REOPEN_WHY, needed=True)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return reopen, (values["reason"],)

    return MinutesStepForm(
        shell, sheet, REOPEN, [((reason, 1),)], deed, saved, step="minutes_reopen"
    )


class ReportForm(MinutesStepForm):
    """The one report of a meeting, with what its resolutions came to."""

    def __init__(self, shell: Shell, sheet: MeetingSheet, saved: Saved) -> None:
        self.words = LinesField("report", REPORT_WORDS, needed=True, rows=GROWING)
        said = LinesField("governor_words", GOVERNOR_WORDS, rows=3)
        rows = [((self.words, 1),), ((said, 1),)]
        super().__init__(shell, sheet, REPORT, rows, _report, saved, step="minutes_report")
        self.words.set_value(sheet.report)
        if not sheet.report:
            quiet: Callable[[AppError], None] = lambda _error: None  # noqa: E731  # he writes it himself
            shell.tasks.read(self, proposed_report, sheet.id, done=self._propose, failed=quiet)

    def _propose(self, words: str) -> None:
        if not self.words.value().strip():
            self.words.set_value(words)


def _report(values: dict[str, Any], _key: UUID) -> Any:
    return report_meeting, (values["report"], values["governor_words"])


#: Forms of the minutes by the action that opens them.
MINUTES_FORMS: Final[Mapping[str, Callable[[Shell, MeetingSheet, Saved], MinutesStepForm]]] = {
    "minutes_received": received_form,
    "minutes_reopen": _reopen_form,
    "minutes_distribute": DispatchForm,
    "minutes_receipt": receipt_form,
    "minutes_report": ReportForm,
}
