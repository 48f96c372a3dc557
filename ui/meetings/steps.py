"""Small forms of a meeting: called off, the outside invitation, ended, minutes awaited, a guest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from app.changes import Changes
from app.contacts import ContactRow
from app.meetings import (
    InviteeDraft,
    MeetingSheet,
    OutsideInvitationDraft,
    add_guest,
    cancel_meeting,
    end_meeting,
    minutes_expected,
    outside_invitation,
)
from app.meetings.in_folder import put_report_in_folder
from app.meetings.reporting import proposed_report
from app.meetings.states import InviteeRole
from app.meetings.texts import INVITEE_ROLES
from app.text import persian_digits
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField, LinesField, TextField
from ui.common.form import FieldRow
from ui.common.moment_field import MomentField, now_at
from ui.meetings.step_form import MeetingStepForm, Saved
from ui.shell import Shell

#: Makes a form of a meeting.
Make = Callable[[Shell, MeetingSheet, Saved], MeetingStepForm]
Found = tuple[Callable[..., Changes[Any]], tuple[Any, ...]]

USUAL_DUE: Final = "صورتجلسه تا کی؛ خالی باشد، مهلت معمول دفتر"
REPORT_WORDS: Final = "گزارش؛ از پاسخ مصوبات پیشنهاد شده است"
#: Of the outside invitation: the draft's field, its words, and the sheet's column.
_DAYS: Final = (
    ("asked_on", "خواستیم", "invitation_asked_on"),
    ("draft_seen_on", "پیش‌نویس را دیدیم", "invitation_draft_seen_on"),
    ("dated", "تاریخ دعوتنامه", "invitation_date"),
    ("copy_on", "رونوشت به ما رسید", "invitation_copy_on"),
)


def cancel_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """Why the meeting is called off."""
    reason = LinesField("reason", "سبب لغو", needed=True, rows=3)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return cancel_meeting, (values["reason"],)

    rows = (((reason, 1),),)
    return MeetingStepForm(shell, sheet, "لغو جلسه", rows, deed, saved, step="meeting_cancel")


def outside_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """How far an outside secretary's invitation is: asked, draft seen, issued, copy here."""
    days = {name: DateField(name, words, shell.today) for name, words, _column in _DAYS}
    number = TextField("number", "شماره دعوتنامه", digits=True)
    for name, _words, column in _DAYS:
        days[name].set_value(getattr(sheet, column))
    number.set_value(persian_digits(sheet.invitation_number))

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return outside_invitation, (OutsideInvitationDraft(**values),)

    rows: Sequence[FieldRow] = (
        ((days["asked_on"], 1), (days["draft_seen_on"], 1)),
        ((number, 1), (days["dated"], 1)),
        ((days["copy_on"], 1),),
    )
    title, step = "دعوتنامه دبیرخانه بیرونی", "meeting_outside"
    return MeetingStepForm(shell, sheet, title, rows, deed, saved, step=step)


def end_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """When it ended, and when the next one is."""
    at = MomentField("at", "پایان", lambda: now_at(shell))
    at.set_value(now_at(shell))
    following = MomentField("next_at", "جلسه بعد، اگر گفته شد", lambda: now_at(shell))
    note = LinesField("next_note", "یادداشت جلسه بعد", rows=2)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return end_meeting, (values["at"], values["next_at"], values["next_note"])

    rows: Sequence[FieldRow] = (((at, 1), (following, 1)), ((note, 1),))
    return MeetingStepForm(shell, sheet, "پایان جلسه", rows, deed, saved, step="meeting_end")


def await_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """Until when an outside secretary owes the minutes."""
    due_on = DateField("due_on", USUAL_DUE, shell.today)
    due_on.set_value(sheet.minutes_due_on)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return minutes_expected, (values["due_on"],)

    rows = (((due_on, 1),),)
    title, step = "در انتظار صورتجلسه", "meeting_await_minutes"
    return MeetingStepForm(shell, sheet, title, rows, deed, saved, step=step)


def guest_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """Somebody who came without being invited."""
    who = ContactField("name", "نام", shell.tasks)
    post = TextField("post", "سمت")
    organisation = TextField("organisation", "دستگاه")
    role = ChoiceField("role", "نقش", [(one, INVITEE_ROLES[one]) for one in InviteeRole])
    role.set_value(InviteeRole.GUEST)
    phone = TextField("phone", "تلفن", digits=True)

    def known(row: ContactRow) -> None:
        post.set_value(row.post)
        organisation.set_value(row.organisation)
        phone.set_value(persian_digits(row.phone))

    who.picked.connect(known)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return add_guest, (replace(InviteeDraft(**values), contact_id=who.contact_id),)

    rows: Sequence[FieldRow] = (
        ((who, 1), (post, 1)),
        ((organisation, 1), (role, 1)),
        ((phone, 1),),
    )
    return MeetingStepForm(shell, sheet, "مدعو تازه", rows, deed, saved, step="meeting_guest")


def folder_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MeetingStepForm:
    """The report that goes to the governor on paper, proposed from what was answered."""
    report = LinesField("report", REPORT_WORDS, needed=True, rows=14)
    report.set_value(sheet.report)

    def proposed(words: str) -> None:
        if not report.value().strip():
            report.set_value(words)

    def deed(values: dict[str, Any], _key: UUID) -> Found:
        return put_report_in_folder, (values["report"],)

    rows = (((report, 1),),)
    title, step = "گزارش در کارتابل استاندار", "letter_to_folder"
    form = MeetingStepForm(shell, sheet, title, rows, deed, saved, step=step)
    if not sheet.report:
        shell.tasks.read(form, proposed_report, sheet.id, done=proposed, latest="report")
    return form


#: The form each action opens, and by which a kept one is opened again.
MEETING_FORMS: Final[dict[str, Make]] = {
    "meeting_cancel": cancel_form,
    "meeting_outside": outside_form,
    "meeting_end": end_form,
    "meeting_await_minutes": await_form,
    "meeting_guest": guest_form,
    "letter_to_folder": folder_form,
}
