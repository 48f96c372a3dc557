"""The papers of orders, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from app.errors import InvalidInput
from app.follow_up_sources import late_blocks
from app.office import Office
from app.orders import (
    FollowUpOrder,
    FollowUpView,
    OrderFilter,
    count_order_prints,
    governor_hand_over,
    list_follow_ups,
    order_sheets,
)
from ui.command_line.papers import Paper, letterhead, print_mark

#: More lines are a register, not a report.
MOST = 5000


def slips(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The slips of orders by id, or the slip empty.

    Raises:
        InvalidInput: No order was named.
        NotFound: There is no such order.
    """
    from reports.order_slip import blank_order_slip, order_slip

    head = letterhead(office)
    if arguments.blank:
        mark = print_mark(office)
        return Paper(blank_order_slip(letterhead=head, mark=mark, copies=arguments.copies))
    ids = tuple(dict.fromkeys(arguments.ids))
    if not ids:
        raise InvalidInput("ID", "شناسه دستور را بنویسید، یا --blank را برای برگ خالی.")
    sheets = office.read(order_sheets, ids)
    marks = [print_mark(office, reprint=sheet.printed_count) for sheet in sheets]

    def written(office: Office) -> None:
        office.write(count_order_prints, ids)

    return Paper(order_slip(sheets, letterhead=head, marks=marks), written)


def report(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What is to be followed up now, of orders given in some days, unit by unit; or it empty.

    Raises:
        InvalidInput: Orders were named.
    """
    from reports.follow_up import blank_follow_up, follow_up_report

    _refuse_ids(arguments)
    if arguments.blank:
        return _blank(blank_follow_up, office, arguments)
    wanted = OrderFilter(
        from_day=arguments.from_day, to_day=arguments.to_day, order=FollowUpOrder.UNIT
    )
    rows = office.read(list_follow_ups, wanted, limit=MOST)
    paper = follow_up_report(
        rows,
        letterhead=letterhead(office),
        mark=print_mark(office),
        late=office.read(late_blocks),
    )
    return Paper(paper)


def reminders(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """A letter to each unit about all it has overdue; or it empty.

    Raises:
        InvalidInput: Orders were named.
    """
    from reports.reminder_letter import blank_reminder_letter, reminder_letters

    _refuse_ids(arguments)
    if arguments.blank:
        return _blank(blank_reminder_letter, office, arguments)
    wanted = OrderFilter(
        view=FollowUpView.OVERDUE,
        from_day=arguments.from_day,
        to_day=arguments.to_day,
        order=FollowUpOrder.UNIT,
    )
    rows = office.read(list_follow_ups, wanted, limit=MOST)
    return Paper(reminder_letters(rows, letterhead=letterhead(office), mark=print_mark(office)))


def governor_leaves(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What the governor of a day leaves, of today without one; or the report empty.

    Raises:
        InvalidInput: Orders or a first day were named.
        NotFound: Nobody is known to have governed on that day.
    """
    from reports.governor_hand_over import blank_governor_hand_over, governor_hand_over_paper

    _refuse_ids(arguments)
    if arguments.from_day is not None:
        raise InvalidInput("--from", "دوره از انتصاب استاندار آغاز می‌شود؛ تنها --to می‌گیرد.")
    if arguments.blank:
        return _blank(blank_governor_hand_over, office, arguments)
    left = office.read(governor_hand_over, arguments.to_day)
    mark = print_mark(office)
    return Paper(governor_hand_over_paper(left, letterhead=letterhead(office), mark=mark))


def _blank(make: Callable[..., bytes], office: Office, arguments: Namespace) -> Paper:
    copies = arguments.copies
    return Paper(make(letterhead=letterhead(office), mark=print_mark(office), copies=copies))


def _refuse_ids(arguments: Namespace) -> None:
    if arguments.ids or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", "این برگ از همه دستورات است؛ تنها --from و --to می‌گیرد.")
