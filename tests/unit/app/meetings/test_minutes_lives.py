"""Hundreds of random deeds on the minutes of two meetings of one council.

Every deed is done whole or refused and leaves every row as it was; a deed taken back at once
brings the rows of before; numbers have no gap; a resolution that stands and its order say the same;
what was locked never changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, Final

import pytest

from app.errors import AppError, NotAllowed
from app.meetings import (
    CoResponsible,
    ItemDecision,
    ItemDraft,
    ResolutionDraft,
    add_item,
    amend_item,
    amend_resolution,
    annul_resolution,
    close_carried,
    decide_item,
    end_meeting,
    finalise,
    move_items,
    note_carried,
    reopen,
    reopen_item,
    resolve,
    save_text,
    take_meeting_step_back,
)
from app.meetings.deeds import LOCKING_TAKEN_BACK, TAKEN_BACK, MeetingDeed
from app.meetings.resolutions import draft_of
from app.meetings.states import ItemState, MeetingState
from app.meetings.tables import (
    CARRIED,
    EDITIONS,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    RESOLUTIONS,
    TEXTS,
    TOPICS,
)
from app.office import Office
from app.orders import (
    AnswerDraft,
    OrderState,
    ReferralState,
    answer_referral,
    order_sheet,
    take_order_step_back,
)
from app.orders.deeds import ORDERS, REFERRALS
from minutes_seat import DAY, body, do, meeting, rows, series, set_row

TURNS: Final = 220
NAMES: Final = ("راه", "آب", "برق", "")
#: What a deed that was taken back leaves behind.
_TRACES: Final = ("version", "last_step", "last_step_at", "search_key")


class Life:
    """One seeded run over two meetings of one series."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.chance = office, Random(seed)
        council = series(office, topics=("موضوع یک", "موضوع دو"))
        first = meeting(office, series_id=council, session_number=1, day=DAY - timedelta(days=7))
        second = meeting(office, series_id=council, session_number=2)
        self.meetings = [first, second]
        (topic, _other) = rows(office, TOPICS)
        set_row(office, TOPICS, topic["id"], meeting_id=second)
        set_row(office, ITEMS, self.of(ITEMS, second)[0]["id"], topic_id=topic["id"])
        do(office, resolve, first, ResolutionDraft(words="مانده", responsible="راه"))
        (line,) = rows(office, RESOLUTIONS)
        do(office, _carry, second, line["id"])
        self.done: dict[str, int] = {}
        self.refused = 0
        self.locked: dict[int, str] = {}

    def of(self, table: Any, number: int) -> list[dict[str, Any]]:
        return rows(self.office, table, table.c.meeting_id == number)

    def whole(self) -> dict[str, list[dict[str, Any]]]:
        """Every row a deed may touch."""
        tables = (MEETINGS, ITEMS, RESOLUTIONS, CARRIED, EDITIONS, TEXTS, TOPICS, MEETING_STEPS)
        return {one.name: rows(self.office, one) for one in (*tables, ORDERS, REFERRALS)}

    def standing(self) -> dict[str, list[dict[str, Any]]]:
        """What stands, without the traces of what was taken back."""
        found = self.whole()
        del found[MEETING_STEPS.name]
        for table in (MEETINGS.name, ORDERS.name):
            found[table] = [
                {name: value for name, value in row.items() if name not in _TRACES}
                for row in found[table]
            ]
        gone = OrderState.WITHDRAWN.value
        found[ORDERS.name] = [row for row in found[ORDERS.name] if row["state"] != gone]
        kept = {row["id"] for row in found[ORDERS.name]}
        found[REFERRALS.name] = [
            {name: value for name, value in row.items() if name != "state_since"}
            for row in found[REFERRALS.name]
            if row["order_id"] in kept and row["state"] != ReferralState.WITHDRAWN.value
        ]
        found[RESOLUTIONS.name] = [
            row for row in found[RESOLUTIONS.name] if row["annulled_reason"] != TAKEN_BACK
        ]
        found[EDITIONS.name] = [
            row for row in found[EDITIONS.name] if row["reopened_reason"] != LOCKING_TAKEN_BACK
        ]
        found[TOPICS.name] = [row for row in found[TOPICS.name] if row["dropped_at"] is None]
        return found

    def turn(self) -> None:
        number = self.chance.choice(self.meetings)
        name = self.chance.choice(list(DEEDS))
        before, standing = self.whole(), self.standing()
        steps = len(before[MEETING_STEPS.name])
        try:
            DEEDS[name](self, number)
        except AppError:
            self.refused += 1
            assert self.whole() == before, name
            return
        self.done[name] = self.done.get(name, 0) + 1
        self.require_laws(name)
        left_a_step = len(rows(self.office, MEETING_STEPS)) > steps
        if left_a_step and self.chance.random() < 0.4:
            try:
                do(self.office, take_meeting_step_back, number)
            except NotAllowed:
                # Locked after the later minutes were: only the latest is opened again.
                assert name.startswith("finalise")
                return
            self.done["at_once"] = self.done.get("at_once", 0) + 1
            assert self.standing() == standing, name
            self.require_laws(f"{name} taken back")

    def require_laws(self, name: str) -> None:
        found = rows(self.office, RESOLUTIONS)
        serials = sorted(row["serial"] for row in found)
        assert serials == list(range(1, len(found) + 1)), name
        for row in found:
            self.require_its_order(name, row)
        for row in rows(self.office, EDITIONS):
            assert self.locked.setdefault(row["id"], row["content"]) == row["content"], name
        for one in rows(self.office, MEETINGS):
            if one["state"] == MeetingState.FINALISED.value:
                open_items = [row for row in self.of(ITEMS, one["id"]) if row["state"] == "open"]
                assert not open_items, name

    def require_its_order(self, name: str, row: dict[str, Any]) -> None:
        order = self.office.read(order_sheet, row["order_id"])
        if row["annulled_at"] is not None:
            assert order.state is not OrderState.OPEN, name
            return
        assert order.state in (OrderState.OPEN, OrderState.CLOSED), name
        assert order.words.endswith(f": {row['words']}"), name
        names = [one.name for one in order.referrals]
        assert names[:1] == ([row["responsible"]] if row["responsible"] else names[:1]), name

    # -- what may be done ----------------------------------------------------------------------

    def some(self, table: Any, number: int) -> dict[str, Any]:
        found = self.of(table, number)
        return self.chance.choice(found) if found else {"id": 999, "discussion_edition": 0}

    def draft(self, number: int) -> ResolutionDraft:
        name = self.chance.choice(NAMES)
        helpers = tuple(CoResponsible(name=one) for one in self.chance.sample(NAMES, 2))
        return ResolutionDraft(
            item_id=self.chance.choice([None, self.some(ITEMS, number)["id"]]),
            words=f"مصوبه {self.chance.randrange(1000)}",
            responsible=name,
            co_responsible=helpers,
            due_on=DAY + timedelta(days=self.chance.randrange(30)) if name else None,
        )


def _carry(session: Any, meeting_id: int, version: int, resolution_id: int) -> Any:
    deed = MeetingDeed(session, meeting_id, version)
    deed.add_row(CARRIED.name, resolution_id=resolution_id, place=1, stood="", note="")
    return deed.finish("begin_meeting", "آغاز شد.")


def _resolve(life: Life, number: int) -> None:
    do(life.office, resolve, number, life.draft(number))


def _amend(life: Life, number: int) -> None:
    line = life.some(RESOLUTIONS, number)
    do(life.office, amend_resolution, number, line["id"], life.draft(number))


def _amend_nothing(life: Life, number: int) -> None:
    line = life.some(RESOLUTIONS, number)
    if line["id"] != 999:
        do(life.office, amend_resolution, number, line["id"], draft_of(line))


def _annul(life: Life, number: int) -> None:
    do(life.office, annul_resolution, number, life.some(RESOLUTIONS, number)["id"], "سبب")


def _decide(life: Life, number: int) -> None:
    state = life.chance.choice(list(ItemState))
    decision = ItemDecision(state=state, decision=life.chance.choice(["", "موافقت شد."]))
    do(life.office, decide_item, number, life.some(ITEMS, number)["id"], decision)


def _reopen_item(life: Life, number: int) -> None:
    do(life.office, reopen_item, number, life.some(ITEMS, number)["id"])


def _add_item(life: Life, number: int) -> None:
    topic = life.chance.choice([None, *(row["id"] for row in rows(life.office, TOPICS))])
    do(life.office, add_item, number, ItemDraft(title="بند تازه", topic_id=topic))


def _amend_item(life: Life, number: int) -> None:
    title = f"بند {life.chance.randrange(9)}"
    do(life.office, amend_item, number, life.some(ITEMS, number)["id"], ItemDraft(title=title))


def _move(life: Life, number: int) -> None:
    numbers = [row["id"] for row in life.of(ITEMS, number)]
    life.chance.shuffle(numbers)
    do(life.office, move_items, number, numbers)


def _save(life: Life, number: int) -> None:
    item = life.some(ITEMS, number)
    edition = item["discussion_edition"] - (life.chance.random() < 0.2)
    text = body(f"سخن {life.chance.randrange(99)}")
    life.office.write(save_text, number, item["id"], edition, text)


def _note(life: Life, number: int) -> None:
    do(life.office, note_carried, number, life.some(CARRIED, number)["id"], "گفته شد.")


def _close(life: Life, number: int) -> None:
    do(life.office, close_carried, number, life.some(CARRIED, number)["id"], "انجام شد.")


def _end(life: Life, number: int) -> None:
    do(life.office, end_meeting, number)


def _finalise(life: Life, number: int) -> None:
    do(life.office, finalise, number)


def _settle(life: Life, number: int) -> None:
    """Settle whatever keeps the minutes from being locked, one thing at a time."""
    for row in life.of(ITEMS, number):
        if row["state"] == "open":
            do(life.office, decide_item, number, row["id"], ItemDecision(state=ItemState.NOTED))
            return
    for row in life.of(RESOLUTIONS, number):
        if not row["responsible"] and row["annulled_at"] is None:
            named = replace(draft_of(row), responsible="راه")
            do(life.office, amend_resolution, number, row["id"], named)
            return


def _reopen(life: Life, number: int) -> None:
    do(life.office, reopen, number, "سبب")


def _back(life: Life, number: int) -> None:
    do(life.office, take_meeting_step_back, number)


def _answer(life: Life, number: int) -> None:
    line = life.some(RESOLUTIONS, number)
    if line["id"] == 999:
        return
    order = life.office.read(order_sheet, line["order_id"])
    referral = life.chance.choice([one.id for one in order.referrals] or [999])
    draft = AnswerDraft(answer="شد.")
    life.office.write(answer_referral, order.id, order.version, referral, draft)


def _answer_back(life: Life, number: int) -> None:
    line = life.some(RESOLUTIONS, number)
    if line["id"] != 999:
        order = life.office.read(order_sheet, line["order_id"])
        if order.steps and "پاسخ" in order.steps[-1].words:
            life.office.write(take_order_step_back, order.id, order.version)


DEEDS: Final[dict[str, Callable[[Life, int], None]]] = {
    "resolve": _resolve,
    "resolve_more": _resolve,
    "amend": _amend,
    "amend_more": _amend,
    "amend_nothing": _amend_nothing,
    "annul": _annul,
    "decide": _decide,
    "reopen_item": _reopen_item,
    "add_item": _add_item,
    "amend_item": _amend_item,
    "move": _move,
    "save": _save,
    "note": _note,
    "close": _close,
    "end": _end,
    "finalise": _finalise,
    "finalise_more": _finalise,
    **{f"settle_{number}": _settle for number in range(6)},
    "reopen": _reopen,
    "reopen_more": _reopen,
    "back": _back,
    "back_more": _back,
    "answer": _answer,
    "answer_back": _answer_back,
}


@pytest.mark.parametrize("seed", [5])
def test_a_life_of_minutes(office: Office, seed: int) -> None:
    life = Life(office, seed)
    for _turn in range(TURNS):
        life.turn()
    assert life.refused > TURNS / 20
    # Otherwise little was tried.
    assert life.done["at_once"] > TURNS / 20
    assert len(life.done) > len(DEEDS) * 2 / 3
