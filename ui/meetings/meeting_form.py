"""The form of a meeting: alone, of a series, or from an entry of the programme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from app.access import Right
from app.agenda import EventKind, When
from app.clock import to_tehran
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.meetings import (
    MeetingDraft,
    MeetingSheet,
    SeriesRow,
    amend_meeting,
    list_series,
    meeting_proposal,
    meeting_sheet,
    plan_meeting,
)
from app.meetings.states import MOVABLE
from ui.common.awaited_choice import AwaitedChoice
from ui.common.fields import LinesField, SegmentField, TextField
from ui.common.form import CHANGED_MEANWHILE
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.rows_field import RowsField
from ui.common.timed_form import TimedForm
from ui.meetings.comparing import invitee_drafts, item_drafts, offer_differences
from ui.meetings.desk_words import meeting_name
from ui.meetings.people_fields import PeopleFields
from ui.meetings.row_fields import InviteeRow, InviteesField, ItemRow
from ui.meetings.texts import meeting_heading, shown_day, shown_hours
from ui.shell import Shell
from ui.theme import Tone

NEW: Final = "جلسه تازه"
ALONE: Final = "جلسه مستقل"
TAKES_TIME: Final = "در برنامه استاندار هم"
RANKED: Final = "دعوت‌شدگان به ترتیب نشستن   (Alt+↑ و Alt+↓ جابه‌جا می‌کند)"
AGENDA_WORDS: Final = "دستور جلسه   (Alt+↑ و Alt+↓ جابه‌جا می‌کند)"
INVITATION_WORDS: Final = "متن دعوت پیش از دستور جلسه؛ خالی باشد، متن معمول دفتر می‌آید"
#: Fields of which a series or an entry of the programme proposes what stands in them.
PROPOSED: Final = (
    "subject",
    "place",
    "chair",
    "chair_post",
    "secretary",
    "secretary_post",
    "secretary_body",
    "secretary_phone",
    "invites",
    "minutes_kind",
    "classification",
    "invitation_words",
    "note",
    "invitees",
    "items",
)
#: So many series are offered; an office has a few dozen.
MOST_SERIES: Final = 200
USUAL_MINUTES: Final = 120

#: Called with the meeting that was saved.
Saved = Callable[[int], None]


@dataclass(frozen=True)
class Origin:
    """What a new meeting grows from: an entry of the programme, a series, or nothing."""

    event_id: int | None = None
    series_id: int | None = None


class MeetingForm(TimedForm):
    """Plans a meeting, or corrects one; its time is moved elsewhere, with a reason."""

    entry = (EventKind.MEETING, "جلسه")
    usual_minutes = USUAL_MINUTES
    #: Pixels it wants: people and agenda are rows of many fields.
    breadth = 1060

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        sheet: MeetingSheet | None = None,
        origin: Origin | None = None,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            saved: Called when it is saved.
            sheet: The meeting that is corrected.
            origin: What a new one grows from.
        """
        title = NEW if sheet is None else f"اصلاح {meeting_name(sheet)}"
        super().__init__(shell, title, shell.today(), sheet.event_id if sheet else None)
        self._saved, self._sheet, self._key = saved, sheet, uuid4()
        self.origin = origin or Origin()
        #: Fields a person touched: what is proposed later leaves them alone.
        self._touched: set[str] = set()
        self._make_fields()
        self._lay()
        self._begin()
        record = None if sheet is None else (sheet.id, sheet.version)
        more = {"event": self.origin.event_id}
        kind = FormKind.MEETING
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record, more=more))
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._touched.add(name))

    # -- building --------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tasks = self._shell.tasks
        self.series = AwaitedChoice("series_id", "سلسله", ALONE)
        self.in_programme = SegmentField(
            "in_programme", TAKES_TIME, [(False, "نه"), (True, "بیاید")]
        )
        self.people = PeopleFields(self._shell, with_phone=True)
        self.invitees = InviteesField("invitees", RANKED, lambda: InviteeRow(tasks), watch=self)
        self.items = RowsField("items", AGENDA_WORDS, ItemRow, watch=self)
        self.series.edited.connect(self._series_chosen)
        self.in_programme.edited.connect(self.clashes.ask)

    def _lay(self) -> None:
        people = self.people
        self._when_words = text_label("", self, "strong")
        self._when_words.hide()
        self.body.addWidget(self._when_words)
        self.lay_rows(
            [
                ((self.series, 4), (TextField("subject", "موضوع", needed=True), 8)),
                ((self.when, 5), (TextField("place", "جا"), 4), (self.in_programme, 3)),
            ]
        )
        self.body.addWidget(self.clashes)
        self.add_field(self.clashes.override)
        self.lay_rows(
            [
                *people.rows(),
                ((self.invitees, 1),),
                ((self.items, 1),),
                ((LinesField("invitation_words", INVITATION_WORDS, rows=3), 1),),
                ((LinesField("note", "یادداشت", rows=2), 8), (people.classification, 3)),
            ]
        )
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def asks_time(self) -> bool:
        """Only of one that shall stand in the governor's programme."""
        return bool(self.in_programme.value()) and self._sheet is None

    def start(self) -> None:
        """Begin with what it is about; of one that is known already, with its place."""
        self.fields["subject"].setFocus()

    # -- what stands in it at first ----------------------------------------------------------

    @property
    def _has_agenda(self) -> bool:
        return self._sheet is None or self._sheet.state in MOVABLE

    def _begin(self) -> None:
        tasks, sheet = self._shell.tasks, self._sheet
        may_plan = self._shell.operator().may(Right.PLAN_AGENDA)
        has_time = sheet is None and self.origin.event_id is None
        self.when.setVisible(has_time)
        self.in_programme.setVisible(has_time and may_plan)
        self.series.setEnabled(sheet is None)
        # What stands on the agenda of one that runs is the desk's.
        self.items.setVisible(self._has_agenda)
        self.share_rows()
        tasks.read(self, list_series, limit=MOST_SERIES, done=self._series_known)
        if sheet is not None:
            self._show_sheet(sheet)
            return
        if self.origin.series_id is not None:
            self.series.set_value(self.origin.series_id)
        if self.origin != Origin():
            self._ask_proposal()

    def _series_known(self, rows: Sequence[SeriesRow]) -> None:
        offered = [(row.id, row.name) for row in rows if not row.is_archived]
        self.series.offer_values(offered)

    def _show_sheet(self, sheet: MeetingSheet) -> None:
        if sheet.series_id is not None:
            self.series.set_known(sheet.series_id, sheet.series)
        self.fill(_values(sheet))
        self.people.show_people(sheet)
        self.people.show_what_belongs()
        self.note.setText(meeting_heading(sheet))
        self._say_when(When(starts_at=sheet.starts_at, ends_at=sheet.ends_at))

    def _say_when(self, when: When) -> None:
        """A time that is not typed here is said all the same."""
        starts, ends = to_tehran(when.starts_at), to_tehran(when.ends_at)
        self._when_words.setText(f"{shown_day(starts)}، {shown_hours(starts, ends)}")
        self._when_words.show()

    def _series_chosen(self) -> None:
        """Propose what the series has: its people, its place, its agenda."""
        self._ask_proposal()

    def _ask_proposal(self) -> None:
        wanted = {"series_id": self.series.value(), "event_id": self.origin.event_id}
        self._shell.tasks.read(
            self, meeting_proposal, **wanted, done=self.propose, latest="proposal"
        )

    def propose(self, draft: MeetingDraft) -> None:
        """Fill in what is proposed, wherever nobody typed yet."""
        was_changed = self.is_changed
        values = {
            name: getattr(draft, name)
            for name in PROPOSED
            if name not in self._touched and getattr(draft, name) is not None
        }
        self.fill(values)
        if not self._touched & {"chair", "secretary"}:
            self.people.show_people(draft)
        if self.series.value() is None and draft.series_id is not None:
            self.series.set_value(draft.series_id)
        if draft.starts_at is not None and draft.ends_at is not None:
            when = When(starts_at=draft.starts_at, ends_at=draft.ends_at)
            if self.origin.event_id is not None:
                self._say_when(when)
            elif "when" not in self._touched:
                self.when.set_value(when)
        self.people.show_what_belongs()
        self.is_changed = was_changed

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            tasks = self._shell.tasks
            tasks.read(self, meeting_sheet, self._sheet.id, done=self._compare, latest="theirs")

    def _compare(self, theirs: MeetingSheet) -> None:
        if self._sheet is not None:
            offer_differences(self.fields, _values(self._sheet), _values(theirs))
        self._sheet = theirs
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        self._touched |= set(self.fields)
        super().resume(filled)
        self._key = filled.token
        self.people.show_what_belongs()
        self.clashes.keep_visible()
        self.clashes.ask()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a plan closes its form
        """Plan the meeting, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            draft = self._draft(values)
        except AppError as error:
            self.show_error(error)
            return
        tasks, sheet = self._shell.tasks, self._sheet
        told: dict[str, Any] = {"done": self._done, "failed": self.show_error}
        if sheet is None:
            self.submit(tasks, plan_meeting, draft, **told)
        else:
            self.submit(tasks, amend_meeting, sheet.id, sheet.version, draft, **told)

    def _draft(self, values: dict[str, Any]) -> MeetingDraft:
        sheet, origin = self._sheet, self.origin
        times: dict[str, Any] = {}
        if sheet is not None:
            values.pop("when")
            times = {"starts_at": sheet.starts_at, "ends_at": sheet.ends_at}
        elif origin.event_id is not None:
            values.pop("when")
        else:
            when = self.typed_time(values)
            times = {"starts_at": when.starts_at, "ends_at": when.ends_at}
        if sheet is not None or origin.event_id is not None:
            values["in_programme"] = False
        if not self._has_agenda:
            values["items"] = None
        event_id = sheet.event_id if sheet is not None else origin.event_id
        named = self.people.named(values)
        return MeetingDraft(**named, **times, event_id=event_id, request_key=self._key)

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)


def _values(sheet: MeetingSheet) -> dict[str, Any]:
    """What the form holds of a meeting, by its fields."""
    values = {name: getattr(sheet, name) for name in PROPOSED}
    return values | {"invitees": invitee_drafts(sheet.invitees), "items": item_drafts(sheet.items)}
