"""Minutes as a docx, for offices that go on with them in a word processor; right to left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.jalali import jalali_text, long_jalali_text
from app.meetings.content_rows import MinutesContent, MinutesItem, MinutesPerson
from app.meetings.states import MinutesKind
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
from reports.docx import DocxLine, DocxSetting, docx_of
from reports.meeting_parts import (
    THEIR_DATE,
    THEIR_NUMBER,
    hours,
    named_meeting,
    person_words,
)
from reports.minutes import (
    DRAFT,
    TITLE,
    WITHOUT_DISCUSSION,
    decision_of,
    next_words,
    outcome_of,
    signers,
)
from reports.paper import secrecy_mark
from reports.signature_grid import FEW, MOST_FEW

RESOLUTIONS: Final = (
    ("ردیف", 1.5),
    ("شماره", 3.0),
    ("مصوبه", 4.1),
    ("مسئول پیگیری", 2.3),
    ("همکار", 2.0),
    ("مهلت", 2.75),
    ("وضعیت", 2.3),
)
CARRIED: Final = (
    ("شماره", 3.0),
    ("مصوبه", 4.9),
    ("مسئول پیگیری", 2.4),
    ("مهلت", 2.75),
    ("وضعیت", 2.5),
    ("نظر این جلسه", 2.4),
)
#: Seven columns lie between these margins (top, right, bottom and left), whatever font a desk has.
SETTING: Final = DocxSetting(size=10.5, margins=(20, 16, 20, 16))
#: Lines left for the hand in each place to sign.
PEN_LINES: Final = 2


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
        mark=secrecy_mark(content.classification),
        setting=SETTING,
        ends_together=len(signers(content)) <= MOST_FEW,
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
        blocks += [_said(_agenda_line(one)) for one in content.items]
    blocks += _carried(content)
    blocks += _discussions(content)
    blocks += _resolutions(content)
    blocks += _end(content)
    return Document(tuple(blocks))


def _agenda_line(item: MinutesItem) -> str:
    named = f"{item.title} ({item.presenter})" if item.presenter else item.title
    return " — ".join(part for part in (f"{item.row}. {named}", outcome_of(item)) if part)


def _person(one: MinutesPerson) -> str:
    words = person_words(one)
    return f"{one.substitute} (به جای {words})" if one.substitute else words


def _carried(content: MinutesContent) -> list[Block]:
    if not content.carried:
        return []
    rows = [
        (one.number, one.words, one.responsible, _day(one.due_on), one.stood, one.note)
        for one in content.carried
    ]
    return [_heading("مصوبات باز جلسات پیشین"), _table(CARRIED, rows)]


def _discussions(content: MinutesContent) -> list[Block]:
    tells = MinutesKind(content.minutes_kind) not in WITHOUT_DISCUSSION
    blocks: list[Block] = []
    for item in content.items:
        said = tells and not is_empty(item.discussion)
        decided = decision_of(item)
        if not said and not decided:
            continue
        blocks.append(_heading(f"{item.row}. {item.title}", ParagraphStyle.SUBHEADING))
        blocks += item.discussion.blocks if said else ()
        if decided:
            blocks.append(_said(f"تصمیم: {decided}"))
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
            _day(one.due_on),
            one.state_words,
        )
        for place, one in enumerate(content.resolutions, 1)
    ]
    return [_heading("مصوبات"), _table(RESOLUTIONS, rows)]


def _above(content: MinutesContent, subject: str) -> tuple[DocxLine, ...]:
    began, ended = content.began_at or content.starts_at, content.ended_at or content.ends_at
    draft = f" ({DRAFT})" if content.is_draft else ""
    secrecy = secrecy_mark(content.classification)
    secretary = content.secretary or content.secretary_body
    lines = (
        DocxLine(f"{TITLE}{draft}", bold=True),
        DocxLine(f"موضوع: {subject}", bold=True),
        DocxLine(f"طبقه‌بندی: {secrecy}" if secrecy else ""),
        DocxLine(persian_digits(f"شماره: {content.number}")),
        DocxLine(f"روز: {long_jalali_text(content.held_on)}، ساعت {hours(began, ended)}"),
        DocxLine(f"مکان: {content.place}" if content.place else ""),
        DocxLine(f"رئیس جلسه: {content.chair}" if content.chair else ""),
        DocxLine(f"دبیر: {secretary}" if secretary else ""),
        DocxLine(
            persian_digits(f"{THEIR_NUMBER}: {content.minutes_number}")
            if content.minutes_number
            else ""
        ),
        DocxLine(
            f"{THEIR_DATE}: {jalali_text(content.minutes_date)}" if content.minutes_date else ""
        ),
    )
    return tuple(one for one in lines if one.text)


def _end(content: MinutesContent) -> list[Block]:
    """The next meeting, copies, and places to sign."""
    words = next_words(content)
    blocks: list[Block] = [_said(f"جلسه بعد: {words}")] if words else []
    if content.copies_to:
        blocks += [
            _heading("رونوشت", ParagraphStyle.SUBHEADING),
            _said("، ".join(content.copies_to)),
        ]
    return [*blocks, _heading("امضا", ParagraphStyle.SUBHEADING), _signatures(content)]


def _signatures(content: MinutesContent) -> Table:
    places = [
        (_cell(post), _cell(name), *[_cell("")] * PEN_LINES) for post, name in signers(content)
    ]
    places += [(_cell(""),)] * (-len(places) % FEW.across)
    starts = range(0, len(places), FEW.across)
    return Table(tuple(tuple(places[first : first + FEW.across]) for first in starts))


def _day(day: date | None) -> str:
    return jalali_text(day) if day else "—"


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
