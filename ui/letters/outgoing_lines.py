"""What the detail pane says of a letter of ours: who writes and signs it, how it went to each."""

from __future__ import annotations

from typing import Final

from app.errors import AppError
from app.letters import LetterDirection, LetterSheet, PartyLine, body_document, left_to_close
from app.orders import Scan
from app.rich_text import plain_text
from app.text import isolate, persian_digits
from app.texts import LETTER_CHANNELS
from ui.letters.texts import shown_moment, shown_number

Lines = list[tuple[str, str]]

#: Of the text, in the detail pane.
MOST_LETTERS: Final = 400


def left_lines(sheet: LetterSheet) -> Lines:
    """What keeps it from being closed."""
    left = left_to_close(sheet)
    return [("label", "تا بسته شدن مانده است"), *(("", one) for one in left)] if left else []


def writing_lines(sheet: LetterSheet) -> Lines:
    """Who wrote it, who signed it and when; nothing of a letter that came in."""
    if sheet.direction is LetterDirection.INCOMING:
        return []
    lines: Lines = []
    if sheet.drafter:
        lines += [("label", "نگارش"), ("", sheet.drafter)]
    if sheet.signed_at is not None:
        signer = " · ".join(part for part in (sheet.signer_name, sheet.signer_post) if part)
        when = " · ".join(
            part for part in (shown_moment(sheet.signed_at), _recorded(sheet.signed_by)) if part
        )
        lines += [("label", "امضا"), ("", signer), ("muted", when)]
        if sheet.with_signature_image:
            lines.append(("muted", "با تصویر امضا چاپ می‌شود."))
    text = _text(sheet)
    if text:
        lines += [("label", "متن"), ("", text)]
    if sheet.scan is Scan.WAIVED:
        lines.append(("muted", f"بی اسکن پذیرفته شد: {sheet.scan_reason}"))
    return lines


def _recorded(by: str) -> str:
    return f"ثبت امضا: {by}" if by else ""


def _text(sheet: LetterSheet) -> str:
    """The first words of what is written, enough to know it again."""
    try:
        words = plain_text(body_document(sheet.body)).strip()
    except AppError as error:
        return error.message
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"


def sent_lines(one: PartyLine) -> Lines:
    """How it went to one of them, and what came back."""
    if one.sent_at is None or one.channel is None:
        return []
    number = f" {isolate(persian_digits(one.channel_number))}" if one.channel_number else ""
    parts = [f"{LETTER_CHANNELS[one.channel]}{number}", shown_moment(one.sent_at), one.sent_by]
    lines = [("muted", " · ".join(part for part in parts if part))]
    if one.receipt:
        lines.append(("muted", f"رسید: {persian_digits(one.receipt)}"))
    if one.their_number:
        lines.append(("muted", f"شماره ثبت آنجا: {shown_number(one.their_number)}"))
    return lines
