"""Items of a running meeting: decided one by one, put off to the next, added, moved."""

from __future__ import annotations

from typing import Any

import pytest

from app.access import Right
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.meetings.deciding import add_item, amend_item, decide_item, move_items, reopen_item
from app.meetings.deeds import take_meeting_step_back
from app.meetings.drafts import ItemDecision, ItemDraft, ResolutionDraft
from app.meetings.resolutions import resolve
from app.meetings.states import WRITABLE, ItemKind, ItemState, MeetingState
from app.meetings.tables import ITEMS, MEETINGS, TEXTS, TOPICS
from app.meetings.writing import save_text
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.text import LONG_LIMIT
from minutes_seat import body, do, items_of, meeting, row_of, rows, series, set_row


def item(office: Office, number: int) -> dict[str, Any]:
    return rows(office, ITEMS, ITEMS.c.id == number)[0]


def topics(office: Office) -> list[dict[str, Any]]:
    return rows(office, TOPICS)


def back(office: Office, number: int) -> None:
    do(office, take_meeting_step_back, number)


@pytest.mark.parametrize(
    ("state", "decision"),
    [
        (ItemState.DECIDED, "موافقت شد."),
        (ItemState.NOTED, ""),
        (ItemState.PUT_OFF, "مدارک کامل نبود."),
        (ItemState.WITHDRAWN, ""),
    ],
)
def test_an_item_is_decided_and_comes_back(office: Office, state: ItemState, decision: str) -> None:
    number = meeting(office)
    first = items_of(office, number)[0]
    do(office, decide_item, number, first, ItemDecision(state=state, decision=decision))
    row = item(office, first)
    assert (row["state"], row["decision"]) == (state.value, decision)
    assert row["decided_at"] is not None
    back(office, number)
    row = item(office, first)
    assert (row["state"], row["decision"], row["decided_at"]) == ("open", "", None)


def test_a_decision_has_words_or_a_resolution(office: Office) -> None:
    number = meeting(office)
    first = items_of(office, number)[0]
    for draft, field in (
        (ItemDecision(), "decision"),
        (ItemDecision(state=ItemState.OPEN), "state"),
        (ItemDecision(decision="ا" * (LONG_LIMIT + 1)), "decision"),
    ):
        with pytest.raises(InvalidInput) as told:
            do(office, decide_item, number, first, draft)
        assert told.value.field == field
    do(office, resolve, number, ResolutionDraft(item_id=first, words="بررسی شود."))
    do(office, reopen_item, number, first)
    assert item(office, first)["state"] == "open"
    do(office, decide_item, number, first, ItemDecision())
    assert item(office, first)["state"] == "decided"


def test_the_last_minutes_are_approved_without_words(office: Office) -> None:
    number = meeting(office)
    first = items_of(office, number)[0]
    set_row(office, ITEMS, first, item_kind=ItemKind.APPROVAL.value)
    do(office, decide_item, number, first, ItemDecision())
    assert item(office, first)["decision"] == "صورتجلسه پیشین تأیید شد."


def test_the_same_decision_again_is_no_step(office: Office) -> None:
    number = meeting(office)
    first = items_of(office, number)[0]
    draft = ItemDecision(decision="موافقت شد.")
    do(office, decide_item, number, first, draft)
    version = row_of(office, number)["version"]
    do(office, decide_item, number, first, draft)
    do(office, reopen_item, number, items_of(office, number)[1])
    assert row_of(office, number)["version"] == version


def with_topic(office: Office) -> tuple[int, int, int]:
    """A meeting of a series whose first item is of a topic it took."""
    number = series(office, topics=("بودجه",))
    held = meeting(office, series_id=number, session_number=1)
    (topic,) = topics(office)
    set_row(office, TOPICS, topic["id"], meeting_id=held)
    first = items_of(office, held)[0]
    set_row(office, ITEMS, first, topic_id=topic["id"])
    return held, first, topic["id"]


def test_a_topic_put_off_waits_again(office: Office) -> None:
    held, first, topic = with_topic(office)
    do(office, decide_item, held, first, ItemDecision(state=ItemState.PUT_OFF))
    assert [row["meeting_id"] for row in topics(office)] == [None]
    assert item(office, first)["topic_id"] == topic
    # Decided after all.
    do(office, decide_item, held, first, ItemDecision(decision="تصویب شد."))
    assert [row["meeting_id"] for row in topics(office)] == [held]
    back(office, held)
    assert [row["meeting_id"] for row in topics(office)] == [None]
    back(office, held)
    assert [row["meeting_id"] for row in topics(office)] == [held]


def test_what_another_meeting_took_on_stays_there(office: Office) -> None:
    held, first, topic = with_topic(office)
    do(office, decide_item, held, first, ItemDecision(state=ItemState.PUT_OFF))
    other = meeting(office)
    set_row(office, TOPICS, topic, meeting_id=other)
    with pytest.raises(NotAllowed):
        do(office, reopen_item, held, first)
    with pytest.raises(NotAllowed):
        back(office, held)
    assert [row["meeting_id"] for row in topics(office)] == [other]
    assert item(office, first)["state"] == "put_off"


def test_an_item_without_a_topic_becomes_one(office: Office) -> None:
    number = series(office)
    held = meeting(office, series_id=number, session_number=1)
    first = items_of(office, held)[0]
    do(office, decide_item, held, first, ItemDecision(state=ItemState.PUT_OFF))
    (topic,) = topics(office)
    assert (topic["title"], topic["meeting_id"], topic["place"]) == ("بودجه", None, 1)
    assert topic["origin"].startswith("از جلسه ")
    assert item(office, first)["topic_id"] == topic["id"]
    back(office, held)
    (topic,) = topics(office)
    assert topic["dropped_at"] is not None
    assert item(office, first)["topic_id"] is None


def test_alone_an_item_is_put_off_without_a_topic(office: Office) -> None:
    held = meeting(office)
    first = items_of(office, held)[0]
    do(office, decide_item, held, first, ItemDecision(state=ItemState.PUT_OFF))
    assert topics(office) == []


def test_items_are_added_amended_and_moved(office: Office) -> None:
    number = meeting(office)
    first, second = items_of(office, number)
    draft = ItemDraft(kind=ItemKind.OTHER, title=" برف‌روبی ", presenter="راه", minutes=10)
    third = do(office, add_item, number, draft)
    assert item(office, third)["title"] == "برف‌روبی"
    do(office, amend_item, number, third, ItemDraft(kind=ItemKind.OTHER, title="برف"))
    assert (item(office, third)["title"], item(office, third)["minutes"]) == ("برف", None)
    do(office, move_items, number, (third, first, second))
    assert items_of(office, number) == [third, first, second]
    for expected in ([first, second, third],) * 2:
        back(office, number)
        assert items_of(office, number) == expected
    back(office, number)
    assert items_of(office, number) == [first, second]


def test_a_waiting_topic_is_taken_on(office: Office) -> None:
    number = series(office, topics=("یک", "دو"))
    held = meeting(office, series_id=number, session_number=1)
    one, two = (row["id"] for row in topics(office))
    added = do(office, add_item, held, ItemDraft(title="یک", topic_id=one))
    assert item(office, added)["topic_id"] == one
    assert [row["meeting_id"] for row in topics(office)] == [held, None]
    with pytest.raises(InvalidInput):
        do(office, add_item, held, ItemDraft(title="یک", topic_id=one))
    alone = meeting(office)
    with pytest.raises(InvalidInput):
        do(office, add_item, alone, ItemDraft(title="دو", topic_id=two))
    with pytest.raises(NotFound):
        do(office, add_item, held, ItemDraft(title="سه", topic_id=999))
    back(office, held)
    assert [row["meeting_id"] for row in topics(office)] == [None, None]


def test_an_item_somebody_wrote_on_is_not_taken_back(office: Office) -> None:
    number = meeting(office)
    added = do(office, add_item, number, ItemDraft(title="برف"))
    office.write(save_text, number, added, 0, body("سخنی"))
    with pytest.raises(NotAllowed) as told:
        back(office, number)
    assert "برف" in told.value.message
    assert len(rows(office, TEXTS)) == 1
    assert added in items_of(office, number)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ItemDraft(), "title"),
        (ItemDraft(title="ا" * 5000), "title"),
        (ItemDraft(title="برف", minutes=0), "minutes"),
        (ItemDraft(title="برف", papers="ا" * (LONG_LIMIT + 1)), "papers"),
    ],
)
def test_what_is_no_item_is_named(office: Office, draft: ItemDraft, field: str) -> None:
    number = meeting(office)
    with pytest.raises(InvalidFields) as told:
        do(office, add_item, number, draft)
    assert [one.field for one in told.value.problems] == [field]
    with pytest.raises(InvalidFields):
        do(office, amend_item, number, items_of(office, number)[0], draft)


def test_a_new_order_has_all_items(office: Office) -> None:
    number = meeting(office)
    first, second = items_of(office, number)
    for wrong in ((first,), (first, first), (first, second, 999)):
        with pytest.raises(InvalidInput):
            do(office, move_items, number, wrong)


def _deeds(office: Office, number: int) -> list[tuple[Any, tuple[Any, ...]]]:
    first, second = items_of(office, number)[:2]
    return [
        (decide_item, (first, ItemDecision(state=ItemState.NOTED))),
        (reopen_item, (first,)),
        (add_item, (ItemDraft(title="نو"),)),
        (amend_item, (first, ItemDraft(title="دیگر"))),
        (move_items, ((second, first),)),
    ]


def test_only_running_meetings_decide(office: Office) -> None:
    number = meeting(office)
    for state in MeetingState:
        set_row(office, MEETINGS, number, state=state.value)
        if state in WRITABLE:
            continue
        for deed, arguments in _deeds(office, number):
            with pytest.raises(NotAllowed):
                do(office, deed, number, *arguments)


def test_stale_desks_and_strangers_are_told(office: Office) -> None:
    number = meeting(office)
    secret = meeting(office, classification=int(Classification.SECRET))
    version = row_of(office, number)["version"]
    for deed, arguments in _deeds(office, number):
        with pytest.raises(StaleRecord):
            office.write(deed, number, version - 1, *arguments)
    rights = frozenset({Right.READ_MEETINGS})
    for name, given in (("reader", rights), ("holder", rights | {Right.HOLD_MEETINGS})):
        office.sign_in_as()
        clearance = Classification(0)
        draft = OperatorDraft(name=name, full_name=name, rights=given, clearance=clearance)
        office.write(add_operator, draft)
    office.sign_in_as("reader")
    for deed, arguments in _deeds(office, number):
        with pytest.raises(NotAllowed):
            do(office, deed, number, *arguments)
    office.sign_in_as("holder")
    for deed, arguments in _deeds(office, secret):
        with pytest.raises(NotFound):
            do(office, deed, secret, *arguments)
