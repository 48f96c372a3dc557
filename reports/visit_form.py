"""visit-form: who wishes to see the governor, about what, and what he orders, A4 (P2.12-P2.20).

Filled and blank it is one form: the same fields in the same rows. Its scan comes home by its code.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.visits import EarlierLine, EarlierSheet, SpecialStatus, VisitPath, VisitSheet
from app.visits.sheets import DayOfForm, FormSheet
from app.visits.texts import (
    PETITION_KINDS,
    SPECIAL_STATUSES,
    VISIT_CHANNELS,
    VISIT_MODES,
)
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    paragraph,
    row,
    ruled_space,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn
from reports.visit_order import order_blocks

TITLES: Final = {
    VisitPath.DAILY: "فرم درخواست ملاقات",
    VisitPath.PUBLIC: "فرم ملاقات عمومی",
}
ROOM: Final = text_width(A4)
PROBLEM: Final = "شرح مشکل و درخواست"
DOCUMENTS: Final = "مدارک پیوست"
EARLIER: Final = "سابقه مراجعه"
FIRST_TIME: Final = "سابقه‌ای از او در دفتر یافت نشد."
BY_NAME: Final = "تنها هم‌نام"
EXPERT: Final = "نظر کارشناس"
MANAGERS: Final = "مدیرانی که باید حضور یابند"

HISTORY: Final = (
    TableColumn("تاریخ", 1.5),
    TableColumn("شماره", 1.9),
    TableColumn("موضوع", 4),
    TableColumn("نتیجه", 5),
)
#: Earlier matters on the form; the rest is counted.
EARLIER_SHOWN: Final = 3
#: Letters of what came of an earlier matter; the whole stands in the register.
OUTCOME_LETTERS: Final = 90
#: Of the blank form, for the problem, and of a row of its table.
PROBLEM_LINES: Final = 3
ROW_HEIGHT: Final = 20.0


@dataclass(frozen=True)
class _Field:
    """A field of the form.

    Attributes:
        value: Asks a visit for it.
        share: Its part of the row's width.
    """

    label: str
    value: Callable[[VisitSheet], str]
    share: float = 1
    strong: bool = False


def _plain(name: str) -> Callable[[VisitSheet], str]:
    return lambda visit: str(getattr(visit, name))


def _special(visit: VisitSheet) -> str:
    is_none = visit.special_status is SpecialStatus.NONE
    return "" if is_none else SPECIAL_STATUSES[visit.special_status]


def _work(visit: VisitSheet) -> str:
    return "، ".join(part for part in (visit.job, visit.post, visit.organisation) if part)


def _group(visit: VisitSheet) -> str:
    return persian_digits(f"{visit.group_size} نفر") if visit.group_size else ""


def _in_one_line(text: str) -> str:
    return "، ".join(line.strip() for line in text.splitlines() if line.strip())


#: Who he is.
PERSON: Final = (
    (
        _Field("متقاضی", _plain("visitor_name"), 3, strong=True),
        _Field("نام پدر", _plain("father_name"), 1.5),
        _Field("کد ملی", lambda visit: isolate(visit.national_id), 1.7),
        _Field("تلفن", lambda visit: isolated_telephone(visit.phone), 2.2),
    ),
    (
        _Field("نشانی", _plain("address"), 4.5),
        _Field("شهرستان", _plain("county"), 1.7),
        _Field("وضعیت ویژه", _special, 2.2),
    ),
    (
        _Field("شغل و سمت", _work, 3),
        _Field("همراهان", lambda visit: _in_one_line(visit.companions), 4.2),
        _Field("شمار گروه", _group, 1.2),
    ),
)
#: What he comes with.
MATTER: Final = (
    (
        _Field("موضوع", _plain("subject"), 5, strong=True),
        _Field("گونه", lambda visit: PETITION_KINDS[visit.petition_kind], 1.2),
        _Field("دسته", _plain("category"), 2.2),
    ),
    (
        _Field("دستگاه مربوط", _plain("agency"), 3.4),
        _Field("راه وصول", lambda visit: VISIT_CHANNELS[visit.channel], 1.6),
        _Field("کد سامد", lambda visit: isolate(visit.samad_code), 1.7),
        _Field("ردیف فهرست بازرسی", lambda visit: isolate(visit.list_number), 1.7),
    ),
)


def visit_form(
    sheets: Sequence[FormSheet],
    *,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the forms of visits, each beginning a page.

    Args:
        sheets: The visits with what their visitors came with before.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often it was before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = visit_pages(sheets, typefaces)
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def visit_pages(sheets: Sequence[FormSheet], typefaces: TypefacePair | None = None) -> list[Form]:
    """The forms of visits, for a paper that carries them behind others."""
    return [_form(sheet, typefaces) for sheet in sheets]


def blank_visit_form(
    *, letterhead: Letterhead, mark: PrintMark, public: bool = False, copies: int = 1
) -> bytes:
    """Print the form empty, to be filled in the waiting room.

    Args:
        letterhead: The office's.
        mark: When and by whom it is printed.
        public: Of a public meeting day.
        copies: How many.
    """
    path = VisitPath.PUBLIC if public else VisitPath.DAILY
    heading = Heading(TITLES[path], _facts(path))
    blocks = (
        *(_row(fields, None) for fields in (*PERSON, *MATTER)),
        *_time(path, None, None),
        heading_line(PROBLEM),
        ruled_space(PROBLEM_LINES),
        heading_line(DOCUMENTS),
        ruled_space(1),
        heading_line(EARLIER),
        *Table(HISTORY, ROOM).empty(2, ROW_HEIGHT),
        heading_line(EXPERT),
        ruled_space(1),
        gap(2),
        row((Cell(MANAGERS),), ROOM, blank=True),
        *order_blocks(path, None),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def blank_public_form(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the form of a public meeting day empty."""
    return blank_visit_form(letterhead=letterhead, mark=mark, public=True, copies=copies)


def _facts(path: VisitPath, visit: VisitSheet | None = None) -> tuple[tuple[str, str], ...]:
    third = "نوبت" if path is VisitPath.PUBLIC else "ساعت"
    if visit is None:
        return ("شماره", ""), ("تاریخ", ""), (third, "")
    came = visit.arrived_at or visit.registered_at
    turn = persian_digits(str(visit.turn)) if visit.turn else ""
    said = turn if path is VisitPath.PUBLIC else clock_text(came.time())
    return ("شماره", visit.number), ("تاریخ", jalali_text(came.date())), (third, said)


def _form(sheet: FormSheet, typefaces: TypefacePair | None) -> Form:
    visit = sheet.visit
    heading = Heading(
        title=TITLES[visit.path],
        facts=_facts(visit.path, visit),
        classification=secrecy_mark(visit.classification),
        register_number=visit.number,
        record=f"daftar:visit:{visit.id}",
    )
    blocks = [
        *(_row(fields, visit) for fields in (*PERSON, *MATTER)),
        *_time(visit.path, visit, sheet.day),
        heading_line(PROBLEM),
        *_text(visit.problem, PROBLEM_LINES),
        heading_line(DOCUMENTS),
        *_text(visit.documents, 1),
        *_history(sheet.earlier, typefaces),
        heading_line(f"{EXPERT}: {visit.expert}" if visit.expert else EXPERT),
        *_text(visit.expert_opinion, 1),
        gap(2),
        row((Cell(MANAGERS, " — ".join(sheet.managers)),), ROOM, blank=not sheet.managers),
        *order_blocks(visit.path, visit),
    ]
    return Form(heading, tuple(blocks))


def _row(fields: Sequence[_Field], visit: VisitSheet | None) -> Block:
    cells = [
        Cell(one.label, "" if visit is None else one.value(visit), one.share, one.strong)
        for one in fields
    ]
    return row(cells, ROOM, blank=visit is None)


def _text(text: str, lines: int) -> list[Block]:
    """What was said, or room to say it."""
    return paragraph(text, ROOM) if text else [ruled_space(lines)]


def _time(path: VisitPath, visit: VisitSheet | None, day: DayOfForm | None) -> list[Block]:
    """When he sees him: on which public day, or at which time of the programme."""
    blank = visit is None
    mode = VISIT_MODES[visit.mode] if visit is not None and visit.mode else ""
    if path is VisitPath.PUBLIC:
        held = f"{long_jalali_text(day.starts_at.date())} ({day.number})" if day else ""
        slot = clock_text(visit.slot_at.time()) if visit is not None and visit.slot_at else ""
        cells = (
            Cell("روز ملاقات عمومی", held, 3),
            Cell("مکان", day.place if day else "", 3),
            Cell("ساعت", slot, 1),
            Cell("گونه دیدار", mode, 1.4),
        )
        return [row(cells, ROOM, blank=blank)]
    cells = (
        Cell("وقت ملاقات", _appointment(visit), 4),
        Cell("نزد", visit.host if visit is not None else "", 2),
        Cell("مدت", _minutes(visit), 1),
        Cell("گونه دیدار", mode, 1.4),
    )
    return [row(cells, ROOM, blank=blank)]


def _appointment(visit: VisitSheet | None) -> str:
    if visit is None or visit.appointment is None or visit.appointment.starts_at is None:
        return ""
    starts = visit.appointment.starts_at
    return f"{long_jalali_text(starts.date())}، ساعت {clock_text(starts.time())}"


def _minutes(visit: VisitSheet | None) -> str:
    has = visit is not None and visit.minutes
    return persian_digits(f"{visit.minutes} دقیقه") if visit is not None and has else ""


def _history(earlier: EarlierSheet, typefaces: TypefacePair | None) -> list[Block]:
    """What he came with before: the governor sees «third time»."""
    if not earlier.lines:
        return [heading_line(EARLIER), *paragraph(FIRST_TIME, ROOM)]
    counts = (
        (earlier.visits, "ملاقات"),
        (earlier.calls, "تماس"),
        (earlier.letters, "نامه"),
        (earlier.orders, "دستور"),
    )
    said = "، ".join(f"{count} {word}" for count, word in counts if count)
    cells = [
        (jalali_text(one.on), isolate(one.number), _subject(one), _outcome(one))
        for one in earlier.lines[:EARLIER_SHOWN]
    ]
    newest = f"؛ تازه‌ترین {len(cells)} مورد" if earlier.times > len(cells) else ""
    title = persian_digits(f"{EARLIER} — {earlier.words} (پیش از این: {said}{newest})")
    return [heading_line(title), *Table(HISTORY, ROOM, typefaces).whole(cells)]


def _subject(one: EarlierLine) -> str:
    subject = _shortened(one.subject)
    return subject if one.is_sure else f"{subject} ({BY_NAME})"


def _outcome(one: EarlierLine) -> str:
    outcome = _shortened(one.outcome)
    return f"{one.state}: {outcome}" if outcome else one.state


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= OUTCOME_LETTERS else f"{words[:OUTCOME_LETTERS].rstrip()} …"
