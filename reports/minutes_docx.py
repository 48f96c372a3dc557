"""Minutes as a docx, for offices that go on with them in a word processor; right to left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.meetings.content_rows import MinutesContent, MinutesPerson
from app.meetings.states import MinutesKind
from app.meetings.texts import ITEM_STATES
from app.rich_text import (
    Block,
    Document,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    is_empty,
)
from app.text import persian_digits
from reports.docx import DocxLine, docx_of
from reports.meeting_parts import hours, named_meeting, person_words
from reports.minutes import DRAFT, TITLE, WITHOUT_DISCUSSION
from reports.paper import secrecy_mark

RESOLUTIONS: Final = (
    ("ردیف", 0.6),
    ("شماره", 1.6),
    ("مصوبه", 6.0),
    ("مسئول پیگیری", 2.3),
    ("همکار", 2.0),
    ("مهلت", 1.5),
)
CARRIED: Final = (
    ("شماره", 1.6),
    ("مصوبه", 5.6),
    ("مسئول پیگیری", 2.3),
    ("وضعیت", 2.6),
    ("نظر این جلسه", 2.6),
)


def minutes_docx(content: MinutesContent) -> bytes:
    """Minutes in their order: of what, who was there, agenda, what was said, what was resolved.

    Args:
        content: As they were locked, or as they are written.
    """
    subject = named_meeting(content.subject, content.series, content.session_number)
    return docx_of(
        minutes_document(content),
        title=f"{TITLE} {subject}",
        above=_above(content, subject),
        below=_below(content),
        mark=secrecy_mark(content.classification),
    )


def minutes_document(content: MinutesContent) -> Document:
    """What minutes say, as one rich text."""
    blocks: list[Block] = []
    people = [*content.present, *content.substitutes]
    for title, some in (
        ("حاضران", people),
        ("غایبان موجه", content.excused),
        ("غایبان", content.absent),
    ):
        if some:
            blocks += [_heading(title), _said("؛ ".join(_person(one) for one in some))]
    if content.items:
        blocks.append(_heading("دستور جلسه"))
        blocks += [
            _said(f"{one.row}. {one.title} — {ITEM_STATES[one.state]}") for one in content.items
        ]
    blocks += _carried(content)
    blocks += _discussions(content)
    blocks += _resolutions(content)
    return Document(tuple(blocks))


def _person(one: MinutesPerson) -> str:
    words = person_words(one)
    return f"{one.substitute} (به جای {words})" if one.substitute else words


def _carried(content: MinutesContent) -> list[Block]:
    if not content.carried:
        return []
    rows = [
        (one.number, one.words, one.responsible, one.stood, one.note) for one in content.carried
    ]
    return [_heading("مصوبات باز جلسات پیشین"), _table(CARRIED, rows)]


def _discussions(content: MinutesContent) -> list[Block]:
    tells = MinutesKind(content.minutes_kind) not in WITHOUT_DISCUSSION
    blocks: list[Block] = []
    for item in content.items:
        said = tells and not is_empty(item.discussion)
        if not said and not item.decision:
            continue
        blocks.append(_heading(f"{item.row}. {item.title}", ParagraphStyle.SUBHEADING))
        blocks += item.discussion.blocks if said else ()
        if item.decision:
            blocks.append(_said(f"تصمیم: {item.decision}"))
    if tells and not is_empty(content.discussion):
        blocks += [_heading("گفتگوها"), *content.discussion.blocks]
    if content.received_text and not content.resolutions:
        blocks += [_heading("متن صورتجلسه"), *map(_said, content.received_text.splitlines())]
    return blocks


def _resolutions(content: MinutesContent) -> list[Block]:
    if not content.resolutions:
        return []
    rows = [
        (
            str(place),
            one.number,
            one.words,
            one.responsible,
            "، ".join(one.co_responsible),
            jalali_text(one.due_on) if one.due_on else "—",
        )
        for place, one in enumerate(content.resolutions, 1)
    ]
    return [_heading("مصوبات"), _table(RESOLUTIONS, rows)]


def _above(content: MinutesContent, subject: str) -> tuple[DocxLine, ...]:
    began, ended = content.began_at or content.starts_at, content.ended_at or content.ends_at
    draft = f" ({DRAFT})" if content.is_draft else ""
    secrecy = secrecy_mark(content.classification)
    lines = (
        DocxLine(f"{TITLE}{draft}", bold=True),
        DocxLine(f"موضوع: {subject}", bold=True),
        DocxLine(f"طبقه‌بندی: {secrecy}" if secrecy else ""),
        DocxLine(persian_digits(f"شماره: {content.number}")),
        DocxLine(f"روز: {long_jalali_text(content.held_on)}، ساعت {hours(began, ended)}"),
        DocxLine(f"مکان: {content.place}" if content.place else ""),
        DocxLine(f"رئیس جلسه: {content.chair}" if content.chair else ""),
        DocxLine(f"دبیر: {content.secretary}" if content.secretary else ""),
    )
    return tuple(one for one in lines if one.text)


def _below(content: MinutesContent) -> tuple[DocxLine, ...]:
    lines: list[DocxLine] = []
    if content.next_at is not None:
        at = content.next_at
        when = f"{long_jalali_text(at.date())}، ساعت {clock_text(at.time())}"
        lines.append(DocxLine(f"جلسه بعد: {when} {content.next_note}".strip()))
    for label, name in (("رئیس جلسه", content.chair), ("دبیر جلسه", content.secretary)):
        if name:
            lines.append(DocxLine(f"{label}: {name}", bold=True, is_signature=True))
    if content.copies_to:
        lines.append(DocxLine("رونوشت:", bold=True))
        lines += [DocxLine(f"- {name}") for name in content.copies_to]
    return tuple(lines)


def _heading(words: str, style: ParagraphStyle = ParagraphStyle.HEADING) -> Paragraph:
    return Paragraph((Run(persian_digits(words)),), style=style)


def _said(words: str) -> Paragraph:
    return Paragraph((Run(persian_digits(words)),) if words else ())


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Table:
    head = [title for title, _share in columns]
    return Table(
        tuple(tuple((_cell(words),) for words in line) for line in (head, *rows)),
        has_header=True,
        shares=tuple(share for _title, share in columns),
    )


def _cell(words: str) -> Paragraph:
    shown = persian_digits(words)
    return Paragraph((Run(shown),) if shown else (), alignment=TextAlignment.START)
