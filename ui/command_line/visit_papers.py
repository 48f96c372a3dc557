"""The papers of visits, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from app.changes import Kind
from app.errors import InvalidInput
from app.office import Office
from app.visits import count_visit_prints
from app.visits.sheets import (
    FORM,
    GateSheet,
    gate_of_day,
    gate_of_public_day,
    gate_of_visits,
    visit_days,
    visit_forms,
    visitors_of_days,
)
from ui.command_line.papers import Paper, letterhead, print_mark


def forms(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The forms of visits by id; or the form empty, of the layout's way.

    Raises:
        InvalidInput: No visit was named.
        NotFound: There is no such visit.
    """
    from reports.visit_form import blank_visit_form, visit_form

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        public, copies = layout == "public", arguments.copies
        return Paper(blank_visit_form(letterhead=head, mark=mark, public=public, copies=copies))
    ids = visit_ids(arguments)
    sheets = office.read(visit_forms, ids)
    marks = [print_mark(office, reprint=one.visit.printed_count) for one in sheets]

    def written(office: Office) -> None:
        office.write(count_visit_prints, ids, FORM)

    return Paper(visit_form(sheets, letterhead=head, marks=marks), written)


def programme(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The visitors of some days, today's when none is named.

    Raises:
        InvalidInput: Visits were named, or the days are the wrong way round.
    """
    from reports.visit_programme import blank_visit_programme, visit_programme

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_visit_programme(letterhead=head, mark=mark, copies=arguments.copies))
    first, last = _period(office, arguments)
    days = office.read(visitors_of_days, first, last)
    return Paper(visit_programme(days, letterhead=head, mark=mark))


def gate(office: Office, arguments: Namespace, layout: str) -> Paper:
    """Who may come in: some visitors, a public day's petitioners, or everybody of some days.

    Raises:
        InvalidInput: Nobody is meant by what was named.
        NotFound: There is no such visit, or no such day.
    """
    from reports.gate_slip import blank_gate_slip, gate_slip

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        copies = arguments.copies
        return Paper(blank_gate_slip(letterhead=head, mark=mark, layout=layout, copies=copies))
    sheets = _gates(office, arguments)
    return Paper(gate_slip(sheets, letterhead=head, mark=mark, layout=layout))


def _gates(office: Office, arguments: Namespace) -> list[GateSheet]:
    if arguments.kind not in (None, Kind.VISIT.value, Kind.PUBLIC_DAY.value):
        raise InvalidInput("--kind", "برگ ورود از visit است یا public_day.")
    if arguments.kind == Kind.PUBLIC_DAY.value:
        return [office.read(gate_of_public_day, day_id) for day_id in visit_ids(arguments)]
    if arguments.ids:
        return list(office.read(gate_of_visits, visit_ids(arguments)))
    first, last = _period(office, arguments)
    return [office.read(gate_of_day, day) for day in visit_days(first, last)]


def _period(office: Office, arguments: Namespace) -> tuple[date, date]:
    if arguments.ids:
        raise InvalidInput("ID", "این برگ با روز خواسته می‌شود: --from و --to.")
    first = arguments.from_day or arguments.to_day or office.clock.today()
    return first, arguments.to_day or first


def visit_ids(arguments: Namespace) -> tuple[int, ...]:
    """The records named.

    Raises:
        InvalidInput: There are none.
    """
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه ملاقات را بنویسید.")
    return tuple(dict.fromkeys(arguments.ids))
