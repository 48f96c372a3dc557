"""A public day of sixty: its programme and every form in one PDF, against WeasyPrint."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from figure import Figure, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.public_days.sheets import DayPaper
from app.text import persian_digits
from app.visits.sheets import FormSheet
from call_sheets import LETTERHEAD, MARK
from reports.public_day import public_day
from resources.locate import resource_path
from visits_on_paper import pack_to_print

PETITIONERS = 60
TEMPLATE = (Path(__file__).parent / "visit_form.html").read_text(encoding="utf-8")


def measure() -> list[Figure]:
    """Speed against the peer for the same layout."""
    pack = pack_to_print(PETITIONERS)
    ours = seconds(lambda: public_day(pack, letterhead=LETTERHEAD, mark=MARK))
    theirs = seconds(lambda: _weasyprint(pack))
    return [Figure(f"public day of {PETITIONERS} / WeasyPrint", ours / theirs, 1 / 5, "x")]


def _weasyprint(pack: DayPaper) -> bytes:
    from weasyprint import HTML

    head, page, tail = TEMPLATE.split("<!-- page -->")
    font = resource_path("fonts/Vazirmatn").as_uri()
    head = head.replace("FONTS", font).replace("OFFICE", LETTERHEAD.office)
    head = head.replace("DAY", persian_digits(pack.day.number)).replace("QUEUE", _queue(pack))
    pages = [page.format(**_values(form)) for form in pack.forms]
    written: bytes = HTML(string=head + "".join(pages) + tail).write_pdf()
    return written


def _queue(pack: DayPaper) -> str:
    rows = (
        (
            str(one.turn),
            clock_text(one.slot_at.time()) if one.slot_at else "",
            one.visitor_name,
            one.county,
            one.subject,
            one.agency,
            "خانواده شهید",
            "بار سوم",
            "",
        )
        for one in pack.queue
    )
    return "".join(_row(cells) for cells in rows)


def _row(cells: tuple[str, ...]) -> str:
    inside = "".join(f"<td>{escape(persian_digits(cell))}</td>" for cell in cells)
    return f"<tr>{inside}</tr>"


def _values(form: FormSheet) -> dict[str, str]:
    visit = form.visit
    values = {
        "office": LETTERHEAD.office,
        "unit": LETTERHEAD.unit,
        "number": visit.number,
        "day": jalali_text(visit.registered_at.date()),
        "turn": str(visit.turn),
        "name": visit.visitor_name,
        "father": visit.father_name,
        "identity": visit.national_id,
        "phone": visit.phone,
        "address": visit.address,
        "county": visit.county,
        "special": "خانواده شهید",
        "job": visit.job,
        "companions": visit.companions,
        "size": str(visit.group_size),
        "subject": visit.subject,
        "category": visit.category,
        "agency": visit.agency,
        "samad": visit.samad_code,
        "listed": visit.list_number,
        "held": long_jalali_text(form.day.starts_at.date()) if form.day else "",
        "place": form.day.place if form.day else "",
        "slot": clock_text(visit.slot_at.time()) if visit.slot_at else "",
        "problem": visit.problem,
        "documents": visit.documents,
        "opinion": visit.expert_opinion,
        "managers": "، ".join(form.managers),
        "governor": visit.governor,
    }
    earlier = "".join(
        _row((jalali_text(one.on), one.number, one.subject, one.outcome))
        for one in form.earlier.lines
    )
    escaped = {name: escape(persian_digits(value)) for name, value in values.items()}
    return escaped | {"earlier": earlier}
