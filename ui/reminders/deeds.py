"""Reminders by key, whatever page is in sight: set one, go there, tick it off, put it off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.changes import Kind
from app.reminder_sources import SOURCES
from app.reminders import (
    PutOff,
    RecordReminders,
    ReminderRow,
    finish_reminder,
    put_off,
    put_off_until,
    record_reminders,
    reminder_sheet,
    remove_reminder,
    restore_reminder,
)
from app.text import isolate
from ui.common.way_back import WayBack
from ui.reminders.texts import InSight, own_in_sight, when_words
from ui.reminders.watch import watch_of
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from app.errors import AppError
    from ui.main_window import MainWindow

SECTION: Final = "reminders"
NO_ROW: Final = "سطری که بتوان برایش یادآوری گذاشت برگزیده نیست."
NOTHING: Final = "یادآوری‌ای در میان نیست."
BACK: Final = "بازگرداندن"


def set_reminder(window: MainWindow) -> None:
    """Open the form of the reminders on the chosen row."""
    record = _record_in_sight(window.page_in_sight())
    if record is None:
        window.say(NO_ROW, Tone.INFORMATION)
        return
    kind, number, part = record

    def known(about: RecordReminders) -> None:
        from ui.reminders.form import ReminderForm

        # A page without forms, as «امروز», leads to the record's own.
        if not hasattr(window.page_in_sight(), "open_form"):
            window.show_record(kind, number)
        window.page_in_sight().open_form(ReminderForm(window, about, part, saved))

    def saved(reminder: int) -> None:
        window.tasks.read(window, reminder_sheet, reminder, done=said)

    def said(row: ReminderRow) -> None:
        at = when_words(row.at, window.today())
        _offer(window, f"یادآوری گذاشته شد: {at}", remove_reminder, row.id, row.version)

    window.tasks.read(window, record_reminders, kind, number, done=known)


def _record_in_sight(page: Any) -> tuple[Kind, int, int] | None:
    """The chosen row's record, and the part of it the row is; None where nothing reminds."""
    chosen = page.table.current_row if hasattr(page, "table") else _line_of(page)
    row = chosen()
    if row is None:
        return None
    said: tuple[Kind, int, int] | None = getattr(row, "record", None)
    kind = next((kind for kind in SOURCES if kind in kept_by(page)), None)
    return said or ((kind, row.id, 0) if kind is not None else None)


def _line_of(page: Any) -> Callable[[], Any]:
    """What a page of several lists says is chosen."""
    chosen: Callable[[], Any] = getattr(page, "chosen_line", lambda: None)
    return chosen


def show_due(window: MainWindow) -> None:
    """Go to the record of the first that is due; it has reminded."""
    shown = _in_bar(window)
    if not shown:
        window.say(NOTHING, Tone.INFORMATION)
        return
    first = shown[0]
    _let_go(window, [first])
    window.show_record(*first.record)


def my_reminders(window: MainWindow) -> None:
    """Go to the list of one's reminders."""
    window.go_to(SECTION)


def finish(window: MainWindow) -> None:
    """Tick off the chosen reminder, or the first of those in the bar."""
    own = [one for one in _targets(window) if one.is_own][:1]
    _settle(window, own, finish_reminder, "انجام شد")


def remove(window: MainWindow) -> None:
    """Take the chosen reminder away."""
    row = _chosen(window)
    own = [own_in_sight(row, window.today())] if row is not None else []
    _settle(window, own, remove_reminder, "برداشته شد")


def _settle(window: MainWindow, own: Sequence[InSight], operation: Any, words: str) -> None:
    if not own:
        window.say(NOTHING, Tone.INFORMATION)
        return
    (one,) = own

    def done(number: int) -> None:
        _offer(window, f"{words}: {one.name}", restore_reminder, number)

    _let_go(window, own)
    window.tasks.write(
        window, operation, one.due.record_id, one.version, done=done, failed=_failed(window)
    )


def snooze(window: MainWindow) -> None:
    """Put off for ten minutes."""
    _put_off(window, PutOff.TEN_MINUTES)


def snooze_hour(window: MainWindow) -> None:
    """Put off for an hour."""
    _put_off(window, PutOff.HOUR)


def snooze_tomorrow(window: MainWindow) -> None:
    """Put off till tomorrow morning."""
    _put_off(window, PutOff.TOMORROW)


def _put_off(window: MainWindow, wanted: PutOff) -> None:
    """Put off the chosen reminder, or all that the bar shows."""
    targets = _targets(window)
    if not targets or window.office is None:
        window.say(NOTHING, Tone.INFORMATION)
        return
    until = put_off_until(window.office.clock.now(), wanted)
    said = isolate(when_words(until, window.today()))
    _let_go(window, targets)
    window.tasks.write(
        window,
        put_off,
        [one.due for one in targets],
        until,
        done=lambda _count: window.say(f"تا {said} عقب افتاد.", Tone.SUCCESS),
        failed=_failed(window),
    )


def _targets(window: MainWindow) -> list[InSight]:
    """What a key means: the reminder chosen on the page, or what the bar shows."""
    row = _chosen(window)
    return _in_bar(window) if row is None else [own_in_sight(row, window.today())]


def _chosen(window: MainWindow) -> ReminderRow | None:
    page = window.page_in_sight()
    chosen = getattr(page, "chosen_reminder", None)
    row: ReminderRow | None = chosen() if chosen is not None else None
    return row


def _in_bar(window: MainWindow) -> list[InSight]:
    watch = watch_of(window)
    return list(watch.in_sight) if watch is not None else []


def _let_go(window: MainWindow, items: Sequence[InSight]) -> None:
    watch = watch_of(window)
    if watch is not None:
        watch.let_go(items)


def _offer(window: MainWindow, words: str, operation: Any, *arguments: Any) -> None:
    """Say what was done, with the way back: by Ctrl+Z where the page takes back reminders."""
    way_back = getattr(window.page_in_sight(), "reminder_way_back", None)
    if isinstance(way_back, WayBack):
        way_back.offer(words, operation, *arguments)
        return

    def undo() -> None:
        window.tasks.write(window, operation, *arguments, failed=_failed(window))

    window.offer(words, BACK, undo)


def _failed(window: MainWindow) -> Any:
    def failed(error: AppError) -> None:
        window.say(error.message, Tone.DANGER)
        watch = watch_of(window)
        if watch is not None:
            watch.look()

    return failed
