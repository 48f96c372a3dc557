"""What the governor decided of a visitor: now, at a time clash-checked, given to another, refused.

The time is judged while it is typed as the programme judges it, with the ways out beside it.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from app.agenda import EventDraft, EventKind, WayOut, When
from app.agenda.clashes import Clashing
from app.errors import AppError, InvalidFields, InvalidInput
from app.kept_forms import FilledForm
from app.visits import (
    Decision,
    DecisionDraft,
    Mode,
    VisitRules,
    VisitSheet,
    VisitState,
    decide,
    visit_rules,
)
from app.visits.states import TRANSITIONS
from app.visits.texts import DECISIONS, VISIT_MODES
from ui.common.clash_panel import ClashPanel
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, LinesField, SegmentField, TextField
from ui.common.number_field import NumberField
from ui.common.span_field import SpanField, when_words
from ui.shell import Shell
from ui.visits.step_form import Make, Saved, VisitStepForm

#: Each decision, the state it leads to and the action that opens the form with it.
LEADS: Final = (
    (Decision.NOW, VisitState.AGREED, "visit_now"),
    (Decision.AT_TIME, VisitState.APPOINTED, "visit_at_time"),
    (Decision.REFER, VisitState.REFERRED, "visit_refer"),
    (Decision.DECLINE, VisitState.DECLINED, "visit_decline"),
)
#: The fields that belong to each decision.
OF: Final = {
    Decision.NOW: frozenset({"host", "mode", "minutes", "words"}),
    Decision.AT_TIME: frozenset({"when", "host", "mode", "place", "words"}),
    Decision.REFER: frozenset({"host", "mode", "words"}),
    Decision.DECLINE: frozenset({"words"}),
}
#: Where the cursor begins.
BEGINS: Final = {
    Decision.NOW: "mode",
    Decision.AT_TIME: "when",
    Decision.REFER: "host",
    Decision.DECLINE: "words",
}
HOST: Final = "نزد چه کسی، اگر نه استاندار"
OTHER: Final = "به چه کسی"
WORDS: Final = {
    Decision.DECLINE: "سبب، همان‌گونه که به او گفته می‌شود",
    Decision.REFER: "آنچه استاندار گفت",
}
#: What the operation calls a field this form calls otherwise.
BESIDE: Final = {"starts_at": "when", "minutes": "when", "ends_at": "when"}
NEEDED: Final = "روز و ساعت را بنویسید، مانند «فردا ۱۰ تا ۱۰:۱۵»."
USUAL_MINUTES: Final = 15


class DecisionForm(VisitStepForm):
    """One decision, whichever; only what belongs to it is in sight."""

    def __init__(
        self, shell: Shell, sheet: VisitSheet, saved: Saved, *, decision: Decision
    ) -> None:
        reached = TRANSITIONS[sheet.state]
        offered = [(one, DECISIONS[one]) for one, state, _action in LEADS if state in reached]
        self._usual = USUAL_MINUTES
        self._decision = SegmentField("decision", "تصمیم استاندار", offered)
        self._when = SpanField(
            "when",
            "زمان",
            shell.today,
            shell.today,
            optional=True,
            minutes=lambda: self._usual,
        )
        self._host = ContactField("host", HOST, shell.tasks)
        self._words = LinesField("words", "سخن استاندار", rows=3)
        modes = [(one, VISIT_MODES[one]) for one in Mode]
        rows = (
            ((self._decision, 1),),
            ((self._when, 1),),
            ((self._host, 1),),
            (
                (ChoiceField("mode", "چگونه", modes), 3),
                (NumberField("minutes", "چند دقیقه"), 2),
                (TextField("place", "مکان"), 5),
            ),
            ((self._words, 1),),
        )
        step = next(action for one, _state, action in LEADS if one is decision)
        super().__init__(shell, sheet, "تصمیم استاندار", rows, self._meant, saved, step=step)
        self.fill({"decision": decision, "mode": sheet.mode or Mode.FACE_TO_FACE})
        self.clashes.watch(self._asked, sheet.event_id)
        self.clashes.taken.connect(self._take)
        self._decision.edited.connect(self._turned)
        self._when.edited.connect(self._when_typed)
        self._host.edited.connect(self.clashes.ask_later)
        self._show_what_belongs()
        shell.tasks.read(self, visit_rules, done=self._rules_known, latest="rules")

    def lay_more(self) -> None:
        """What stands in the way, under the time."""
        self.clashes = ClashPanel(self._shell, self)
        # Directly under the time, before what is said of it.
        self.body.insertWidget(self.body.count() - 3, self.clashes)
        self.add_field(self.clashes.override)

    def _rules_known(self, rules: VisitRules) -> None:
        self._usual = rules.usual_minutes
        self._when_typed()

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form."""
        super().resume(filled)
        self._show_what_belongs()
        self.clashes.keep_visible()
        self.clashes.ask()

    def start(self) -> None:
        """Begin with what the decision needs."""
        self.fields[BEGINS[self._decision.value()]].setFocus()

    def _turned(self) -> None:
        self._show_what_belongs()
        self.clashes.ask()

    def _show_what_belongs(self) -> None:
        decision = self._decision.value()
        for name in ("when", "host", "mode", "minutes", "place", "words"):
            self.fields[name].setVisible(name in OF[decision])
        self.clashes.setVisible(decision is Decision.AT_TIME)
        refers = decision is Decision.REFER
        self._host.rename(OTHER if refers else HOST)
        self._host.mark_needed(needed=refers)
        self._words.rename(WORDS.get(decision, "یادداشت"))
        self._words.mark_needed(needed=decision is Decision.DECLINE)
        self.share_rows()

    # -- the time --------------------------------------------------------------------------

    def _when_typed(self) -> None:
        """Say which day and hours are meant, and ask what stands in their way."""
        when = self._span()
        self._when.show_note(when_words(when) if when is not None else "")
        self.clashes.ask_later()

    def _span(self) -> When | None:
        try:
            return self._when.value()
        except ValueError:
            return None

    def _asked(self) -> EventDraft | None:
        when = self._span()
        if when is None or self._decision.value() is not Decision.AT_TIME:
            return None
        sheet = self._sheet
        return EventDraft(
            kind=EventKind.AUDIENCE,
            subject=sheet.subject,
            requester_id=sheet.visitor_id,
            requester_name=sheet.visitor_name,
            classification=sheet.classification,
            when=when,
            with_governor=not self._host.value().strip(),
            stand_in_id=self._host.contact_id,
            stand_in_name=self._host.value(),
        )

    def _take(self, way: WayOut) -> None:
        self._when.set_value(When(starts_at=way.starts_at, ends_at=way.ends_at))
        self._when.show_problem("")
        self._mark_changed()
        self._when_typed()
        self._when.setFocus()

    # -- saving ----------------------------------------------------------------------------

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        decision = values["decision"]
        of = OF[decision]
        held: dict[str, Any] = {
            name: values[name] if name in of else default
            for name, default in (("minutes", None), ("place", ""), ("host", ""))
        }
        if held["host"]:
            held["host_id"] = self._host.contact_id
        if decision is Decision.AT_TIME:
            when = values["when"]
            if when is None:
                raise InvalidInput("when", NEEDED)
            held["starts_at"] = when.starts_at
            held["minutes"] = int((when.ends_at - when.starts_at).total_seconds() // 60)
            held["override_reason"] = values["override_reason"]
        said: dict[str, Any] = {"mode": values["mode"], "words": values["words"]}
        return decide, (DecisionDraft(decision=decision, **said, **held),)

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else beside the field it is of."""
        if isinstance(error, Clashing):
            self.is_saving = False
            self.clear_problems()
            self.clashes.refused(error.clashes, may_override=error.may_override)
            return
        if self._decision.value() is Decision.AT_TIME:
            problems = [error] if isinstance(error, InvalidInput) else []
            problems = list(error.problems) if isinstance(error, InvalidFields) else problems
            if problems:
                error = InvalidFields(
                    [
                        InvalidInput(BESIDE.get(one.field, one.field), one.message)
                        for one in problems
                    ]
                )
        super().show_error(error)


def _of(decision: Decision) -> Make:
    return lambda shell, sheet, saved: DecisionForm(shell, sheet, saved, decision=decision)


#: The form each action opens, and one that was kept.
FORMS: Final[dict[str, Make]] = {action: _of(decision) for decision, _state, action in LEADS}
