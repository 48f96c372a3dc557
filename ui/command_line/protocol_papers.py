"""The papers of protocol work, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from app.errors import InvalidInput
from app.office import Office
from app.protocol.agreement_lists import AgreementFilter, AgreementView
from app.protocol.gift_lists import GiftFilter, GiftView
from app.protocol.sheets import (
    BADGES,
    CARS,
    CHECKLIST,
    PROGRAMME,
    SEATING,
    SUMMARY,
    CasePaper,
    agreements_paper,
    case_paper,
    count_case_prints,
    gifts_paper,
)
from reports.paper import Letterhead, PrintMark
from ui.command_line.papers import Paper, letterhead, print_mark


class Whole(Protocol):
    """Prints papers of cases."""

    def __call__(
        self, papers: list[CasePaper], /, *, letterhead: Letterhead, mark: PrintMark
    ) -> bytes:
        """Print them."""


class Blank(Protocol):
    """Prints a paper empty."""

    def __call__(self, *, letterhead: Letterhead, mark: PrintMark, copies: int) -> bytes:
        """Print it."""


def checklists(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The checklists of cases; or one empty.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.protocol_checklist import blank_checklist, protocol_checklists

    return _paper(office, arguments, CHECKLIST, protocol_checklists, blank_checklist)


def cars(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The cars of cases with whoever rides in them; or the list empty.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.car_list import blank_car_list, car_lists

    return _paper(office, arguments, CARS, car_lists, blank_car_list)


def summaries(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What trips and visits were and brought; or the form empty.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.trip_summary import blank_trip_summary, trip_summaries

    return _paper(office, arguments, SUMMARY, trip_summaries, blank_trip_summary)


def programmes(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The programmes of cases minute by minute; or a day's empty.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.delegation_programme import blank_programme, delegation_programmes

    return _paper(office, arguments, PROGRAMME, delegation_programmes, blank_programme)


def seatings(office: Office, arguments: Namespace, layout: str) -> Paper:
    """How the people of cases sit, as each says or in a layout; or a table empty.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.seating_plan import blank_seating_plan, seating_plans

    whole = partial(seating_plans, layout=layout)
    return _paper(office, arguments, SEATING, whole, partial(blank_seating_plan, layout=layout))


def badges(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The badges of everybody in cases; or sheets of empty ones.

    Raises:
        InvalidInput: No case was named.
        NotFound: There is no such case.
    """
    from reports.badges import badges_sheet, blank_badges

    return _paper(office, arguments, BADGES, badges_sheet, blank_badges)


def agreements(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The list of agreements, signed in a time and narrowed; or empty.

    Raises:
        InvalidInput: Single agreements were named.
    """
    from reports.agreement_list import agreement_list, blank_agreement_list

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_agreement_list(letterhead=head, mark=mark, copies=arguments.copies))
    wanted = AgreementFilter(view=AgreementView(layout), **_narrowed(arguments))
    rows = office.read(agreements_paper, wanted)
    return Paper(agreement_list(rows, letterhead=head, mark=mark, filtered=arguments.search))


def gifts(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The list of gifts, of a time and narrowed; or empty.

    Raises:
        InvalidInput: Single gifts were named.
    """
    from reports.gift_list import blank_gift_list, gift_list

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_gift_list(letterhead=head, mark=mark, copies=arguments.copies))
    wanted = GiftFilter(view=GiftView(layout), **_narrowed(arguments))
    rows = office.read(gifts_paper, wanted)
    return Paper(gift_list(rows, letterhead=head, mark=mark, filtered=arguments.search))


def _narrowed(arguments: Namespace) -> dict[str, Any]:
    if arguments.ids:
        raise InvalidInput("ID", "این فهرست با --from، --to و --search خواسته می‌شود.")
    return {
        "text": arguments.search,
        "from_day": arguments.from_day,
        "to_day": arguments.to_day,
    }


def _paper(office: Office, arguments: Namespace, name: str, whole: Whole, blank: Blank) -> Paper:
    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank(letterhead=head, mark=mark, copies=arguments.copies))
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه پرونده تشریفات را بنویسید.")
    ids = tuple(dict.fromkeys(arguments.ids))
    papers = [office.read(case_paper, number, name) for number in ids]
    return Paper(whole(papers, letterhead=head, mark=mark), _counted(ids, name))


def _counted(ids: tuple[int, ...], name: str) -> Callable[[Office], None]:
    def written(office: Office) -> None:
        office.write(count_case_prints, ids, name)

    return written
