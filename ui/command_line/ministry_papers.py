"""The ministry's forms of a trip, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from app.errors import InvalidInput
from app.office import Office
from app.protocol.forms import blank_form, case_form, count_form_print
from app.protocol.layouts import FIVE, MINISTRY_FORMS
from ui.command_line.papers import Paper, letterhead, print_mark

_EVERY_ONE: Final = "all"


def form_a(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The request of a trip, for the trips with these ids; or the form empty.

    Raises:
        InvalidInput: No case was named.
        NotAllowed: A case is no trip.
        NotFound: There is no such case.
    """
    return _papers(office, arguments, ["trip-form-a"])


def form_b(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The report of a trip; as `form_a`."""
    return _papers(office, arguments, ["trip-form-b"])


def five(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The five forms of the supervising board, or one of them; as `form_a`."""
    names = [name for name in MINISTRY_FORMS if name.startswith(f"{FIVE}-")]
    return _papers(office, arguments, names if layout == _EVERY_ONE else [f"{FIVE}-{layout}"])


def _papers(office: Office, arguments: Namespace, names: Sequence[str]) -> Paper:
    from reports.ministry_form import blank_ministry_forms, ministry_forms

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        sheets = [office.read(blank_form, name) for name in names]
        return Paper(blank_ministry_forms(sheets * arguments.copies, letterhead=head, mark=mark))
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه پرونده سفر را بنویسید.")
    ids = tuple(dict.fromkeys(arguments.ids))
    forms = [office.read(case_form, number, name) for number in ids for name in names]

    def written(office: Office) -> None:
        for number in ids:
            for name in names:
                office.write(count_form_print, number, name)

    return Paper(ministry_forms(forms, letterhead=head, mark=mark), written)
