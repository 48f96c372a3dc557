"""The items of a meeting while it runs: decided one by one, added, put in another order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.agenda.proving import words_of
from app.changes import Changes, changed
from app.errors import InvalidInput
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import ItemDecision, ItemDraft
from app.meetings.items import has_resolution, set_item_state, take_waiting_topic
from app.meetings.proving import checked_item
from app.meetings.states import WRITABLE, ItemKind, ItemState
from app.meetings.tables import ITEMS
from app.meetings.texts import ITEM_STATES
from app.session import OfficeSession

NOT_NOW: Final = "در این وضعیت بندهای دستور آن بررسی نمی‌شود."
NO_STATE: Final = "بگویید با این بند چه شد: تصمیم، اطلاع، ماندن به جلسه بعد یا خروج از دستور."
NO_DECISION: Final = "تصمیم را بنویسید، یا مصوبه‌ای برای این بند ثبت کنید."
NOT_WAITING: Final = "این موضوع دیگر در نوبت نیست."
ALL_ITEMS: Final = "ترتیب تازه باید همه بندهای دستور را داشته باشد."

#: What such an item needs no words for when it is decided.
_PLAINLY_DECIDED: Final = {
    ItemKind.APPROVAL.value: "صورتجلسه پیشین تأیید شد.",
    ItemKind.CARRIED.value: "مصوبات پیشین پیگیری شد.",
}


def decide_item(
    session: OfficeSession, meeting_id: int, version: int, item_id: int, draft: ItemDecision
) -> Changes[int]:
    """Say what became of an item.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        version: As read.
        item_id: Which.
        draft: Decided, noted, put off to another meeting, or taken off the agenda.

    Raises:
        InvalidInput: Nothing is said, or a decision has neither words nor a resolution.
        NotAllowed: The meeting does not run, or another one took its topic since.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = deed.row(ITEMS.name, item_id)
    if draft.state is ItemState.OPEN:
        raise InvalidInput("state", NO_STATE)
    decision = words_of(draft.decision, "decision")
    if draft.state is ItemState.DECIDED and not decision and not has_resolution(deed, item_id):
        decision = _PLAINLY_DECIDED.get(row["item_kind"], "")
        if not decision:
            raise InvalidInput("decision", NO_DECISION)
    if (row["state"], row["decision"]) == (draft.state.value, decision):
        return changed(meeting_id)
    set_item_state(deed, row, draft.state, decision)
    words = f"«{row['title']}»: {ITEM_STATES[draft.state]}."
    return deed.finish("decide_item", words)


def reopen_item(
    session: OfficeSession, meeting_id: int, version: int, item_id: int
) -> Changes[int]:
    """Let an item be discussed again; what was resolved on it stays.

    Raises:
        NotAllowed: The meeting does not run, or another one took its topic since.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = deed.row(ITEMS.name, item_id)
    if row["state"] == ItemState.OPEN.value:
        return changed(meeting_id)
    set_item_state(deed, row, ItemState.OPEN, "")
    return deed.finish("reopen_item", f"«{row['title']}» دوباره بررسی می‌شود.")


def add_item(
    session: OfficeSession, meeting_id: int, version: int, draft: ItemDraft
) -> Changes[int]:
    """Take something else onto the agenda of a meeting that runs.

    Returns:
        The item's id.

    Raises:
        InvalidFields: Something typed cannot be taken.
        InvalidInput: Its topic does not wait any more.
        NotAllowed: The meeting does not run.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    checked = checked_item(draft)
    if checked.topic_id is not None and take_waiting_topic(deed, checked.topic_id) is None:
        raise InvalidInput("topic_id", NOT_WAITING)
    places = [row["place"] for row in deed.part(ITEMS.name).values()]
    row = deed.add_row(
        ITEMS.name,
        **_columns(checked),
        topic_id=checked.topic_id,
        place=max(places, default=0) + 1,
        state=ItemState.OPEN.value,
        decision="",
        decided_at=None,
        discussion="",
        discussion_edition=0,
    )
    done = deed.finish("add_item", f"«{checked.title}» به دستور افزوده شد.")
    return Changes(row["id"], done.kinds)


def amend_item(
    session: OfficeSession, meeting_id: int, version: int, item_id: int, draft: ItemDraft
) -> Changes[int]:
    """Write an item of a meeting that runs anew: its title, presenter, time and papers.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The meeting does not run.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = deed.row(ITEMS.name, item_id)
    columns = _columns(checked_item(draft))
    if all(row[name] == value for name, value in columns.items()):
        return changed(meeting_id)
    deed.set_row(ITEMS.name, item_id, **columns)
    return deed.finish("amend_item", f"بند «{row['title']}» ویرایش شد.")


def move_items(
    session: OfficeSession, meeting_id: int, version: int, item_ids: Sequence[int]
) -> Changes[int]:
    """Put the items of a meeting that runs in another order.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        version: As read.
        item_ids: All of them, as they shall follow each other.

    Raises:
        InvalidInput: Some are missing, or are none of this meeting's.
        NotAllowed: The meeting does not run.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    rows = deed.part(ITEMS.name)
    if sorted(item_ids) != sorted(rows):
        raise InvalidInput("items", ALL_ITEMS)
    moved = [
        (number, place)
        for place, number in enumerate(item_ids, 1)
        if rows[number]["place"] != place
    ]
    if not moved:
        return changed(meeting_id)
    for number, place in moved:
        deed.set_row(ITEMS.name, number, place=place)
    return deed.finish("move_items", "ترتیب بندهای دستور تغییر کرد.")


def _columns(draft: ItemDraft) -> dict[str, Any]:
    return {
        "item_kind": draft.kind.value,
        "title": draft.title,
        "presenter": draft.presenter,
        "minutes": draft.minutes,
        "papers": draft.papers,
        "origin": draft.origin,
    }
