"""The words of the registers of protocol work, of their forms and their steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.protocol.rows import CaseRow, CaseSheet
from app.protocol.states import CaseKind
from app.protocol.texts import CASE_KINDS
from ui.protocol.desk_words import NOTHING, joined, shown_count, shown_day, shown_number
from ui.theme import Tone

_K = CaseKind

EMPTY: Final = "پرونده‌ای در این فهرست نیست. Ctrl+N پرونده تازه می‌گشاید."
EMPTY_PAVILION: Final = "درخواست پاویونی در این فهرست نیست. Ctrl+N درخواست تازه می‌نویسد."
EMPTY_CONSULAR: Final = "کار کنسولی در این فهرست نیست. Ctrl+N درخواست تازه می‌نویسد."
EMPTY_TASKS: Final = "گامی در این فهرست نمانده است."
NOTHING_CHOSEN: Final = "پرونده‌ای را از فهرست برگزینید، یا با Ctrl+N پرونده تازه‌ای بگشایید."

#: What is said when something is done.
DONE: Final[Mapping[str, str]] = {
    "opened": "پرونده گشوده شد و گام‌هایش آماده است؛ Ctrl+Shift+Home میز آن را می‌گشاید.",
    "step": "ثبت شد. Ctrl+Z آن را پس می‌گیرد.",
    "in_folder": "درخواست در کارتابل استاندار گذاشته شد.",
    "moved": "پرونده جابه‌جا شد. Ctrl+Z همه را به جای خود برمی‌گرداند.",
    "taken_back": "گام آخر پس گرفته شد.",
    "session": "جلسه نشست در «جلسات» برنامه‌ریزی شد. Ctrl+Z پس می‌گیرد.",
    "task": "گام انجام شد. Ctrl+Z آن را پس می‌گیرد.",
    "gone": "این فرم دیگر جایی برای باز شدن ندارد.",
}


def case_heading(sheet: CaseSheet) -> str:
    """A case as lists and titles call it: its number and what it is about."""
    return joined(shown_number(sheet.number), sheet.subject)


def progress_words(row: CaseRow) -> str:
    """How many of its steps are done."""
    if not row.tasks:
        return NOTHING
    return f"{shown_count(row.done)} از {shown_count(row.tasks)}"


def late_of(row: CaseRow) -> str:
    """What is late of a case, in a chip: its report first, then its steps."""
    if row.report_late_days:
        return f"گزارش {shown_count(row.report_late_days)} روز"
    return f"{shown_count(row.late)} گام" if row.late else NOTHING


def late_tone(row: CaseRow) -> Tone:
    """As danger, what is late."""
    return Tone.DANGER if row.late or row.report_late_days else Tone.QUIET


def next_of(row: CaseRow) -> str:
    """What is to be done next, and until when."""
    due = f"تا {shown_day(row.next_on)}" if row.next_on is not None else ""
    return joined(row.next_task, due) or NOTHING


#: What a day, a body or a rank is called in a case of each kind; the rest by the word under None.
_STARTS: Final[Mapping[CaseKind | None, str]] = {
    _K.FOREIGN_TRIP: "روز اعزام",
    _K.OUTBOUND_DELEGATION: "روز اعزام",
    _K.DELEGATION: "روز ورود",
    _K.DOMESTIC_GUEST: "روز ورود",
    _K.PAVILION: "روز پرواز",
    _K.CONSULAR: "تا چه روزی لازم است",
    None: "روز برگزاری",
}
_ENDS: Final[Mapping[CaseKind | None, str]] = {
    _K.FOREIGN_TRIP: "روز بازگشت",
    _K.OUTBOUND_DELEGATION: "روز بازگشت",
    _K.DELEGATION: "روز خروج",
    _K.DOMESTIC_GUEST: "روز خروج",
    None: "روز پایان",
}
_BODIES: Final[Mapping[CaseKind | None, str]] = {
    _K.FOREIGN_TRIP: "دعوت‌کننده",
    _K.OUTBOUND_DELEGATION: "دعوت‌کننده",
    _K.CEREMONY: "برگزارکننده",
    _K.COUNTRY_SESSION: "برگزارکننده",
    None: "دستگاه میهمان",
}
_RANKS: Final[Mapping[CaseKind | None, str]] = {
    _K.FOREIGN_TRIP: "مقام رئیس هیأت",
    _K.OUTBOUND_DELEGATION: "مقام رئیس هیأت",
    _K.DELEGATION: "مقام رئیس هیأت",
    None: "مقام میهمان",
}
_PEOPLE: Final[Mapping[CaseKind | None, str]] = {
    _K.FOREIGN_TRIP: "مسافران، رئیس هیأت نخست",
    _K.OUTBOUND_DELEGATION: "مسافران، رئیس هیأت نخست",
    _K.DELEGATION: "هیأت، رئیس نخست",
    _K.CONSULAR: "برای چه کسانی",
    None: "میهمانان",
}
_PLACES: Final[Mapping[CaseKind | None, str]] = {_K.PAVILION: "فرودگاه", None: "جا"}

#: The field, and what it is called by kind.
TITLES: Final[Mapping[str, Mapping[CaseKind | None, str]]] = {
    "starts_on": _STARTS,
    "ends_on": _ENDS,
    "body": _BODIES,
    "rank": _RANKS,
    "people": _PEOPLE,
    "place": _PLACES,
}


def title_of(name: str, kind: CaseKind) -> str:
    """What a field is called in a case of this kind."""
    words = TITLES[name]
    return words.get(kind, words[None])


def kind_words(kind: CaseKind) -> str:
    """A kind in words."""
    return CASE_KINDS[kind.value]
