"""Minutes of forty pages with tables, laid out and printed, against WeasyPrint."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from figure import Figure, seconds

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.jalali import jalali_text, long_jalali_text
from app.meetings.content_rows import MinutesContent
from app.meetings.sheets import MinutesPaper
from app.rich_text import to_html
from app.text import persian_digits
from call_sheets import LETTERHEAD, MARK
from meetings_on_paper import minutes_content
from reports.minutes import minutes
from resources.locate import resource_path

SECTIONS = 30
RESOLUTIONS = 80
STYLE = """
@font-face { font-family: Vazirmatn; src: url(FONTS/Vazirmatn-Regular.ttf); }
@font-face { font-family: Vazirmatn; font-weight: bold; src: url(FONTS/Vazirmatn-Bold.ttf); }
@page { size: 210mm 297mm; margin: 36mm 11mm 26mm;
  @bottom-left { content: "صفحه " counter(page) " از " counter(pages); font: 7pt Vazirmatn; }
  @top-center { content: "صورتجلسه"; font: bold 13pt Vazirmatn; } }
body { font: 10.5pt/1.75 Vazirmatn; margin: 0; text-align: justify; }
table { width: 100%; border-collapse: collapse; }
td, th { border: .5pt solid #999; padding: 2pt 6pt; vertical-align: top; font-size: 9pt; }
th { background: #eee; } .sign { break-inside: avoid; break-before: avoid; height: 60pt; }
"""


def measure() -> list[Figure]:
    """Speed against the peer for the same document."""
    content = minutes_content(sections=SECTIONS, resolutions=RESOLUTIONS, people=20)
    paper = MinutesPaper(content, 0)
    ours = seconds(lambda: minutes([paper], letterhead=LETTERHEAD, mark=MARK))
    theirs = seconds(lambda: _weasyprint(content))
    return [Figure("minutes of 40 pages / WeasyPrint", ours / theirs, 1 / 5, "x")]


def _weasyprint(content: MinutesContent) -> bytes:
    from weasyprint import HTML

    style = STYLE.replace("FONTS", resource_path("fonts/Vazirmatn").as_uri())
    item = content.items[0]
    parts = [
        f"<p><b>{escape(content.subject)}</b> {long_jalali_text(content.held_on)}</p>",
        _table(
            ("نام", "سمت", "دستگاه"),
            [(one.name, one.post, one.organisation) for one in content.present],
        ),
        f"<h3>{escape(item.title)}</h3>",
        to_html(item.discussion),
        "<h3>مصوبات</h3>",
        _table(
            ("شماره", "مصوبه", "مسئول پیگیری", "همکار", "مهلت", "وضعیت"),
            [
                (
                    one.number,
                    one.words,
                    one.responsible,
                    "، ".join(one.co_responsible),
                    jalali_text(one.due_on) if one.due_on else "—",
                    one.state_words,
                )
                for one in content.resolutions
            ],
        ),
        '<table><tr><td class="sign">رئیس</td><td class="sign">دبیر</td></tr></table>',
    ]
    page = f'<html lang="fa" dir="rtl"><style>{style}</style><body>{"".join(parts)}</body></html>'
    written: bytes = HTML(string=page).write_pdf()
    return written


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    titles = "".join(f"<th>{escape(one)}</th>" for one in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(persian_digits(one))}</td>" for one in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"
