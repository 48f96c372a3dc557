"""What the window's actions do with the minutes of the meeting in hand, and when they may."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, Protocol

from app.access import Right, SignedIn
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.meetings.finalising import finalise
from app.meetings.rows import MeetingSheet
from app.meetings.states import MeetingState
from ui.common.form import FormPanel
from ui.meetings.desk_editions import MinutesEditions
from ui.meetings.desk_form import MinutesDesk
from ui.meetings.desk_step import PART_FORMS
from ui.meetings.desk_steps import MINUTES_FORMS
from ui.meetings.desk_words import shown_count
from ui.meetings.dispatch_form import waiting_receipts
from ui.meetings.received_form import CutForm
from ui.meetings.steps import MEETING_FORMS
from ui.shell import Shell
from ui.theme import Tone

_S = MeetingState

#: What the minutes lead to from each state, the likeliest first.
MINUTES_STEPS: Final[Mapping[MeetingState, tuple[str, ...]]] = {
    _S.IN_SESSION: ("minutes_open",),
    _S.ENDED: ("minutes_open", "minutes_finalise"),
    _S.MINUTES_AWAITED: ("minutes_received",),
    _S.MINUTES_RECEIVED: ("minutes_cut", "minutes_open", "minutes_finalise"),
    _S.FINALISED: ("minutes_distribute", "minutes_report", "minutes_reopen"),
    _S.DISTRIBUTED: ("minutes_report", "minutes_receipt", "minutes_distribute", "minutes_reopen"),
    _S.REPORTED: ("minutes_receipt",),
}
FINALISED: Final = "صورتجلسه نهایی شد: ویرایش {edition}. Ctrl+Z پس می‌گیرد."
SAVED: Final = "ثبت شد. Ctrl+Z آن را پس می‌گیرد."
GONE: Final = "این فرم دیگر جایی برای باز شدن ندارد."


class MinutesPage(Protocol):
    """What these deeds ask of the page they are done on."""

    shell: Shell

    def open_form(self, form: FormPanel) -> None:
        """Open a form."""

    def say(self, text: str, tone: Tone) -> None:
        """Show a message."""

    def reload(self) -> None:
        """Read anew."""


def minutes_steps(sheet: MeetingSheet) -> list[str]:
    """The steps the minutes of a meeting may take, the likeliest first."""
    found = list(MINUTES_STEPS.get(sheet.state, ()))
    if sheet.state in (_S.FINALISED, _S.DISTRIBUTED) and not sheet.is_latest:
        found.remove("minutes_reopen")
    if "minutes_receipt" in found and not waiting_receipts(sheet):
        found.remove("minutes_receipt")
    return found


def of_minutes(sheet: MeetingSheet, operator: SignedIn) -> frozenset[str]:
    """What may be done to the minutes by whoever sits at the desk."""
    looks = {"minutes_editions"}
    may = operator.may(Right.HOLD_MEETINGS)
    return frozenset(looks | set(minutes_steps(sheet)) if may else looks)


def _open_desk(page: MinutesPage, sheet: MeetingSheet) -> None:
    page.open_form(_desk(page, sheet))


def _desk(page: MinutesPage, sheet: MeetingSheet) -> MinutesDesk:
    return MinutesDesk(page.shell, sheet, page.open_form, partial(_lead_on, page))


def _lead_on(page: MinutesPage, action: str, sheet: MeetingSheet) -> None:
    """Do what the desk leads to, with the meeting as the desk has read it."""
    if action in MINUTES_DEEDS:
        MINUTES_DEEDS[action](page, sheet)
    else:
        page.open_form(MEETING_FORMS[action](page.shell, sheet, _done(page)))


def _done(page: MinutesPage) -> Callable[[], None]:
    return lambda: page.say(SAVED, Tone.SUCCESS)


def _cut(page: MinutesPage, sheet: MeetingSheet) -> None:
    page.open_form(CutForm(page.shell, sheet, page.reload))


def _editions(page: MinutesPage, sheet: MeetingSheet) -> None:
    page.open_form(MinutesEditions(page.shell, sheet))


def _finalise(page: MinutesPage, sheet: MeetingSheet) -> None:
    def done(edition: Any) -> None:
        page.say(FINALISED.format(edition=shown_count(edition)), Tone.SUCCESS)

    def refused(error: AppError) -> None:
        page.say(error.message, Tone.DANGER)
        page.reload()

    owner: Any = page
    page.shell.tasks.write(owner, finalise, sheet.id, sheet.version, done=done, failed=refused)


def _form(name: str) -> Callable[[MinutesPage, MeetingSheet], None]:
    return lambda page, sheet: page.open_form(MINUTES_FORMS[name](page.shell, sheet, _done(page)))


MINUTES_DEEDS: Final[Mapping[str, Callable[[MinutesPage, MeetingSheet], None]]] = {
    "minutes_open": _open_desk,
    "minutes_cut": _cut,
    "minutes_finalise": _finalise,
    "minutes_editions": _editions,
    **{name: _form(name) for name in MINUTES_FORMS},
}


def kept_minutes(page: MinutesPage, sheet: MeetingSheet, filled: FilledForm) -> FormPanel | None:
    """The form of minutes that was kept, as it stood; None of one that cannot be opened any more.

    Args:
        page: Where it is opened.
        sheet: Its meeting as it stands now.
        filled: What was kept.
    """
    form: FormPanel | None = None
    step = str(filled.content.get("step", ""))
    if filled.kind is FormKind.MINUTES:
        form = _desk(page, sheet)
    elif step == "minutes_cut":
        form = CutForm(page.shell, sheet, page.reload)
    elif step in MINUTES_FORMS:
        form = MINUTES_FORMS[step](page.shell, sheet, _done(page))
    elif step in PART_FORMS:
        form = PART_FORMS[step](page.shell, sheet, _done(page), filled.content.get("part"))
    if form is None:
        page.say(GONE, Tone.WARNING)
        return None
    form.resume(filled)
    return form
