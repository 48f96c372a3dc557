"""The inspection office's list is brought in by keys, what repeats beside what is there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from app.changes import Kind
from app.public_days import PublicDayDraft, open_list, plan_public_day, public_day_sheet
from seat import NOW, Seat
from spreadsheets import saved
from ui.exchange.import_kinds import ImportOwner
from ui.exchange.import_panel import ImportPanel
from ui.exchange.opening import export_of_day

ROWS = [
    ("رديف", "نام و نام خانوادگي", "كد ملي", "تلفن", "شرح درخواست"),
    (1, "علي كريمي", "", "09151112233", "قطعي آب روستا"),
    (2, "علي كريمي", "", "09151112233", "وام مسكن"),
    (3, "نسرين بهار", "0499370898", "", "راه روستا"),
    (4, "مريم سرو", "", "09151112234", "كار"),
]


def a_day(seat: Seat) -> ImportOwner:
    """A public day whose list is open."""
    starts = NOW + timedelta(days=9)
    draft = PublicDayDraft(
        starts_at=starts, ends_at=starts + timedelta(hours=2), override_reason="برای آزمون"
    )
    day = seat.other.write(plan_public_day, draft).value
    sheet = seat.other.read(public_day_sheet, day)
    seat.other.write(open_list, day, sheet.version)
    return ImportOwner(day, sheet.number)


def test_a_list_is_brought_in_for_its_day(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = a_day(seat)
    seat.show_section("public_days")
    seat.settle()
    seat.until(lambda: seat.page("public_days").day is not None)
    seat.window.action("import_petitions").trigger()
    seat.settle()
    panel: Any = seat.form()
    assert isinstance(panel, ImportPanel)
    assert "ملاقات عمومی" in panel.title
    seat.paste_in("file", str(saved(tmp_path / "list.xlsx", ROWS)))
    seat.press("Return")
    seat.until(lambda: panel._plan is not None)
    seat.settle()
    model = panel._report.lines
    told = [[model.index(row, column).data() for column in (1, 2)] for row in range(2)]
    assert [what for what, _why in told] == ["در دفتر هست", "رد شد"]
    assert "آنجا: «قطعی آب روستا»؛ اینجا: «وام مسکن»" in told[0][1]
    assert "کنترل" in told[1][1]
    seat.press("Ctrl+Return")
    seat.settle()
    petitions = seat.other.read(public_day_sheet, day.id).petitions
    assert [one.visitor_name for one in petitions] == ["علی کریمی", "مریم سرو"]

    out = tmp_path / "فهرست"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    export_of_day(seat.window, Kind.VISIT, day)
    written = out.with_name("فهرست.xlsx")
    seat.until(written.exists)
    seat.settle()
    sheet = load_workbook(written).active
    assert sheet is not None
    assert sheet.max_row == 3
