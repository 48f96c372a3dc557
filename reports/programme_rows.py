"""What the papers of the governor's programme share: rows with marks of change, days, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.agenda import ChangeMark, DayInfo, EventKind, MarkedChange, ProgrammeEntry
from app.agenda.texts import EVENT_KINDS, EVENT_STATES
from app.clock import to_tehran
from app.jalali import clock_text, weekday_name
from app.marks import Classification
from app.texts import CLASSIFICATIONS
from reports.blocks import Block
from reports.paper import FOOT_HEIGHT, HEAD_HEIGHT
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4_ACROSS, INK, MILLIMETRE, RULE, Sheet
from reports.table import TableColumn

PLAIN: Final = Style(size=9, leading=1.5)
STRONG: Final = replace(PLAIN, bold=True)
HOUR: Final = Style(size=10, bold=True, leading=1.45)
QUIET: Final = Style(size=7.5, leading=1.5, grey=0.38)
#: A change since the edition before.
MARKED: Final = Style(size=7.5, leading=1.5, bold=True)
ASIDE: Final = 4.5
ABOVE: Final = 3.5
#: A row deeper than this goes on in a second block, so that it never outgrows its page.
DEEPEST: Final = 240.0

#: What is left of a page across between its head and foot.
ROOM_ACROSS: Final = A4_ACROSS[1] - 22 * MILLIMETRE - HEAD_HEIGHT - FOOT_HEIGHT
#: What a paper without its confidential entries says of itself; of those, nothing.
PUBLIC: Final = "عمومی"

CHANGES: Final = {
    ChangeMark.NEW: "تازه",
    ChangeMark.TIME: "ساعت عوض شد",
    ChangeMark.SUBJECT: "موضوع عوض شد",
    ChangeMark.PLACE: "مکان عوض شد",
    ChangeMark.PEOPLE: "حاضران عوض شدند",
    ChangeMark.STANDING: "وضعیت عوض شد",
    ChangeMark.DETAILS: "جزئیات عوض شد",
    ChangeMark.GONE: "لغو شد",
}
#: What is marked beside what it changed, and not among the remarks.
_BESIDE: Final = {ChangeMark.TIME, ChangeMark.SUBJECT, ChangeMark.PLACE, ChangeMark.PEOPLE}
#: Entries of these kinds need no word for what they are.
_KINDLESS: Final = {EventKind.BLOCKED}


@dataclass(frozen=True)
class Line:
    """A text of a cell in its style; a struck one is of what is gone."""

    text: str
    style: Style = PLAIN
    struck: bool = False


Cells = Sequence[Sequence[Line]]
_Laid = list[tuple[str, Style, bool]]


def programme_row(
    cells: Cells,
    columns: Sequence[TableColumn],
    room: float,
    typefaces: TypefacePair | None,
    *,
    least: float = 0.0,
    changed: bool = False,
) -> list[Block]:
    """A row of cells of lines; one too deep for a page goes on in further blocks.

    Args:
        cells: Of every column.
        columns: Their shares.
        room: Width in points.
        typefaces: A font of the desk's choice.
        least: So high at least, as room for handwriting.
        changed: A bar on its outer edge says that it is other than in the edition before.
    """
    whole = sum(column.share for column in columns)
    widths = [room * column.share / whole for column in columns]
    laid = [
        laid_lines(lines, wide - 2 * ASIDE, typefaces)
        for lines, wide in zip(cells, widths, strict=True)
    ]
    parts = list(_parted(laid))
    return [
        _row_block(part, widths, room, least if len(parts) == 1 else 0.0, changed=changed)
        for part in parts
    ]


def laid_lines(lines: Sequence[Line], room: float, typefaces: TypefacePair | None) -> _Laid:
    """Lines broken to a width."""
    return [
        (text, line.style, line.struck)
        for line in lines
        if line.text
        for text in wrapped(line.text, room, line.style, typefaces)
    ]


def depth_of(laid: _Laid) -> float:
    """How deep broken lines are."""
    return sum(style.line_height for _text, style, _struck in laid)


def draw_lines(sheet: Sheet, laid: _Laid, left: float, top: float, room: float) -> None:
    """Draw broken lines below each other, a stroke through what is struck."""
    for text, style, struck in laid:
        sheet.text(text, left, top, room, style)
        if struck:
            wide = min(sheet.set.width(text, style), room)
            height = top - style.line_height * 0.68 + style.size * 0.25
            sheet.canvas.setStrokeGray(INK)
            sheet.canvas.setLineWidth(0.7)
            sheet.canvas.line(left + room - wide, height, left + room, height)
        top -= style.line_height


def _parted(laid: Sequence[_Laid]) -> Iterator[list[_Laid]]:
    rest = [list(lines) for lines in laid]
    while True:
        part = [_taken(lines) for lines in rest]
        yield part
        if not any(rest):
            return


def _taken(lines: _Laid) -> _Laid:
    """Take from the front what fits; the rest stays."""
    used, count = 0.0, 0
    while count < len(lines) and (not count or used + lines[count][1].line_height <= DEEPEST):
        used += lines[count][1].line_height
        count += 1
    taken = lines[:count]
    del lines[:count]
    return taken


def _row_block(
    laid: Sequence[_Laid], widths: Sequence[float], room: float, least: float, *, changed: bool
) -> Block:
    height = max(max(depth_of(lines) for lines in laid) + 2 * ABOVE, least)

    def draw(sheet: Sheet, top: float, height: float) -> None:
        right = sheet.left + room
        if changed:
            bar(sheet, right + 1.6, top - height, height)
        for lines, wide in zip(laid, widths, strict=True):
            draw_lines(sheet, lines, right - wide + ASIDE, top - ABOVE, wide - 2 * ASIDE)
            sheet.upright(right, top - height, height)
            right -= wide
        sheet.upright(sheet.left, top - height, height)
        sheet.rule(sheet.left, top - height, room)

    return Block(height, draw)


def bar(sheet: Sheet, left: float, bottom: float, height: float) -> None:
    """The thick stroke beside what changed, as editors of official papers draw it."""
    sheet.canvas.setFillGray(INK)
    sheet.canvas.rect(left, bottom + 1, 2.2, height - 2, stroke=0, fill=1)


def frame(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
    """A plain frame, as of a cell of a calendar."""
    sheet.canvas.setStrokeGray(RULE)
    sheet.canvas.setLineWidth(0.5)
    sheet.canvas.rect(left, bottom, width, height, stroke=1, fill=0)


def hour_lines(entry: ProgrammeEntry, day: date) -> list[Line]:
    """When it is, how it was before, and the roads and preparation around it."""
    gone = entry.is_gone
    lines = [Line(entry.hours_on(day), HOUR, struck=gone)]
    was = change_of(entry, ChangeMark.TIME)
    if was is not None:
        lines.append(Line(f"قبلاً {was.was}", MARKED))
    if not gone:
        lines += [Line(words, QUIET) for words in road_words(entry)]
    return lines


def road_words(entry: ProgrammeEntry) -> list[str]:
    """Preparation, departure and return by the clock."""
    begins, ends = entry.starts_at, entry.ends_at
    leaves = begins - timedelta(minutes=entry.travel_before)
    words = []
    if entry.preparation:
        words.append(f"آمادگی از {_clock(leaves - timedelta(minutes=entry.preparation))}")
    if entry.travel_before:
        words.append(f"حرکت {_clock(leaves)}")
    if entry.travel_after:
        words.append(f"بازگشت {_clock(ends + timedelta(minutes=entry.travel_after))}")
    return words


def _clock(moment: datetime) -> str:
    return clock_text(to_tehran(moment).time())


def subject_lines(entry: ProgrammeEntry) -> list[Line]:
    """What it is about, and how it stands."""
    lines = [Line(entry.subject or EVENT_KINDS[entry.kind], STRONG, struck=entry.is_gone)]
    lines += was_lines(entry, ChangeMark.SUBJECT)
    said = [kind_words(entry)]
    if entry.classification is not Classification.ORDINARY and not entry.is_hidden:
        said.append(CLASSIFICATIONS[entry.classification])
    return [*lines, Line(" · ".join(word for word in said if word), QUIET)]


def kind_words(entry: ProgrammeEntry) -> str:
    """What kind of entry it is; of what only its time may be told, nothing."""
    return "" if entry.is_hidden or entry.kind in _KINDLESS else EVENT_KINDS[entry.kind]


def place_lines(entry: ProgrammeEntry) -> list[Line]:
    """Where it is, and what is booked for it."""
    things = "، ".join(one for one in entry.things if one != entry.place)
    return [
        Line(entry.place, PLAIN, struck=entry.is_gone),
        *was_lines(entry, ChangeMark.PLACE),
        Line(things, QUIET),
    ]


def people_lines(entry: ProgrammeEntry) -> list[Line]:
    """Who attends, and who goes in the governor's place."""
    stand_in = [Line(f"به جای استاندار: {entry.stand_in}", STRONG)] if entry.stand_in else []
    return [
        *stand_in,
        Line("، ".join(entry.people), PLAIN, struck=entry.is_gone),
        *was_lines(entry, ChangeMark.PEOPLE),
    ]


def remark_lines(entry: ProgrammeEntry) -> list[Line]:
    """How firmly it stands, what it hurts, and what changed of it."""
    lines = [Line(_change_words(one), STRONG) for one in entry.changes if one.mark not in _BESIDE]
    if entry.is_gone:
        return lines
    if entry.tentative:
        lines.append(Line(EVENT_STATES["tentative"], STRONG))
    if entry.overridden:
        lines.append(Line(f"با پذیرش تداخل: {entry.overridden}", QUIET))
    return lines


def _change_words(change: MarkedChange) -> str:
    if change.mark is ChangeMark.GONE:
        return change.was or CHANGES[change.mark]
    words = CHANGES[change.mark]
    return f"{words}؛ قبلاً {change.was}" if change.was else words


def change_of(entry: ProgrammeEntry, mark: ChangeMark) -> MarkedChange | None:
    """Its change of a sort, if there is one."""
    return next((one for one in entry.changes if one.mark is mark), None)


def was_lines(entry: ProgrammeEntry, mark: ChangeMark) -> list[Line]:
    """How it was in the edition before, beside how it is now."""
    change = change_of(entry, mark)
    if change is None:
        return []
    return [Line(f"قبلاً {change.was}" if change.was else CHANGES[mark], MARKED)]


def off_words(info: DayInfo) -> str:
    """Why a day is off; the weekday itself says it of a weekend."""
    if not info.day_off:
        return ""
    about = " (تخمینی)" if info.estimated else ""
    return "تعطیل" if info.day_off == weekday_name(info.day) else f"تعطیل: {info.day_off}{about}"


def highest(entries: Sequence[ProgrammeEntry]) -> Classification:
    """A paper is as secret as the most secret entry told on it."""
    told = (one.classification for one in entries if not one.is_hidden)
    return max(told, default=Classification.ORDINARY)
