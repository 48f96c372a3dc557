"""Series of meetings: councils and working groups, their members and the topics that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.agenda.people import held
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.limits import checked_length
from app.meetings.deeds import SERIES_BEGUN, SERIES_TABLES, SeriesDeed
from app.meetings.drafts import SeriesDraft, TopicDraft
from app.meetings.keys import series_search_key
from app.meetings.people import checked_people, person_columns, replace_people
from app.meetings.tables import MEMBERS, SERIES, SERIES_STEPS, TOPICS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, tidy

NO_NAME: Final = "نام سلسله جلسات را بنویسید."
NO_TITLE: Final = "موضوع را بنویسید."
IS_ARCHIVED: Final = "بایگانی شده است؛ نخست آن را بازگردانید."
TAKEN: Final = "این موضوع در دستور جلسه‌ای است و دیگر در فهرست انتظار نیست."
DROPPED: Final = "این موضوع پیش از این کنار گذاشته شده است."
WHY_DROPPED: Final = "سبب کنار گذاشتن را بنویسید."
MOST_MINUTES: Final = 600

_SHORT: Final = (
    "name",
    "chair",
    "chair_post",
    "secretary",
    "secretary_post",
    "secretary_body",
    "place",
)
_COLUMNS: Final = (*_SHORT, "purpose", "chair_id", "secretary_id")


def begin_series(session: OfficeSession, draft: SeriesDraft) -> Changes[int]:
    """Write a series down with its standing members.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    require_may_classify(session.desk.operator, draft.classification)
    made = session.execute(
        select(SERIES.c.id).where(SERIES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = _checked(session, draft)
    now = session.desk.clock.now()
    words = f"سلسله جلسات «{checked.name}» ثبت شد."
    series = _columns_of(checked) | {
        "archived_at": None,
        "last_step": words[:SHORT_LIMIT],
        "last_step_at": now,
        "request_key": draft.request_key,
        "version": 1,
    }
    series["search_key"] = series_search_key(series)
    number: int = session.execute(
        insert(SERIES).values(**series).returning(SERIES.c.id)
    ).scalar_one()
    for place, one in enumerate(checked.members, 1):
        session.execute(insert(MEMBERS).values(series_id=number, **person_columns(place, one)))
    step = SERIES_TABLES.step_row(session, number, SERIES_BEGUN, words)
    session.execute(insert(SERIES_STEPS).values(**step))
    secrecy = int(checked.classification)
    journal.note(session, Kind.MEETING_SERIES, number, SERIES_BEGUN, words, classification=secrecy)
    return changed(number, Kind.MEETING_SERIES)


def amend_series(
    session: OfficeSession, series_id: int, version: int, draft: SeriesDraft
) -> Changes[int]:
    """Correct a series; meetings that were planned stay as they are.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    require_may_classify(session.desk.operator, draft.classification)
    checked = _checked(session, draft)
    wanted = _columns_of(checked)
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    moved = replace_people(deed, MEMBERS.name, checked.members, invited=False)
    if not values and not moved:
        return changed(series_id)
    deed.set(**values)
    return deed.finish("amend_series", "مشخصات سلسله جلسات ویرایش شد.")


def archive_series(session: OfficeSession, series_id: int, version: int) -> Changes[int]:
    """Put a series away that is not held any more; its meetings stay.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    deed.set(archived_at=session.desk.clock.now())
    return deed.finish("archive_series", "سلسله جلسات بایگانی شد.")


def unarchive_series(session: OfficeSession, series_id: int, version: int) -> Changes[int]:
    """Take a series out again.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = SeriesDeed(session, series_id, version)
    if deed.record["archived_at"] is None:
        return changed(series_id)
    deed.set(archived_at=None)
    return deed.finish("unarchive_series", "سلسله جلسات بازگردانده شد.")


def add_topic(
    session: OfficeSession, series_id: int, version: int, draft: TopicDraft
) -> Changes[int]:
    """Let a topic wait for the next meeting.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    checked = _checked_topic(draft)
    places = [row["place"] for row in deed.part(TOPICS.name).values()]
    deed.add_row(
        TOPICS.name,
        place=max(places, default=0) + 1,
        **checked,
        meeting_id=None,
        added_at=session.desk.clock.now(),
        added_by=session.desk.operator.id,
        dropped_at=None,
        dropped_reason="",
    )
    return deed.finish("add_topic", f"موضوع «{checked['title']}» به فهرست انتظار افزوده شد.")


def amend_topic(
    session: OfficeSession, series_id: int, version: int, draft: TopicDraft
) -> Changes[int]:
    """Correct a topic that waits.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It does not wait any more, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    row = _waiting(deed, draft.id or 0)
    checked = _checked_topic(draft)
    values = {name: value for name, value in checked.items() if row[name] != value}
    if not values:
        return changed(series_id)
    deed.set_row(TOPICS.name, row["id"], **values)
    return deed.finish("amend_topic", f"موضوع «{checked['title']}» ویرایش شد.")


def drop_topic(
    session: OfficeSession, series_id: int, version: int, topic_id: int, reason: str
) -> Changes[int]:
    """Let a topic wait no more.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: It does not wait any more, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    row = _waiting(deed, topic_id)
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason), SHORT_LIMIT, problems)
    if not why:
        problems.append(InvalidInput("reason", WHY_DROPPED))
    if problems:
        raise InvalidFields(problems)
    deed.set_row(TOPICS.name, row["id"], dropped_at=session.desk.clock.now(), dropped_reason=why)
    return deed.finish("drop_topic", f"موضوع «{row['title']}» کنار گذاشته شد: {why}")


def reorder_topics(
    session: OfficeSession, series_id: int, version: int, topic_ids: Sequence[int]
) -> Changes[int]:
    """Say in which order topics wait; those not named come after them as they were.

    Raises:
        NotFound: One of them is none of this series'.
        NotAllowed, StaleRecord: As for every deed.
    """
    deed = _standing(session, series_id, version)
    rows = deed.part(TOPICS.name)
    for number in topic_ids:
        deed.row(TOPICS.name, number)
    order = [*dict.fromkeys(topic_ids), *(number for number in rows if number not in topic_ids)]
    moved = False
    for place, number in enumerate(order, 1):
        if rows[number]["place"] != place:
            deed.set_row(TOPICS.name, number, place=place)
            moved = True
    if not moved:
        return changed(series_id)
    return deed.finish("reorder_topics", "ترتیب فهرست انتظار تغییر کرد.")


def _standing(session: OfficeSession, series_id: int, version: int) -> SeriesDeed:
    """A deed on a series that was not put away."""
    deed = SeriesDeed(session, series_id, version)
    if deed.record["archived_at"] is not None:
        raise NotAllowed(f"{deed.named} {IS_ARCHIVED}")
    return deed


def _waiting(deed: SeriesDeed, topic_id: int) -> dict[str, Any]:
    held_row = select(TOPICS.c.id).where(TOPICS.c.id == topic_id).with_for_update()
    deed.session.execute(held_row)
    row = deed.row(TOPICS.name, topic_id)
    if row["meeting_id"] is not None:
        raise NotAllowed(TAKEN)
    if row["dropped_at"] is not None:
        raise NotAllowed(DROPPED)
    return row


def _checked(session: OfficeSession, draft: SeriesDraft) -> SeriesDraft:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    }
    purpose = tidy(draft.purpose, multiline=True)
    texts["purpose"] = checked_length("purpose", purpose, LONG_LIMIT, problems)
    if not texts["name"]:
        problems.append(InvalidInput("name", NO_NAME))
    if problems:
        raise InvalidFields(problems)
    chair, chair_name = held(session, draft.chair_id, "chair")
    secretary, secretary_name = held(session, draft.secretary_id, "secretary")
    texts["chair"] = texts["chair"] or chair_name
    texts["secretary"] = texts["secretary"] or secretary_name
    return replace(
        draft,
        **texts,
        chair_id=chair,
        secretary_id=secretary,
        members=checked_people(session, draft.members, "members"),
    )


def _columns_of(draft: SeriesDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _COLUMNS} | {
        "classification": int(draft.classification),
        "invites": draft.invites.value,
        "minutes_kind": draft.minutes_kind.value,
    }


def _checked_topic(draft: TopicDraft) -> dict[str, Any]:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("title", "presenter", "origin")
    }
    papers = tidy(draft.papers, multiline=True)
    texts["papers"] = checked_length("papers", papers, LONG_LIMIT, problems)
    if not texts["title"]:
        problems.append(InvalidInput("title", NO_TITLE))
    if draft.minutes is not None and not 1 <= draft.minutes <= MOST_MINUTES:
        words = persian_digits(f"عددی از ۱ تا {MOST_MINUTES} بنویسید.")
        problems.append(InvalidInput("minutes", words))
    if problems:
        raise InvalidFields(problems)
    return texts | {"minutes": draft.minutes}
