"""The steps of an entry's course that need something typed (P1.2 to P1.8)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar, Final
from uuid import UUID

from app.agenda import (
    EventSheet,
    Inviter,
    LinkedRecord,
    Opinion,
    ReviewDraft,
    answer_review,
    ask_completion,
    ask_review,
    event_held,
    invitations_out,
    link_record,
    minutes_received,
    postpone_event,
    reject_event,
    report_event,
    write_report,
)
from app.agenda.texts import OPINIONS
from app.changes import Kind
from app.errors import InvalidInput
from ui.agenda.entry_field import EntryField
from ui.agenda.step_form import EventStepForm, Make, Saved, reason_step
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField, LinesField, SegmentField, TextField
from ui.common.letter_field import LetterField
from ui.shell import Shell

_ANSWERS: Final = tuple((one, OPINIONS[one]) for one in Opinion if one is not Opinion.ASKED)
WITH: Final = ((True, "با حضور استاندار"), (False, "بی حضور استاندار"))
MINUTES: Final = "اگر صورتجلسه‌ای در راه نیست، فرستنده را خالی بگذارید."


def review_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """Whom to ask whether a request is suitable (P1.2)."""
    reviewer = ContactField("reviewer", "نظر چه کسی پرسیده می‌شود", shell.tasks, needed=True)
    due = DateField("due_on", "تا چه روزی", shell.today)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        draft = ReviewDraft(reviewer_id=reviewer.contact_id, **values)
        return ask_review, (draft,)

    rows = (((reviewer, 5), (due, 3)),)
    return EventStepForm(shell, sheet, "نظرخواهی از معاون", rows, deed, saved, step="event_review")


def answer_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """What a deputy said of a request."""
    asked = [(one.id, one.reviewer) for one in sheet.reviews if one.opinion is Opinion.ASKED]
    opinion = SegmentField("opinion", "نظر او", _ANSWERS)
    who = ChoiceField("review", "نظر چه کسی", asked)
    answered = DateField("answered_on", "در چه روزی", shell.today)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        number = values.pop("review")
        return answer_review, (number, ReviewDraft(**values))

    rows = (
        ((opinion, 1),),
        ((LinesField("words", "آنچه گفت یا نوشت", rows=3), 1),),
        ((TextField("rule_cited", "مستندی که آورد"), 5), (who, 4), (answered, 3)),
    )
    return EventStepForm(shell, sheet, "پاسخ معاون", rows, deed, saved, step="event_answer")


def invitations_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """That the invitations went out; an outside secretary's with number and day (P1.4)."""
    outside = sheet.invites is Inviter.OUTSIDE
    number = TextField("number", "شماره دعوتنامه", digits=True, needed=outside)
    dated = DateField("dated", "تاریخ آن", shell.today, needed=outside)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return invitations_out, (values["number"], values["dated"])

    rows = (((number, 5), (dated, 4)),)
    return EventStepForm(
        shell,
        sheet,
        "دعوتنامه‌ها فرستاده شد",
        rows,
        deed,
        saved,
        step="event_invitations",
        told=sheet.secretary and f"دبیرخانه: {sheet.secretary}",
    )


def held_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """That it was held, with him or without, and who owes the minutes (P1.6, P1.7)."""
    presence = SegmentField("with_governor", "چگونه برگزار شد", WITH)
    presence.set_value(sheet.with_governor)
    whom = TextField("minutes_from", "صورتجلسه را چه کسی می‌فرستد")
    whom.set_value(sheet.secretary)
    due = DateField("minutes_due_on", "تا چه روزی", shell.today)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return partial(event_held, **values), ()

    rows = (((presence, 1),), ((whom, 5), (due, 4)))
    return EventStepForm(
        shell, sheet, "برگزار شد", rows, deed, saved, step="event_held", told=MINUTES
    )


def minutes_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """On what day the minutes came (P1.7)."""
    day = DateField("on", "در چه روزی رسید", shell.today)
    day.set_value(shell.today())

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return minutes_received, (values["on"],)

    return EventStepForm(
        shell,
        sheet,
        "صورتجلسه رسید",
        (((day, 1),),),
        deed,
        saved,
        step="event_minutes",
        told=sheet.minutes_from and f"فرستنده: {sheet.minutes_from}",
    )


def report_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """What the governor was told, and his own words (P1.8)."""
    report = LinesField("report", "آنچه به استاندار گزارش شد", rows=5)
    report.set_value(sheet.report)
    words = LinesField("governor_words", "آنچه استاندار گفت", rows=3)
    words.set_value(sheet.governor_words)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return report_event, (values["report"], values["governor_words"])

    rows = (((report, 1),), ((words, 1),))
    return EventStepForm(shell, sheet, "گزارش به استاندار", rows, deed, saved, step="event_report")


def write_report_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """What came of a visit or a staff meeting."""
    report = LinesField("report", "گزارش", needed=True, rows=10)
    report.set_value(sheet.report)

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        return write_report, (values["report"],)

    rows = (((report, 1),),)
    return EventStepForm(shell, sheet, "نوشتن گزارش", rows, deed, saved, step="event_write_report")


class LinkForm(EventStepForm):
    """With what letter or other entry it hangs together."""

    beside: ClassVar[Mapping[str, str]] = {"links": "number"}


def link_form(shell: Shell, sheet: EventSheet, saved: Saved) -> EventStepForm:
    """Link an entry with a letter of our registers, or with another entry."""
    letter = LetterField(shell.tasks, "number", "نامه")
    entry = EntryField(shell.tasks)
    relation = TextField("relation", "چه نسبتی دارد", hint="پیوست، پیرو، نتیجه …")

    def deed(values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        said = values["relation"].strip()
        if letter.letter_id is not None:
            record = LinkedRecord(kind=Kind.LETTER, id=letter.letter_id, relation=said)
        elif entry.event_id is not None:
            record = LinkedRecord(kind=Kind.EVENT, id=entry.event_id, relation=said)
        else:
            raise InvalidInput("number", "نامه یا برنامه‌ای را از پیشنهادها برگزینید.")
        return link_record, (record,)

    rows = (((letter, 1),), ((entry, 1),), ((relation, 1),))
    return LinkForm(shell, sheet, "پیوند تازه", rows, deed, saved, step="event_link")


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "event_review": review_form,
    "event_answer": answer_form,
    "event_reject": reason_step(
        "رد درخواست", "سبب رد", reject_event, step="event_reject", hangs=True
    ),
    "event_ask_completion": reason_step(
        "برگرداندن برای تکمیل", "چه چیزی کم است", ask_completion, step="event_ask_completion"
    ),
    "event_postpone": reason_step(
        "به تعویق انداختن", "سبب تعویق", postpone_event, step="event_postpone", hangs=True
    ),
    "event_invitations": invitations_form,
    "event_held": held_form,
    "event_minutes": minutes_form,
    "event_report": report_form,
    "event_write_report": write_report_form,
    "event_link": link_form,
}
