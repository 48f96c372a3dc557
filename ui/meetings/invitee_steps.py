"""What is said of one invitee: his answer before the meeting, his presence in it, by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.clock import from_tehran, to_tehran
from app.errors import StaleRecord
from app.meetings import (
    AnswerDraft,
    InviteeLine,
    MeetingSheet,
    PresenceDraft,
    meeting_sheet,
    record_answer,
    record_presence,
)
from app.meetings.states import InviteAnswer, Presence
from app.meetings.texts import INVITE_ANSWERS
from app.session import OfficeSession
from ui.common.fields import SegmentField, TextField, TimeField
from ui.meetings.desk_words import invitee_words
from ui.meetings.step_form import MeetingStepForm, Saved
from ui.meetings.texts import PRESENCE_CHOICES, said_keys
from ui.shell import Shell

Found = tuple[Callable[..., Changes[Any]], tuple[Any, ...]]
#: Makes a form of an invitee.
Make = Callable[[Shell, MeetingSheet, InviteeLine, Saved], MeetingStepForm]

ANSWER: Final = "پاسخ دعوت‌شده"
PRESENCE: Final = "حضور دعوت‌شده"
FIRST_OTHERS: Final = "میز دیگری در این میان چیزی درباره این دعوت‌شده نوشت؛ دوباره ببینید."

#: What a key says of the invitee the cursor is on, before the meeting and while it runs.
ANSWER_KEYS: Final[Mapping[str, InviteAnswer]] = {
    " ": InviteAnswer.ACKNOWLEDGED,
    "-": InviteAnswer.DECLINED,
    "0": InviteAnswer.NO_ANSWER,
}
PRESENCE_KEYS: Final[Mapping[str, Presence]] = {
    " ": Presence.PRESENT,
    "-": Presence.EXCUSED,
}
#: Whoever comes late or leaves early: the field that is this moment.
MOMENT_KEYS: Final[Mapping[str, str]] = {"+": "came_at", "*": "left_at"}
#: Opens the form of a substitute.
FORM_KEY: Final = "/"
ANSWER_HINT: Final = said_keys(
    ("Space", "می‌آید"), ("-", "نمی‌آید"), ("/", "جانشین"), ("۰", "در دسترس نبود"), ("Enter", "همه")
)
PRESENCE_HINT: Final = said_keys(
    ("Space", "حاضر"),
    ("-", "غایب موجه"),
    ("/", "جانشین"),
    ("+", "هم‌اکنون آمد"),
    ("*", "هم‌اکنون رفت"),
    ("Enter", "همه"),
)


def _as_read(session: OfficeSession, meeting_id: int, seen: InviteeLine) -> int:
    """The meeting's version now, if nobody said anything of an invitee since it was read.

    A fast hand says the next one before the answer for the last is here; only what is said of the
    same invitee can contradict.
    """
    sheet = meeting_sheet(session, meeting_id)
    now = next((one for one in sheet.invitees if one.id == seen.id), None)
    if now is None or (now.presence, now.came_at, now.left_at, now.answer) != (
        seen.presence,
        seen.came_at,
        seen.left_at,
        seen.answer,
    ):
        raise StaleRecord(FIRST_OTHERS)
    return sheet.version


def answer_now(
    session: OfficeSession, meeting_id: int, seen: InviteeLine, answer: InviteAnswer
) -> Changes[Any]:
    """Write what an invitee said, as he was read here."""
    version = _as_read(session, meeting_id, seen)
    return record_answer(session, meeting_id, version, seen.id, AnswerDraft(answer=answer))


def presence_now(
    session: OfficeSession, meeting_id: int, seen: InviteeLine, draft: PresenceDraft
) -> Changes[Any]:
    """Write whether an invitee is there, as he was read here."""
    version = _as_read(session, meeting_id, seen)
    return record_presence(session, meeting_id, version, seen.id, draft)


def presence_by_key(one: InviteeLine, key: str, now: datetime) -> PresenceDraft | None:
    """What a key says of an invitee; the same key again takes it back."""
    if key in MOMENT_KEYS:
        times = {"came_at": one.came_at, "left_at": one.left_at} | {MOMENT_KEYS[key]: now}
        there = one.presence if one.presence is Presence.SUBSTITUTE else Presence.PRESENT
        return PresenceDraft(
            presence=there,
            substitute=one.substitute,
            substitute_post=one.substitute_post,
            introduction=one.introduction,
            note=one.note,
            **times,
        )
    wanted = PRESENCE_KEYS.get(key)
    if wanted is None:
        return None
    return PresenceDraft(presence=Presence.UNSAID if one.presence is wanted else wanted)


def answer_by_key(one: InviteeLine, key: str) -> InviteAnswer | None:
    """What a key says an invitee answered; the same key again takes it back."""
    wanted = ANSWER_KEYS.get(key)
    return InviteAnswer.NONE if wanted is not None and one.answer is wanted else wanted


def _substitute(one: InviteeLine) -> tuple[TextField, TextField, TextField]:
    fields = (
        TextField("substitute", "نام جانشین"),
        TextField("substitute_post", "سمت جانشین"),
        TextField("introduction", "معرفی‌نامه"),
    )
    for field in fields:
        field.set_value(getattr(one, field.name))
    return fields


def _follow(choice: SegmentField, wanted: Any, fields: tuple[TextField, ...]) -> None:
    """A substitute is named of one who sends one."""

    def show() -> None:
        for field in fields:
            field.setVisible(choice.value() is wanted)

    choice.edited.connect(show)
    show()


def answer_form(
    shell: Shell, sheet: MeetingSheet, one: InviteeLine, saved: Saved
) -> MeetingStepForm:
    """What an invitee answered, and who comes in his place."""
    choices = [(each, INVITE_ANSWERS[each]) for each in InviteAnswer]
    answer = SegmentField("answer", "پاسخ", choices)
    answer.set_value(one.answer)
    substitute = _substitute(one)
    note = TextField("note", "یادداشت")
    note.set_value(one.note)
    _follow(answer, InviteAnswer.SUBSTITUTE, substitute)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        if values["answer"] is not InviteAnswer.SUBSTITUTE:
            values |= {field.name: "" for field in substitute}
        return record_answer, (one.id, AnswerDraft(**values))

    rows = (
        ((answer, 1),),
        ((substitute[0], 1), (substitute[1], 1)),
        ((substitute[2], 1),),
        ((note, 1),),
    )
    return MeetingStepForm(
        shell,
        sheet,
        ANSWER,
        rows,
        deed,
        saved,
        step="invitee_answer",
        part=one.id,
        about=invitee_words(one),
    )


def presence_form(
    shell: Shell, sheet: MeetingSheet, one: InviteeLine, saved: Saved
) -> MeetingStepForm:
    """Whether an invitee is there, from when to when, or who in his place."""
    presence = SegmentField("presence", "حضور", PRESENCE_CHOICES)
    presence.set_value(one.presence)
    substitute = _substitute(one)
    came = TimeField("came_at", "دیر آمد، ساعت")
    left = TimeField("left_at", "زود رفت، ساعت")
    for field, at in ((came, one.came_at), (left, one.left_at)):
        field.set_value(to_tehran(at).time() if at is not None else None)
    note = TextField("note", "یادداشت")
    note.set_value(one.note)
    _follow(presence, Presence.SUBSTITUTE, substitute)
    day = to_tehran(sheet.began_at or sheet.starts_at).date()

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        if values["presence"] is not Presence.SUBSTITUTE:
            values |= {field.name: "" for field in substitute}
        for name in ("came_at", "left_at"):
            hour = values[name]
            values[name] = from_tehran(day, hour) if hour is not None else None
        return record_presence, (one.id, PresenceDraft(**values))

    rows = (
        ((presence, 1),),
        ((substitute[0], 1), (substitute[1], 1)),
        ((substitute[2], 1),),
        ((came, 1), (left, 1)),
        ((note, 1),),
    )
    return MeetingStepForm(
        shell,
        sheet,
        PRESENCE,
        rows,
        deed,
        saved,
        step="invitee_presence",
        part=one.id,
        about=invitee_words(one),
    )


#: The form each action opens of an invitee.
INVITEE_FORMS: Final[Mapping[str, Make]] = {
    "invitee_answer": answer_form,
    "invitee_presence": presence_form,
}
