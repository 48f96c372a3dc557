"""The papers of a shift, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from app.errors import InvalidInput
from app.office import Office
from app.phone_calls import call_back_lines
from app.shifts import (
    count_hand_over_print,
    duty_roster,
    hand_over_sheet,
    on_duty_now,
    shift_state,
    week_of,
)
from ui.command_line.papers import Paper, letterhead, print_mark


def call_backs(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Who is to be rung now and later; or the list empty.

    Raises:
        InvalidInput: Calls or days were named; the list is always of this moment.
    """
    from reports.call_back_list import blank_call_back_list, call_back_list

    _require_plain(arguments, "این فهرست همیشه از همین لحظه است؛ شناسه و روز نمی‌خواهد.")
    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_call_back_list(letterhead=head, mark=mark, copies=arguments.copies))
    return Paper(call_back_list(office.read(call_back_lines), letterhead=head, mark=mark))


def hand_overs(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Hand-overs by id, as they stood; without one, what stands now; or the form empty.

    Raises:
        InvalidInput: Days were named.
        NotFound: There is no such hand-over.
    """
    from reports.shift_hand_over import (
        blank_shift_hand_over,
        shift_as_it_stands,
        shift_hand_over,
    )

    ids = tuple(dict.fromkeys(arguments.ids))
    arguments.ids = []
    _require_plain(arguments, "تحویل شیفت با شناسه خواسته می‌شود؛ بی آن، وضع همین لحظه.")
    head = letterhead(office)
    if arguments.blank:
        mark = print_mark(office)
        return Paper(blank_shift_hand_over(letterhead=head, mark=mark, copies=arguments.copies))
    if not ids:
        giver, on_duty = office.operator.full_name, office.read(on_duty_now).words
        state, mark = office.read(shift_state), print_mark(office)
        return Paper(
            shift_as_it_stands(state, giver=giver, on_duty=on_duty, letterhead=head, mark=mark)
        )
    sheets = [office.read(hand_over_sheet, number) for number in ids]
    marks = [print_mark(office, reprint=sheet.printed_count) for sheet in sheets]

    def written(office: Office) -> None:
        for number in ids:
            office.write(count_hand_over_print, number)

    return Paper(shift_hand_over(sheets, letterhead=head, marks=marks), written)


def duty(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The roster of some days; of this week and the next when none is named.

    Raises:
        InvalidInput: Records were named, or the days cannot be.
    """
    from reports.duty_roster import blank_duty_roster, duty_roster_paper

    if arguments.ids or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", "کشیک با روز خواسته می‌شود: --from و --to.")
    first = arguments.from_day or week_of(arguments.to_day or office.clock.today())
    roster = office.read(duty_roster, first, arguments.to_day or first + timedelta(days=13))
    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        pdf = blank_duty_roster(roster, letterhead=head, mark=mark, copies=arguments.copies)
        return Paper(pdf)
    return Paper(duty_roster_paper(roster, letterhead=head, mark=mark))


def _require_plain(arguments: Namespace, sentence: str) -> None:
    dated = arguments.from_day is not None or arguments.to_day is not None
    if arguments.ids or dated or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", sentence)
