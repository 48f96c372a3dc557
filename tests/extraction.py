"""How much of a PDF's text comes out as it went in, by two readers; shared with the bench."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from reports.persian import Style, Typesetter
from reports.persian.setting import prepared

TEXTS: Final = Path(__file__).parent / "data" / "hard_texts.txt"

PAGE: Final = (595, 842)
LEFT, WIDTH, TOP, STEP = 40, 515, 800, 35
TEXTS_A_PAGE: Final = 16

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
#: pdfium mirrors brackets when it reads; they count as equal.
_BRACKETS = str.maketrans("([{«)]}»", "((((((((")


@dataclass(frozen=True)
class Reading:
    """What a reader gave back.

    Attributes:
        share: Of all words, those given back exactly, 0 to 1.
        worst: The lowest share of any one text.
        worst_text: That text.
    """

    share: float
    worst: float
    worst_text: str


def hard_texts() -> list[str]:
    """Office sentences with everything that goes wrong in Persian PDFs."""
    return [line for line in TEXTS.read_text(encoding="utf-8").splitlines() if line]


def pdf_of(texts: Sequence[str]) -> bytes:
    """Each text on a line of its own."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=PAGE, invariant=1)
    typesetter = Typesetter(canvas)
    for number, text in enumerate(texts):
        if number and number % TEXTS_A_PAGE == 0:
            canvas.showPage()
        baseline = TOP - STEP * (number % TEXTS_A_PAGE)
        typesetter.line(text, LEFT, baseline, WIDTH, Style(size=10))
    canvas.save()
    return written.getvalue()


def read_by_poppler(pdf: bytes, folder: Path) -> list[str]:
    """The lines of a PDF as `pdftotext` gives them back."""
    file = folder / "texts.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    lines = _MARKS.sub("", done.stdout.decode()).replace("\f", "\n").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def read_by_pdfium(pdf: bytes, count: int) -> list[str]:
    """The texts of a PDF as pdfium gives back the region of each."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(count):
        page = document[number // TEXTS_A_PAGE].get_textpage()
        baseline = TOP - STEP * (number % TEXTS_A_PAGE)
        text = page.get_text_bounded(left=0, bottom=baseline - 12, right=595, top=baseline + 18)
        found.append(" ".join(_MARKS.sub("", text).split()))
    document.close()
    return found


def judged(texts: Sequence[str], given: Sequence[str], *, mirrored: bool = False) -> Reading:
    """Hold what came out against what went in, word by word."""
    right = whole = 0
    worst, worst_text = 1.0, ""
    for text, back in zip(texts, given, strict=True):
        wanted, got = prepared(text).split(), back.split()
        if mirrored:
            wanted = [word.translate(_BRACKETS) for word in wanted]
            got = [word.translate(_BRACKETS) for word in got]
        blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        right, whole = right + same, whole + len(wanted)
        if same / len(wanted) < worst:
            worst, worst_text = same / len(wanted), text
    return Reading(right / whole, worst, worst_text)
