"""A deed on a case, an agreement or a gift as one step, and what follows it elsewhere.

A case with its steps, people, cars, programme, costs, log, dispatches and forms is one whole with
one version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select, update

from app import journal
from app.access import Right, require_clearance
from app.beside_deed import BesideDeed
from app.changes import Changes, Kind
from app.deed_tables import DeedTables
from app.errors import NotAllowed
from app.folder import came_back_with, follow_record, put_back, take_out
from app.meetings import cancel_meeting, meeting_version
from app.orders import follow_source
from app.protocol.cards import card_of_case, case_sheet_card
from app.protocol.keys import (
    PARTS_FOUND,
    TOLD_STEPS,
    agreement_search_key,
    case_search_key,
    gift_search_key,
    task_search_key,
)
from app.protocol.reminded import agreement_reminders_follow, case_reminders_follow
from app.protocol.states import OVER, CaseKind, CaseState
from app.protocol.tables import (
    AGREEMENT_STEPS,
    AGREEMENTS,
    CASE_STEPS,
    CASES,
    CONVERSATIONS,
    COSTS,
    DISPATCHES,
    ENTRIES,
    FORMS,
    GIFT_STEPS,
    GIFTS,
    LETTERS,
    PEOPLE,
    TASKS,
    VEHICLES,
)
from app.protocol.texts import CASE_KINDS, CASE_STATES
from app.record_deed import RecordDeed
from app.session import OfficeSession
from app.text import persian_digits

OPENED: Final = "open_case"
#: Its meeting was planned.
SESSION: Final = "plan_session"
SESSION_TAKEN_BACK: Final = "برنامه‌ریزی آن از پرونده تشریفات پس گرفته شد."
SIGNED: Final = "record_agreement"
GIVEN: Final = "record_gift"
ORDERED: Final = "order"
#: Its request went into the governor's folder, and came back without an order.
PUT_IN: Final = "put_case_in_folder"
CAME_BACK: Final = "case_came_back"
#: What a case does because its entries did it in the governor's programme.
FOLLOWED: Final = "follow_programme"
OF_PROGRAMME: Final = "برنامه پرونده به پیروی از تقویم تغییر کرد؛ آن را در تقویم پس بگیرید."
#: What orders and the folder show of a case.
_SHOWN_ELSEWHERE: Final = ("subject", "classification", "request_date", "body", "requested_by")

CASE_TABLES: Final = DeedTables(
    kind=Kind.PROTOCOL_CASE,
    record=CASES,
    steps=CASE_STEPS,
    owner="case_id",
    parts={
        one.name: one
        for one in (
            TASKS,
            VEHICLES,
            PEOPLE,
            ENTRIES,
            COSTS,
            CONVERSATIONS,
            DISPATCHES,
            FORMS,
            LETTERS,
        )
    },
    missing="این پرونده تشریفات در دفتر یافت نشد.",
    first_steps=frozenset({OPENED}),
    not_undone="گشودن پرونده برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را لغو کنید.",
    missing_part="این سطر از آن پرونده نیست.",
    part_keys={TASKS.name: task_search_key},
    told_parts=TOLD_STEPS,
)

AGREEMENT_TABLES: Final = DeedTables(
    kind=Kind.AGREEMENT,
    record=AGREEMENTS,
    steps=AGREEMENT_STEPS,
    owner="agreement_id",
    missing="این توافق در دفتر یافت نشد.",
    first_steps=frozenset({SIGNED}),
    not_undone="ثبت توافق برگشت‌پذیر نیست، چون شماره گرفته است.",
)


def case_secrecy(session: OfficeSession, *cases: int | None) -> int:
    """How secret the most secret of these cases is; 0 of none."""
    numbers = [one for one in cases if one is not None]
    asked = select(func.max(CASES.c.classification)).where(CASES.c.id.in_(numbers))
    secrecy: int | None = session.execute(asked).scalar()
    return secrecy or 0


class _GiftTables(DeedTables):
    """A gift is as secret as the case it belongs to."""

    def seen(self, session: OfficeSession, record_id: int) -> dict[str, Any]:
        record = super().seen(session, record_id)
        secrecy = case_secrecy(session, record["case_id"])
        require_clearance(session.desk.operator, secrecy, self.missing)
        return record


GIFT_TABLES: Final = _GiftTables(
    kind=Kind.GIFT,
    record=GIFTS,
    steps=GIFT_STEPS,
    owner="gift_id",
    missing="این هدیه در دفتر یافت نشد.",
    first_steps=frozenset({GIVEN}),
    not_undone="ثبت هدیه برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را باطل کنید.",
)


def seen_case(session: OfficeSession, case_id: int) -> dict[str, Any]:
    """A case's columns, if this operator may see it.

    Raises:
        NotFound: There is no such case for him.
    """
    return CASE_TABLES.seen(session, case_id)


class CaseDeed(BesideDeed):
    """One deed on one case, from the version that was read to the step it leaves."""

    tables = CASE_TABLES
    event_gone_on = (
        "برنامه‌ای که از این پرونده به تقویم رفت از آن پس تغییر کرده است؛ نخست آن را پس بگیرید."
    )
    event_given_up = "از برنامه پرونده تشریفات پس گرفته شد."
    order_gone_on = "بر پایه این دستور کاری انجام شده است؛ نخست آن را پس بگیرید."
    letter_given_up = "نامه این پرونده پس گرفته شد."

    def __init__(
        self,
        session: OfficeSession,
        case_id: int,
        version: int,
        *,
        right: Right | None = Right.RUN_PROTOCOL,
    ) -> None:
        """Hold a case as the desk read it; as for every record's deed."""
        session.execute(select(CASES.c.id).where(CASES.c.id == case_id).with_for_update())
        super().__init__(session, case_id, version, right=right)
        self._riders: dict[int, int] = {}  # who rides in a car again that may come back with him
        self._renamed: dict[int, int] = {}  # cars that came back by another id

    @property
    def case_kind(self) -> CaseKind:
        """What the case is about."""
        return CaseKind(self.record["case_kind"])

    @property
    def state(self) -> CaseState:
        """Where the case stands now."""
        return CaseState(self.record["state"])

    @property
    def named(self) -> str:
        """The case as sentences name it."""
        return f"پرونده {CASE_KINDS[self.record['case_kind']]} {self.record['number']}"

    def newest_step(self) -> dict[str, Any]:
        """What taking back would take back."""
        return self._steps_that_count()[-1]

    def search_key(self) -> str:
        """What the case is found by from now on."""
        return case_search_key(self.record, {one: self.part(one).values() for one in PARTS_FOUND})

    def saved(self) -> None:
        """Let orders and reminders say what the case says now."""
        if any(self.record[name] != self.before[name] for name in _SHOWN_ELSEWHERE):
            follow_source(self.session, card_of_case(self.record))
            follow_record(self.session, case_sheet_card(self.record))
            self.kinds |= {Kind.ORDER, Kind.FOLDER}
        case_reminders_follow(self.session, self.record)

    def undone(self, step: Mapping[str, Any]) -> None:
        """Take its request out of the folder again, or lay it back there; call its meeting off."""
        action, order_id = step["action"], step["order_id"]
        if action == SESSION:
            number = self.before["meeting_id"]
            version = meeting_version(self.session, number)
            self.kinds |= cancel_meeting(self.session, number, version, SESSION_TAKEN_BACK).kinds
            return
        if action == PUT_IN:
            take_out(self.session, Kind.PROTOCOL_CASE, self.id)
        elif action == CAME_BACK or (
            action == ORDERED
            and came_back_with(self.session, Kind.PROTOCOL_CASE, self.id, order_id)
        ):
            put_back(self.session, case_sheet_card(self.record))
        else:
            return
        self.kinds.add(Kind.FOLDER)

    def require_running(self) -> None:
        """Refuse a deed on a case that is over.

        Raises:
            NotAllowed: It is; the sentence says how it ended.
        """
        if self.state in OVER:
            words = f"{self.named} «{CASE_STATES[self.state]}» است و دیگر تغییر نمی‌کند."
            raise NotAllowed(persian_digits(words))

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        car = values.get("vehicle_id")
        if table == PEOPLE.name and car is not None and "id" not in values:
            self._riders[number] = car
            values = values | {"vehicle_id": None}
        super()._restore(table, number, values)

    def _bring_back_rows(
        self, wrote: Sequence[tuple[str, int, dict[str, Any]]], earlier: Sequence[dict[str, Any]]
    ) -> None:
        super()._bring_back_rows(wrote, earlier)
        for person, car in self._riders.items():
            again = self._renamed.get(car, car)
            self.session.execute(
                update(PEOPLE).where(PEOPLE.c.id == person).values(vehicle_id=again)
            )

    def _rename(self, steps: Sequence[dict[str, Any]], table: str, old: int, new: int) -> None:
        super()._rename(steps, table, old, new)
        if table != VEHICLES.name:
            return
        self._renamed[old] = new
        for step in steps:
            wrote = json.loads(step["overwrote"])
            for part, _number, values in wrote:
                if part == PEOPLE.name and values.get("vehicle_id") == old:
                    values["vehicle_id"] = new
            step["overwrote"] = json.dumps(wrote, ensure_ascii=False)
            self.session.execute(
                update(CASE_STEPS)
                .where(CASE_STEPS.c.id == step["id"])
                .values(overwrote=step["overwrote"])
            )


class AgreementDeed(RecordDeed):
    """One deed on one agreement."""

    tables = AGREEMENT_TABLES

    def __init__(
        self,
        session: OfficeSession,
        agreement_id: int,
        version: int,
        *,
        right: Right | None = Right.RUN_PROTOCOL,
    ) -> None:
        """Hold an agreement as the desk read it; as for every record's deed."""
        super().__init__(session, agreement_id, version, right=right)

    @property
    def named(self) -> str:
        """The agreement as sentences name it."""
        return f"توافق {self.record['number']}"

    def search_key(self) -> str:
        """What the agreement is found by from now on."""
        return agreement_search_key(self.record)

    def saved(self) -> None:
        """Let its reminders follow its term, and its case show it."""
        agreement_reminders_follow(self.session, self.record)
        if self.record["case_id"] or self.before["case_id"]:
            self.kinds.add(Kind.PROTOCOL_CASE)


class GiftDeed(RecordDeed):
    """One deed on one gift."""

    tables = GIFT_TABLES

    def __init__(
        self,
        session: OfficeSession,
        gift_id: int,
        version: int,
        *,
        right: Right | None = Right.RUN_PROTOCOL,
    ) -> None:
        """Hold a gift as the desk read it; as for every record's deed."""
        super().__init__(session, gift_id, version, right=right)

    @property
    def named(self) -> str:
        """The gift as sentences name it."""
        return f"هدیه {self.record['number']}"

    def search_key(self) -> str:
        """What the gift is found by from now on."""
        return gift_search_key(self.record)

    def saved(self) -> None:
        """Let its case show it."""
        if self.record["case_id"] or self.before["case_id"]:
            self.kinds.add(Kind.PROTOCOL_CASE)

    def note(self, action: str, words: str, details: Mapping[str, object] | None = None) -> None:
        """Say a deed in the journal, as secret as the gift's case is or was."""
        cases = (self.record["case_id"], self.before["case_id"])
        secrecy = case_secrecy(self.session, *cases)
        journal.note(
            self.session,
            Kind.GIFT,
            self.id,
            action,
            words,
            details=details,
            classification=secrecy,
        )


def take_case_step_back(session: OfficeSession, case_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a case back, with what it did beside it.

    Raises:
        NotAllowed: Only the opening is left, something it did went further since, or it followed
            the governor's programme and is taken back there.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    if deed.newest_step()["action"] == FOLLOWED:
        raise NotAllowed(OF_PROGRAMME)
    return deed.take_back()


def take_agreement_step_back(
    session: OfficeSession, agreement_id: int, version: int
) -> Changes[int]:
    """Take the newest deed on an agreement back.

    Raises:
        NotAllowed: Only its recording is left.
        NotFound, StaleRecord: As for every deed.
    """
    return AgreementDeed(session, agreement_id, version).take_back()


def take_gift_step_back(session: OfficeSession, gift_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a gift back.

    Raises:
        NotAllowed: Only its recording is left.
        NotFound, StaleRecord: As for every deed.
    """
    return GiftDeed(session, gift_id, version).take_back()
