"""Two hundred call-notes in one PDF, against WeasyPrint setting the same table; and the text."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from figure import Figure, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.jalali import clock_text, jalali_text
from app.phone_calls import CallSheet
from app.text import persian_digits
from call_sheets import LETTERHEAD, MARK, call_to_print
from extraction import hard_texts, judged, pdf_of, read_by_pdfium, read_by_poppler
from reports.call_note import GOVERNOR, call_note
from resources.locate import resource_path

NOTES = 200
TEMPLATE = (Path(__file__).parent / "call_note.html").read_text(encoding="utf-8")


def measure() -> list[Figure]:
    """Speed against the peer, and how much text two readers give back."""
    sheets = [
        call_to_print(
            id=number,
            number=f"1405/ت/{number}",
            caller_name=f"رضا احمدی {number}",
            request=f"درخواست {number}: کانال آب روستای قلعه‌نو از اردیبهشت لایروبی نشده است. " * 4,
        )
        for number in range(1, NOTES + 1)
    ]
    marks = [MARK] * NOTES
    ours = seconds(lambda: call_note(sheets, layout=GOVERNOR, letterhead=LETTERHEAD, marks=marks))
    theirs = seconds(lambda: _weasyprint(sheets))
    texts = hard_texts()
    pdf = pdf_of(texts)
    with TemporaryDirectory() as folder:
        poppler = judged(texts, read_by_poppler(pdf, Path(folder)))
    pdfium = judged(texts, read_by_pdfium(pdf, len(texts)), mirrored=True)
    return [
        Figure(f"{NOTES} call-notes / WeasyPrint", ours / theirs, 1 / 6, "x"),
        Figure("words pdftotext gives back", poppler.share * 100, 98, "%", at_least=True),
        Figure("the worst field of them", poppler.worst * 100, 90, "%", at_least=True),
        Figure("words pdfium gives back", pdfium.share * 100, 90, "%", at_least=True),
    ]


def _weasyprint(sheets: list[CallSheet]) -> bytes:
    from weasyprint import HTML

    head, page, tail = TEMPLATE.split("<!-- page -->")
    font = resource_path("fonts/Vazirmatn").as_uri()
    pages = [page.format(**_values(sheet)) for sheet in sheets]
    written: bytes = HTML(string=head.replace("FONTS", font) + "".join(pages) + tail).write_pdf()
    return written


def _values(sheet: CallSheet) -> dict[str, str]:
    values = {
        "office": LETTERHEAD.office,
        "unit": LETTERHEAD.unit,
        "number": sheet.number,
        "day": jalali_text(sheet.called_at.date()),
        "hour": clock_text(sheet.called_at.time()),
        "caller": sheet.caller_name,
        "post": sheet.caller_post,
        "organisation": sheet.organisation,
        "phone": sheet.phone,
        "subject": sheet.subject,
        "taken_by": sheet.taken_by,
        "request": sheet.request,
    }
    return {name: escape(persian_digits(value)) for name, value in values.items()}
