"""A letter as lines of its detail pane."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.jalali import clock_text, jalali_text
from app.letters import LetterDirection, LetterSheet, PartyLine
from app.letters.states import IN_ARREARS
from app.moments import deadline_words
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import (
    CLASSIFICATIONS,
    LETTER_CHANNELS,
    LETTER_KINDS,
    LETTER_RELATIONS,
    LETTER_STATES,
    LETTER_WRITE_OFFS,
    PAPER_PLACES,
    URGENCIES,
)
from ui.common.order_words import order_lines
from ui.letters.outgoing_lines import left_lines, sent_lines, writing_lines
from ui.letters.texts import BRINGER_LABELS, NUMBER_LABELS, shown_moment, shown_number

#: A line's kind and text.
Lines = list[tuple[str, str]]

#: What references that come from another letter are called.
_BACKWARDS: Final = {"in_reply_to": "در پاسخ به این", "following": "پیرو این"}
NOT_HERE: Final = "در دفترهای ما نیست"


def letter_lines(sheet: LetterSheet, today: date) -> Lines:
    """A letter as (kind, text) lines: what is undone first, then all that is known of it."""
    return [
        *_subject(sheet),
        *_undone(sheet),
        *left_lines(sheet),
        *_deadline(sheet, today),
        *_settled(sheet),
        *order_lines(sheet.orders),
        *_came(sheet),
        *writing_lines(sheet),
        *_enclosures(sheet),
        *_links(sheet),
        *_parties("گیرندگان", sheet.receivers),
        *_parties("رونوشت‌ها", sheet.copies),
        *_paper(sheet),
        *_book(sheet),
        *_steps(sheet),
    ]


def _subject(sheet: LetterSheet) -> Lines:
    lines = [("strong", sheet.subject)]
    if not sheet.written_here:
        who = " · ".join(part for part in (sheet.sender_name, sheet.sender_post) if part)
        lines += [("", who), ("", sheet.organisation)]
        lines.append(("", isolated_telephone(sheet.sender_phone)))
    if sheet.their_number:
        day = f" مورخ {isolate(jalali_text(sheet.their_date))}" if sheet.their_date else ""
        lines.append(("", f"شماره فرستنده: {shown_number(sheet.their_number)}{day}"))
    marks = [LETTER_KINDS[sheet.kind]]
    if sheet.urgency.value != "normal":
        marks.append(URGENCIES[sheet.urgency])
    if sheet.classification:
        marks.append(CLASSIFICATIONS[sheet.classification])
    if sheet.back_dated:
        marks.append("ثبت با تاریخ گذشته")
    lines.append(("muted", " · ".join(marks)))
    if sheet.summary:
        lines += [("label", "چکیده"), ("", sheet.summary)]
    return _said(lines)


def _undone(sheet: LetterSheet) -> Lines:
    if sheet.state not in IN_ARREARS or not sheet.undone:
        return []
    return [("label", "آنچه مانده است"), *(("", one) for one in sheet.undone)]


def _deadline(sheet: LetterSheet, today: date) -> Lines:
    if sheet.state not in IN_ARREARS or sheet.due_on is None:
        return []
    near, day = deadline_words(sheet.due_on, today), isolate(jalali_text(sheet.due_on))
    words = day if near == day else f"{near} · {day}"
    late = "مهلت پاسخ، گذشته" if sheet.due_on < today else "مهلت پاسخ"
    warned = {1: "یک هشدار داده شده است.", 2: "هر دو هشدار داده شده است."}
    return _said([("label", late), ("strong", words), ("muted", warned.get(sheet.warned, ""))])


def _settled(sheet: LetterSheet) -> Lines:
    if sheet.settled_at is None:
        return []
    said = LETTER_STATES[sheet.state]
    if sheet.write_off is not None:
        said = LETTER_WRITE_OFFS[sheet.write_off]
    number = f" {shown_number(sheet.write_off_reference)}" if sheet.write_off_reference else ""
    when = f"{shown_moment(sheet.settled_at)} · {sheet.settled_by}"
    lines = [("label", "پایان"), ("strong", f"{said}{number}"), ("", sheet.settle_reason)]
    return _said([*lines, ("muted", when)])


def _came(sheet: LetterSheet) -> Lines:
    if sheet.direction is not LetterDirection.INCOMING:
        return []
    when = isolate(jalali_text(sheet.dated))
    if sheet.received_at is not None:
        when += f" ساعت {isolate(clock_text(sheet.received_at.time()))}"
    told = (
        (BRINGER_LABELS.get(sheet.channel, "آورنده"), sheet.bringer),
        (NUMBER_LABELS.get(sheet.channel, "شماره"), _isolated(sheet.channel_number)),
        ("دسته", _isolated(sheet.batch)),
        ("زمان", shown_moment(sheet.channel_at) if sheet.channel_at else ""),
        ("متصدی", sheet.channel_operator),
    )
    head = f"{LETTER_CHANNELS[sheet.channel]} · {when}"
    facts = [("", f"{label}: {text}") for label, text in told if text]
    return [("label", "وصول"), ("", head), *facts]


def _enclosures(sheet: LetterSheet) -> Lines:
    lines = []
    for one in sheet.enclosures:
        pages = persian_digits(f"{one.pages} برگ") if one.pages else ""
        secret = CLASSIFICATIONS[one.classification] if one.classification else ""
        parts = (one.title or "پیوست", pages, secret)
        lines.append(("", " · ".join(part for part in parts if part)))
    return [("label", "پیوست‌ها"), *lines] if lines else []


def _links(sheet: LetterSheet) -> Lines:
    lines = []
    for one in sheet.links:
        said = _BACKWARDS if one.backwards else LETTER_RELATIONS
        day = f" · {isolate(jalali_text(one.dated))}" if one.dated else ""
        lines.append(("", f"{said[one.relation]} {shown_number(one.number)}{day}"))
        lines.append(("muted", one.subject if one.other_id is not None else NOT_HERE))
    return [("label", "نامه‌های مرتبط"), *_said(lines)] if lines else []


def _parties(title: str, parties: Sequence[PartyLine]) -> Lines:
    lines = []
    for one in parties:
        lines.append(("", f"{one.words} — {one.reason}" if one.reason else one.words))
        lines += sent_lines(one)
        if one.read_at is not None:
            lines.append(("muted", f"خوانده شد: {shown_moment(one.read_at)} · {one.read_by}"))
    return [("label", title), *lines] if lines else []


def _paper(sheet: LetterSheet) -> Lines:
    where = PAPER_PLACES[sheet.paper_place]
    if sheet.paper_with:
        where = f"{where}: {sheet.paper_with}"
    since = shown_moment(sheet.paper_since) if sheet.paper_since and sheet.on_paper else ""
    return [("label", "کاغذ"), ("", f"{where} · از {since}" if since else where)]


def _book(sheet: LetterSheet) -> Lines:
    lines = [
        ("label", "دفتر"),
        ("", f"{sheet.register} · تاریخ {isolate(jalali_text(sheet.dated))}"),
    ]
    if sheet.registered_at is not None:
        when = shown_moment(sheet.registered_at)
        lines.append(("muted", f"ثبت: {sheet.registered_by} · {when}"))
    told = (
        ("سبب ثبت با تاریخ گذشته", sheet.back_dated_reason),
        ("شماره در دفتر پیشین", _isolated(sheet.former_number)),
        ("کلیدواژه‌ها", sheet.keywords),
    )
    return [*lines, *(("muted", f"{label}: {text}") for label, text in told if text)]


def _steps(sheet: LetterSheet) -> Lines:
    lines = [("label", "گام‌ها")]
    own = persian_digits(sheet.number)
    for step in sheet.steps:
        said = persian_digits(step.words)
        said = said.replace(own, isolate(own)) if own else said
        words = f"{said} · {shown_moment(step.at)} · {step.by}"
        if step.taken_back:
            words += " · پس گرفته شد"
        lines.append(("muted" if step.taken_back else "", words))
    return lines


def _isolated(text: str) -> str:
    return isolate(persian_digits(text)) if text else ""


def _said(lines: Lines) -> Lines:
    return [(kind, text) for kind, text in lines if text]
