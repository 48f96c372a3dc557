"""Cases of protocol work, their steps, agreements and gifts among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, exists, select

from app.access import Right
from app.changes import Kind
from app.marks import Classification
from app.protocol.agreement_lists import AgreementFilter, agreement_state, seen_agreements
from app.protocol.gift_lists import GiftFilter, asked_gifts, is_seen
from app.protocol.keys import agreement_keys, case_keys, gift_keys, task_keys
from app.protocol.queries import CaseFilter, seen_cases
from app.protocol.states import OVER, CaseState, GiftDirection, TaskState
from app.protocol.tables import AGREEMENTS, CASES, CONVERSATIONS, GIFTS, TASKS
from app.protocol.task_lists import TaskFilter, seen_tasks
from app.protocol.texts import AGREEMENT_STATES, CASE_STATES, GIFT_DIRECTIONS, TASK_STATES
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from models.search import AGREEMENTS as AGREEMENTS_INDEXED
from models.search import CASES as CASES_INDEXED
from models.search import GIFTS as GIFTS_INDEXED
from models.search import TASKS as TASKS_INDEXED

_OF_CASE: Final = (
    "purpose",
    "note",
    "order_words",
    "opinion",
    "necessity",
    "report",
    "summary",
    "achievements",
    "result",
    "state_reason",
)
ANNULLED: Final = "باطل"

_CASES: Final = of_ids(select(CASES), CASES.c.id)
_SAID: Final = of_ids(
    select(CONVERSATIONS.c.case_id, CONVERSATIONS.c.words).order_by(CONVERSATIONS.c.at),
    CONVERSATIONS.c.case_id,
)
_TASKS: Final = of_ids(
    select(TASKS, CASES.c.number, CASES.c.subject, CASES.c.classification).join(
        CASES, CASES.c.id == TASKS.c.case_id
    ),
    TASKS.c.id,
)
_AGREEMENTS: Final = of_ids(select(AGREEMENTS), AGREEMENTS.c.id)


def _cases(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_CASES, {"ids": ids}).mappings().all()
    said = _said(session, ids)
    return {
        row["id"]: FoundLine(
            kind=Kind.PROTOCOL_CASE,
            id=row["id"],
            number=row["number"],
            title=row["subject"],
            who=row["body"] or row["country"] or row["requested_by"] or row["host"],
            day=row["starts_on"],
            state=CASE_STATES[row["state"]],
            standing=CaseState(row["state"]),
            classification=Classification(row["classification"]),
            context="\n".join(
                (*(row[name] for name in _OF_CASE if row[name]), *said.get(row["id"], ()))
            ),
        )
        for row in rows
    }


def _said(session: OfficeSession, ids: Sequence[int]) -> dict[int, list[str]]:
    """What was agreed with whom, by case."""
    found: dict[int, list[str]] = {}
    for row in session.ask(_SAID, {"ids": ids}):
        found.setdefault(row.case_id, []).append(row.words)
    return found


def _tasks(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    """A step opens its case, and is as secret as that."""
    rows = session.ask(_TASKS, {"ids": ids}).mappings()
    return {
        row["id"]: FoundLine(
            kind=Kind.PROTOCOL_CASE,
            id=row["case_id"],
            number=row["number"],
            title=row["title"],
            who=row["responsible"],
            day=row["due_on"],
            state=TASK_STATES[row["state"]],
            standing=TaskState(row["state"]),
            classification=Classification(row["classification"]),
            context="\n".join(part for part in (row["subject"], row["note"]) if part),
        )
        for row in rows
    }


def _open_tasks(session: OfficeSession) -> list[ColumnElement[bool]]:
    """The steps their list shows: open ones of cases that go on."""
    goes_on = CASES.c.state.not_in(sorted(state.value for state in OVER))
    return [
        *seen_tasks(session),
        TASKS.c.state == TaskState.OPEN.value,
        exists().where(CASES.c.id == TASKS.c.case_id, goes_on),
    ]


def _agreements(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_AGREEMENTS, {"ids": ids}).mappings()
    today = session.desk.clock.today()
    return {
        row["id"]: FoundLine(
            kind=Kind.AGREEMENT,
            id=row["id"],
            number=row["number"],
            title=row["title"],
            who=row["other_party"] or row["country"],
            day=row["signed_on"],
            state=AGREEMENT_STATES[agreement_state(row, today)],
            standing=agreement_state(row, today),
            classification=Classification(row["classification"]),
            context="\n".join(
                row[name] for name in ("subject", "progress", "ended_reason") if row[name]
            ),
        )
        for row in rows
    }


def _gifts(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.execute(asked_gifts(session).where(GIFTS.c.id.in_(ids))).mappings()
    return {
        row["id"]: FoundLine(
            kind=Kind.GIFT,
            id=row["id"],
            number=row["number"],
            title=row["item"],
            who=row["name"] or row["organisation"] or row["country"],
            day=row["given_on"],
            state=ANNULLED if row["annulled_at"] is not None else GIFT_DIRECTIONS[row["direction"]],
            standing=None if row["annulled_at"] is not None else GiftDirection(row["direction"]),
            classification=Classification(row["case_classification"] or 0),
            context="\n".join(row[name] for name in ("kept_where", "note") if row[name]),
        )
        for row in rows
    }


CASES_FOUND: Final = Findable(
    kind=Kind.PROTOCOL_CASE,
    title="پرونده‌های تشریفات",
    right=Right.READ_PROTOCOL,
    section="protocol",
    wanted=lambda text: CaseFilter(text=text),
    indexed=CASES_INDEXED,
    table=CASES,
    visible=seen_cases,
    lines=_cases,
    keys=keys_by(CASES, case_keys),
)

TASKS_FOUND: Final = Findable(
    kind=Kind.PROTOCOL_CASE,
    title="گام‌های تشریفات",
    right=Right.READ_PROTOCOL,
    section="protocol_tasks",
    wanted=lambda text: TaskFilter(text=text),
    indexed=TASKS_INDEXED,
    table=TASKS,
    visible=_open_tasks,
    lines=_tasks,
    keys=keys_by(TASKS, task_keys),
)

AGREEMENTS_FOUND: Final = Findable(
    kind=Kind.AGREEMENT,
    title="توافق‌ها",
    right=Right.READ_PROTOCOL,
    section="agreements",
    wanted=lambda text: AgreementFilter(text=text),
    indexed=AGREEMENTS_INDEXED,
    table=AGREEMENTS,
    visible=seen_agreements,
    lines=_agreements,
    keys=keys_by(AGREEMENTS, agreement_keys),
)

GIFTS_FOUND: Final = Findable(
    kind=Kind.GIFT,
    title="هدایا",
    right=Right.READ_PROTOCOL,
    section="gifts",
    wanted=lambda text: GiftFilter(text=text),
    indexed=GIFTS_INDEXED,
    table=GIFTS,
    visible=lambda session: [is_seen(session)],
    lines=_gifts,
    keys=keys_by(GIFTS, gift_keys),
)
