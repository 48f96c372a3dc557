"""Proofs of minutes: texts with every saving, locked editions, resolutions and their orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from app.changes import Kind
from app.check.courses import state_values
from app.check.faults import Fault, Part, streamed
from app.meetings.content_json import UnreadableMinutes, content_from_json
from app.meetings.states import LOCKED
from app.meetings.tables import CARRIED, EDITIONS, ITEMS, MEETINGS, RESOLUTIONS, TEXTS
from app.orders.deeds import ORDERS
from app.orders.states import OrderKind, OrderState
from app.rich_text import UnreadableText, from_json
from models.base import alias_of

_ON_MEETINGS: Final = ORDERS.c.source_kind == Kind.MEETING.value
_IS_RESOLUTION: Final = ORDERS.c.kind == OrderKind.RESOLUTION.value
_STANDS: Final = RESOLUTIONS.c.annulled_at.is_(None)
_EARLIER: Final = alias_of(MEETINGS)

#: An order says the resolution's number, then its words.
_ORDER_ENDS: Final = func.substr(
    ORDERS.c.words, func.length(ORDERS.c.words) - func.length(RESOLUTIONS.c.words) + 1
)
_KEPT: Final = select(func.count()).where(TEXTS.c.meeting_id == MEETINGS.c.id).scalar_subquery()
_HIGHEST: Final = (
    select(func.coalesce(func.max(EDITIONS.c.edition), 0))
    .where(EDITIONS.c.meeting_id == MEETINGS.c.id)
    .scalar_subquery()
)
_IS_LOCKED: Final = EDITIONS.c.reopened_at.is_(None)


def _are(states: frozenset[Any]) -> ColumnElement[bool]:
    return MEETINGS.c.state.in_(state_values(states))


def _has_edition(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(EDITIONS.c.meeting_id == MEETINGS.c.id, *where)


def _written(*, item: bool) -> Select[Any]:
    """Meetings one of whose texts is not as it was saved last, or was saved another time."""
    table = ITEMS if item else MEETINGS
    number = ITEMS.c.meeting_id if item else MEETINGS.c.id
    mine = and_(
        TEXTS.c.meeting_id == number,
        TEXTS.c.item_id == ITEMS.c.id if item else TEXTS.c.item_id.is_(None),
    )
    saved = select(func.count()).where(mine).scalar_subquery()
    newest = select(func.coalesce(func.max(TEXTS.c.edition), 0)).where(mine).scalar_subquery()
    is_newest = exists().where(
        mine, TEXTS.c.edition == table.c.discussion_edition, TEXTS.c.body == table.c.discussion
    )
    return select(number).where(
        or_(
            table.c.discussion_edition != saved,
            table.c.discussion_edition != newest,
            and_(table.c.discussion_edition > 0, ~is_newest),
            and_(table.c.discussion_edition == 0, table.c.discussion != ""),
        )
    )


#: A statement giving ids of meetings, where the fault belongs, its words.
_FAULTS: Final[tuple[tuple[Select[Any], Part, str], ...]] = (
    # Texts.
    (_written(item=False), Part.STATES, "مذاکرات جلسه {} با آخرین ذخیره آن یکی نیست."),
    (_written(item=True), Part.STATES, "مذاکرات بندی از جلسه {} با آخرین ذخیره آن یکی نیست."),
    (
        select(MEETINGS.c.id).where(MEETINGS.c.texts_saved != _KEPT),
        Part.STATES,
        "شمار ذخیره متن‌های جلسه {} درست نیست.",
    ),
    (
        select(TEXTS.c.meeting_id)
        .join(ITEMS, ITEMS.c.id == TEXTS.c.item_id)
        .where(ITEMS.c.meeting_id != TEXTS.c.meeting_id),
        Part.LINKS,
        "متنی از جلسه {} از آن بند جلسه دیگری است.",
    ),
    # Editions.
    (
        select(EDITIONS.c.meeting_id)
        .group_by(EDITIONS.c.meeting_id)
        .having(
            or_(func.min(EDITIONS.c.edition) != 1, func.max(EDITIONS.c.edition) != func.count())
        ),
        Part.NUMBERS,
        "ویرایش‌های صورتجلسه جلسه {} پیوسته نیست.",
    ),
    (
        select(MEETINGS.c.id).where(MEETINGS.c.edition > _HIGHEST),
        Part.NUMBERS,
        "ویرایش‌های صورتجلسه جلسه {} پیوسته نیست.",
    ),
    (
        select(MEETINGS.c.id).where(
            _are(LOCKED),
            or_(
                MEETINGS.c.finalised_at.is_(None),
                MEETINGS.c.edition != _HIGHEST,
                ~_has_edition(EDITIONS.c.edition == MEETINGS.c.edition, _IS_LOCKED),
            ),
        ),
        Part.STATES,
        "صورتجلسه جلسه {} نهایی است و ویرایش بسته‌ای ندارد.",
    ),
    (
        select(MEETINGS.c.id).where(
            or_(
                and_(~_are(LOCKED), _has_edition(_IS_LOCKED)),
                _has_edition(EDITIONS.c.edition < MEETINGS.c.edition, _IS_LOCKED),
            )
        ),
        Part.STATES,
        "ویرایشی از صورتجلسه جلسه {} بسته مانده است.",
    ),
    (
        select(EDITIONS.c.meeting_id).where(
            EDITIONS.c.reopened_at.is_not(None), EDITIONS.c.reopened_reason == ""
        ),
        Part.STATES,
        "صورتجلسه جلسه {} بی سبب باز شده است.",
    ),
    # Resolutions.
    (
        select(RESOLUTIONS.c.meeting_id).where(RESOLUTIONS.c.words == ""),
        Part.STATES,
        "مصوبه‌ای از جلسه {} متن ندارد.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id)
        .outerjoin(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id)
        .where(_STANDS, ORDERS.c.id.is_(None)),
        Part.LINKS,
        "مصوبه‌ای از جلسه {} دستور ندارد و پیگیری نمی‌شود.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id)
        .join(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id)
        .where(
            or_(
                ~_ON_MEETINGS,
                ~_IS_RESOLUTION,
                ORDERS.c.source_id != RESOLUTIONS.c.meeting_id,
            )
        ),
        Part.LINKS,
        "دستور مصوبه‌ای از جلسه {} از جای دیگری است.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id)
        .join(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id)
        .where(~_STANDS, ORDERS.c.state == OrderState.OPEN.value),
        Part.LINKS,
        "مصوبه‌ای از جلسه {} باطل است و دستور آن در جریان است.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id).where(~_STANDS, RESOLUTIONS.c.annulled_reason == ""),
        Part.STATES,
        "مصوبه‌ای از جلسه {} بی سبب باطل شده است.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id)
        .join(ITEMS, ITEMS.c.id == RESOLUTIONS.c.item_id)
        .where(ITEMS.c.meeting_id != RESOLUTIONS.c.meeting_id),
        Part.LINKS,
        "مصوبه‌ای از جلسه {} از آن بند جلسه دیگری است.",
    ),
    (
        select(RESOLUTIONS.c.meeting_id)
        .join(ORDERS, ORDERS.c.id == RESOLUTIONS.c.order_id)
        .where(_STANDS, ORDERS.c.withdrawn_at.is_(None), RESOLUTIONS.c.words != _ORDER_ENDS),
        Part.LINKS,
        "متن مصوبه‌ای از جلسه {} با دستور آن یکی نیست.",
    ),
    (
        select(ORDERS.c.source_id)
        .join(MEETINGS, MEETINGS.c.id == ORDERS.c.source_id)
        .where(_ON_MEETINGS, ORDERS.c.classification < MEETINGS.c.classification),
        Part.LINKS,
        "دستور جلسه {} از خود آن آشکارتر است.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_MEETINGS, ~exists().where(MEETINGS.c.id == ORDERS.c.source_id)
        ),
        Part.LINKS,
        "دستوری بر جلسه {} است و آن جلسه نیست.",
    ),
    (
        select(ORDERS.c.source_id).where(
            _ON_MEETINGS,
            _IS_RESOLUTION,
            ORDERS.c.withdrawn_at.is_(None),
            ORDERS.c.state == OrderState.OPEN.value,
            ~exists().where(RESOLUTIONS.c.order_id == ORDERS.c.id),
        ),
        Part.LINKS,
        "دستوری از جلسه {} از هیچ مصوبه‌ای نیست.",
    ),
    # What is carried from meeting to meeting.
    (
        select(CARRIED.c.meeting_id)
        .join(MEETINGS, MEETINGS.c.id == CARRIED.c.meeting_id)
        .join(RESOLUTIONS, RESOLUTIONS.c.id == CARRIED.c.resolution_id)
        .join(_EARLIER, _EARLIER.c.id == RESOLUTIONS.c.meeting_id)
        .where(
            or_(
                MEETINGS.c.series_id.is_(None),
                func.coalesce(_EARLIER.c.series_id, 0) != MEETINGS.c.series_id,
                _EARLIER.c.starts_at > MEETINGS.c.starts_at,
            )
        ),
        Part.LINKS,
        "مصوبه‌ای که به جلسه {} آمده از جلسه پیشین آن سلسله نیست.",
    ),
    (
        select(CARRIED.c.meeting_id)
        .join(MEETINGS, MEETINGS.c.id == CARRIED.c.meeting_id)
        .where(_are(LOCKED), CARRIED.c.stood == ""),
        Part.STATES,
        "صورتجلسه جلسه {} نهایی است و وضعیت مصوبه‌ای پیشین در آن نیست.",
    ),
)


def minutes_agree(connection: Connection) -> Iterator[Fault]:
    """Every text, edition and resolution is as its savings, its meeting and its order say."""
    for statement, part, words in _FAULTS:
        for (number,) in connection.execute(statement.distinct()):
            yield Fault(part, Kind.MEETING.value, number, words.format(number))


def minutes_can_be_read(connection: Connection) -> Iterator[Fault]:
    """Every text of minutes and every locked edition can be read as what it is."""
    for table, column, read in (
        (TEXTS, TEXTS.c.body, from_json),
        (EDITIONS, EDITIONS.c.content, content_from_json),
    ):
        unread: set[int] = set()
        for number, stored in streamed(connection, select(table.c.meeting_id, column)):
            if number not in unread and not _can_be_read(read, stored):
                unread.add(number)
                words = f"نوشته‌ای از صورتجلسه جلسه {number} خوانده نمی‌شود."
                yield Fault(Part.STATES, Kind.MEETING.value, number, words)


def _can_be_read(read: Callable[[str], object], stored: str) -> bool:
    try:
        read(stored)
    except (UnreadableText, UnreadableMinutes):
        return False
    return True
