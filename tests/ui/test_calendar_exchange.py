"""A calendar is brought in and let out by keys: looked at first, refused in words, taken whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from app.agenda import EventFilter, list_events
from app.agenda.calendar_items import CalendarItem
from app.agenda.calendar_reading import read_calendar
from app.agenda.calendar_text import calendar_bytes
from app.changes import Kind
from app.clock import from_tehran
from app.exchange import last_import
from app.jalali import parse_time
from app.marks import Classification
from seat import Seat
from ui.exchange.calendar_export import CalendarExportForm
from ui.exchange.import_panel import ImportPanel
from ui.exchange.opening import export_calendar, import_calendar, take_import_back
from ui.sections import SECTIONS

#: A Sunday, ten days after the seat's own.
DAY = date(2026, 8, 9)

with_the_list = pytest.mark.skipif(
    all(one.name != "events" for one in SECTIONS), reason="there is no list of entries to stand in"
)


def item(hour: str, **fields: Any) -> CalendarItem:
    start = from_tehran(DAY, parse_time(hour))
    values: dict[str, Any] = {
        "uid": f"{hour}@example.org",
        "subject": "جلسه شورا",
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
    }
    return CalendarItem(**(values | fields))


def calendar(path: Path, *items: CalendarItem) -> Path:
    path.write_bytes(calendar_bytes(items, datetime(2026, 1, 1, tzinfo=UTC)))
    return path


def open_import(seat: Seat) -> ImportPanel:
    """The panel beside a register, whichever has room for it."""
    seat.window.go_to("contacts")
    seat.settle()
    page = seat.page("contacts")
    page.open_form(ImportPanel(seat.window, Kind.EVENT, page.bar.say))
    panel = seat.form()
    assert isinstance(panel, ImportPanel)
    return panel


def open_export(seat: Seat) -> CalendarExportForm:
    seat.window.go_to("contacts")
    seat.settle()
    page = seat.page("contacts")
    page.open_form(CalendarExportForm(seat.window, page.bar.say))
    form = seat.form()
    assert isinstance(form, CalendarExportForm)
    return form


def read(seat: Seat, panel: ImportPanel, path: Path) -> None:
    seat.paste_in("file", str(path))
    seat.press("Return")
    seat.until(lambda: panel._plan is not None or panel.fields["file"].problem)
    seat.settle()


def lines(panel: ImportPanel) -> list[tuple[str, str]]:
    model = panel._report.lines
    return [
        (model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())
    ]


def entries(seat: Seat) -> list[str]:
    return [row.subject for row in seat.other.read(list_events, EventFilter())]


def test_a_calendar_is_brought_in_by_keys(seat: Seat, tmp_path: Path) -> None:
    panel = open_import(seat)
    path = calendar(tmp_path / "تقویم.ics", item("9:00"), item("21:00", subject="ضیافت"))
    read(seat, panel, path)
    assert "رویداد خوانده شد" in panel._about.text()
    assert [what for what, _why in lines(panel)] == ["رد شد"]
    assert "ساعت کار" in lines(panel)[0][1]
    seat.press("Ctrl+Return")
    seat.settle()
    assert entries(seat) == ["جلسه شورا"]
    assert "۱ برنامه وارد شد" in seat.page("contacts").bar.text
    last = seat.other.read(last_import, Kind.EVENT)
    assert last is not None
    assert last.source == "تقویم.ics"


def test_a_reason_lets_in_what_clashes(seat: Seat, tmp_path: Path) -> None:
    panel = open_import(seat)
    read(seat, panel, calendar(tmp_path / "a.ics", item("21:00", subject="ضیافت")))
    assert not panel._go.isEnabled()
    seat.paste_in("override_reason", "به دستور استاندار")
    assert panel._plan is None
    seat.press("Ctrl+Return")
    seat.until(lambda: panel._plan is not None)
    seat.settle()
    assert lines(panel) == []
    seat.press("Ctrl+Return")
    seat.settle()
    assert entries(seat) == ["ضیافت"]


def test_a_damaged_calendar_is_told_of_beside_its_field(seat: Seat, tmp_path: Path) -> None:
    panel = open_import(seat)
    (tmp_path / "بد.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    read(seat, panel, tmp_path / "بد.ics")
    assert "ناتمام" in seat.problems()["file"]


def test_days_are_let_out_by_keys(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = open_import(seat)
    secret = item("11:00", subject="محرمانه", classification=Classification.CONFIDENTIAL)
    read(seat, panel, calendar(tmp_path / "a.ics", item("9:00"), secret))
    seat.press("Ctrl+Return")
    seat.settle()
    out = tmp_path / "برنامه"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    form = open_export(seat)
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("contacts").current_form() is None)
    seat.settle()
    assert "۱ برنامه" in seat.page("contacts").bar.text
    content = (tmp_path / "برنامه.ics").read_bytes()
    assert [one.name for one in read_calendar(content, "x", DAY)] == ["جلسه شورا"]
    form = open_export(seat)
    form.fields["with_confidential"].set_value(True)
    seat.press("Ctrl+Return")
    seat.until(lambda: seat.page("contacts").current_form() is None)
    seat.settle()
    content = (tmp_path / "برنامه.ics").read_bytes()
    assert [one.name for one in read_calendar(content, "x", DAY)] == ["جلسه شورا", "محرمانه"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("from_day", "", "روز را بنویسید"),
        ("to_day", "چرند", "شناخته نشد"),
        ("to_day", "۱۳۸۰/۱/۱", "پیش از آغاز"),
    ],
)
def test_days_that_are_none_are_told_of(seat: Seat, field: str, typed: str, said: str) -> None:
    form = open_export(seat)
    form.fields[field].line.setText(typed)  # type: ignore[attr-defined]  # both are dates
    seat.press("Ctrl+Return")
    assert said in seat.problems()[field]


@with_the_list
def test_the_menu_opens_both_beside_the_list_and_takes_a_file_back(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_calendar(seat.window)
    panel = seat.form()
    assert isinstance(panel, ImportPanel)
    import_calendar(seat.window)
    assert seat.form() is panel
    read(seat, panel, calendar(tmp_path / "a.ics", item("9:00")))
    seat.press("Ctrl+Return")
    seat.settle()
    assert entries(seat) == ["جلسه شورا"]
    export_calendar(seat.window)
    assert isinstance(seat.form(), CalendarExportForm)
    seat.press("Escape")
    monkeypatch.setattr("ui.exchange.opening.ask", lambda *_args, **_words: True)
    take_import_back(seat.window)
    seat.settle()
    assert "لغو" in seat.other.read(list_events, EventFilter())[0].last_step
