"""shift-hand-over: what one shift leaves to the next, on one page, A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.moments import near_text
from app.shifts import HandOverSheet, Matter, MatterGroup, ShiftState
from app.telephone import isolated_telephone
from app.text import persian_digits
from app.texts import MATTER_GROUPS
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, ruled_space, text_width
from reports.paper import (
    FOOT_HEIGHT,
    HEAD_HEIGHT,
    Form,
    Heading,
    Letterhead,
    PrintMark,
    printed,
    secrecy_mark,
)
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, MILLIMETRE, VALUE, Sheet

TITLE: Final = "تحویل شیفت"
ROOM: Final = text_width(A4)
#: Room between head and foot, in points.
PAGE_ROOM: Final = A4[1] - 22 * MILLIMETRE - HEAD_HEIGHT - FOOT_HEIGHT

PLAIN: Final = Style(size=8.5, leading=1.55)
STRONG: Final = replace(PLAIN, bold=True)
#: Who, telephone, subject, and what is promised or tried.
SHARES: Final = (2.4, 2.2, 3.6, 3.6)
#: A note longer than this goes on in the register.
NOTE_LINES: Final = 12
#: Every group that has something says at least so much of it.
LEAST: Final = 1


@dataclass(frozen=True)
class Ends:
    """From whom to whom, as it stands at the head and is signed at the foot."""

    giver: str = ""
    taker: str = ""
    shift: str = ""
    received: str = ""
    note: str = ""
    on_duty: str = ""


def shift_hand_over(
    sheets: Sequence[HandOverSheet],
    *,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print hand-overs as they stood, each on one page.

    Args:
        sheets: The hand-overs.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often it was before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = []
    for sheet in sheets:
        held = sheet.row
        received = near_text(held.received_at, held.at.date()) if held.received_at else ""
        ends = Ends(held.from_name, held.to_name, held.shift, received, held.note)
        forms.append(_form(sheet.state, ends, f"daftar:hand_over:{held.id}", typefaces))
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def shift_as_it_stands(
    state: ShiftState,
    *,
    giver: str,
    on_duty: str,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what stands now, before it is handed to anybody."""
    form = _form(state, Ends(giver=giver, on_duty=on_duty), "", typefaces)
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_shift_hand_over(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the form empty."""
    heading = Heading(TITLE, (("تاریخ", ""), ("ساعت", ""), ("شیفت", "")))
    blocks = [
        row((Cell("تحویل‌دهنده"), Cell("تحویل‌گیرنده")), ROOM, blank=True),
        *(
            block
            for words in (*MATTER_GROUPS.values(), "یادداشت")
            for block in (heading_line(words), ruled_space(2))
        ),
        gap(8),
        _signatures(Ends()),
    ]
    form = Form(heading, tuple(blocks))
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(state: ShiftState, ends: Ends, record: str, typefaces: TypefacePair | None) -> Form:
    highest = max(
        (matter.classification for matter in state.matters), default=Classification.ORDINARY
    )
    heading = Heading(
        title=TITLE,
        facts=(
            ("تاریخ", jalali_text(state.at.date())),
            ("ساعت", clock_text(state.at.time())),
            ("شیفت", ends.shift or "—"),
        ),
        classification=secrecy_mark(highest),
        record=record,
    )
    totals = "، ".join(f"{words}: {count}" for words, count in state.counted.items()) or "—"
    head = [
        row((Cell("تحویل‌دهنده", ends.giver), Cell("تحویل‌گیرنده", ends.taker)), ROOM),
        row((Cell("ثبت‌شده‌های امروز", totals, 3), *_on_duty(ends)), ROOM),
    ]
    foot = [*_note(ends.note, typefaces), gap(8), _signatures(ends)]
    left = PAGE_ROOM - sum(block.height for block in (*head, *foot))
    return Form(heading, (*head, *_groups(state, left), *foot))


def _on_duty(ends: Ends) -> tuple[Cell, ...]:
    return (Cell("کشیک", ends.on_duty, 2),) if ends.on_duty else ()


def _groups(state: ShiftState, room: float) -> list[Block]:
    """The groups that have something, each with as many lines as the one page has room for."""
    groups = [(group, state.of(group)) for group in MatterGroup]
    filled = [(group, matters) for group, matters in groups if matters]
    if not filled:
        return [gap(6), *paragraph("چیزی باز نمانده است.", ROOM)]
    heads = sum(heading_line("").height for _ in filled)
    lines = int((room - heads) // PLAIN.line_height)
    shown = shares_of(lines, [state.count_of(group) for group, _ in filled])
    blocks: list[Block] = []
    for (group, matters), count in zip(filled, shown, strict=True):
        there = state.count_of(group)
        number = persian_digits(str(there))
        blocks.append(heading_line(f"{MATTER_GROUPS[group]} ({number})"))
        whole = count >= there
        rows = matters if whole else matters[: max(count - 1, 0)]
        blocks += [_line(_cells(matter)) for matter in rows]
        if not whole:
            rest = persian_digits(str(there - len(rows)))
            blocks.append(_line((f"و {rest} مورد دیگر در دفتر تماس‌ها", "", "", "")))
    return blocks


def shares_of(lines: int, wanted: Sequence[int]) -> list[int]:
    """How many of so many lines each of several lists gets: the short ones first, whole.

    Args:
        lines: To be shared.
        wanted: How long each list is.
    """
    shares = [0] * len(wanted)
    left = max(lines, LEAST * len(wanted))
    for done, place in enumerate(sorted(range(len(wanted)), key=lambda one: wanted[one])):
        shares[place] = min(wanted[place], left // (len(wanted) - done))
        left -= shares[place]
    return shares


def _cells(matter: Matter) -> tuple[str, str, str, str]:
    return (matter.who, isolated_telephone(matter.phone), matter.subject, matter.words)


def _line(cells: Sequence[str]) -> Block:
    """One matter on one line; what does not fit is cut with an ellipsis."""
    total = sum(SHARES)
    widths = [ROOM * share / total for share in SHARES]
    if not any(cells[1:]):
        widths = [ROOM, 0, 0, 0]
    texts = [
        _first_line(cell, wide - 6) if cell else ""
        for cell, wide in zip(cells, widths, strict=True)
    ]

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        right = sheet.left + ROOM
        for place, (text, wide) in enumerate(zip(texts, widths, strict=True)):
            style = PLAIN if place else STRONG
            if text:
                sheet.text(text, right - wide + 6, top, wide - 6, style)
            right -= wide

    return Block(PLAIN.line_height, draw)


def _first_line(text: str, width: float) -> str:
    lines = wrapped(text, width - 8, STRONG)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _note(note: str, typefaces: TypefacePair | None) -> list[Block]:
    if not note:
        return [heading_line("یادداشت تحویل‌دهنده"), ruled_space(2)]
    lines = wrapped(note, ROOM, VALUE, typefaces)
    if len(lines) > NOTE_LINES:
        note = "\n".join([*lines[: NOTE_LINES - 1], f"{lines[NOTE_LINES - 1]} …"])
    return [heading_line("یادداشت تحویل‌دهنده"), *paragraph(note, ROOM)]


def _signatures(ends: Ends) -> Block:
    cells = (
        Cell("امضای تحویل‌دهنده", ends.giver, 2),
        Cell("امضای تحویل‌گیرنده", ends.taker, 2),
        Cell("ساعت تحویل گرفتن", ends.received, 1),
    )
    return row(cells, ROOM, blank=not ends.giver)
