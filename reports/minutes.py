"""minutes: what a meeting said and resolved, A4 (P1.F2), class and page on every page.

Locked minutes are printed as they were locked; while they are written they say that they are a
draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.meetings.content_rows import (
    MinutesCarried,
    MinutesContent,
    MinutesItem,
    MinutesPerson,
    MinutesResolution,
)
from app.meetings.sheets import MinutesPaper
from app.meetings.states import InviteeRole, ItemKind, ItemState, MinutesKind
from app.meetings.texts import INVITEE_ROLES, ITEM_STATES, MINUTES_KINDS
from app.rich_text import is_empty
from app.text import persian_digits
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, ruled_space
from reports.meeting_parts import (
    RESOLUTIONS,
    ROOM,
    about_minutes,
    blank_meeting_heading,
    item_title,
    meeting_heading,
    person_words,
    resolutions_table,
)
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.rich_text import TextSetting, rich_blocks
from reports.sheet import A4
from reports.signature_grid import signature_grid, with_signatures
from reports.table import Table, TableColumn

TITLE: Final = "صورتجلسه"
DRAFT: Final = "پیش‌نویس"
#: Of minutes that are a form: what was said is left out.
WITHOUT_DISCUSSION: Final = frozenset({MinutesKind.FORM})
SETTING: Final = TextSetting(size=10.5, leading=1.75)

PEOPLE: Final = (
    TableColumn("ردیف", 0.75),
    TableColumn("نام", 3, strong=True),
    TableColumn("سمت", 3),
    TableColumn("دستگاه", 3),
    TableColumn("به عنوان", 1.3),
    TableColumn("یادداشت", 2.4),
)
AGENDA: Final = (
    TableColumn("ردیف", 0.75),
    TableColumn("دستور جلسه", 7, strong=True),
    TableColumn("ارائه‌دهنده", 2.6),
    TableColumn("نتیجه", 2.2),
)
CARRIED: Final = (
    TableColumn("شماره", 2),
    TableColumn("جلسه", 1.9),
    TableColumn("مصوبه", 4.6),
    TableColumn("مسئول پیگیری", 2.1, strong=True),
    TableColumn("مهلت", 1.75),
    TableColumn("وضعیت", 2.4),
    TableColumn("نظر این جلسه", 2.2),
)
BLANK_PEOPLE: Final = 5
BLANK_AGENDA: Final = 3
BLANK_RESOLUTIONS: Final = 5
BLANK_ROW: Final = 19.0


def minutes(
    papers: Sequence[MinutesPaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print minutes, each beginning a page.

    Args:
        papers: The minutes, and how often each was printed before.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [minutes_form(one.content, typefaces) for one in papers]
    marks = [PrintMark(mark.printed_at, mark.printed_by, one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_minutes(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the form of minutes empty, to be filled by hand (P1.F2)."""
    when = (Cell("روز", share=2.4), Cell("ساعت", share=1.8), Cell("مکان", share=3))
    about = (
        row((Cell("موضوع"),), ROOM, blank=True),
        row(when, ROOM, blank=True),
        row((Cell("رئیس جلسه", share=3), Cell("دبیر", share=3)), ROOM, blank=True),
    )
    blocks = (
        *about,
        heading_line("حاضران"),
        *Table(PEOPLE, ROOM).empty(BLANK_PEOPLE, BLANK_ROW),
        heading_line("دستور جلسه"),
        *Table(AGENDA, ROOM).empty(BLANK_AGENDA, BLANK_ROW),
        heading_line("خلاصه گفتگو"),
        ruled_space(3, stretches=True),
        heading_line("مصوبات"),
        *Table(RESOLUTIONS, ROOM).empty(BLANK_RESOLUTIONS, BLANK_ROW + 6),
        gap(6),
        *signature_grid([("رئیس جلسه", ""), ("دبیر جلسه", ""), ("عضو", "")]),
    )
    form = Form(blank_meeting_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def minutes_form(content: MinutesContent, typefaces: TypefacePair | None = None) -> Form:
    """Minutes as a form, to be laid on pages with others."""
    stands = DRAFT if content.is_draft else f"نسخه {content.edition}"
    title = f"{TITLE} ({DRAFT})" if content.is_draft else TITLE
    heading = meeting_heading(
        title,
        content.number,
        content.held_on,
        content.classification,
        record=content.meeting_id,
        third=("گونه", f"{MINUTES_KINDS[content.minutes_kind]} · {stands}"),
    )
    blocks = [
        *about_minutes(content),
        *_people(content, typefaces),
        *_agenda(content.items, typefaces),
        *_carried(content.carried, typefaces),
        *_discussions(content, typefaces),
        *_resolutions(content.resolutions, typefaces),
        *_next(content),
        *_copies(content.copies_to),
        gap(8),
    ]
    return Form(heading, tuple(with_signatures(blocks, signature_grid(signers(content)))))


def _people(content: MinutesContent, typefaces: TypefacePair | None) -> list[Block]:
    there = [*content.present, *content.substitutes]
    blocks: list[Block] = []
    if there:
        rows = [_person(number, one) for number, one in enumerate(there, 1)]
        blocks += [heading_line("حاضران"), *Table(PEOPLE, ROOM, typefaces).whole(rows)]
    for title, people in (("غایبان موجه", content.excused), ("غایبان", content.absent)):
        if people:
            words = "؛ ".join(person_words(one) for one in people)
            blocks += [heading_line(title), *paragraph(words, ROOM - 8)]
    return blocks


def _person(number: int, one: MinutesPerson) -> tuple[str, ...]:
    name, post, notes = one.name, one.post, []
    if one.substitute:
        name, post = one.substitute, one.substitute_post
        letter = f" (معرفی‌نامه {one.introduction})" if one.introduction else ""
        notes.append(f"به جای {one.name or one.organisation}{letter}")
    if one.late_minutes and one.came_at is not None:
        notes.append(f"ورود {clock_text(one.came_at.time())}")
    if one.early_minutes and one.left_at is not None:
        notes.append(f"خروج {clock_text(one.left_at.time())}")
    if one.note:
        notes.append(one.note)
    return (
        persian_digits(str(number)),
        name,
        post,
        one.organisation,
        INVITEE_ROLES[one.role],
        persian_digits("؛ ".join(notes)),
    )


def _agenda(items: Sequence[MinutesItem], typefaces: TypefacePair | None) -> list[Block]:
    if not items:
        return []
    rows = [
        (
            persian_digits(str(one.row)),
            one.title,
            one.presenter,
            outcome_of(one),
        )
        for one in items
    ]
    return [heading_line("دستور جلسه"), *Table(AGENDA, ROOM, typefaces).whole(rows)]


def _carried(lines: Sequence[MinutesCarried], typefaces: TypefacePair | None) -> list[Block]:
    if not lines:
        return []
    rows = [
        (
            persian_digits(one.number),
            f"{persian_digits(one.meeting_number)} ({jalali_text(one.meeting_on)})",
            one.words,
            one.responsible,
            jalali_text(one.due_on) if one.due_on else "—",
            one.stood,
            one.note,
        )
        for one in lines
    ]
    title = heading_line("مصوبات باز جلسات پیشین")
    return [title, *Table(CARRIED, ROOM, typefaces).whole(rows)]


def outcome_of(item: MinutesItem) -> str:
    """What became of an item; nothing while it is open."""
    return "" if item.state is ItemState.OPEN else ITEM_STATES[item.state]


def decision_of(item: MinutesItem) -> str:
    """What was decided on an item; what was carried stands in its own table."""
    return "" if item.kind is ItemKind.CARRIED else item.decision


def next_words(content: MinutesContent) -> str:
    """When the next meeting is, and what was said of it."""
    when = ""
    if content.next_at is not None:
        at = content.next_at
        when = f"{long_jalali_text(at.date())}، ساعت {clock_text(at.time())}"
    return " — ".join(part for part in (when, content.next_note) if part)


def _discussions(content: MinutesContent, typefaces: TypefacePair | None) -> list[Block]:
    """What was said, item by item, as much as this kind of minutes tells."""
    setting = TextSetting(size=SETTING.size, leading=SETTING.leading, typefaces=typefaces)
    tells = content.minutes_kind not in WITHOUT_DISCUSSION
    blocks: list[Block] = []
    for item in content.items:
        said = tells and not is_empty(item.discussion)
        decided = decision_of(item)
        if not said and not decided:
            continue
        blocks.append(item_title(persian_digits(f"{item.row}. {item.title}")))
        if said:
            blocks += rich_blocks(item.discussion, ROOM, setting)
        if decided:
            blocks += paragraph(f"تصمیم: {decided}", ROOM)
    if tells and not is_empty(content.discussion):
        blocks += [heading_line("گفتگوها"), *rich_blocks(content.discussion, ROOM, setting)]
    if content.received_text and not content.resolutions:
        blocks += [heading_line("متن صورتجلسه"), *paragraph(content.received_text, ROOM)]
    return blocks


def _resolutions(lines: Sequence[MinutesResolution], typefaces: TypefacePair | None) -> list[Block]:
    if not lines:
        return [heading_line("مصوبات"), *paragraph("در این جلسه مصوبه‌ای ثبت نشد.", ROOM)]
    rows = [
        (
            persian_digits(str(place)),
            persian_digits(one.number),
            one.words,
            one.responsible,
            "، ".join(one.co_responsible),
            jalali_text(one.due_on) if one.due_on else "—",
            one.state_words,
        )
        for place, one in enumerate(lines, 1)
    ]
    return [heading_line("مصوبات"), *resolutions_table(rows, typefaces)]


def _next(content: MinutesContent) -> list[Block]:
    words = next_words(content)
    return [gap(4), row((Cell("جلسه بعد", words),), ROOM)] if words else []


def _copies(names: Sequence[str]) -> list[Block]:
    if not names:
        return []
    return [heading_line("رونوشت"), *paragraph("، ".join(names), ROOM)]


def signers(content: MinutesContent) -> list[tuple[str, str]]:
    """Chair and secretary, then everybody who was there and is neither."""
    found = [("رئیس جلسه", content.chair), ("دبیر جلسه", content.secretary)]
    known = {content.chair, content.secretary}
    for one in (*content.present, *content.substitutes):
        name = one.substitute or one.name or one.organisation
        if name not in known and one.role is not InviteeRole.GUEST:
            known.add(name)
            found.append((one.substitute_post if one.substitute else one.post, name))
    return [(label or "عضو", value) for label, value in found]
