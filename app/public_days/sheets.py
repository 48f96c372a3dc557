"""What the papers of public days carry: the programme, slips, orders, the hand-over, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Kind
from app.errors import InvalidInput, NotAllowed
from app.jalali import from_jalali, to_jalali
from app.journal import history
from app.orders import OrderLine, orders_of
from app.public_days.petitions import NO_DAY
from app.public_days.queries import PublicDayFilter, list_public_days
from app.public_days.reading import public_day_sheet
from app.public_days.rows import HandOverLine, PetitionLine, PublicDayRow, PublicDaySheet
from app.public_days.statistics import PublicStatistics, public_statistics
from app.session import OfficeSession
from app.visits.rules import visit_rules
from app.visits.sheets import FormSheet, visit_forms
from app.visits.states import Decision, VisitState
from app.visits.tables import VISITS
from app.visits.whole import visit_sheet

#: Sessions of a period listed one by one.
MOST_SESSIONS: Final = 60

#: What the journal calls each paper; a reprint is known by that.
PROGRAMME: Final = "برنامه"
ORDERS: Final = "صورت دستورات"
HAND_OVER: Final = "صورت تحویل"


@dataclass(frozen=True)
class DayPaper:
    """The programme of a session with the form of everybody in its queue.

    Attributes:
        queue: Who comes before him, in turn order.
        forms: Theirs, in the same order.
        reprint: How often it was printed before.
    """

    day: PublicDaySheet
    queue: tuple[PetitionLine, ...]
    forms: tuple[FormSheet, ...]
    reprint: int


@dataclass(frozen=True)
class SlotSlip:
    """What a petitioner is given: when he is to come, and with what."""

    petition: PetitionLine
    father_name: str
    documents: str


@dataclass(frozen=True)
class SlotSlips:
    """The slips of a day, in turn order."""

    day: PublicDaySheet
    slips: tuple[SlotSlip, ...]


@dataclass(frozen=True)
class OrderedPetition:
    """A petition with the orders on it, the first he gave first.

    Attributes:
        said: What came of it where he gave none: his answer, else what was noted in the session.
        is_heard: He was before him.
    """

    petition: PetitionLine
    orders: tuple[OrderLine, ...]
    said: str
    is_heard: bool


@dataclass(frozen=True)
class OrdersPaper:
    """What was ordered of each petitioner of a day.

    Attributes:
        petitions: In turn order.
        reprint: How often it was printed before.
    """

    day: PublicDaySheet
    petitions: tuple[OrderedPetition, ...]
    reprint: int


@dataclass(frozen=True)
class HandOverPaper:
    """One hand-over to the inspection office.

    Attributes:
        line: None before it is written down: what would be handed over now.
        office: The inspection office; `person`, who receives there.
        reprint: How often it was printed before.
    """

    day: PublicDaySheet
    line: HandOverLine | None
    petitions: tuple[OrderedPetition, ...]
    office: str
    person: str
    reprint: int


@dataclass(frozen=True)
class StatisticsPaper:
    """What the public days of a period came to, and which they were.

    Attributes:
        sessions: The first of them, by their day.
        hidden: How many are left out because they are too many.
    """

    counts: PublicStatistics
    sessions: tuple[PublicDayRow, ...]
    hidden: int


def public_day_paper(session: OfficeSession, day_id: int, paper: str) -> DayPaper:
    """The programme of a session and its forms.

    Args:
        session: The transaction.
        day_id: Which.
        paper: What the journal calls it, for its reprint.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    day = public_day_sheet(session, day_id)
    queue = queue_of(day)
    forms = visit_forms(session, [one.id for one in queue])
    return DayPaper(day, queue, tuple(forms), printed_before(session, day_id, paper))


def queue_of(day: PublicDaySheet) -> tuple[PetitionLine, ...]:
    """Who comes before him: not whoever withdrew, was refused, or was answered without it."""
    return tuple(
        one
        for one in day.petitions
        if one.state not in (VisitState.WITHDRAWN, VisitState.REFUSED, VisitState.ANSWERED)
        and one.decision not in (Decision.REFUSE, Decision.ANSWER)
    )


def slot_slips(session: OfficeSession, day_id: int) -> SlotSlips:
    """The slips of a day's petitioners.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    day = public_day_sheet(session, day_id)
    return SlotSlips(day, _slips(session, queue_of(day)))


def slips_of_petitions(session: OfficeSession, visit_ids: Sequence[int]) -> list[SlotSlips]:
    """The slips of certain petitioners, as of one who lost his, by their days.

    Raises:
        NotAllowed: The operator may not read visits, or one is no petition of a public day.
        NotFound: One of them is not there for him.
    """
    days: dict[int, list[int]] = {}
    for visit_id in visit_ids:
        day_id = visit_sheet(session, visit_id).public_day_id
        if day_id is None:
            raise NotAllowed(NO_DAY)
        days.setdefault(day_id, []).append(visit_id)
    found = []
    for day_id, wanted in days.items():
        day = public_day_sheet(session, day_id)
        queue = [one for one in day.petitions if one.id in wanted]
        found.append(SlotSlips(day, _slips(session, queue)))
    return found


def _slips(session: OfficeSession, queue: Sequence[PetitionLine]) -> tuple[SlotSlip, ...]:
    column = VISITS.c
    rows = session.execute(
        select(column.id, column.father_name, column.documents).where(
            column.id.in_([one.id for one in queue])
        )
    )
    more = {row.id: row for row in rows}
    return tuple(SlotSlip(one, more[one.id].father_name, more[one.id].documents) for one in queue)


def orders_paper(session: OfficeSession, day_id: int, paper: str) -> OrdersPaper:
    """What was ordered of each petitioner of a day.

    Args:
        session: The transaction.
        day_id: Which.
        paper: What the journal calls it, for its reprint.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    day = public_day_sheet(session, day_id)
    standing = [one for one in day.petitions if one.state is not VisitState.WITHDRAWN]
    return OrdersPaper(day, _ordered(session, standing), printed_before(session, day_id, paper))


def _ordered(
    session: OfficeSession, petitions: Sequence[PetitionLine]
) -> tuple[OrderedPetition, ...]:
    column = VISITS.c
    heard = {
        row.id: row
        for row in session.execute(
            select(column.id, column.note, column.left_at).where(
                column.id.in_([one.id for one in petitions])
            )
        )
    }
    return tuple(
        OrderedPetition(
            one,
            tuple(reversed(orders_of(session, Kind.VISIT, one.id))),
            one.decision_words or (heard[one.id].note if heard[one.id].left_at else ""),
            heard[one.id].left_at is not None,
        )
        for one in petitions
    )


def hand_over_papers(session: OfficeSession, day_id: int, paper: str) -> list[HandOverPaper]:
    """The hand-overs of a day, and behind them what would be handed over now.

    Args:
        session: The transaction.
        day_id: Which.
        paper: What the journal calls it, for its reprint.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    day = public_day_sheet(session, day_id)
    rules = visit_rules(session)
    again = printed_before(session, day_id, paper)
    every = _ordered(session, day.petitions)
    left = tuple(one for one in every if _waits(one))
    parts: list[tuple[HandOverLine | None, tuple[OrderedPetition, ...]]] = [
        (line, tuple(one for one in every if one.petition.hand_over_id == line.id))
        for line in day.hand_overs
    ]
    if left or not parts:
        parts.append((None, left))
    office, person = rules.inspection_office, rules.inspection_person
    return [HandOverPaper(day, line, rows, office, person, again) for line, rows in parts]


def _waits(one: OrderedPetition) -> bool:
    """Whether it goes with the next hand-over; whoever was told before goes with it too."""
    petition = one.petition
    if petition.hand_over_id is not None:
        return False
    if petition.state in (VisitState.HEARD, VisitState.ANSWERED):
        return True
    is_over = petition.state in (VisitState.TOLD, VisitState.CLOSED)
    accepted = petition.decision is Decision.ACCEPT and one.is_heard
    return is_over and (accepted or petition.decision is Decision.ANSWER)


def statistics_paper(session: OfficeSession, from_day: date, to_day: date) -> StatisticsPaper:
    """What the public days of a period came to.

    Raises:
        NotAllowed: The operator may not read visits.
        InvalidInput: The period is the wrong way round.
    """
    if to_day < from_day:
        raise InvalidInput("to_day", "پایان پیش از آغاز است.")
    wanted = PublicDayFilter(from_day=from_day, to_day=to_day)
    rows = list_public_days(session, wanted, limit=10_000)
    rows.reverse()
    kept = tuple(rows[:MOST_SESSIONS])
    return StatisticsPaper(
        public_statistics(session, from_day, to_day), kept, len(rows) - len(kept)
    )


def usual_period(session: OfficeSession) -> tuple[date, date]:
    """This month and those before it that a periodic report covers, as the rules say.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    today = session.desk.clock.today()
    year, month, _ = to_jalali(today)
    first = year * 12 + month - 1 - (visit_rules(session).report_months - 1)
    return from_jalali(first // 12, first % 12 + 1, 1), today


def printed_before(session: OfficeSession, day_id: int, paper: str) -> int:
    """How often a paper of a day was printed before, as the journal has it."""
    lines = history(session, Kind.PUBLIC_DAY, day_id)
    said = f"«{paper}»"
    return sum(
        1 for one in lines if one.action == "print_public_day" and one.words.startswith(said)
    )
