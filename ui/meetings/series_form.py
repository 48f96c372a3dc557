"""The form of a series of meetings: a council, a commission or a working group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

from app.kept_forms import FilledForm, FormKind
from app.meetings import SeriesDraft, SeriesSheet, series_sheet
from app.meetings.series import amend_series, begin_series
from ui.common.fields import LinesField, TextField
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.meetings.comparing import invitee_drafts, offer_differences
from ui.meetings.people_fields import PeopleFields
from ui.meetings.row_fields import InviteeRow, InviteesField
from ui.shell import Shell
from ui.theme import Tone

NEW: Final = "سلسله جلسات تازه"
MEMBERS: Final = "اعضای ثابت به ترتیب نشستن   (Alt+↑ و Alt+↓ جابه‌جا می‌کند)"
NAMES: Final = (
    "name",
    "purpose",
    "place",
    "chair_post",
    "secretary_post",
    "secretary_body",
    "invites",
    "minutes_kind",
    "classification",
)

#: Called with the series that was saved.
Saved = Callable[[int], None]


class MeetingSeriesForm(FormPanel):
    """Writes a series down, or corrects one; meetings that were planned stay as they are."""

    answers: frozenset[str] = frozenset()
    #: Pixels it wants: a member is a row of many fields.
    breadth = 1060

    def __init__(self, shell: Shell, saved: Saved, sheet: SeriesSheet | None = None) -> None:
        super().__init__(NEW if sheet is None else f"اصلاح «{sheet.name}»")
        self._shell, self._saved, self._sheet, self._key = shell, saved, sheet, uuid4()
        self.people = PeopleFields(shell, with_phone=False)
        self.members = InviteesField(
            "members", MEMBERS, lambda: InviteeRow(shell.tasks), watch=self
        )
        self._lay()
        if sheet is not None:
            self._show(sheet)
        record = None if sheet is None else (sheet.id, sheet.version)
        kind = FormKind.MEETING_SERIES
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record))

    def _lay(self) -> None:
        hint = "مانند شورای برنامه‌ریزی، کارگروه اشتغال"
        name = TextField("name", "نام", needed=True, hint=hint)
        self.lay_rows(
            [
                ((name, 7), (TextField("place", "جا"), 4), (self.people.classification, 2)),
                ((LinesField("purpose", "برای چیست، و مستند آن", rows=2), 1),),
                *self.people.rows(),
                ((self.members, 1),),
            ]
        )
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _show(self, sheet: SeriesSheet) -> None:
        self.fill({name: getattr(sheet, name) for name in NAMES})
        self.people.show_people(sheet)
        self.members.set_value(invitee_drafts(sheet.members))
        self.people.show_what_belongs()

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            tasks = self._shell.tasks
            tasks.read(self, series_sheet, self._sheet.id, done=self._compare, latest="theirs")

    def _compare(self, theirs: SeriesSheet) -> None:
        if self._sheet is not None:
            offer_differences(self.fields, _values(self._sheet), _values(theirs))
        self._sheet = theirs
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token
        self.people.show_what_belongs()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a series closes its form
        """Begin the series, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        draft = SeriesDraft(**self.people.named(values), request_key=self._key)
        tasks, sheet = self._shell.tasks, self._sheet
        told: dict[str, Any] = {"done": self._done, "failed": self.show_error}
        if sheet is None:
            self.submit(tasks, begin_series, draft, **told)
        else:
            self.submit(tasks, amend_series, sheet.id, sheet.version, draft, **told)

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)


def _values(sheet: SeriesSheet) -> dict[str, Any]:
    """What the form holds of a series, by its fields."""
    names = (*NAMES, "chair", "secretary")
    values = {name: getattr(sheet, name) for name in names}
    return values | {"members": invitee_drafts(sheet.members)}
