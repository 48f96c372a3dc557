"""A long list does not jump when something in it changes."""

from __future__ import annotations

from app.phone_calls import CallDraft, amend_call, call_sheet, log_call
from seat import Seat


def test_a_change_far_down_keeps_its_place(seat: Seat) -> None:
    office = seat.window.tasks.office
    assert office is not None
    numbers = [
        office.write(log_call, CallDraft(caller_name=f"کس {n}", subject="آب", request="شرح")).value
        for n in range(260)
    ]
    page = seat.window.pages["calls"]
    page.reload(from_top=True)
    seat.until(lambda: page.model.rowCount() >= 260)
    seat.settle()
    page.table.setCurrentIndex(page.model.index(230, 0))
    seat.until(lambda: page.table.current_row() is not None)
    page.table.scrollTo(page.model.index(230, 0))
    seat.settle()
    chosen, scrolled = page.table.current_row(), page.table.verticalScrollBar().value()
    assert scrolled > 0
    sheet = office.read(call_sheet, chosen.id)
    changed = CallDraft(caller_name="کس دیگر", subject="آب", request="شرح")
    office.write(amend_call, sheet.id, sheet.version, changed)
    page.reload()
    seat.until(lambda: getattr(page.table.current_row(), "caller_name", "") == "کس دیگر")
    assert page.table.currentIndex().row() == 230
    assert page.table.verticalScrollBar().value() == scrolled
    page.reload(keep=numbers[-1])
    seat.until(lambda: getattr(page.table.current_row(), "id", 0) == numbers[-1])
    assert page.table.currentIndex().row() <= 1


def test_who_goes_on_while_the_list_is_read_anew_is_not_brought_back(seat: Seat) -> None:
    office = seat.window.tasks.office
    assert office is not None
    for name in ("رضا", "سارا", "نیما"):
        office.write(log_call, CallDraft(caller_name=name, subject="آب", request="شرح"))
    page = seat.window.pages["calls"]
    page.reload(from_top=True)
    seat.until(lambda: page.model.rowCount() > 3)
    seat.settle()
    page.table.setCurrentIndex(page.model.index(0, 0))
    filled: list[bool] = []
    page.filled.connect(lambda: filled.append(True))
    page.reload()
    page.table.setCurrentIndex(page.model.index(2, 0))
    chosen = page.table.current_row()
    seat.until(lambda: bool(filled))
    assert page.table.currentIndex().row() == 2
    assert page.table.current_row().id == chosen.id
