"""A drag from what it would hurt to what it does: asked while it runs, done or asked why after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol

from app.agenda import (
    EventDraft,
    ResourceUse,
    When,
    event_draft,
    event_version,
    move_event,
    take_event_step_back,
    what_hangs_on,
)
from app.agenda.checking import clashes_of
from app.agenda.clashes import Clash
from app.agenda.rows import CalendarEntry
from app.agenda.spans import DAY_MINUTES, USUAL_MINUTES
from app.errors import AppError, StaleRecord
from ui.agenda.board import Column
from ui.agenda.geometry import Span, midnight, moment, span_of, wall
from ui.agenda.ghost import Ghost
from ui.agenda.month_view import MORNING, MonthView
from ui.agenda.move_form import MoveForm
from ui.agenda.time_grid import TimeGrid
from ui.agenda.words import span_hours
from ui.common.form import FormPanel
from ui.common.way_back import WayBack
from ui.shell import Shell
from ui.theme import Tone

#: The key of the governor's own line, as bookings call it.
GOVERNOR: Final = "r1"


class Dragging(Protocol):
    """A view something is dragged in."""

    ghost: Ghost | None

    def know(self, ghost: Ghost, clashes: tuple[Clash, ...]) -> None:
        """Show what a ghost would hurt."""


class Host(Protocol):
    """The page, as moving sees it."""

    shell: Shell
    way_back: WayBack

    def open_form(self, form: FormPanel) -> None:
        """Open a form beside the calendar."""

    def say(self, text: str, tone: Tone) -> None:
        """Show a message over the calendar."""

    def reload(self, keep: int | None = None) -> None:
        """Read the calendar anew."""


def when_of_span(span: Span, before: When | None = None) -> When:
    """A time of wall minutes, with the roads it had before; whole days stay whole days."""
    begins, ends = moment(span.begin), moment(span.end)
    if before is None:
        return When(starts_at=begins, ends_at=ends)
    all_day = before.all_day and span.begin % DAY_MINUTES == span.end % DAY_MINUTES == 0
    return replace(before, starts_at=begins, ends_at=ends, all_day=all_day)


def with_roads(typed: When, before: When | None) -> When:
    """A typed time, with the roads and preparation the entry had before."""
    if before is None:
        return typed
    return replace(before, starts_at=typed.starts_at, ends_at=typed.ends_at, all_day=typed.all_day)


def draft_for(span: Span, column: Column | None) -> EventDraft:
    """A new entry drawn on a free place: with the governor, or with whose column it is."""
    subject = column.subject if column is not None else ""
    uses: tuple[ResourceUse, ...] = ()
    if subject and subject != GOVERNOR and column is not None and column.resource_id is not None:
        uses = (ResourceUse(resource_id=column.resource_id),)
    with_governor = subject in ("", GOVERNOR)
    return EventDraft(when=when_of_span(span), with_governor=with_governor, uses=uses)


def draft_at_cursor(view: TimeGrid | MonthView) -> EventDraft:
    """A new entry where a view's cursor is: on the free slot, after the entry, in the morning."""
    if isinstance(view, MonthView):
        begin = midnight(view.state.day) + MORNING
        return draft_for(Span(begin, begin + USUAL_MINUTES), None)
    if view.cursor_at.column >= len(view.board.columns):
        # Its key was pressed from another page, before the days were read.
        return EventDraft()
    entry = view.chosen_entry
    column = view.board.columns[view.cursor_at.column]
    if entry is None:
        return draft_for(view.cursor_at.span(view.board), column)
    end = span_of(entry.starts_at, entry.ends_at).end
    return draft_for(Span(end, end + USUAL_MINUTES), column)


class Moves:
    """Asks and moves for the calendar's page."""

    def __init__(self, host: Host, owner: Any) -> None:
        """Work for a page; `owner` is the widget answers belong to."""
        self._host, self._owner = host, owner
        self._drafts: dict[tuple[int, int], EventDraft] = {}

    # -- while something is dragged --------------------------------------------------------

    def ask(self, view: Dragging, ghost: Ghost, column: Column | None) -> None:
        """Ask what a ghost would hurt where it lies now; only the latest answer counts."""
        span = ghost.span
        if ghost.entry is None:
            self._ask_clashes(view, ghost, draft_for(span, column), None)
            return
        entry = ghost.entry

        def known(draft: EventDraft) -> None:
            if view.ghost is ghost:
                asked = replace(draft, when=when_of_span(ghost.span, draft.when))
                self._ask_clashes(view, ghost, asked, entry.id)

        self._with_draft(entry, known)

    def _ask_clashes(
        self, view: Dragging, ghost: Ghost, draft: EventDraft, event_id: int | None
    ) -> None:
        span = ghost.span

        def known(clashes: Sequence[Clash]) -> None:
            if ghost.span == span:
                view.know(ghost, tuple(clashes))

        self._host.shell.tasks.read(
            self._owner,
            clashes_of,
            draft,
            event_id,
            done=known,
            # What cannot be a time is said when it is dropped, not while it is dragged.
            failed=lambda _error: None,
            latest="clashes",
        )

    def _with_draft(self, entry: CalendarEntry, give: Callable[[EventDraft], None]) -> None:
        """Give an entry as its form holds it; read once for each of its versions."""
        key = (entry.id, entry.version)
        if key in self._drafts:
            give(self._drafts[key])
            return

        def read(draft: EventDraft) -> None:
            self._drafts = {key: draft}
            give(draft)

        self._host.shell.tasks.read(
            self._owner, event_draft, entry.id, done=read, failed=self._refused, latest="draft"
        )

    # -- when it is dropped ----------------------------------------------------------------

    def drop(self, entry: CalendarEntry, span: Span) -> None:
        """Move an entry to where it was dragged."""
        self._try(entry, lambda before: when_of_span(span, before))

    def type(self, entry: CalendarEntry, typed: When) -> None:
        """Move an entry to a time that was typed."""
        self._try(entry, lambda before: with_roads(typed, before))

    def _try(self, entry: CalendarEntry, time: Callable[[When | None], When]) -> None:
        """Move it; where something hangs on it or stands in the way, ask first."""

        def known(draft: EventDraft) -> None:
            when = time(draft.when)

            def hanging(sentences: Sequence[str]) -> None:
                if sentences:
                    self._open(entry, draft, when, sentences)
                else:
                    self._move(entry, draft, when)

            self._host.shell.tasks.read(
                self._owner, what_hangs_on, entry.id, done=hanging, failed=self._refused
            )

        self._with_draft(entry, known)

    def ask_why(self, entry: CalendarEntry) -> None:
        """Open the form of moving an entry as it stands, for whoever types the time."""

        def known(draft: EventDraft) -> None:
            if draft.when is not None:
                when = draft.when
                self._host.shell.tasks.read(
                    self._owner,
                    what_hangs_on,
                    entry.id,
                    done=lambda sentences: self._open(entry, draft, when, sentences),
                    failed=self._refused,
                )

        self._with_draft(entry, known)

    def _move(self, entry: CalendarEntry, draft: EventDraft, when: When) -> None:
        def failed(error: AppError) -> None:
            if isinstance(error, StaleRecord):
                self._refused(error)
            else:
                self._open(entry, draft, when, (), error)

        self._host.shell.tasks.write(
            self._owner,
            move_event,
            entry.id,
            entry.version,
            when,
            done=lambda _id: self.moved(entry, when),
            failed=failed,
        )

    def _open(
        self,
        entry: CalendarEntry,
        draft: EventDraft,
        when: When,
        hanging: Sequence[str],
        error: AppError | None = None,
    ) -> None:
        form = MoveForm(self._host.shell, entry, draft, when, hanging, self.moved)
        self._host.open_form(form)
        if error is not None:
            form.show_error(error)
        else:
            form.ask()

    def moved(self, entry: CalendarEntry, when: When) -> None:
        """Say that an entry was moved, and offer the way back."""
        hours = span_hours(Span(wall(when.starts_at), wall(when.ends_at)))
        words = f"«{entry.subject}» به {hours} رفت."

        def version(number: int) -> None:
            self._host.way_back.offer(words, take_event_step_back, entry.id, number)

        self._host.shell.tasks.read(self._owner, event_version, entry.id, done=version)

    def _refused(self, error: AppError) -> None:
        self._host.say(error.message, Tone.DANGER)
        self._host.reload()
