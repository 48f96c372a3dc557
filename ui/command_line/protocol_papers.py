"""The papers of protocol work, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Protocol

from app.errors import InvalidInput
from app.office import Office
from app.protocol.sheets import (
    CARS,
    CHECKLIST,
    SUMMARY,
    CasePaper,
    case_paper,
    count_case_prints,
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
