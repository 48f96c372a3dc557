"""A public day before the governor: the day whole, its managers, the session, a new day planned."""

from __future__ import annotations

from typing import Any

from app.public_days import PublicDayRow
from app.public_days.states import PublicDayState
from ui.tour.guide import Guide


def walk(guide: Guide) -> None:
    """The days, one whole, and its session where one is held today."""
    guide.window.go_to("public_days")
    page: Any = guide.window.pages["public_days"]
    guide.until(lambda: guide.quiet, "روزهای ملاقات عمومی")
    guide.picture("public-days")
    guide.act("new_public_day")
    guide.until(lambda: page.current_form() is not None and guide.quiet, "فرم روز")
    guide.picture("public-day-form")
    guide.act("close_form")
    guide.until(lambda: page.current_form() is None, "بستن فرم روز")
    held = [row for _line, row in page.model.loaded() if _is_held(row)]
    if held:
        _session(guide, page, held[0])


def _is_held(row: PublicDayRow) -> bool:
    return row.state is PublicDayState.IN_SESSION


def _session(guide: Guide, page: Any, row: PublicDayRow) -> None:
    """One petitioner a screen, and an order typed."""
    page.show_kept(row.id)
    guide.until(lambda: page.day is not None and page.day.id == row.id, "روز جلسه")
    guide.picture("public-day")
    guide.act("session_open")
    guide.until(lambda: page.current_form() is not None and guide.quiet, "جلسه")
    guide.write("اداره کل راه ظرف ده روز بررسی و گزارش کند.")
    guide.until(lambda: guide.quiet, "گمان از متن")
    guide.picture("public-session")
    guide.act("save_close")
    guide.until(lambda: guide.quiet, "ثبت دستور")
    guide.act("close_form")
    guide.until(lambda: page.current_form() is None, "بستن جلسه")
