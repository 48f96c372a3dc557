"""The form of an entry: what is planned at once, or a request for the governor's time (P1.F1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.agenda import (
    Clashing,
    EventDraft,
    EventSheet,
    LinkedRecord,
    ResourceKind,
    ResourceLine,
    Scope,
    WayOut,
    amend_event,
    amend_series,
    request_event,
)
from app.agenda.resources import resources
from app.agenda.states import PLANNED, WAITING, EventState
from app.agenda.texts import RESOURCE_KINDS
from app.changes import Changes
from app.errors import AppError, InvalidFields, InvalidInput
from app.kept_forms import FilledForm, FormKind
from app.text import isolate, persian_digits
from ui.agenda.event_values import (
    COMPARED,
    Chosen,
    draft_of,
    letter_of,
    values_of,
    when_of_sheet,
    words_of,
)
from ui.agenda.form_fields import (
    NECESSITY,
    PLANNING,
    REQUESTING,
    belongs,
    event_fields,
)
from ui.agenda.form_known import (
    empty_draft,
    entry_and_draft,
    letter_known,
    named_resources,
    raw_links,
    requester_known,
    title_of,
    with_links,
)
from ui.agenda.series_views import ScopeView
from ui.common.clash_panel import ClashPanel
from ui.common.fields import Field
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.shell import Shell
from ui.theme import Tone

AFTER_REGISTRATION: Final = "شماره پس از ثبت داده می‌شود"
FIXED_TIME: Final = "زمان قطعی با «جابه‌جایی» عوض می‌شود."
#: Where a problem of a draft's part is said.
_BESIDE: Final = {
    "starts_at": "when",
    "ends_at": "when",
    "requester_id": "requester_name",
    "organisation_id": "organisation",
    "stand_in_id": "stand_in_name",
    "links": "letter_number",
}
#: What a clash can come from.
_OF_CLASHES: Final = (
    "kind",
    "day",
    "when",
    "to_day",
    "with_governor",
    "stand_in_name",
    "preparation",
    "travel_before",
    "travel_after",
    "attendees",
    "uses",
)

#: Called when an entry was saved: its id, and what comes after.
Saved = Callable[[int, str], None]


class EventForm(FormPanel):
    """Plans an entry, writes a request down, or corrects one."""

    #: The form's own actions, besides those every form has.
    answers = frozenset({"save_new"})
    #: Pixels at the usual type.
    wanted_width = 700

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        draft: EventDraft | None = None,
        sheet: EventSheet | None = None,
        is_request: bool = False,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            saved: Called when it is saved.
            draft: What is known already: the time that was drawn, the letter that asks; of a
                correction, what stands.
            sheet: What is corrected.
            is_request: Whether it begins with who asks and why, not with the time.
        """
        super().__init__("")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._is_request = is_request
        self._before = draft or empty_draft(is_request=is_request)
        self._key = uuid4()
        self._resources: Sequence[tuple[int, str]] = named_resources(sheet)
        self._fields = event_fields(shell, self, lambda: self._resources)
        self._heads: list[tuple[QLabel, tuple[Field, ...]]] = []
        self.clashes = ClashPanel(shell, self)
        self._place.addWidget(self.clashes)
        self.reach = ScopeView(shell, sheet.id if sheet is not None else 0, self)
        self.reach.hide()
        self._lay_blocks()
        self.add_field(self.clashes.override)
        self._make_buttons()
        self._connect()
        self.note.setText(AFTER_REGISTRATION if sheet is None else "")
        self._show_draft(self._before)
        self._show_what_belongs()
        event_id = sheet.id if sheet is not None else None
        self.clashes.watch(self._asked, event_id, with_ways=self._has_time)
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.EVENT,
                self._key,
                record=None if sheet is None else (sheet.id, sheet.version),
                more={"request": is_request},
            )
        )
        shell.tasks.read(self, resources, done=self._resources_known, latest="resources")
        if sheet is None:
            self.clashes.ask()

    def middle(self, fields: QWidget) -> QWidget:
        """The fields, and under them what stands in the way."""
        middle = QWidget(self)
        self._place = QVBoxLayout(middle)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(fields, 1)
        return middle

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        self._before = with_links(self._before, filled.content.get("links"))
        super().resume(filled)
        self._show_what_belongs()
        self.clashes.keep_visible()
        self.clashes.ask()

    def raw(self) -> dict[str, Any]:
        """What stands in the form, and what it hangs together with."""
        return super().raw() | {"links": raw_links(self._before)}

    def start(self) -> None:
        """Begin with what it is about; of a request, the kind was mostly chosen by its paper."""
        self.fields["subject"].setFocus()

    # -- building --------------------------------------------------------------------------

    def _lay_blocks(self) -> None:
        for name in REQUESTING if self._is_request else PLANNING:
            block = self._fields.blocks[name]
            head = text_label(block.title, self, "strong")
            self.body.addWidget(head)
            self.lay_rows(block.rows)
            if name == "what":
                self.body.addWidget(self.reach)
            self._heads.append((head, tuple(field for row in block.rows for field, _ in row)))
        self.body.addStretch(1)

    def _make_buttons(self) -> None:
        registering = self._sheet is None
        save = self.add_button(
            f"{'ثبت' if registering else 'ذخیره'}   \u2066Ctrl+Enter\u2069", primary=True
        )
        save.clicked.connect(lambda: self.save("close"))
        if registering:
            again = self.add_button("ثبت و بعدی   \u2066Ctrl+Shift+Enter\u2069")
            again.clicked.connect(lambda: self.save("new"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _connect(self) -> None:
        fields = self._fields
        for name in ("kind", "origin", "channel", "with_governor", "invites", "when"):
            self.fields[name].edited.connect(self._show_what_belongs)
        for name in _OF_CLASHES:
            self.fields[name].edited.connect(self.clashes.ask_later)
        fields.time.span.line.editingFinished.connect(self._show_what_belongs)
        fields.scope.edited.connect(self._show_reach)
        fields.requester.picked.connect(partial(requester_known, fields, self.fields))
        fields.stand_in.picked.connect(lambda _row: self.clashes.ask_later())
        fields.letter.picked.connect(partial(letter_known, self.fields))
        self.clashes.taken.connect(self._take_way)

    def _resources_known(self, lines: Sequence[ResourceLine]) -> None:
        """Offer what can be booked; what this entry holds already stays offered."""
        bookable = [one for one in lines if one.kind is not ResourceKind.GOVERNOR]
        known = {one.id: f"{RESOURCE_KINDS[one.kind]}: {one.name}" for one in bookable}
        self._resources = list((dict(self._resources) | known).items())
        for line in self._fields.uses.rows.lines:
            line.fields[0].show_choices(self._resources)  # type: ignore[attr-defined]  # a choice

    # -- showing ---------------------------------------------------------------------------

    def _show_draft(self, draft: EventDraft) -> None:
        self.fill(values_of(draft))
        fields = self._fields
        fields.time.show(draft.when)
        fields.requester.set_contact(draft.requester_id, draft.requester_name)
        fields.organisation.set_contact(draft.organisation_id, draft.organisation)
        fields.stand_in.set_contact(draft.stand_in_id, draft.stand_in_name)
        letter = letter_of(draft)
        fields.letter.set_letter(letter.id if letter else None, draft.letter_number)
        self.is_changed = False

    @property
    def _has_time(self) -> bool:
        """Whether a time may be given here; a fixed one is moved by its own step."""
        state = None if self._sheet is None else self._sheet.state
        return state is None or state in WAITING or state is EventState.TENTATIVE

    def _show_what_belongs(self) -> None:
        has_time, all_day = self._has_time, self._fields.time.is_of_days
        is_series = self._sheet is not None and self._sheet.series_id is not None
        for name, field in self.fields.items():
            if name != "override_reason":
                shown = belongs(
                    name, self.fields, is_series=is_series, has_time=has_time, all_day=all_day
                )
                field.setVisible(shown)
        for head, fields in self._heads:
            head.setVisible(bool(head.text()) and any(not one.isHidden() for one in fields))
        kind = self.fields["kind"].value()
        usual = "چرا حضور استاندار لازم است"
        self.fields["necessity"].rename(NECESSITY.get(kind, usual))
        self.share_rows()
        self.set_title(title_of(kind, self._sheet, is_request=self._is_request))
        if self._sheet is not None and not has_time and self._sheet.state in PLANNED:
            self.note.setText(FIXED_TIME)

    def _take_way(self, way: WayOut) -> None:
        self._fields.time.take(way)
        self._mark_changed()
        self.clashes.ask()

    def _show_reach(self) -> None:
        """Of more than this one, say what a correction will touch."""
        scope = self._fields.scope.value()
        self.reach.setVisible(scope is not Scope.THIS)
        if scope is not Scope.THIS:
            self.reach.show_scope(scope)

    def show_previous(self, number: str) -> None:
        """Say which number the entry before this one took."""
        shown = isolate(persian_digits(number))
        self.bar.say(f"برنامه پیش با شماره {shown} ثبت شد.", Tone.SUCCESS)

    # -- saving ----------------------------------------------------------------------------

    def _hidden(self) -> frozenset[str]:
        return frozenset(name for name, field in self.fields.items() if field.isHidden())

    def _draft(self) -> EventDraft:
        hidden = self._hidden()
        values = self._readable(hidden)
        when = None if "when" in hidden else self._fields.time.typed()
        letter, fields = letter_of(self._before), self._fields
        others: tuple[LinkedRecord, ...] = tuple(one for one in self._before.links if one != letter)
        chosen = Chosen(
            request_key=self._key,
            requester_id=fields.requester.contact_id,
            organisation_id=fields.organisation.contact_id,
            stand_in_id=fields.stand_in.contact_id,
            letter_id=fields.letter.letter_id,
            others=others,
        )
        return draft_of(values, when, chosen, hidden)

    def _readable(self, hidden: frozenset[str]) -> dict[str, Any]:
        """What the fields in sight hold.

        Raises:
            InvalidFields: Some cannot be read.
        """
        held: dict[str, Any] = dict.fromkeys(hidden)
        problems: list[InvalidInput] = []
        for name, field in self.fields.items():
            try:
                held[name] = None if name in hidden else field.value()
            except ValueError as error:
                problems.append(InvalidInput(name, str(error)))
        if problems:
            raise InvalidFields(problems)
        return held

    def _asked(self) -> EventDraft | None:
        """What is typed, for the question what stands in its way; of a fixed one, its own time."""
        try:
            draft = self._draft()
        except AppError:
            return None
        if self._sheet is not None and not self._has_time:
            return replace(draft, when=when_of_sheet(self._sheet))
        return draft

    def save(self, after: str = "stay") -> None:
        """Write the entry down, or save its correction."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            draft = self._draft()
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        tasks, sheet = self._shell.tasks, self._sheet
        done = partial(self._done, after)
        if sheet is None:
            self.submit(tasks, request_event, draft, done=done, failed=self.show_error)
            return
        known: tuple[Any, ...] = (sheet.id, sheet.version)
        amend: Callable[..., Changes[Any]] = amend_event
        if not self.reach.isHidden():
            amend, scope = partial(amend_series, **self.reach.reached()), self.fields["scope"]
            known = (*known, scope.value())
        self.submit(tasks, amend, *known, draft, done=done, failed=self.show_error)

    def _done(self, after: str, saved: Any) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        # Of a series, all it reached; a person stands on the one he corrected.
        self._saved(saved if self._sheet is None else self._sheet.id, after)

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else as every form."""
        if isinstance(error, Clashing):
            self.is_saving = False
            self.clear_problems()
            self.clashes.refused(error.clashes, may_override=error.may_override)
            return
        if isinstance(error, InvalidInput):
            error = InvalidFields([error])
        if isinstance(error, InvalidFields):
            error = InvalidFields(
                [
                    InvalidInput(_BESIDE.get(one.field, one.field), one.message)
                    for one in error.problems
                ]
            )
        super().show_error(error)

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            self._shell.tasks.read(self, entry_and_draft, self._sheet.id, done=self._compare)

    def _compare(self, theirs: tuple[EventSheet, EventDraft]) -> None:
        before, after = values_of(self._before), values_of(theirs[1])
        self._sheet, self._before = theirs
        for name in COMPARED:
            field = self.fields[name]
            if field.isHidden() or after[name] == before[name]:
                continue
            if after[name] != self._value_or_none(field):
                field.offer(after[name], words_of(name, after[name]))
        self._show_reach()
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)
