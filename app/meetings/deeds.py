"""A deed on a meeting or on a series as one step, and what follows it elsewhere.

The parts of a meeting (invitees, agenda, resolutions, what is carried, editions, dispatches) are
one whole with it and share its version. Its texts are not: each has an edition of its own, so that
two desks write two items of the same minutes at once (`app.meetings.writing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select, update

from app.access import Right
from app.beside_deed import BesideDeed
from app.changes import Changes, Kind
from app.deed_tables import DeedTables
from app.errors import NotAllowed
from app.folder import follow_record, put_back, take_out
from app.meetings.cards import card_of_meeting, meeting_sheet_card
from app.meetings.keys import (
    meeting_keys,
    meeting_search_key,
    resolution_search_key,
    series_search_key,
)
from app.meetings.latest import require_latest
from app.meetings.reminded import meeting_reminders_follow
from app.meetings.states import MeetingState, require_transition
from app.meetings.tables import (
    CARRIED,
    DISPATCHES,
    EDITIONS,
    INVITEES,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    MEMBERS,
    RESOLUTIONS,
    SERIES,
    SERIES_STEPS,
    TEXTS,
    TOPICS,
)
from app.orders import follow_source
from app.record_deed import RecordDeed
from app.session import OfficeSession
from app.text import persian_digits

PLANNED: Final = "plan_meeting"
SERIES_BEGUN: Final = "begin_series"
#: Its report went into the governor's folder, and came back.
PUT_IN: Final = "put_report_in_folder"
CAME_BACK: Final = "report_came_back"
#: What orders and folder show of it.
_SHOWN_ELSEWHERE: Final = ("subject", "classification", "began_at", "secretary_body", "chair")
#: What a meeting does because its entry did it in the programme.
MOVED_THERE: Final = "follow_programme"
CALLED_OFF_THERE: Final = "called_off_in_programme"
OF_PROGRAMME: Final = "جلسه به پیروی از تقویم جابه‌جا یا لغو شد؛ آن را در تقویم پس بگیرید."
#: Under this name what became of a topic of the series is kept with a step.
_TOPICS: Final = TOPICS.name
TOPIC_GONE_ON: Final = "موضوع «{title}» را جلسه دیگری در دستور گرفته است؛ نخست آن را پس بگیرید."
TOPIC_ON_AGENDA: Final = "موضوع «{title}» به دستور جلسه‌ای رفته است."
WRITTEN_ON: Final = "درباره «{title}» نوشته یا مصوبه‌ای هست؛ آن را از دستور خارج کنید."
#: Why a resolution whose deciding was taken back is annulled: its number stays its own.
TAKEN_BACK: Final = "تصمیم پس گرفته شد."
WRITTEN_SINCE: Final = "پس از باز شدن، متن صورتجلسه نوشته شده است؛ دوباره آن را نهایی کنید."
#: Why minutes are open again whose locking was taken back.
LOCKING_TAKEN_BACK: Final = "نهایی کردن پس گرفته شد."
TOPIC_TAKEN_BACK: Final = "ماندن آن برای جلسه بعد پس گرفته شد."

MEETING_TABLES: Final = DeedTables(
    kind=Kind.MEETING,
    record=MEETINGS,
    steps=MEETING_STEPS,
    owner="meeting_id",
    parts={one.name: one for one in (INVITEES, ITEMS, RESOLUTIONS, CARRIED, EDITIONS, DISPATCHES)},
    missing="این جلسه در دفتر یافت نشد.",
    first_steps=frozenset({PLANNED}),
    not_undone="ثبت جلسه برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را لغو کنید.",
    missing_part="این سطر از آن جلسه نیست.",
    part_keys={RESOLUTIONS.name: resolution_search_key},
    told_parts=frozenset({"subject"}),
)

SERIES_TABLES: Final = DeedTables(
    kind=Kind.MEETING_SERIES,
    record=SERIES,
    steps=SERIES_STEPS,
    owner="series_id",
    parts={MEMBERS.name: MEMBERS, TOPICS.name: TOPICS},
    missing="این سلسله جلسات در دفتر یافت نشد.",
    first_steps=frozenset({SERIES_BEGUN}),
    not_undone="ثبت سلسله جلسات برگشت‌پذیر نیست؛ می‌توانید آن را بایگانی کنید.",
    missing_part="این سطر از آن سلسله جلسات نیست.",
)


def seen_meeting(session: OfficeSession, meeting_id: int) -> dict[str, Any]:
    """A meeting's columns, if this operator may see it.

    Raises:
        NotFound: There is no such meeting for him.
    """
    return MEETING_TABLES.seen(session, meeting_id)


def seen_series(session: OfficeSession, series_id: int) -> dict[str, Any]:
    """A series' columns, if this operator may see it.

    Raises:
        NotFound: There is no such series for him.
    """
    return SERIES_TABLES.seen(session, series_id)


def series_name(session: OfficeSession, meeting: Mapping[str, Any]) -> str:
    """The name of a meeting's series; nothing of one that stands alone."""
    asked = select(SERIES.c.name).where(SERIES.c.id == meeting["series_id"])
    return session.execute(asked).scalar() or ""


def fold_meetings_of(session: OfficeSession, series_id: int) -> None:
    """Let every meeting of a series be found by what the series is called now."""
    asked = select(MEETINGS).where(MEETINGS.c.series_id == series_id)
    meetings = session.execute(asked).mappings().all()
    for meeting, key in zip(meetings, meeting_keys(session, meetings), strict=True):
        session.execute(
            update(MEETINGS).where(MEETINGS.c.id == meeting["id"]).values(search_key=key)
        )


def hold_meeting(session: OfficeSession, meeting_id: int) -> None:
    """Keep other desks from writing a meeting or its texts until this transaction is over."""
    session.execute(select(MEETINGS.c.id).where(MEETINGS.c.id == meeting_id).with_for_update())


class MeetingDeed(BesideDeed):
    """One deed on one meeting, from the version that was read to the step it leaves."""

    tables = MEETING_TABLES
    event_gone_on = "برنامه این جلسه از آن پس در تقویم تغییر کرده است؛ نخست آن را پس بگیرید."
    order_gone_on = "بر پایه این مصوبه کاری انجام شده است؛ نخست آن را پس بگیرید."
    letter_given_up = "دعوت به جلسه پس گرفته شد."

    def __init__(
        self,
        session: OfficeSession,
        meeting_id: int,
        version: int,
        *,
        right: Right | None = Right.HOLD_MEETINGS,
    ) -> None:
        """Hold a meeting as the desk read it; as for every record's deed."""
        hold_meeting(session, meeting_id)
        super().__init__(session, meeting_id, version, right=right)

    @property
    def state(self) -> MeetingState:
        """Where the meeting stands now."""
        return MeetingState(self.record["state"])

    @property
    def named(self) -> str:
        """The meeting as sentences name it."""
        return f"جلسه {self.record['number']}"

    def search_key(self) -> str:
        """What the meeting is found by from now on."""
        own = (self.part(one.name).values() for one in (INVITEES, ITEMS, EDITIONS))
        return meeting_search_key(self.record, series_name(self.session, self.record), *own)

    def saved(self) -> None:
        """Let orders, folder sheets and reminders say what the meeting says now."""
        if any(self.record[name] != self.before[name] for name in _SHOWN_ELSEWHERE):
            follow_source(self.session, card_of_meeting(self.record))
            follow_record(self.session, meeting_sheet_card(self.record))
            self.kinds |= {Kind.ORDER, Kind.FOLDER}
        meeting_reminders_follow(self.session, self.record)

    def require(self, *states: MeetingState, refusal: str) -> None:
        """Refuse the deed in other states.

        Raises:
            NotAllowed: With the refusal, after the meeting's name.
        """
        if self.state not in states:
            raise NotAllowed(persian_digits(f"{self.named} {refusal}"))

    def move(self, wanted: MeetingState, **values: Any) -> None:
        """Lead the meeting to another state.

        Raises:
            NotAllowed: Its life has no such step.
        """
        require_transition(persian_digits(self.record["number"]), self.state, wanted)
        self.set(state=wanted.value, **values)

    def undone(self, step: Mapping[str, Any]) -> None:
        """Take its report out of the folder again, or lay it back there."""
        if step["action"] == PUT_IN:
            take_out(self.session, Kind.MEETING, self.id)
        elif step["action"] == CAME_BACK:
            put_back(self.session, meeting_sheet_card(self.record))
        else:
            return
        self.kinds.add(Kind.FOLDER)

    def newest_step(self) -> dict[str, Any]:
        """What taking back would take back."""
        return self._steps_that_count()[-1]

    def set_topic(self, topic: Mapping[str, Any], *, meeting_id: int | None) -> None:
        """Say which meeting has a topic of the series; taking the deed back says what was before.

        Args:
            topic: As it stands, held.
            meeting_id: Who has it; None lets it wait.
        """
        if topic["meeting_id"] == meeting_id:
            return
        self._overwrote[_TOPICS, topic["id"]] = {"meeting_id": topic["meeting_id"]}
        self._write_topic(topic["id"], meeting_id=meeting_id)

    def began_topic(self, number: int) -> None:
        """Remember that the deed let a topic of the series begin to wait."""
        self._overwrote[_TOPICS, number] = {"id": None}
        self.kinds.add(Kind.MEETING_SERIES)

    def _write_topic(self, number: int, **values: Any) -> None:
        self.session.execute(update(TOPICS).where(TOPICS.c.id == number).values(**values))
        self.kinds.add(Kind.MEETING_SERIES)

    def remove_row(self, table: str, number: int) -> None:
        """Take a row from a part; an item stays on which something was written or resolved.

        Raises:
            NotAllowed: Something was.
        """
        if table == ITEMS.name and self._is_written_on(number):
            raise NotAllowed(WRITTEN_ON.format(title=self.row(table, number)["title"]))
        super().remove_row(table, number)

    def _is_written_on(self, item_id: int) -> bool:
        written = select(TEXTS.c.id).where(TEXTS.c.item_id == item_id).limit(1)
        resolved = (one["item_id"] for one in self.part(RESOLUTIONS.name).values())
        return item_id in resolved or self.session.execute(written).first() is not None

    def _restore_topic(self, number: int, values: dict[str, Any]) -> None:
        found = self.session.execute(
            select(TOPICS).where(TOPICS.c.id == number).with_for_update()
        ).mappings()
        topic = found.one()
        if topic["meeting_id"] not in (None, self.id):
            raise NotAllowed(TOPIC_GONE_ON.format(title=topic["title"]))
        if "id" in values:
            now = self.session.desk.clock.now()
            self._write_topic(number, dropped_at=now, dropped_reason=TOPIC_TAKEN_BACK)
        else:
            self._write_topic(number, meeting_id=values["meeting_id"])

    def _require_unwritten(self, values: Mapping[str, Any]) -> None:
        """Refuse to lock minutes by taking back their opening after something was written."""
        if values.get("texts_saved", self.record["texts_saved"]) != self.record["texts_saved"]:
            raise NotAllowed(WRITTEN_SINCE)

    def _open_again(self, number: int) -> None:
        """Open minutes again whose locking is taken back; the edition stays in their history."""
        require_latest(self.session, self.record)
        desk = self.session.desk
        self.set_row(
            EDITIONS.name,
            number,
            reopened_at=desk.clock.now(),
            reopened_by=desk.operator.id,
            reopened_reason=LOCKING_TAKEN_BACK,
        )

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        if table == _TOPICS:
            self._restore_topic(number, values)
            return
        if table == MEETINGS.name:
            self._require_unwritten(values)
        if table == EDITIONS.name and values.get("id", 0) is None:
            self._open_again(number)
            return
        if table == RESOLUTIONS.name and values.get("id", 0) is None:
            # A number once given is never given again.
            now = self.session.desk.clock.now()
            self.set_row(table, number, annulled_at=now, annulled_reason=TAKEN_BACK)
            return
        super()._restore(table, number, values)


class SeriesDeed(RecordDeed):
    """One deed on one series, with its members and the topics that wait."""

    tables = SERIES_TABLES

    def __init__(
        self,
        session: OfficeSession,
        series_id: int,
        version: int,
        *,
        right: Right | None = Right.HOLD_MEETINGS,
    ) -> None:
        """Hold a series as the desk read it; as for every record's deed."""
        session.execute(select(SERIES.c.id).where(SERIES.c.id == series_id).with_for_update())
        super().__init__(session, series_id, version, right=right)

    @property
    def named(self) -> str:
        """The series as sentences name it."""
        return f"«{self.record['name']}»"

    def search_key(self) -> str:
        """What the series is found by from now on."""
        return series_search_key(self.record)

    def saved(self) -> None:
        """Let its meetings be found by its new name."""
        if self.record["name"] != self.before["name"]:
            fold_meetings_of(self.session, self.id)

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        if table == _TOPICS and values.get("id", 0) is None:
            self._require_untouched(number)
        super()._restore(table, number, values)

    def _require_untouched(self, topic_id: int) -> None:
        """Refuse to take a topic away that a meeting took onto its agenda since."""
        self.session.execute(select(TOPICS.c.id).where(TOPICS.c.id == topic_id).with_for_update())
        row = self.row(_TOPICS, topic_id)
        named = select(ITEMS.c.id).where(ITEMS.c.topic_id == topic_id).limit(1)
        if row["meeting_id"] is not None or self.session.execute(named).first() is not None:
            raise NotAllowed(TOPIC_ON_AGENDA.format(title=row["title"]))


def take_meeting_step_back(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a meeting back, with what it did beside it.

    Raises:
        NotAllowed: Only the planning is left, something it did went further since, or it followed
            its entry in the programme.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.newest_step()["action"] in (MOVED_THERE, CALLED_OFF_THERE):
        raise NotAllowed(OF_PROGRAMME)
    return deed.take_back()


def take_series_step_back(session: OfficeSession, series_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a series back.

    Raises:
        NotAllowed: Only its beginning is left.
        NotFound, StaleRecord: As for every deed.
    """
    return SeriesDeed(session, series_id, version).take_back()
