"""Opening again a form of the page that was kept: of a day, of a petition, of the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from app.kept_forms import FilledForm, FormKind
from app.public_days import PublicDaySheet, SessionSheet, public_day_sheet, session_sheet
from app.visits import VisitSheet, visit_sheet
from ui.public_days.day_form import PublicDayForm
from ui.public_days.day_steps import DAY_FORMS
from ui.public_days.managers_form import ManagersForm
from ui.public_days.petition_form import OfDay, PetitionForm
from ui.public_days.petition_steps import PETITION_FORMS
from ui.public_days.session_form import SessionForm
from ui.public_days.texts import DONE
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.public_days.page import PublicDaysPage

Open = Callable[["PublicDaysPage", FilledForm], None]


def open_again(page: PublicDaysPage, filled: FilledForm) -> None:
    """Open a kept form as it stood."""
    _OPENED_BY[filled.kind](page, filled)


def _gone(page: PublicDaysPage) -> None:
    page.say(DONE["gone"], Tone.WARNING)


def _day(page: PublicDaysPage, filled: FilledForm) -> None:
    if filled.record_id is None:
        page.take_up(PublicDayForm(page.shell, page.day_saved), filled)
        return

    def known(sheet: PublicDaySheet) -> None:
        page.take_up(PublicDayForm(page.shell, page.day_saved, sheet), filled)

    page.shell.tasks.read(page, public_day_sheet, filled.record_id, done=known)


def _day_step(page: PublicDaysPage, filled: FilledForm) -> None:
    step = filled.content["step"]

    def known(sheet: PublicDaySheet) -> None:
        if step == "day_managers":
            page.take_up(ManagersForm(page.shell, sheet, page.stepped), filled)
        elif step in DAY_FORMS:
            page.take_up(DAY_FORMS[step](page.shell, sheet, page.stepped), filled)
        else:
            _gone(page)

    page.shell.tasks.read(page, public_day_sheet, filled.record_id, done=known)


def _petition(page: PublicDaysPage, filled: FilledForm) -> None:
    day = OfDay(filled.content["day"], filled.content["number"])
    if filled.record_id is None:
        page.take_up(PetitionForm(page.shell, day, page.petition_saved), filled)
        return

    def known(sheet: VisitSheet) -> None:
        page.take_up(PetitionForm(page.shell, day, page.petition_saved, sheet), filled)

    page.shell.tasks.read(page, visit_sheet, filled.record_id, done=known)


def _petition_step(page: PublicDaysPage, filled: FilledForm) -> None:
    make = PETITION_FORMS.get(filled.content["step"])

    def known(sheet: SessionSheet) -> None:
        if make is None:
            _gone(page)
        else:
            page.take_up(make(page.shell, sheet, page.petition_stepped(sheet)), filled)

    page.shell.tasks.read(page, session_sheet, filled.record_id, done=known)


def _hearing(page: PublicDaysPage, filled: FilledForm) -> None:
    def known(sheet: SessionSheet) -> None:
        page.take_up(SessionForm(page.shell, sheet), filled)

    page.shell.tasks.read(page, session_sheet, filled.record_id, done=known)


_OPENED_BY: Final[dict[Any, Open]] = {
    FormKind.PUBLIC_DAY: _day,
    FormKind.PUBLIC_DAY_STEP: _day_step,
    FormKind.PETITION: _petition,
    FormKind.PETITION_STEP: _petition_step,
    FormKind.HEARING: _hearing,
}
