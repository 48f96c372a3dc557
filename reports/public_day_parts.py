"""What the papers of a public day share: its heading, its row of facts, words of a petitioner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.marks import Classification
from app.public_days import PetitionLine, PublicDaySheet
from app.text import isolate, persian_digits
from app.visits import VisitState
from app.visits.texts import VISIT_STATES
from reports.blocks import Block, Cell, paragraph, row
from reports.paper import Heading, secrecy_mark
from reports.register_list import most_secret

HIDDEN: Final = "{count} درخواست بالاتر از سطح دسترسی چاپ‌کننده است و در این برگ نیامده است."
#: Who is to answer for a petition nobody ordered anything of.
NOTHING: Final = "—"


def day_heading(
    title: str, day: PublicDaySheet, rows: Iterable[PetitionLine], label: str = "مراجعان"
) -> Heading:
    """The heading of a paper of a day; as secret as the most secret of its petitions.

    Args:
        title: Of the paper.
        day: Whose.
        rows: The petitions on it.
        label: What its third fact counts.
    """
    listed = list(rows)
    secret: Classification = most_secret(listed)
    return Heading(
        title,
        (
            ("شماره", day.number),
            ("تاریخ", jalali_text(day.starts_at.date())),
            (label, persian_digits(str(len(listed)))),
        ),
        classification=secrecy_mark(secret),
        register_number=day.number,
    )


def blank_heading(title: str) -> Heading:
    """The heading of an empty paper of a day."""
    return Heading(title, (("شماره", ""), ("تاریخ", ""), ("مراجعان", "")))


def day_row(day: PublicDaySheet | None, room: float) -> Block:
    """When and where the session is; None on an empty paper."""
    named = day.title if day is not None and day.title else ""
    held, each = "", ""
    if day is not None:
        hours = f"{clock_text(day.starts_at.time())} تا {clock_text(day.ends_at.time())}"
        held = f"{long_jalali_text(day.starts_at.date())}، {hours}"
        each = persian_digits(f"{day.minutes_each} دقیقه")
    cells = [
        Cell("روز و ساعت", held, 3.4, strong=True),
        Cell("مکان", day.place if day is not None else "", 3),
        Cell("وقت هر مراجع", each, 1.3),
    ]
    if named:
        cells.insert(1, Cell("عنوان", named, 2.4))
    return row(cells, room, blank=day is None)


def hidden_line(day: PublicDaySheet, room: float) -> list[Block]:
    """How many petitions are not on the paper, for whoever printed it may not see them."""
    if not day.hidden:
        return []
    return paragraph(persian_digits(HIDDEN.format(count=day.hidden)), room)


def turn_words(petition: PetitionLine) -> str:
    """His turn, on paper."""
    return persian_digits(str(petition.turn)) if petition.turn is not None else NOTHING


def slot_words(petition: PetitionLine) -> str:
    """The hour of his turn."""
    return clock_text(petition.slot_at.time()) if petition.slot_at is not None else ""


def named_petition(petition: PetitionLine) -> str:
    """The petitioner with the number of his petition under his name."""
    return f"{petition.visitor_name} ({isolate(petition.number)})"


def outcome_words(petition: PetitionLine) -> str:
    """What came of him in the session, if it was held; before it, nothing."""
    waiting = (
        VisitState.COLLECTED,
        VisitState.LISTED,
        VisitState.PRESENTED,
        VisitState.ACCEPTED,
    )
    return "" if petition.state in waiting else VISIT_STATES[petition.state]


def signatures(names: Iterable[tuple[str, str]], room: float) -> Block:
    """Frames to sign in, high enough for a hand and a stamp."""
    framed = row([Cell(label, value) for label, value in names], room)
    return Block(framed.height + 34, framed.draw)
