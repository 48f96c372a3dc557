"""The list a delegation sends is brought into its case by keys, and the members are written out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from app.protocol import CaseKind, case_sheet, case_version, save_people
from protocol_stories import head, opened
from seat import Seat
from spreadsheets import saved
from ui.exchange.import_panel import ImportPanel

ROWS = [
    ("رديف", "نام و نام خانوادگي", "نقش", "شماره پاسپورت", "پست", "هتل"),
    (1, "كاوه سرمدي", "سرپرست", "R1234567", "مديركل", "خورشيد"),
    (2, "میرات آنایف", "سرپرست", "A1", "والی", ""),
    (3, "گل‌جمال آتایوا", "عضو", "a2", "سرکنسول", "خورشید"),
    (4, "", "عضو", "A3", "", ""),
]


def test_members_are_brought_in_beside_their_case_and_written_out(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = seat.other.clock.today()
    case = opened(seat.other, CaseKind.DELEGATION, starts_on=starts, ends_on=starts, people=())
    seat.other.write(save_people, case, seat.other.read(case_version, case), [head()])
    seat.show_section("protocol")
    seat.settle()
    seat.until(lambda: seat.page("protocol").sheet is not None)
    seat.window.action("import_people").trigger()
    seat.settle()
    panel: Any = seat.form()
    assert isinstance(panel, ImportPanel)
    assert "پرونده" in panel.title
    seat.paste_in("file", str(saved(tmp_path / "list.xlsx", ROWS)))
    seat.press("Return")
    seat.until(lambda: panel._plan is not None)
    seat.settle()
    model = panel._report.lines
    told = [[model.index(row, column).data() for column in (1, 2)] for row in range(3)]
    assert [what for what, _why in told] == ["در دفتر هست", "رد شد", "رد شد"]
    assert "یک رئیس" in told[1][1]
    assert "نام را بنویسید" in told[2][1]
    seat.press("Ctrl+Return")
    seat.settle()
    people = seat.other.read(case_sheet, case).people
    assert [(one.name, one.passport) for one in people] == [
        ("کاوه سرمدی", "R1234567"),
        ("گل‌جمال آتایوا", "A2"),
    ]
    out = tmp_path / "افراد"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    for action, count in (("export_people", 3), ("export_cases", 2)):
        seat.window.action(action).trigger()
        written = out.with_name("افراد.xlsx")
        seat.until(written.exists)
        seat.settle()
        sheet = load_workbook(written).active
        assert sheet is not None
        assert sheet.max_row == count
        written.unlink()


def test_without_a_case_nothing_is_brought_in(seat: Seat) -> None:
    seat.window.action("import_people").trigger()
    seat.settle()
    assert seat.window.page_in_sight() is seat.page("protocol")
    seat.window.action("import_people").trigger()
    seat.settle()
    assert seat.page("protocol").current_form() is None
