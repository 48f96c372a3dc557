"""What the lists of meetings, invitees, agenda, resolutions, series and topics show of each."""

from __future__ import annotations

from typing import Final

from app.meetings.rows import (
    InviteeLine,
    ItemLine,
    MeetingRow,
    ResolutionLine,
    SeriesRow,
    TopicLine,
)
from app.meetings.texts import (
    INVITE_ANSWERS,
    INVITE_CHANNELS,
    INVITEE_ROLES,
    ITEM_KINDS,
    ITEM_STATES,
    MEETING_STATES,
)
from app.telephone import isolated_telephone
from app.texts import CLASSIFICATIONS, LETTER_STATES
from ui.common.register_table import Column
from ui.common.state_tones.meetings import MEETING_TONES, RESOLUTION_TONES
from ui.meetings.desk_words import (
    ANNULLED,
    RESOLUTION_STATES,
    shown_count,
    shown_hour,
    shown_number,
)
from ui.meetings.desk_words import shown_day as shown_date
from ui.meetings.texts import (
    ANSWER_TONES,
    INVITERS,
    ITEM_TONES,
    NOTHING,
    presence_said,
    presence_tone,
    session_words,
    short_day,
    shown_hours,
)
from ui.theme import Tone


def _open(row: MeetingRow) -> str:
    if not row.resolutions:
        return NOTHING
    return f"{shown_count(row.open_resolutions)} از {shown_count(row.resolutions)}"


MEETINGS: Final[tuple[Column[MeetingRow], ...]] = (
    Column("day", "روز", lambda row: short_day(row.starts_at), 90, rank=1),
    Column("subject", "موضوع", lambda row: row.subject, 0, rank=1, least=120),
    Column(
        "state",
        "وضعیت",
        lambda row: MEETING_STATES[row.state],
        130,
        tone=lambda row: Tone.DANGER if row.minutes_late else MEETING_TONES[row.state],
        rank=1,
    ),
    Column("number", "شماره", lambda row: shown_number(row.number), 100, rank=4),
    Column("hours", "ساعت", lambda row: shown_hours(row.starts_at, row.ends_at), 110, rank=5),
    Column(
        "series",
        "سلسله",
        lambda row: session_words(row.session_number, row.series) or NOTHING,
        170,
        rank=6,
    ),
    Column("open", "مصوبه باز", _open, 80, rank=7),
    Column("place", "جا", lambda row: row.place or NOTHING, 130, optional=True, rank=8),
    Column("chair", "رئیس", lambda row: row.chair or NOTHING, 130, optional=True, rank=8),
    Column("invites", "دبیرخانه", lambda row: INVITERS[row.invites], 110, optional=True, rank=8),
    Column(
        "due",
        "مهلت صورتجلسه",
        lambda row: shown_date(row.minutes_due_on) or NOTHING,
        110,
        optional=True,
        rank=8,
    ),
    Column(
        "classification",
        "طبقه‌بندی",
        lambda row: CLASSIFICATIONS[row.classification],
        90,
        optional=True,
        rank=9,
    ),
    Column("last", "گام آخر", lambda row: row.last_step, 200, optional=True, rank=9),
)


def _invitation(row: InviteeLine) -> str:
    """By what he was invited, and how far that is."""
    if row.letter_id is None:
        return INVITE_CHANNELS[row.channel]
    if row.letter_number:
        return shown_number(row.letter_number)
    return LETTER_STATES.get(row.letter_state, NOTHING)


def _who(row: InviteeLine) -> str:
    return row.name or row.post or row.organisation


def _post(row: InviteeLine) -> str:
    where = row.organisation if row.organisation not in row.post else ""
    return "، ".join(part for part in (row.post, where) if part) or NOTHING


def _times(row: InviteeLine) -> str:
    """When he came and went, where that was not with the others."""
    parts = [
        f"آمد {shown_hour(row.came_at)}" if row.came_at is not None else "",
        f"رفت {shown_hour(row.left_at)}" if row.left_at is not None else "",
    ]
    return " · ".join(part for part in parts if part) or NOTHING


INVITEES: Final[tuple[Column[InviteeLine], ...]] = (
    Column("place", "", lambda row: shown_count(row.place), 40, rank=1),
    Column("name", "دعوت‌شده", _who, 150, rank=1),
    Column("post", "سمت و دستگاه", _post, 0, rank=2, least=130),
    Column("role", "نقش", lambda row: INVITEE_ROLES[row.role], 84, rank=4),
    Column("invitation", "دعوت", _invitation, 110, rank=3),
    Column(
        "answer",
        "پاسخ",
        lambda row: INVITE_ANSWERS[row.answer],
        132,
        tone=lambda row: ANSWER_TONES[row.answer],
        rank=2,
    ),
    Column("presence", "حضور", presence_said, 110, tone=presence_tone, rank=1),
    Column("substitute", "جانشین", lambda row: row.substitute or NOTHING, 130, rank=5),
    Column("times", "دیر و زود", _times, 130, rank=6),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or NOTHING, 120, rank=7),
    Column("note", "یادداشت", lambda row: row.note or NOTHING, 140, optional=True, rank=8),
)
#: Of a series' members nobody answers and nobody is there yet.
MEMBERS: Final = tuple(
    column for column in INVITEES if column.key in ("place", "name", "post", "role", "phone")
)


def _minutes(row: ItemLine | TopicLine) -> str:
    return f"{shown_count(row.minutes)} دقیقه" if row.minutes else NOTHING


ITEMS: Final[tuple[Column[ItemLine], ...]] = (
    Column("place", "بند", lambda row: shown_count(row.place), 48, rank=1),
    Column("title", "موضوع", lambda row: row.title or ITEM_KINDS[row.kind], 0, rank=1, least=170),
    Column("presenter", "ارائه‌دهنده", lambda row: row.presenter or NOTHING, 140, rank=3),
    Column("minutes", "زمان", _minutes, 84, rank=4),
    Column(
        "state",
        "نتیجه",
        lambda row: ITEM_STATES[row.state],
        136,
        tone=lambda row: ITEM_TONES[row.state],
        rank=2,
    ),
    Column("decision", "تصمیم", lambda row: row.decision or NOTHING, 170, rank=5),
    Column("papers", "پیوست بند", lambda row: row.papers or NOTHING, 150, rank=6),
    Column("origin", "از کجا", lambda row: row.origin or NOTHING, 130, optional=True, rank=7),
    Column("kind", "گونه", lambda row: ITEM_KINDS[row.kind], 130, optional=True, rank=8),
)


def _resolution_tone(row: ResolutionLine) -> Tone:
    if row.is_annulled:
        return Tone.QUIET
    return Tone.DANGER if row.late_days else RESOLUTION_TONES[row.state]


RESOLUTIONS: Final[tuple[Column[ResolutionLine], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 108, rank=1),
    Column("words", "مصوبه", lambda row: row.words, 0, rank=1, least=180),
    Column("responsible", "مسئول پیگیری", lambda row: row.responsible or NOTHING, 140, rank=2),
    Column("due", "مهلت", lambda row: shown_date(row.due_on) or NOTHING, 94, rank=3),
    Column(
        "state",
        "وضعیت",
        lambda row: ANNULLED if row.is_annulled else RESOLUTION_STATES[row.state],
        110,
        tone=_resolution_tone,
        rank=1,
    ),
    Column("stands", "تا کجا", lambda row: row.state_words or NOTHING, 180, optional=True, rank=6),
)

SERIES: Final[tuple[Column[SeriesRow], ...]] = (
    Column("name", "نام", lambda row: row.name, 0, rank=1, least=150),
    Column("meetings", "جلسه", lambda row: shown_count(row.meetings), 56, rank=2),
    Column("open", "مصوبه باز", lambda row: shown_count(row.open_resolutions), 78, rank=2),
    Column("members", "عضو", lambda row: shown_count(row.members), 52, rank=4),
    Column("topics", "در نوبت", lambda row: shown_count(row.topics), 68, rank=3),
    Column("last", "آخرین جلسه", lambda row: shown_date(row.last_on) or NOTHING, 96, rank=5),
    Column("chair", "رئیس", lambda row: row.chair or NOTHING, 130, rank=6),
    Column("secretary", "دبیر", lambda row: row.secretary or NOTHING, 130, optional=True, rank=7),
    Column("invites", "دبیرخانه", lambda row: INVITERS[row.invites], 110, optional=True, rank=7),
)


TOPICS: Final[tuple[Column[TopicLine], ...]] = (
    Column("place", "نوبت", lambda row: shown_count(row.place), 54, rank=1),
    Column("title", "موضوع", lambda row: row.title, 0, rank=1, least=170),
    Column("presenter", "ارائه‌دهنده", lambda row: row.presenter or NOTHING, 150, rank=2),
    Column("minutes", "زمان", _minutes, 84, rank=3),
    Column("origin", "از کجا", lambda row: row.origin or NOTHING, 140, rank=4),
    Column("papers", "پیوست", lambda row: row.papers or NOTHING, 130, rank=6),
)
