"""Scans of some letters, by a scanner that reads what it sees: strokes, and words under them.

Where the words would be seen there are strokes, as on every scan of the demo, so that nothing can
be mistaken for a real paper; the words lie under them, to be found.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from app import journal
from app.attachments import Source, add_file
from app.changes import Kind
from app.clock import FixedClock
from app.letters import LetterDirection
from app.orders import Scan
from app.session import Desk, OfficeSession
from models.base import table_of
from models.letters import Letter

_LETTERS: Final = table_of(Letter)

#: How many letters have such a scan.
SCANNED: Final = 8

#: What reports that came with letters are about, a page each.
FINDINGS: Final = (
    ("در بازدید میدانی، برآورد خسارت سیلاب تابستان و شکستگی پایه پل تأیید شد.", "اعتبار پیشنهادی"),
    ("لوله‌گذاری دو کیلومتر از شبکه آبرسانی و نوسازی تلمبه‌خانه لازم است.", "نقشه پیوست است"),
    ("دستگاه‌های مسئول تا پایان فصل گزارش پیشرفت کار را خواهند فرستاد.", "صورت‌وضعیت کارگاه"),
    ("شورای روستا زمین مناسب درمانگاه را اهدا و واگذاری آن را امضا کرد.", "رونوشت سند زمین"),
    ("کارشناسان، تراکم آفت ملخ در مزارع گندم را زیاد و سم‌پاشی را فوری دانستند.", "نمونه‌برداری"),
)

_PAGE: Final = (595, 842)
_RIGHT, _TOP, _STEP = 520, 770, 30


def scan_letters(session: OfficeSession, random: Random, now: datetime) -> None:
    """Put a scan of two or three pages on some of the last letters that came in."""
    desk = session.desk
    letters = session.execute(
        select(
            _LETTERS.c.id,
            _LETTERS.c.subject,
            _LETTERS.c.organisation,
            _LETTERS.c.registered_at,
            _LETTERS.c.classification,
        )
        .where(
            _LETTERS.c.direction == LetterDirection.INCOMING.value,
            _LETTERS.c.registered_at <= now - timedelta(minutes=5),
            # Their sheets are awaited with what was written on them.
            _LETTERS.c.scan != Scan.MISSING.value,
        )
        .order_by(_LETTERS.c.id.desc())
        .limit(SCANNED)
    ).all()
    for row in reversed(letters):
        session.desk = Desk(desk.operator, FixedClock(row.registered_at + timedelta(minutes=5)))
        name = f"اسکن نامه {row.id}.pdf"
        findings = random.sample(FINDINGS, random.randint(1, 2))
        pages = [(row.organisation, row.subject, "گزارش کارشناسی پیوست است."), *findings]
        add_file(session, Kind.LETTER, row.id, _source(name, scanned_pages(pages)))
        words = f"پرونده «{name}» پیوست شد."
        journal.note(
            session,
            Kind.LETTER,
            row.id,
            "attach_file",
            words,
            classification=row.classification,
        )
    session.desk = desk


def _source(name: str, content: bytes) -> Source:
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, "application/pdf", io.BytesIO(content), len(content), digest)


def scanned_pages(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with strokes on each page, and under each the words of a line."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    first = 6  # after the catalogue, the pages and the three parts of the font
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Words/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Words/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _stream(_letter_map(letters)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_PAGE[0]} {_PAGE[1]}]"
            f"/Resources<</Font<</W 3 0 R>>>>/Contents {first + 2 * number + 1} 0 R>>".encode()
        )
        objects.append(_stream(_drawn(page)))
    return _file(objects)


def _letter_map(letters: Sequence[str]) -> str:
    """What letter each code is: its own place in Unicode."""
    lines = "\n".join(f"<{ord(one):04X}> <{ord(one):04X}>" for one in letters)
    return (
        "/CIDInit /ProcSet findresource begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{lines}\nendbfchar endcmap end"
    )


def _drawn(lines: Sequence[str]) -> str:
    """Strokes where words would be seen, and the words unseen, as they run on paper."""
    drawn = ["7 w 0.35 G"]
    for number, line in enumerate(lines):
        width, height = len(line) * 6, _TOP - _STEP * number
        drawn.append(f"{_RIGHT - width} {height + 4} m {_RIGHT} {height + 4} l S")
        codes = "".join(f"{ord(letter):04X}" for letter in reversed(line))
        drawn.append(f"BT 3 Tr /W 12 Tf {_RIGHT - width} {height} Td <{codes}> Tj ET")
    return "\n".join(drawn)


def _stream(text: str) -> bytes:
    content = text.encode("ascii")
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects as a file with its table of places."""
    written = io.BytesIO(b"%PDF-1.4\n")
    written.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj%s endobj\n" % (number, one))
    begin = written.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    written.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    written.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    written.write(b"startxref\n%d\n%%%%EOF\n" % begin)
    return written.getvalue()
