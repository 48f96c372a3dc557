"""What the papers of protocol work have in common: their head, days, people."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.jalali import clock_text, jalali_text
from app.protocol.rows import CaseSheet, PersonLine
from app.protocol.texts import CASE_KINDS
from app.text import persian_count
from reports.blocks import Block, Cell, row, text_width
from reports.paper import Heading, secrecy_mark
from reports.sheet import A4

ROOM: Final = text_width(A4)


def case_heading(case: CaseSheet, title: str, third: tuple[str, str] = ("", "")) -> Heading:
    """What stands at the head and foot of every page of a case's paper."""
    facts = (("شماره", case.number), ("تاریخ", jalali_text(case.starts_on)), third)
    return Heading(
        title=title,
        facts=tuple(one for one in facts if one[0]),
        classification=secrecy_mark(case.classification),
        register_number=case.number,
        record=f"daftar:protocol_case:{case.id}",
    )


def blank_case_heading(title: str) -> Heading:
    """The same, empty."""
    return Heading(title, (("شماره", ""), ("تاریخ", ""), ("پیوست", "")))


def days_text(case: CaseSheet) -> str:
    """From when to when a case goes."""
    first, last = jalali_text(case.starts_on), jalali_text(case.ends_on)
    return first if first == last else f"{first} تا {last}"


def where_text(case: CaseSheet) -> str:
    """Where it is."""
    return "، ".join(part for part in (case.country, case.city, case.place) if part)


def about_case(case: CaseSheet) -> list[Block]:
    """Of what, when, where, with whom, and who runs it."""
    head = case.head
    return [
        row((Cell("موضوع", case.subject, strong=True),), ROOM),
        row(
            (
                Cell("نوع", CASE_KINDS[case.kind.value], 2),
                Cell("روز", days_text(case), 3),
                Cell("کجا", where_text(case), 3),
            ),
            ROOM,
        ),
        row(
            (
                Cell("رئیس یا میهمان", person_text(head) if head else "", 4),
                Cell("دستگاه", case.body, 3),
                Cell("مسئول پرونده", case.owner, 2.4),
            ),
            ROOM,
        ),
    ]


def blank_about() -> list[Block]:
    """The same, to be written in."""
    return [
        row((Cell("موضوع"),), ROOM, blank=True),
        row((Cell("نوع", share=2), Cell("روز", share=3), Cell("کجا", share=3)), ROOM, blank=True),
        row(
            (
                Cell("رئیس یا میهمان", share=4),
                Cell("دستگاه", share=3),
                Cell("مسئول پرونده", share=2.4),
            ),
            ROOM,
            blank=True,
        ),
    ]


def person_text(person: PersonLine) -> str:
    """Somebody with his post."""
    return "، ".join(part for part in (person.name or person.organisation, person.post) if part)


def day_text(day: date | None) -> str:
    """A day, or nothing."""
    return jalali_text(day) if day is not None else ""


def moment_text(moment: datetime | None) -> str:
    """A day with its hour, or nothing."""
    if moment is None:
        return ""
    return f"{jalali_text(moment.date())} ساعت {clock_text(moment.time())}"


def rials_text(amount: int | None) -> str:
    """A sum, or nothing."""
    return persian_count(amount) if amount is not None else ""
