"""The agenda before a meeting runs: what is proposed, and how it is written (features 53-55)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import exists, select

from app.errors import InvalidFields, InvalidInput
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import ItemDraft
from app.meetings.items import take_waiting_topic
from app.meetings.states import LOCKED, ItemKind, ItemState
from app.meetings.tables import ITEMS, MEETINGS, RESOLUTIONS, TOPICS
from app.orders.deeds import ORDERS
from app.orders.states import OrderState
from app.session import OfficeSession
from app.text import persian_digits

APPROVAL: Final = "تأیید صورتجلسه جلسه پیشین ({number})"
CARRIED: Final = "پیگیری مصوبات جلسات پیشین"
NOT_WAITING: Final = "«{title}» دیگر در فهرست انتظار نیست."


def proposed_items(session: OfficeSession, series_id: int | None) -> tuple[ItemDraft, ...]:
    """What stands on the agenda of the next meeting of a series before anybody types.

    The approval of the last minutes comes first, then what is carried, then the topics that wait.
    """
    if series_id is None:
        return ()
    found: list[ItemDraft] = []
    last = session.execute(
        select(MEETINGS.c.number)
        .where(
            MEETINGS.c.series_id == series_id,
            MEETINGS.c.state.in_(sorted(state.value for state in LOCKED)),
        )
        .order_by(MEETINGS.c.starts_at.desc(), MEETINGS.c.id.desc())
        .limit(1)
    ).scalar()
    if last is not None:
        title = persian_digits(APPROVAL.format(number=last))
        found.append(ItemDraft(kind=ItemKind.APPROVAL, title=title, minutes=5))
    if _has_open_resolutions(session, series_id):
        found.append(ItemDraft(kind=ItemKind.CARRIED, title=CARRIED))
    topics = TOPICS.c
    waiting = session.execute(
        select(TOPICS)
        .where(
            topics.series_id == series_id,
            topics.meeting_id.is_(None),
            topics.dropped_at.is_(None),
        )
        .order_by(topics.place, topics.id)
    ).mappings()
    found += [
        ItemDraft(
            title=row["title"],
            presenter=row["presenter"],
            minutes=row["minutes"],
            papers=row["papers"],
            origin=row["origin"],
            topic_id=row["id"],
        )
        for row in waiting
    ]
    return tuple(found)


def _has_open_resolutions(session: OfficeSession, series_id: int) -> bool:
    asked = select(
        exists().where(
            MEETINGS.c.series_id == series_id,
            RESOLUTIONS.c.meeting_id == MEETINGS.c.id,
            RESOLUTIONS.c.annulled_at.is_(None),
            ORDERS.c.id == RESOLUTIONS.c.order_id,
            ORDERS.c.state == OrderState.OPEN.value,
        )
    )
    return bool(session.execute(asked).scalar())


def item_columns(place: int, draft: ItemDraft) -> dict[str, Any]:
    """The columns of an item nobody has discussed yet."""
    return _typed(place, draft) | {
        "topic_id": draft.topic_id,
        "state": ItemState.OPEN.value,
        "decision": "",
        "decided_at": None,
        "discussion": "",
        "discussion_edition": 0,
    }


def _typed(place: int, draft: ItemDraft) -> dict[str, Any]:
    return {
        "place": place,
        "item_kind": draft.kind.value,
        "title": draft.title,
        "presenter": draft.presenter,
        "minutes": draft.minutes,
        "papers": draft.papers,
        "origin": draft.origin,
    }


def replace_items(deed: MeetingDeed, drafts: Sequence[ItemDraft]) -> bool:
    """Write the agenda in place of the one before; topics that go wait again.

    Returns:
        Whether anything changed.

    Raises:
        InvalidFields: A topic was taken by another meeting meanwhile.
    """
    left = dict(deed.part(ITEMS.name))
    is_changed = False
    for place, draft in enumerate(drafts, 1):
        before = left.pop(draft.id, None) if draft.id is not None else None
        if before is None:
            if draft.topic_id is not None and take_waiting_topic(deed, draft.topic_id) is None:
                words = NOT_WAITING.format(title=draft.title)
                raise InvalidFields([InvalidInput("items", words)])
            deed.add_row(ITEMS.name, **item_columns(place, draft))
            is_changed = True
            continue
        wanted = _typed(place, draft)
        values = {name: value for name, value in wanted.items() if before[name] != value}
        if values:
            deed.set_row(ITEMS.name, before["id"], **values)
            is_changed = True
    for row in left.values():
        _let_topic_wait(deed, row["topic_id"])
        deed.remove_row(ITEMS.name, row["id"])
        is_changed = True
    return is_changed


def _let_topic_wait(deed: MeetingDeed, topic_id: int | None) -> None:
    if topic_id is None:
        return
    row = deed.session.execute(
        select(TOPICS).where(TOPICS.c.id == topic_id).with_for_update()
    ).mappings()
    deed.set_topic(dict(row.one()), meeting_id=None)
