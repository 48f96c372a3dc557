"""A letter as a docx, for offices that go on with it in a word processor."""

from __future__ import annotations

from typing import Final

from app.jalali import jalali_text
from app.letterheads import CopyTo, LetterheadSheet, LetterPaper, Page
from app.letterheads.layout import PAGE_SIZES
from app.text import persian_digits
from reports.docx import DocxLine, DocxSetting, docx_of
from reports.letter_head import DRAFT_WORD, NO_ENCLOSURES

COPIES: Final = "رونوشت:"


def letter_docx(
    letter: LetterPaper, letterhead: LetterheadSheet | None = None, *, with_copies: bool = True
) -> bytes:
    """A letter's words in their order: number and date, receiver, text, signer, copies.

    The letterhead's picture stays on paper: what is sent is a text to go on with.

    Args:
        letter: What is written.
        letterhead: Whose margins and size of type the page takes; those of the circular otherwise.
        with_copies: With the list of copies.
    """
    return docx_of(
        letter.body,
        title=letter.subject or letter.number,
        above=_above(letter),
        below=_below(letter, with_copies=with_copies),
        mark=letter.classification,
        setting=_setting(letterhead) if letterhead is not None else DocxSetting(),
    )


def _above(letter: LetterPaper) -> tuple[DocxLine, ...]:
    number = persian_digits(letter.number) or DRAFT_WORD
    day = f"تاریخ: {jalali_text(letter.written_on)}" if letter.written_on else ""
    facts = [
        letter.classification and f"طبقه‌بندی: {letter.classification}",
        letter.urgency and f"فوریت: {letter.urgency}",
        day,
        f"شماره: {number}",
        f"پیوست: {letter.enclosures or NO_ENCLOSURES}",
    ]
    lines = [DocxLine(one) for one in facts]
    for one in letter.receivers:
        lines += [DocxLine(one.name, bold=True), DocxLine(one.post, bold=True)]
    lines.append(DocxLine(letter.subject and f"موضوع: {letter.subject}", bold=True))
    lines.append(DocxLine(letter.salutation))
    return tuple(line for line in lines if line.text)


def _below(letter: LetterPaper, *, with_copies: bool) -> tuple[DocxLine, ...]:
    signer = letter.signer
    named = (signer.instead_of, signer.name, signer.post)
    lines = [
        DocxLine(letter.closing, is_signature=True),
        *(DocxLine(words, bold=True, is_signature=True) for words in named),
    ]
    if with_copies and letter.copies:
        lines.append(DocxLine(COPIES, bold=True))
        lines += [DocxLine(_copy(one)) for one in letter.copies]
    return tuple(line for line in lines if line.text)


def _copy(copy: CopyTo) -> str:
    return f"- {copy.name}{f'، {copy.reason}' if copy.reason else ''}"


def _setting(letterhead: LetterheadSheet) -> DocxSetting:
    layout = letterhead.layout
    top = layout.title_top if letterhead.page is Page.A4 else layout.other_top
    return DocxSetting(
        size=layout.text_size,
        paper=PAGE_SIZES[letterhead.page],
        margins=(top, layout.right, layout.bottom, layout.left),
        first_indent=layout.first_right - layout.right,
    )
