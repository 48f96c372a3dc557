"""result-notice: the result told to the person who asked, on the letterhead, A5.

The place of the number is left to the pen; a letter with one of the register is drafted there
(`app.order_letters`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text
from app.result_notices import ResultLine, ResultNotice
from app.text import persian_digits
from reports.blocks import Block, gap, paragraph, ruled_space, signed, text_width
from reports.letters import BODY, letter_head, signature
from reports.order_rows import SIGNER
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A5

TITLE: Final = "اعلام نتیجه"
SUBJECT: Final = "اعلام نتیجه درخواست"
BLANK_ASKED: Final = "نتیجه درخواست شما، پس از بررسی، به این شرح اعلام می‌شود:"
CLOSING: Final = "با آرزوی توفیق"
ROOM: Final = text_width(A5)
WHO: Final = replace(BODY, bold=True)
QUIET: Final = replace(BODY, size=9, grey=0.3)
BLANK_LINES: Final = 6


def result_notices_paper(
    notices: Sequence[ResultNotice],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print letters to applicants, each beginning a page.

    Args:
        notices: The letters; each says itself how often it was printed before.
        letterhead: The office's.
        mark: When and by whom they are printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    today = jalali_text(to_tehran(mark.printed_at).date())
    forms = [_form(notice, today) for notice in notices]
    marks = [replace(mark, reprint=notice.printed_count) for notice in notices]
    return printed(forms, size=A5, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_result_notice(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the letter empty, to be filled by hand."""
    heading = Heading(TITLE, (("شماره", ""), ("تاریخ", ""), ("پیوست", "")))
    blocks = (
        *letter_head("", SUBJECT, ROOM),
        *paragraph(BLANK_ASKED, ROOM, BODY),
        ruled_space(BLANK_LINES, stretches=True),
        *signature(SIGNER, ROOM),
    )
    return printed([Form(heading, blocks)] * copies, size=A5, letterhead=letterhead, mark=mark)


def _form(notice: ResultNotice, today: str) -> Form:
    heading = Heading(
        title=TITLE,
        facts=(("شماره", ""), ("تاریخ", today), ("پیوست", "")),
        classification=secrecy_mark(notice.classification),
        register_number=notice.source_number,
        record=f"daftar:notice:{notice.order_ids[0]}",
    )
    subject = " — ".join(part for part in (SUBJECT, notice.source_title) if part)
    blocks = [
        *letter_head(notice.applicant, subject, ROOM),
        *paragraph(_asked(notice), ROOM, BODY),
        *_results(notice.results),
        gap(4),
        *paragraph(CLOSING, ROOM, BODY),
    ]
    # The closing words and the end of what they close go with the signature.
    return Form(heading, tuple(signed(blocks, signature(SIGNER, ROOM), lines=5)))


def _asked(notice: ResultNotice) -> str:
    day = f" در تاریخ {jalali_text(notice.asked_on)}" if notice.asked_on else ""
    if not notice.source_number:
        return f"درخواست شما که{day} مطرح شد به نظر استاندار رسید. نتیجه به این شرح اعلام می‌شود:"
    return (
        f"درخواست شما که{day} به شماره {notice.source_number} ({notice.source}) ثبت شد به نظر "
        "استاندار رسید. نتیجه به این شرح اعلام می‌شود:"
    )


def _results(results: Sequence[ResultLine]) -> list[Block]:
    blocks: list[Block] = []
    for number, one in enumerate(results, 1):
        named = one.who if len(results) == 1 else persian_digits(f"{number}. {one.who}")
        (who, *more) = paragraph(f"{named}:", ROOM, WHO)
        # His name goes with the first lines of what he answered.
        blocks += [gap(3), *(replace(line, stays_with_next=True) for line in (who, *more))]
        blocks += paragraph(one.answer, ROOM, BODY)
        blocks += paragraph(_reference(one), ROOM, QUIET) if _reference(one) else []
    return blocks


def _reference(one: ResultLine) -> str:
    if not one.reference:
        return ""
    day = f" به تاریخ {jalali_text(one.on)}" if one.on else ""
    return f"پاسخ به شماره {one.reference}{day}"
