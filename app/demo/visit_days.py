"""Public days of an invented office: which days they are, how one is planned, those long over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import insert, update

from app import journal
from app.agenda import Clashing, close_event, event_held
from app.agenda.deeds import seen_event
from app.agenda.tables import EVENTS
from app.agenda.taking_back import steps_that_count
from app.changes import Kind
from app.clock import from_tehran, to_tehran
from app.demo.happening import seeded_key
from app.demo.people import person_name
from app.demo.visit_rows import Life, VisitRows, told
from app.demo.visit_words import NOTED, OUTCOMES, RESULTS, SAID
from app.demo.visitors import Visitors
from app.overwriting import overwritten
from app.public_days import ManagerAnswer, PublicDayDraft, PublicDayState, plan_public_day
from app.public_days.deeds import DAY_TABLES, seen_day
from app.public_days.handing_over import RESULT_DAYS
from app.public_days.planning import slot_of
from app.public_days.states import require_transition
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, persian_digits
from app.visits import Channel, Decision, Mode, VisitPath, VisitState
from app.visits.keys import day_search_key
from app.visits.tables import (
    HAND_OVERS,
    MANAGERS,
    PUBLIC_DAY_STEPS,
    PUBLIC_DAYS,
)

#: When it begins; the bulk of the programme leaves the governor free from then to noon.
BEGINS: Final = time(9, 30)
#: A public day is never planned shorter than this takes.
MINUTES_EACH: Final = 5
PLACE: Final = "تالار اجتماعات استانداری"
#: Days from planning a day to the day itself, and on to where it is closed.
AHEAD, AFTER = timedelta(days=8), timedelta(days=26)
#: Petitioners of a day that was written in bulk.
FEWEST, MOST = 12, 30
#: How many of all visits are petitions.
SHARE: Final = 0.4
EVERY: Final = timedelta(days=14)
OVERRIDES: Final = "به دستور استاندار هم‌زمان برگزار می‌شود."

_D: Final = PublicDayState
_V: Final = VisitState


def work_day(session: OfficeSession, near: date) -> date:
    """A day or the last working day before it."""
    calendar = office_calendar(session)
    while not calendar.is_work_day(near):
        near -= timedelta(days=1)
    return near


def held_days(session: OfficeSession, first: date, last: date, count: int) -> list[date]:
    """The public days, one every two weeks, among so many visits from a day to a day."""
    day, found = first + AHEAD + timedelta(days=2), []
    while day + AFTER <= last:
        found.append(work_day(session, day))
        day += EVERY
    wanted = min(len(found), int(count * SHARE) // FEWEST)
    return found[len(found) - wanted :]


def planned(session: OfficeSession, day: date, count: int, random: Random) -> int:
    """Plan a public day for so many where the programme has room, over another entry at worst."""
    starts = from_tehran(day, BEGINS)
    key = seeded_key(random)
    for reason in ("", OVERRIDES):
        try:
            return plan_public_day(
                session,
                PublicDayDraft(
                    starts_at=starts,
                    ends_at=starts + timedelta(minutes=max(60, MINUTES_EACH * count)),
                    place=PLACE,
                    minutes_each=MINUTES_EACH,
                    list_until=day - timedelta(days=1),
                    override_reason=reason,
                    request_key=key,
                ),
            ).value
        except Clashing:
            continue
    message = "a public day cannot be planned by whoever may override clashes"
    raise AssertionError(message)


def petition(random: Random, day_id: int, place: int) -> dict[str, Any]:
    """What a petition of a public day says besides its petitioner and his matter."""
    return {
        "path": VisitPath.PUBLIC,
        "channel": Channel.INSPECTION,
        "public_day_id": day_id,
        "is_present": False,
        "list_number": str(place + 1),
        "samad_code": f"S{random.randint(10_000, 99_999)}",
        "expert": "کارشناس دفتر بازرسی",
        "expert_opinion": random.choice(SAID),
    }


@dataclass
class HeldDay:
    """A public day long over, from its planning to its closing.

    Attributes:
        count: How many petitioners it has.
    """

    rows: VisitRows
    visitors: Visitors
    day: date
    count: int
    lives: list[Life] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)
    _read: dict[str, Any] = field(default_factory=dict)
    _named: list[dict[str, Any]] = field(default_factory=list)

    @property
    def hour(self) -> datetime:
        """When it begins."""
        return from_tehran(self.day, BEGINS)

    def plan(self) -> None:
        """Plan it through the programme, and begin its list."""
        session, random = self.rows.session, self.visitors.random
        self.rows.at(self.hour - AHEAD)
        self.record = seen_day(session, planned(session, self.day, self.count, random))
        self._read = dict(self.record)

    def arrivals(self) -> Iterator[datetime]:
        """When petitions come."""
        begin = from_tehran(self.day - timedelta(days=7), time(8))
        for place in range(self.count):
            yield begin + timedelta(minutes=7 * place)

    def collect(self, at: datetime) -> None:
        """Take a petition down; after the last one the day takes its course."""
        columns = petition(self.visitors.random, self.record["id"], len(self.lives))
        self.lives.append(self.rows.receive(at, self.visitors.draft(**columns)))
        if len(self.lives) == self.count:
            self._before_session()
            self._session()
            self._results()
            self._save()

    def _before_session(self) -> None:
        hour, lives = self.hour, self.lives
        self._do(hour - AHEAD + timedelta(hours=1), "open_list", "فهرست باز شد.", _D.LIST_OPEN)
        at = hour - timedelta(days=2)
        writes = [
            (life, {"state": _V.LISTED.value, "turn": turn, "slot_at": slot_of(self.record, turn)})
            for turn, life in enumerate(lives, 1)
        ]
        words = f"فهرست با {len(lives)} درخواست بسته شد."
        self._do(at, "close_list", words, _D.LIST_CLOSED, writes)
        words = f"{len(lives)} فرم به رؤیت استاندار رسید."
        self._do(at, "present_list", words, _D.PRESENTED, self._all(lives, _V.PRESENTED))
        for life, (decision, said) in zip(lives[-len(OUTCOMES) :], OUTCOMES, strict=True):
            self._decide(at + timedelta(hours=1), life, decision, said)
        rest = [life for life in lives if life.state is _V.PRESENTED]
        accepted = {"decision": Decision.ACCEPT.value, "decided_at": at, "decision_words": ""}
        words = f"{len(rest)} درخواست برای جلسه پذیرفته شد."
        writes = self._all(rest, _V.ACCEPTED, **accepted)
        self._do(at + timedelta(hours=1), "accept_rest", words, None, writes)

    def _decide(self, at: datetime, life: Life, decision: Decision, said: str) -> None:
        is_answer = decision is Decision.ANSWER
        mode = {"mode": Mode.IN_WRITING.value} if is_answer else {}
        life.do(
            at,
            "decide_petition",
            f"{'بی جلسه پاسخ گرفت' if is_answer else 'رد شد'}: {said}",
            state=(_V.ANSWERED if is_answer else _V.REFUSED).value,
            decision=decision.value,
            decided_at=at,
            decision_words=said,
            **mode,
        )

    def _managers(self) -> dict[str, int]:
        """Name the managers of the agencies; answers with their ids."""
        agencies = sorted({life.visit["agency"] for life in self.lives})
        found: dict[str, int] = {}
        for place, agency in enumerate(agencies, 1):
            manager = {
                "place": place,
                "contact_id": None,
                "name": person_name(self.visitors.random)[0],
                "post": "مدیر",
                "organisation_id": None,
                "organisation": agency,
                "phone": "",
                "letter_id": None,
                "answer": ManagerAnswer.NONE.value,
                "substitute": "",
                "told_at": None,
                "present": True,
            }
            self._named.append(manager)
            found[agency] = self._add(MANAGERS, **manager)
        return found

    def _session(self) -> None:
        hour, session = self.hour, self.rows.session
        managers = self._managers()
        parts = {(MANAGERS.name, number): {"id": None} for number in managers.values()}
        words = f"{len(managers)} مدیر نام برده شد."
        self._do(hour - timedelta(days=1), "save_managers", words, parts=parts)
        self._do(hour, "begin_session", "جلسه آغاز شد.", _D.IN_SESSION, began_at=hour)
        for life in [one for one in self.lives if one.state is _V.ACCEPTED]:
            self._hear(life, managers[life.visit["agency"]])
        over = hour + timedelta(minutes=MINUTES_EACH * self.count + 20)
        heard, absent = (
            sum(life.state is state for life in self.lives) for state in (_V.HEARD, _V.ABSENT)
        )
        words = f"جلسه پایان یافت: {heard} شنیده شد، {absent} غایب، 0 به نوبت بعد ماند."
        number = self.record["event_id"]
        self.rows.at(over)
        version = seen_event(session, number)["version"]
        event_held(session, number, version, with_governor=True, right=None)
        step = {(EVENTS.name, number): {"step": steps_that_count(session, number)[-1]["id"]}}
        self._do(over, "end_session", words, _D.ENDED, parts=step, ended_at=over)

    def _hear(self, life: Life, manager_id: int) -> None:
        turn = life.visit["turn"]
        at = self.hour + timedelta(minutes=MINUTES_EACH * turn)
        if turn % 11 == 0:
            why = "در جلسه حاضر نشد."
            words = f"غایب بود: {why}"
            life.do(at, "mark_absent", words, state=_V.ABSENT.value, decision_words=why)
            return
        note = NOTED[turn % len(NOTED)]
        life.do(
            at,
            "hear_petition",
            f"شنیده شد: {note}",
            state=_V.HEARD.value,
            manager_id=manager_id,
            mode=Mode.FACE_TO_FACE.value,
            entered_at=at - timedelta(minutes=MINUTES_EACH - 1),
            left_at=at,
            note=note,
        )

    def _results(self) -> None:
        hour, session = self.hour, self.rows.session
        self._hand_over(hour + timedelta(days=1))
        number = self.record["event_id"]
        self.rows.at(hour + timedelta(days=3))
        close_event(session, number, seen_event(session, number)["version"])
        for place, life in enumerate(self.lives):
            at = hour + timedelta(days=7 + place % 9, minutes=10 * place)
            if life.state is _V.HANDED_OVER:
                result = RESULTS[place % len(RESULTS)]
                life.do(
                    at,
                    "result_in",
                    f"نتیجه رسید (شماره {result.number}): {result.words}",
                    state=_V.RESULT_IN.value,
                    result=result.words,
                    result_number=result.number,
                    result_on=to_tehran(at).date(),
                )
            if life.state is not _V.ABSENT:
                life.tell(at + timedelta(days=1), told(place, "نتیجه به او گفته شد."))
        at = hour + AFTER - timedelta(days=3)
        report: dict[str, Any] = {
            "report": persian_digits(f"با {self.count} درخواست برگزار شد و نتیجه‌ها گفته شد."),
            "reported_to": "دفتر امور مردمی",
            "reported_number": f"{self.record['serial']}/م",
            "reported_on": to_tehran(at).date(),
        }
        words = f"گزارش با شماره {report['reported_number']} برای «{report['reported_to']}» رفت."
        self._do(at, "report_public_day", words, _D.REPORTED, **report)
        writes = self._all(self.lives, _V.CLOSED)
        self._do(
            hour + AFTER - timedelta(days=2), "close_public_day", "بسته شد.", _D.CLOSED, writes
        )

    def _hand_over(self, at: datetime) -> None:
        given = [life for life in self.lives if life.state in {_V.HEARD, _V.ANSWERED}]
        number = self._add(
            HAND_OVERS,
            place=1,
            handed_at=at,
            handed_by=self.rows.operator.id,
            receiver="نسترن موحد",
            receiver_post="کارشناس",
            receipt_number=str(self.visitors.random.randint(100, 999)),
            receipt_on=to_tehran(at).date(),
            note="",
        )
        words = f"{len(given)} درخواست با دستور و هامش به «نسترن موحد» تحویل شد."
        writes = self._all(given, _V.HANDED_OVER, hand_over_id=number)
        parts = {(HAND_OVERS.name, number): {"id": None}}
        self._do(at, "hand_over", words, _D.HANDED_OVER, writes, parts)
        calendar = office_calendar(self.rows.session)
        due = calendar.add_work_days(to_tehran(at).date(), RESULT_DAYS)
        words = "نتیجه‌ها در انتظار است."
        self._do(at, "await_results", words, _D.RESULTS_AWAITED, results_due_on=due)

    @staticmethod
    def _all(
        lives: Sequence[Life], state: VisitState, **values: Any
    ) -> list[tuple[Life, dict[str, Any]]]:
        return [(life, {"state": state.value, **values}) for life in lives]

    def _add(self, table: Any, **values: Any) -> int:
        row = {"public_day_id": self.record["id"], **values}
        number: int = self.rows.session.execute(
            insert(table).values(**row).returning(table.c.id)
        ).scalar_one()
        return number

    def _do(
        self,
        at: datetime,
        action: str,
        words: str,
        state: PublicDayState | None = None,
        writes: Sequence[tuple[Life, dict[str, Any]]] = (),
        parts: Mapping[tuple[str, int], Mapping[str, Any]] | None = None,
        **values: Any,
    ) -> None:
        """A deed on the day: its step, and one on every petition it wrote."""
        session, record = self.rows.session, self.record
        self.rows.at(at)
        if state is not None:
            require_transition(record["number"], PublicDayState(record["state"]), state)
            values["state"] = state.value
        wrote: dict[tuple[str, int], Mapping[str, Any]] = {
            (PUBLIC_DAYS.name, record["id"]): {name: record[name] for name in values}
        }
        for life, columns in writes:
            wrote |= life.before(columns)
        said = persian_digits(words)
        step = DAY_TABLES.step_row(session, record["id"], action, said)
        step["overwrote"] = overwritten(wrote | dict(parts or {}))
        step_id: int = session.execute(
            insert(PUBLIC_DAY_STEPS).values(**step).returning(PUBLIC_DAY_STEPS.c.id)
        ).scalar_one()
        record |= values | {
            "last_step": said[:SHORT_LIMIT],
            "last_step_at": session.desk.clock.now(),
            "version": record["version"] + 1,
        }
        journal.note(session, Kind.PUBLIC_DAY, record["id"], action, said)
        named = f"ملاقات عمومی {record['number']}"
        for life, columns in writes:
            life.follow(step_id, named, columns)

    def _save(self) -> None:
        self.record["search_key"] = day_search_key(self.record, self._named)
        changed = {name: value for name, value in self.record.items() if value != self._read[name]}
        self.rows.session.execute(
            update(PUBLIC_DAYS).where(PUBLIC_DAYS.c.id == self.record["id"]).values(changed)
        )
        for life in self.lives:
            life.end()
        self.lives.clear()
