"""The papers of public meeting days, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from app.changes import Kind
from app.errors import InvalidInput
from app.office import Office
from app.public_days import count_public_day_prints
from app.public_days.sheets import (
    HAND_OVER,
    ORDERS,
    PROGRAMME,
    hand_over_papers,
    orders_paper,
    public_day_paper,
    slips_of_petitions,
    slot_slips,
    statistics_paper,
    usual_period,
)
from app.visits import count_visit_prints
from app.visits.sheets import FORM
from ui.command_line.papers import Paper, letterhead, print_mark


def packs(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The programme of a public day, with the form of everybody in its queue; or it empty.

    Raises:
        InvalidInput: No day was named, or several.
        NotFound: There is no such day.
    """
    from reports.public_day import PACK, blank_public_day, public_day

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_public_day(letterhead=head, mark=mark, copies=arguments.copies))
    day_id = _one_day(arguments)
    paper = office.read(public_day_paper, day_id, PROGRAMME)

    def written(office: Office) -> None:
        office.write(count_public_day_prints, day_id, PROGRAMME)
        if layout == PACK:
            office.write(count_visit_prints, [one.id for one in paper.queue], FORM)

    return Paper(public_day(paper, letterhead=head, mark=mark, layout=layout), written)


def slips(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The slips of the petitioners of public days, or of some of them; or sheets of them empty.

    Raises:
        InvalidInput: No day was named.
        NotFound: There is no such day.
    """
    from reports.slot_slips import blank_slot_slips, slot_slips_sheet

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_slot_slips(letterhead=head, mark=mark, copies=arguments.copies))
    if arguments.kind not in (None, Kind.VISIT.value, Kind.PUBLIC_DAY.value):
        raise InvalidInput("--kind", "برگه نوبت از public_day است یا visit.")
    ids = _days(arguments)
    if arguments.kind == Kind.VISIT.value:
        sheets = office.read(slips_of_petitions, ids)
    else:
        sheets = [office.read(slot_slips, day_id) for day_id in ids]
    return Paper(slot_slips_sheet(sheets, letterhead=head, mark=mark))


def orders(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What was ordered on a public day; or the list empty.

    Raises:
        InvalidInput: No day was named, or several.
        NotFound: There is no such day.
    """
    from reports.public_day_orders import blank_public_day_orders, public_day_orders

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_public_day_orders(letterhead=head, mark=mark, copies=arguments.copies))
    day_id = _one_day(arguments)
    paper = office.read(orders_paper, day_id, ORDERS)
    mark = print_mark(office, reprint=paper.reprint)
    pdf = public_day_orders(paper, letterhead=head, mark=mark)
    return Paper(pdf, _counted(day_id, ORDERS))


def hand_overs(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What is handed over to the inspection office; or the list empty.

    Raises:
        InvalidInput: No day was named, or several.
        NotFound: There is no such day.
    """
    from reports.hand_over import blank_hand_over, hand_over_sheet

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_hand_over(letterhead=head, mark=mark, copies=arguments.copies))
    day_id = _one_day(arguments)
    papers = office.read(hand_over_papers, day_id, HAND_OVER)
    return Paper(hand_over_sheet(papers, letterhead=head, mark=mark), _counted(day_id, HAND_OVER))


def statistics(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What the public days of a period came to, the usual one when none is named; or it empty.

    Raises:
        InvalidInput: Days were named, or the period is the wrong way round.
    """
    from reports.statistics import blank_statistics, statistics_report

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_statistics(letterhead=head, mark=mark, copies=arguments.copies))
    if arguments.ids:
        raise InvalidInput("ID", "گزارش با دوره خواسته می‌شود: --from و --to.")
    first, last = office.read(usual_period)
    paper = office.read(statistics_paper, arguments.from_day or first, arguments.to_day or last)
    return Paper(statistics_report(paper, letterhead=head, mark=mark))


def _counted(day_id: int, paper: str) -> Callable[[Office], None]:
    def written(office: Office) -> None:
        office.write(count_public_day_prints, day_id, paper)

    return written


def _one_day(arguments: Namespace) -> int:
    days = _days(arguments)
    if len(days) > 1:
        raise InvalidInput("ID", "هر بار یک ملاقات عمومی چاپ می‌شود.")
    return days[0]


def _days(arguments: Namespace) -> tuple[int, ...]:
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه ملاقات عمومی را بنویسید.")
    return tuple(dict.fromkeys(arguments.ids))
