"""A case of an invented office from its opening on: every step of its course, at its hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, Final, NamedTuple

from app.agenda import Clashing
from app.changes import Changes
from app.clock import from_tehran, to_tehran
from app.demo.protocol_desk import Deed, ProtocolDesk
from app.demo.protocol_words import ASKED, NOT_NEEDED, ORDERED, SAID, TALKED, Hour
from app.demo.visit_days import OVERRIDES
from app.orders import OrderDraft
from app.protocol.conversations import record_conversation
from app.protocol.course import take_case_step
from app.protocol.courses import CaseAction, FieldKind, StepField, course_step
from app.protocol.deeds import CASE_TABLES
from app.protocol.dispatching import record_dispatch
from app.protocol.drafts import (
    CaseDispatchDraft,
    CaseDraft,
    CaseStepDraft,
    ConversationDraft,
    CostDraft,
    EntryDraft,
    SeatingDraft,
    StepValue,
    TaskDone,
    VehicleDraft,
)
from app.protocol.forms import save_form_answers
from app.protocol.in_programme import entries_into_programme, trip_into_programme
from app.protocol.layout_format import name_key
from app.protocol.ordering import record_order_on_case
from app.protocol.parts import save_costs, save_entries, save_vehicles
from app.protocol.report_clock import remind_report
from app.protocol.seating import save_seating
from app.protocol.states import (
    OVER,
    CaseKind,
    PermitRoute,
    Recipient,
    TaskState,
)
from app.protocol.tables import DISPATCHES, ENTRIES, TASKS
from app.protocol.tasks import dismiss_task, finish_task, finish_tasks

_A = CaseAction
#: A row of a part of a case.
Row = dict[str, Any]
OPENS, STARTS, ENDS = time(9), time(7, 30), time(20)
MINUTE: Final = timedelta(minutes=1)


class Beside(StrEnum):
    """What is done with a case beside the steps of its course."""

    ORDER = "order"
    SEND = "send"
    RECEIPTS = "receipts"


class Base(StrEnum):
    """From when a deed is reckoned."""

    #: A part of the time between its opening and its beginning.
    SHARE = "share"
    #: Days after its beginning, or its end.
    START = "start"
    END = "end"


class Due(NamedTuple):
    """When a deed is done."""

    deed: CaseAction | Beside
    base: Base
    amount: float


_TRIP: Final = (
    Due(Beside.ORDER, Base.SHARE, 0.08),
    Due(_A.EXAMINE, Base.SHARE, 0.16),
    Due(_A.ASK_PERMIT, Base.SHARE, 0.3),
    Due(_A.PERMIT, Base.SHARE, 0.62),
    Due(_A.PREPARED, Base.SHARE, 0.92),
    Due(_A.DEPART, Base.START, 0),
    Due(_A.RETURN, Base.END, 0),
    Due(_A.REPORT, Base.END, 6),
    Due(Beside.SEND, Base.END, 8),
    Due(Beside.RECEIPTS, Base.END, 11),
    Due(_A.SUM_UP, Base.END, 16),
    Due(_A.PUBLISH, Base.END, 19),
    Due(_A.CLOSE, Base.END, 27),
)
_GUEST: Final = (
    Due(_A.ACCEPT, Base.SHARE, 0.15),
    Due(_A.DRAFT, Base.SHARE, 0.5),
    Due(_A.APPROVE, Base.SHARE, 0.75),
    Due(_A.ARRIVE, Base.START, 0.07),
    Due(_A.SEE_OFF, Base.END, 0),
    Due(_A.REPORT, Base.END, 6),
    Due(_A.CLOSE, Base.END, 12),
)
_CEREMONY: Final = (
    Due(_A.DRAFT, Base.SHARE, 0.55),
    Due(_A.APPROVE, Base.SHARE, 0.8),
    Due(_A.HOLD, Base.END, 0),
    Due(_A.REPORT, Base.END, 6),
    Due(_A.CLOSE, Base.END, 13),
)
_PAVILION: Final = (
    Due(_A.ACCEPT, Base.SHARE, 0.3),
    Due(_A.SEND, Base.SHARE, 0.5),
    Due(_A.HOLD, Base.END, 0),
    Due(_A.CLOSE, Base.END, 1),
)
_CONSULAR: Final = (
    Due(_A.SEND, Base.SHARE, 0.25),
    Due(_A.ANSWER, Base.SHARE, 0.9),
    Due(_A.CLOSE, Base.END, 2),
)
_OCCASION: Final = (
    Due(_A.HOLD, Base.END, 0),
    Due(_A.CLOSE, Base.END, 6),
)

#: The life of a case of each kind, in its order.
LIVES: Final[Mapping[CaseKind, tuple[Due, ...]]] = {
    CaseKind.FOREIGN_TRIP: _TRIP,
    CaseKind.OUTBOUND_DELEGATION: _TRIP,
    CaseKind.DELEGATION: _GUEST,
    CaseKind.DOMESTIC_GUEST: _GUEST,
    CaseKind.CEREMONY: _CEREMONY,
    CaseKind.COUNTRY_SESSION: _CEREMONY,
    CaseKind.PAVILION: _PAVILION,
    CaseKind.CONSULAR: _CONSULAR,
    CaseKind.OCCASION: _OCCASION,
}


@dataclass(frozen=True, kw_only=True)
class Tale:
    """A case as it is told.

    Attributes:
        opened: Days from today, negative of what was; `starts` likewise.
        nights: How many nights it takes.
        until: The last thing that is done with it; None as far as time has come.
        turns: After so many deeds it does not go on: `ends_with` is done in place of the next.
        answers: To the ministry's forms, by form and question.
        left: Steps of its checklist nobody has done although their day is over.
        papers: What was written for it this morning.
        is_plain: Nothing is kept of its papers, as of what was years ago.
    """

    draft: CaseDraft
    opened: int
    starts: int
    nights: int = 0
    until: CaseAction | Beside | None = None
    turns: int = 0
    ends_with: CaseAction | None = None
    route: PermitRoute = PermitRoute.HEADQUARTERS
    left: frozenset[str] = frozenset()
    vehicles: tuple[VehicleDraft, ...] = ()
    hours: tuple[Hour, ...] = ()
    costs: tuple[CostDraft, ...] = ()
    flags: str = ""
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    papers: Callable[[ProtocolDesk, int], None] | None = None
    is_plain: bool = False


@dataclass
class CaseLife:
    """A case, as far as it has come by now."""

    desk: ProtocolDesk
    tale: Tale
    id: int = 0
    is_over: bool = False

    def deeds(self) -> Iterator[Deed]:
        """All that happens to it, each at its hour."""
        opened = self._moment(self.tale.opened, OPENS)
        yield opened, self._open
        yield opened + 40 * MINUTE, self._parts
        if not self.tale.is_plain:
            for place, (name, words) in enumerate(TALKED[: 1 + self.tale.opened % 3]):
                yield opened + (90 + 15 * place) * MINUTE, partial(self._talk, name, words)
        end = opened
        for place, due in enumerate(LIVES[self.tale.draft.kind]):
            deed = due.deed
            if self.tale.ends_with is not None and place == self.tale.turns:
                deed = self.tale.ends_with
            end = max(self._when(due, opened), end + MINUTE)
            yield end, partial(self._do, deed)
            if deed in (self.tale.until, self.tale.ends_with):
                break
        if self.tale.until is _A.RETURN:
            yield end + timedelta(days=16), self._remind
        if not self.tale.is_plain:
            # Whoever sits there today ticks what was due until now.
            yield self.desk.now - 20 * MINUTE, self._tick
        if self.tale.papers is not None:
            yield self.desk.now - 50 * MINUTE, self._papers

    def _when(self, due: Due, opened: datetime) -> datetime:
        starts = self._moment(self.tale.starts, STARTS)
        if due.base is Base.SHARE:
            at = opened + (starts - opened) * due.amount
        elif due.base is Base.START:
            at = starts + timedelta(days=due.amount)
        else:
            at = self._moment(self.tale.starts + self.tale.nights, ENDS) + timedelta(due.amount)
        return at.replace(second=0, microsecond=0)

    def _day(self, days: int) -> date:
        return to_tehran(self.desk.now).date() + timedelta(days=days)

    def _moment(self, days: int, hour: time) -> datetime:
        return from_tehran(self._day(days), hour)

    def _open(self) -> None:
        tale = self.tale
        starts_on = self._day(tale.starts)
        draft = replace(
            tale.draft,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=tale.nights),
            request_date=self._day(tale.opened - 1) if tale.draft.requested_by else None,
            request_number=self.desk.number() if tale.draft.requested_by else "",
        )
        if draft.kind is CaseKind.PAVILION:
            draft = replace(draft, flight_at=self._moment(tale.starts, time(18, 45)))
        self.id = self.desk.open(draft)

    def _parts(self) -> None:
        """What is known of cars, programme and costs at the beginning."""
        tale, desk = self.tale, self.desk
        if tale.vehicles:
            desk.do(save_vehicles, self.id, tale.vehicles)
            desk.share_cars(self.id)
        if tale.hours:
            desk.do(save_entries, self.id, tuple(self._entry(one) for one in tale.hours))
        if tale.costs:
            desk.do(save_costs, self.id, tale.costs)
        if tale.flags:
            desk.do(save_seating, self.id, SeatingDraft(flags=tale.flags))
        for name, answers in tale.answers.items():
            said = {name_key(question): answer for question, answer in answers.items()}
            desk.do(save_form_answers, self.id, name, said)

    def _entry(self, hour: Hour) -> EntryDraft:
        begins = self._moment(self.tale.starts + hour.day, hour.at)
        return EntryDraft(
            kind=hour.kind,
            starts_at=begins,
            ends_at=begins + hour.minutes * MINUTE,
            title=hour.title,
            second_title=hour.second_title,
            location=hour.location,
            second_location=hour.second_location,
            host=hour.host,
            with_governor=hour.with_governor,
        )

    def _talk(self, name: str, words: str) -> None:
        self.desk.do(record_conversation, self.id, ConversationDraft(name=name, words=words))

    def _remind(self) -> None:
        """The report is late, and somebody asks for it."""
        self.desk.do(remind_report, self.id, ConversationDraft(name=ASKED[0], words=ASKED[1]))

    def _into_programme(self, action: CaseAction) -> None:
        """What is still ahead goes into the governor's programme once it is sure."""
        if self.tale.starts < 0:
            return
        if action is _A.PERMIT:
            self._free_or_over(trip_into_programme)
        elif action is _A.APPROVE:
            rows = CASE_TABLES.rows(self.desk.session, ENTRIES.name, self.id).values()
            entries = [row["id"] for row in rows if row["with_governor"]]
            if entries:
                self._free_or_over(entries_into_programme, entries)

    def _free_or_over(self, deed: Callable[..., Changes[int]], *values: Any) -> None:
        try:
            self.desk.do(deed, self.id, *values)
        except Clashing:
            self.desk.do(deed, self.id, *values, override_reason=OVERRIDES)

    def _papers(self) -> None:
        if self.tale.papers is not None:
            self.tale.papers(self.desk, self.id)

    # -- its course ------------------------------------------------------------------------

    def _do(self, deed: CaseAction | Beside) -> None:
        if deed is _A.CLOSE:
            self._finish_all()
        else:
            self._tick()
        if isinstance(deed, Beside):
            _BESIDE[deed](self)
        else:
            self._step(deed)

    def _step(self, action: CaseAction) -> None:
        step = course_step(self.tale.draft.kind, action)
        values = {one.name: self._value(one) for one in step.fields} if step else {}
        self.desk.do(take_case_step, self.id, action, CaseStepDraft(values=values))
        self.is_over = step is not None and step.leads in OVER
        self._into_programme(action)

    def _value(self, asked: StepField) -> StepValue:
        """What is typed into a field of a step."""
        now = self.desk.session.desk.clock.now()
        if asked.kind is FieldKind.ROUTE:
            return self.tale.route.value
        if asked.kind is FieldKind.MOMENT:
            return to_tehran(now)
        if asked.kind is FieldKind.DAY:
            return to_tehran(now).date() if asked.is_today else None
        if asked.name.endswith("_number"):
            return self.desk.number()
        return SAID[asked.name]

    def order(self) -> None:
        """The governor says yes."""
        record_order_on_case(self.desk.session, self.id, OrderDraft(words=ORDERED))

    def send(self) -> None:
        """The report goes to all three."""
        for recipient in Recipient:
            draft = CaseDispatchDraft(
                recipient=recipient,
                number=self.desk.number(),
            )
            self.desk.do(record_dispatch, self.id, draft)

    def receipts(self) -> None:
        """All three say that they have it."""
        rows = CASE_TABLES.rows(self.desk.session, DISPATCHES.name, self.id)
        for row in rows.values():
            draft = CaseDispatchDraft(
                recipient=Recipient(row["recipient"]),
                number=row["number"],
                sent_on=row["sent_on"],
                receipt=self.desk.number(),
                received_on=self.desk.session.desk.clock.today(),
            )
            self.desk.do(record_dispatch, self.id, draft)

    # -- its checklist ---------------------------------------------------------------------

    def _open_tasks(self) -> list[Row]:
        rows = CASE_TABLES.rows(self.desk.session, TASKS.name, self.id).values()
        found = [one for one in rows if one["state"] == TaskState.OPEN.value]
        return sorted(found, key=lambda one: (one["stage"], one["place"]))

    def _tick(self) -> None:
        """Whatever was due until yesterday is done, but what somebody left."""
        today = self.desk.session.desk.clock.today()
        if self.is_over:
            return
        due = [one for one in self._open_tasks() if one["due_on"] < today]
        self._finish([one for one in due if one["origin"] not in self.tale.left])

    def _finish(self, tasks: list[Row]) -> None:
        if self.tale.is_plain:
            if tasks:
                self.desk.do(finish_tasks, self.id, tuple(one["id"] for one in tasks))
            return
        for one in tasks:
            number = self.desk.number() if one["document"] else ""
            self.desk.do(finish_task, self.id, one["id"], TaskDone(document_number=number))

    def _finish_all(self) -> None:
        """Nothing is left open of a case that is closed; one step was not needed."""
        tasks = self._open_tasks()
        if tasks and not self.tale.is_plain:
            self.desk.do(dismiss_task, self.id, tasks[-1]["id"], NOT_NEEDED)
            tasks = tasks[:-1]
        self._finish(tasks)


_BESIDE: Final[Mapping[Beside, Callable[[CaseLife], None]]] = {
    Beside.ORDER: CaseLife.order,
    Beside.SEND: CaseLife.send,
    Beside.RECEIPTS: CaseLife.receipts,
}
