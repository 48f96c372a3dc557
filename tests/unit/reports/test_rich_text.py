"""Rich text on paper: every word comes back, edges are straight, tables flow with their heads."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings

from app.rich_text import (
    Block,
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    plain_text,
)
from extraction import judged
from reports.blocks import text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian import PLAIN, Look, mixed_lines, wrapped
from reports.persian.setting import Style
from reports.rich_text import TextSetting, rich_blocks
from reports.sheet import A4, A5
from rich_texts import SENTENCE, agenda_table, body, cell, documents, long_minutes

ROOM = text_width(A4)
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def pdf_of(
    document: Document, size: tuple[float, float] = A4, setting: TextSetting | None = None
) -> bytes:
    blocks = tuple(rich_blocks(document, text_width(size), setting or TextSetting()))
    form = Form(Heading("صورتجلسه", ()), blocks)
    mark = PrintMark(datetime(2026, 11, 28, tzinfo=UTC), "مریم")
    head = Letterhead("استانداری", "حوزه استاندار")
    return printed([form], size=size, letterhead=head, mark=mark)


@dataclass(frozen=True)
class Word:
    page: int
    left: float
    right: float
    top: float
    text: str


_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" [^>]*>(.*)</word>')


def words_of(pdf: bytes, folder: Path) -> list[Word]:
    """The words of a PDF with their places."""
    file = folder / "rich.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    found: list[Word] = []
    page = 0
    for line in done.stdout.decode().splitlines():
        page += "<page " in line
        if word := _WORD.search(line):
            left, top, right = map(float, word.group(1, 2, 3))
            # With their places, poppler gives letters as they stand: from left to right.
            text = _MARKS.sub("", word[4])[::-1]
            found.append(Word(page, left, right, top, text))
    return found


def lines_of(pdf: bytes, folder: Path) -> list[str]:
    """The lines of a PDF between its heads and feet."""
    file = folder / "rich.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    lines = _MARKS.sub("", done.stdout.decode()).replace("\f", "\n").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_mixed_looks_give_their_text_back(tmp_path: Path) -> None:
    runs = (
        Run(SENTENCE),
        Run("مهلت پاسخ ۱۴۰۵/۱۰/۱۵ است", bold=True),
        Run(" و نشانی "),
        Run("info@example.ir", underline=True),
        Run(" و شماره ۰۲۱-۶۶۱۲۳۴۵۶ است. "),
        Run("این جمله مورب است (با پرانتز). ", italic=True),
        Run(SENTENCE, bold=True, underline=True),
    )
    document = Document((Paragraph(runs * 3),))
    lines = lines_of(pdf_of(document), tmp_path)
    back = " ".join(lines[3:-1])
    assert judged([plain_text(document)], [back]).share >= 0.98


def test_a_word_of_two_looks_is_joined_and_comes_back_whole(tmp_path: Path) -> None:
    document = Document((Paragraph((Run("نام"), Run("ها", bold=True), Run(" می‌"), Run("شود"))),))
    lines = lines_of(pdf_of(document), tmp_path)
    assert "نامها می‌شود" in lines


def test_bold_letters_are_measured_as_bold() -> None:
    def lines(look: Look) -> int:
        return len(mixed_lines([(SENTENCE * 30, look)], 480, 11))

    assert lines(Look(bold=True)) > lines(PLAIN)


def test_plain_letters_break_as_plain_text_does() -> None:
    found = [line.text for line in mixed_lines([(SENTENCE * 3, PLAIN)], 220, 10)]
    assert found == [line for line in wrapped(SENTENCE * 3, 220, Style(size=10)) if line]


@settings(max_examples=40)
@given(documents)
def test_no_letter_is_lost_in_breaking(document: Document) -> None:
    for paragraph in document.paragraphs():
        runs = [(run.text, PLAIN) for run in paragraph.runs]
        broken = "".join(line.text for line in mixed_lines(runs, 60, 11, first=20))
        assert "".join(broken.split()) == "".join(paragraph.text.split())


@settings(max_examples=25, deadline=None)
@given(documents)
def test_no_document_stops_the_press(document: Document) -> None:
    assert pdf_of(document).startswith(b"%PDF")


def test_justified_lines_have_straight_edges_but_the_last(tmp_path: Path) -> None:
    setting = TextSetting(first_indent=20)
    document = Document((body(SENTENCE * 5),))
    words = words_of(pdf_of(document, setting=setting), tmp_path)
    text = [word for word in words if 90 < word.top < 700]
    tops = sorted({round(word.top) for word in text})
    lines = [[word for word in text if round(word.top) == top] for top in tops]
    edge = (A4[0] - ROOM) / 2
    rights = [max(word.right for word in line) for line in lines]
    lefts = [min(word.left for word in line) for line in lines]
    assert len(lines) > 5
    assert abs(rights[0] - (A4[0] - edge - 20)) < 1
    assert all(abs(right - (A4[0] - edge)) < 1 for right in rights[1:])
    assert all(abs(left - edge) < 1 for left in lefts[:-1])
    assert lefts[-1] > edge + 20


def test_centred_and_end_lines_lie_where_they_should(tmp_path: Path) -> None:
    document = Document(
        (
            body("میانه", alignment=TextAlignment.CENTRE),
            body("پایانه", alignment=TextAlignment.END),
            body("آغازه", alignment=TextAlignment.START, indent=2),
        )
    )
    found = {word.text: word for word in words_of(pdf_of(document), tmp_path)}
    edge = (A4[0] - ROOM) / 2
    middle = found["میانه"]
    assert abs((middle.left + middle.right) / 2 - A4[0] / 2) < 1
    assert abs(found["پایانه"].left - edge) < 1
    assert abs(found["آغازه"].right - (A4[0] - edge - 2 * TextSetting().indent)) < 1


def test_items_stand_behind_persian_numbers_and_bullets(tmp_path: Path) -> None:
    items = [
        body("یکم", list_kind=ListKind.NUMBERS),
        body("زیرین", list_kind=ListKind.BULLETS, indent=1),
        body("دوم", list_kind=ListKind.NUMBERS),
    ]
    lines = lines_of(pdf_of(Document(tuple(items))), tmp_path)
    assert "یکم ۱." in lines or "۱. یکم" in lines
    assert "دوم ۲." in lines or "۲. دوم" in lines
    assert any("◦" in line for line in lines)


def test_a_table_flows_with_its_head_and_cuts_no_row(tmp_path: Path) -> None:
    rows = 60
    words = words_of(pdf_of(Document((body("پیش"), agenda_table(rows), body("پس")))), tmp_path)
    pages = max(word.page for word in words)
    assert pages >= 3
    heads = [word for word in words if word.text == "ردیف"]
    assert [word.page for word in heads] == list(range(1, pages + 1))
    # Each row has a line with the word «استحضار» and one with «مورخ»; both on one page.
    first = [word.page for word in words if word.text == "استحضار"]
    second = [word.page for word in words if word.text == "مورخ"]
    assert first == second
    assert len(first) == rows


def test_a_row_taller_than_a_page_goes_on(tmp_path: Path) -> None:
    tall: Block = Table(((cell("کوتاه"), cell(SENTENCE * 40)),))
    pdf = pdf_of(Document((tall,)))
    words = words_of(pdf, tmp_path)
    assert max(word.page for word in words) >= 3
    assert sum(word.text == "استحضار" for word in words) == 40


def test_a_heading_stays_with_the_table_below_it(tmp_path: Path) -> None:
    heading = body("سرخط", style=ParagraphStyle.HEADING)
    for lines in range(20, 34):
        filler = [body("سطر", alignment=TextAlignment.START)] * lines
        words = words_of(pdf_of(Document((*filler, heading, agenda_table(2)))), tmp_path)
        pages = [word.page for word in words if word.text in {"سرخط", "ردیف"}]
        assert pages[0] == pages[1]


def test_no_page_ends_with_a_first_line_or_begins_with_a_last(tmp_path: Path) -> None:
    document = Document((body(SENTENCE * 2),) * 30)
    words = words_of(pdf_of(document, A5), tmp_path)
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        # Below the head and above the foot.
        if 90 < word.top < 520:
            lines.setdefault((word.page, round(word.top)), []).append(word)
    edge = (A5[0] - text_width(A5)) / 2
    pages = max(word.page for word in words)
    assert pages > 5
    for page in range(1, pages + 1):
        of_page = [lines[place] for place in sorted(lines) if place[0] == page]
        assert max(word.right for word in of_page[-1]) > A5[0] - edge - 2 or page == pages
        assert min(word.left for word in of_page[0]) < edge + 2


def test_a_missing_glyph_falls_back() -> None:
    assert pdf_of(Document((body("نماد ✓ و Ω و 中"),))).startswith(b"%PDF")


def test_forty_pages_are_forty_pages(tmp_path: Path) -> None:
    words = words_of(pdf_of(long_minutes()), tmp_path)
    assert 35 <= max(word.page for word in words) <= 55


def test_the_same_text_gives_the_same_bytes() -> None:
    document = long_minutes(2)
    assert pdf_of(document) == pdf_of(document)
