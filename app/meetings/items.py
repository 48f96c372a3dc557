"""How an item of the agenda stands, and the topic it came from: put off, that waits again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, insert, select

from app.errors import NotAllowed, NotFound
from app.meetings.deeds import MeetingDeed
from app.meetings.states import ItemState
from app.meetings.tables import ITEMS, RESOLUTIONS, TOPICS
from app.text import SHORT_LIMIT, persian_digits

TAKEN_ON: Final = "«{title}» را در این میان جلسه دیگری در دستور گرفته است."
NO_TOPIC: Final = "این موضوع در سلسله جلسات یافت نشد."
FROM_MEETING: Final = "از جلسه {number}"


def set_item_state(
    deed: MeetingDeed, row: Mapping[str, Any], state: ItemState, decision: str | None = None
) -> None:
    """Say how an item stands; what is put off waits among the topics of its series again.

    Args:
        deed: On its meeting.
        row: The item.
        state: As it stands now.
        decision: The words of the decision; None leaves them.

    Raises:
        NotAllowed: Another meeting took its topic since it was put off.
    """
    was = ItemState(row["state"])
    values: dict[str, Any] = {"state": state.value}
    if decision is not None:
        values["decision"] = decision
    if state is ItemState.OPEN:
        values["decided_at"] = None
    elif was is not state or row["decided_at"] is None:
        values["decided_at"] = deed.session.desk.clock.now()
    if was is ItemState.PUT_OFF and state is not ItemState.PUT_OFF:
        _take_topic(deed, row)
    if state is ItemState.PUT_OFF and was is not ItemState.PUT_OFF:
        values["topic_id"] = _let_topic_wait(deed, row)
    deed.set_row(ITEMS.name, row["id"], **values)


def settle_after_annulment(deed: MeetingDeed, item_id: int) -> None:
    """Let an item be undecided again whose only decision was a resolution that stands no more."""
    row = deed.row(ITEMS.name, item_id)
    said = row["state"] != ItemState.DECIDED.value or row["decision"]
    if not said and not has_resolution(deed, item_id):
        set_item_state(deed, row, ItemState.OPEN)


def has_resolution(deed: MeetingDeed, item_id: int) -> bool:
    """Whether a resolution stands on an item."""
    return any(
        one["item_id"] == item_id and one["annulled_at"] is None
        for one in deed.part(RESOLUTIONS.name).values()
    )


def _let_topic_wait(deed: MeetingDeed, row: Mapping[str, Any]) -> int | None:
    """Let the topic of an item wait for another meeting; one without a topic becomes one."""
    number: int | None = row["topic_id"]
    if number is None:
        series: int | None = deed.record["series_id"]
        return _new_topic(deed, row, series) if series is not None else None
    deed.set_topic(_hold(deed, number), meeting_id=None)
    return number


def _new_topic(deed: MeetingDeed, row: Mapping[str, Any], series_id: int) -> int:
    desk = deed.session.desk
    last = deed.session.execute(
        select(func.max(TOPICS.c.place)).where(TOPICS.c.series_id == series_id)
    ).scalar()
    origin = persian_digits(FROM_MEETING.format(number=deed.record["number"]))
    made: int = deed.session.execute(
        insert(TOPICS)
        .values(
            series_id=series_id,
            place=(last or 0) + 1,
            title=row["title"],
            presenter=row["presenter"],
            minutes=row["minutes"],
            papers=row["papers"],
            origin=(row["origin"] or origin)[:SHORT_LIMIT],
            meeting_id=None,
            added_at=desk.clock.now(),
            added_by=desk.operator.id,
            dropped_at=None,
            dropped_reason="",
        )
        .returning(TOPICS.c.id)
    ).scalar_one()
    deed.began_topic(made)
    return made


def take_waiting_topic(deed: MeetingDeed, topic_id: int) -> dict[str, Any] | None:
    """Take a topic that waits onto the agenda of a meeting that runs.

    Returns:
        Its columns; None where it does not wait in the meeting's series any more.

    Raises:
        NotFound: There is no such topic.
    """
    row = _hold(deed, topic_id)
    waits = row["meeting_id"] is None and row["dropped_at"] is None
    if not waits or row["series_id"] != deed.record["series_id"]:
        return None
    deed.set_topic(row, meeting_id=deed.id)
    return row


def _take_topic(deed: MeetingDeed, row: Mapping[str, Any]) -> None:
    """Take the topic of an item that was put off back to this meeting."""
    if row["topic_id"] is None:
        return
    topic = _hold(deed, row["topic_id"])
    if topic["meeting_id"] not in (None, deed.id):
        raise NotAllowed(TAKEN_ON.format(title=row["title"]))
    deed.set_topic(topic, meeting_id=deed.id)


def _hold(deed: MeetingDeed, topic_id: int) -> dict[str, Any]:
    found = deed.session.execute(
        select(TOPICS).where(TOPICS.c.id == topic_id).with_for_update()
    ).mappings()
    row = found.first()
    if row is None:
        raise NotFound(NO_TOPIC)
    return dict(row)
