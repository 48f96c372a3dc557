"""What the window's actions do with the day in sight, its petitions and its managers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from app.changes import Changes, Kind
from app.public_days import (
    ManagerLine,
    PetitionLine,
    PublicDaySheet,
    accept_rest,
    begin_session,
    close_list,
    close_public_day,
    decide_petition,
    end_session,
    follow_programme,
    invite_managers,
    mark_present,
    next_petition,
    open_list,
    present_list,
    reopen_list,
    take_in_waiting,
)
from app.visits import Decision, TellDraft, TellOutcome, tell_visitor
from ui.public_days.day_form import MovePublicDayForm, PublicDayForm
from ui.public_days.day_steps import DAY_FORMS, manager_answer_form
from ui.public_days.managers_form import ManagersForm
from ui.public_days.what_next import day_steps

if TYPE_CHECKING:
    from ui.public_days.page import PublicDaysPage

DayDeed = Callable[["PublicDaysPage", PublicDaySheet], None]
PetitionDeed = Callable[["PublicDaysPage", PetitionLine], None]
ManagerDeed = Callable[["PublicDaysPage", PublicDaySheet, ManagerLine], None]
Operation = Callable[..., Changes[Any]]


def _step(operation: Operation, said: str) -> DayDeed:
    """A step of a day that needs nothing typed."""
    return lambda page, day: page.take_step(operation, day.record, day.version, said=said)


def _form(name: str) -> DayDeed:
    return lambda page, day: page.open_form(DAY_FORMS[name](page.shell, day, page.stepped))


def _invite(page: PublicDaysPage, day: PublicDaySheet) -> None:
    page.take_step(invite_managers, day.record, day.version, uuid4(), said="invite")


def _next(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """The likeliest step of the day, by one key."""
    steps = [name for name in day_steps(day) if page.shell.action(name).isEnabled()]
    if steps:
        page.perform(steps[0])


def _open_session(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """The session at the petition in hand, or at whoever's turn it is."""
    petition = page.workbench.petition()
    if petition is not None and page.workbench.is_entered() and petition.turn is not None:
        page.open_session(petition.id)
        return

    def found(number: int | None) -> None:
        if number is not None:
            page.open_session(number)

    page.shell.tasks.read(page, next_petition, day.id, done=found)


def _to_entry(page: PublicDaysPage, day: PublicDaySheet) -> None:
    page.shell.show_record(Kind.EVENT, day.event_id)


DAY_DEEDS: Final[Mapping[str, DayDeed]] = {
    "day_next": _next,
    "day_open_list": _step(open_list, "open_list"),
    "day_take_waiting": _step(take_in_waiting, "take_waiting"),
    "day_close_list": _step(close_list, "close_list"),
    "day_reopen_list": _step(reopen_list, "reopen_list"),
    "day_present": _step(present_list, "present"),
    "accept_rest": _step(accept_rest, "accept_rest"),
    "day_managers": lambda page, day: page.open_form(ManagersForm(page.shell, day, page.stepped)),
    "day_invite": _invite,
    "day_begin": _step(begin_session, "begin"),
    "session_open": _open_session,
    "day_end": _step(end_session, "end"),
    "day_follow": _step(follow_programme, "follow"),
    "close_call": _step(close_public_day, "closed"),
    "day_move": lambda page, day: page.open_form(
        MovePublicDayForm(page.shell, day, page.day_saved)
    ),
    "day_in_calendar": _to_entry,
    "new_petition": lambda page, day: page.new_petition(day),
    **{name: _form(name) for name in DAY_FORMS},
}


def _accept(page: PublicDaysPage, petition: PetitionLine) -> None:
    page.take_step(
        decide_petition, petition.record, petition.version, Decision.ACCEPT, said="accept"
    )


def _attempt(outcome: TellOutcome) -> PetitionDeed:
    draft = TellDraft(outcome=outcome)
    return lambda page, petition: page.take_step(
        tell_visitor, petition.record, petition.version, draft, said="attempt"
    )


PETITION_DEEDS: Final[Mapping[str, PetitionDeed]] = {
    "petition_accept": _accept,
    "no_answer": _attempt(TellOutcome.NO_ANSWER),
    "busy": _attempt(TellOutcome.BUSY),
    "petition_record": lambda page, petition: page.shell.show_record(Kind.VISIT, petition.id),
}


def _toggle_present(page: PublicDaysPage, day: PublicDaySheet, manager: ManagerLine) -> None:
    """Present, then absent, then not said."""
    after = {None: True, True: False, False: None}[manager.present]
    page.take_step(mark_present, day.record, day.version, manager.id, after, said="present_manager")


def _answer(page: PublicDaysPage, day: PublicDaySheet, manager: ManagerLine) -> None:
    page.open_form(manager_answer_form(page.shell, day, manager, page.stepped))


def _to_letter(page: PublicDaysPage, _day: PublicDaySheet, manager: ManagerLine) -> None:
    if manager.letter_id is not None:
        page.shell.show_record(Kind.LETTER, manager.letter_id)


MANAGER_DEEDS: Final[Mapping[str, ManagerDeed]] = {
    "manager_present": _toggle_present,
    "manager_answer": _answer,
    "manager_letter": _to_letter,
}


def amend_day(page: PublicDaysPage, day: PublicDaySheet) -> None:
    """Open the form that corrects a day."""
    page.open_form(PublicDayForm(page.shell, page.day_saved, day))
