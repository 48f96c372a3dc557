"""Moving occurrences of a series: what goes along, what each meets there, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from app.agenda import (
    Clashing,
    EventSheet,
    EventState,
    OccurrencePreview,
    Scope,
    WayKind,
    WayOut,
    When,
    move_series,
    preview_move,
    series_ways_out,
)
from app.errors import AppError
from ui import theme
from ui.agenda.event_values import when_of_sheet
from ui.agenda.series_forms import ScopedForm, offer_override
from ui.agenda.series_views import SCOPES, DaysPreview
from ui.agenda.step_form import Saved
from ui.common.clash_panel import MOST_WAYS, REASON, WAYS
from ui.common.fields import LinesField, SegmentField, TextField
from ui.common.flow import FlowRow
from ui.common.labels import take_all, text_label
from ui.common.span_field import SpanField
from ui.shell import Shell


class SeriesMoveForm(ScopedForm):
    """Where occurrences go, and what every one of them meets there."""

    beside: ClassVar[Mapping[str, str]] = {
        "starts_at": "when",
        "ends_at": "when",
        "answers": "when",
        "uses": "when",
    }

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        day = sheet.starts_at.date() if sheet.starts_at is not None else shell.today()
        self._span = SpanField("when", "زمان تازه این نوبت", lambda: day, shell.today)
        is_fixed = sheet.state is not EventState.TENTATIVE
        rows = (
            ((SegmentField("scope", "کدام نوبت‌ها", SCOPES), 1),),
            ((self._span, 1),),
            ((LinesField("reason", "سبب جابه‌جایی", needed=is_fixed, rows=2), 1),),
            ((TextField("override_reason", REASON), 1),),
        )
        super().__init__(
            shell, sheet, "جابه‌جایی", rows, self._meant, saved, step="event_move", hangs=True
        )
        self.fields["override_reason"].hide()
        self.fill({"when": when_of_sheet(sheet)})
        for name in ("when", "scope"):
            self.fields[name].edited.connect(self._ask)
        self.reach.with_detached.toggled.connect(lambda _on: self._ask())
        self.days.answered.connect(self._ask)

    def lay_more(self) -> None:
        """What it reaches and where that goes, under the fields."""
        super().lay_more()
        self.ways: tuple[WayOut, ...] = ()
        self._ways = FlowRow(spacing=theme.SPACE[0])
        self.body.addLayout(self._ways)
        self.days = DaysPreview(self)
        self.body.addWidget(self.days, 1)

    def start(self) -> None:
        """The time is what is typed."""
        self._span.setFocus()
        self._span.line.selectAll()

    def _when(self) -> When | None:
        typed, before = self._span.value(), when_of_sheet(self._sheet)
        if typed is None or before is None:
            return typed
        return replace(
            before, starts_at=typed.starts_at, ends_at=typed.ends_at, all_day=typed.all_day
        )

    def _ask(self) -> None:
        try:
            when = self._when()
        except ValueError:
            when = None
        if when is None:
            self.days.show_nothing()
            return
        scope, with_detached = self.fields["scope"].value(), self.reach.with_detached.isChecked()
        ask = partial(preview_move, with_detached=with_detached)
        self._shell.tasks.read(
            self,
            ask,
            self._sheet.id,
            scope,
            when,
            dict(self.days.answers),
            done=self._days_known,
            failed=lambda _error: self.days.show_nothing(),
            latest="days",
        )

    def _days_known(self, days: Sequence[OccurrencePreview]) -> None:
        self.days.show_days(days)
        when = self._when()
        if when is None or not any(clash.blocks for one in days for clash in one.clashes):
            self._show_ways(())
            return
        self._shell.tasks.read(
            self,
            series_ways_out,
            self._sheet.id,
            self.fields["scope"].value(),
            when,
            done=self._show_ways,
            failed=lambda _error: self._show_ways(()),
            latest="ways",
        )

    def _show_ways(self, ways: Sequence[WayOut]) -> None:
        """Offer what would hurt nothing."""
        self.ways = tuple(ways[:MOST_WAYS])
        take_all(self._ways)
        if self.ways:
            self._ways.addWidget(text_label(WAYS, self, "label"))
        for way in self.ways:
            button = QPushButton(way.words, self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, way=way: self.take(way))
            self._ways.addWidget(button)

    def take(self, way: WayOut) -> None:
        """Take a way out: another time, or this occurrence alone."""
        if way.kind is WayKind.ONLY_THIS:
            self.fields["scope"].set_value(Scope.THIS)
            self.reach.show_scope(Scope.THIS)
        before = when_of_sheet(self._sheet)
        all_day = before is not None and before.all_day
        self._span.set_value(When(starts_at=way.starts_at, ends_at=way.ends_at, all_day=all_day))
        self._mark_changed()
        self._ask()

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        operation = partial(
            move_series,
            reason=values["reason"],
            override_reason=values["override_reason"],
            answers=dict(self.days.answers),
            **self.reach.reached(),
        )
        return operation, (values["scope"], self._when())

    def show_error(self, error: AppError) -> None:
        """Say which days clash; whoever has the right says why they may stand."""
        super().show_error(error)
        if isinstance(error, Clashing):
            offer_override(self, error)
