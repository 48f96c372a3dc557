"""The call-back page: the one at the top is rung; after each outcome the next one is in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.moments import near_text
from app.orders import Awaited
from app.phone_calls import (
    AttemptOutcome,
    CallBackDraft,
    CallSheet,
    TellingCounts,
    TellingSheet,
    ToTell,
    call_sheet,
    list_to_tell,
    log_not_reached,
    plan_call_back,
    take_back,
    telling_counts,
    telling_sheet,
)
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import ATTEMPT_OUTCOMES
from ui.common.call_steps import attempt_form, kept_form, later_form
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.shell import Shell
from ui.telling.panel import TellingPanel
from ui.telling.papers import preview_call_back_list
from ui.telling.texts import EMPTY, attempts_words, is_told_here, turn_tone, turn_words
from ui.theme import Tone

#: Room for the number and the words to be said.
PANEL_WIDTH: Final = 560
#: The id of no call: whoever asks to stand on it stands on the first row.
FIRST: Final = -1

TELLING: Final = frozenset({"told", "told_to_relative", "no_answer", "busy", "call_later"})
PROMISED: Final = frozenset({"promise_kept", "no_answer", "busy", "call_later"})


class TellingPage(RegisterPage[ToTell]):
    """Those to be rung, in the order to ring."""

    name = "telling"
    title = "اعلام نتیجه"
    is_long = False
    empty = EMPTY
    kinds = frozenset({Kind.CALL, Kind.ORDER, Kind.CONTACT, Kind.SETTING})
    keeps: frozenset[Kind] = frozenset()
    top_actions = ("print",)

    def __init__(self, shell: Shell) -> None:
        self._panel = TellingPanel(shell)
        self.sheet: TellingSheet | None = None
        #: The call last dealt with here: its step is the one to take back.
        self._last: int | None = None
        self._counts = TellingCounts(0, 0)
        super().__init__(shell)

    def columns(self) -> Sequence[Column[ToTell]]:
        """The list's columns; what is said of days hangs on today."""
        return (
            Column(
                "turn",
                "نوبت",
                lambda row: turn_words(row, self.shell.today()),
                112,
                tone=turn_tone,
                rank=1,
            ),
            Column("caller", "تماس‌گیرنده", lambda row: row.caller_name or "—", 130),
            Column("subject", "موضوع", lambda row: row.subject or "—", 0, rank=2),
            Column("attempts", "کوشش‌ها", attempts_words, 112, rank=3),
            Column("phone", "تلفن", lambda row: isolated_telephone(row.phone), 130, rank=4),
            Column("number", "شماره", lambda row: isolate(persian_digits(row.number)), 100, rank=5),
        )

    def detail_widget(self) -> QWidget:
        """The call in hand."""
        return self._panel

    def _share_width(self) -> None:
        """The call in hand has the larger share, whether a form lies over it or not."""
        whole = self.splitter.width()
        side = min(PANEL_WIDTH, int(whole * 0.6))
        self.splitter.setSizes([whole - side, side])

    def tells_of(self, row: ToTell) -> tuple[Kind, int]:
        """The call of a row."""
        return Kind.CALL, row.id

    def question(self) -> tuple[Callable[..., Sequence[ToTell]], tuple[Any, ...]]:
        """Those to be rung."""
        return list_to_tell, ()

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many there are, by their part of the list."""

        def counted(counts: TellingCounts) -> None:
            self._counts = counts
            self.shell.set_count(self.name, counts.now)
            give(counts.now + counts.awaiting + counts.later)

        self.shell.tasks.read(self, telling_counts, done=counted, latest="count")

    def status_words(self) -> str:
        """The status line."""
        counts = self._counts
        waiting = f" · {counts.awaiting} نفر در انتظار نتیجه" if counts.awaiting else ""
        return persian_digits(f"{counts.now} نفر اکنون{waiting} · {counts.later} نفر در نوبت بعد")

    def caption(self) -> str:
        """The form in sight, or who is to be rung."""
        if self.current_form() is None and self.sheet is not None:
            call = self.sheet.call
            return f"{self.title} · {call.caller_name} · {persian_digits(call.number)}"
        return super().caption()

    # -- the call in hand ------------------------------------------------------------------

    def show_detail(self, row: ToTell | None) -> None:
        """Ask for the call in hand whole."""
        self.sheet = None
        if row is None:
            self._panel.show_nothing()
            return

        def arrived(sheet: TellingSheet) -> None:
            current = self.table.current_row()
            if current is not None and current.id == sheet.call.id:
                self.sheet = sheet
                self._panel.show_call(current, sheet, self.shell.today())
                self.shell.refresh_actions()

        self.details.read(telling_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done with the call in hand."""
        may = self.shell.operator().may(Right.LOG_CALLS)
        found = {"reload", "print"}
        if may and self._last is not None:
            found |= {"take_back", "change_next_try"}
        if self.sheet is not None:
            found.add("open_call")
            if may:
                found |= TELLING if is_told_here(self.sheet.call.state) else PROMISED
                found |= {"promise_kept"} if self._promised(self.sheet.call) else set()
        return frozenset(found)

    @staticmethod
    def _promised(call: CallSheet) -> bool:
        return call.plan is not None and bool(call.plan.promised_by)

    def open_current(self) -> None:
        """Enter on a row opens the call in the register."""
        if self.sheet is not None:
            self.shell.show_record(Kind.CALL, self.sheet.call.id)

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is not None and action in _CALL_DEEDS:
            _CALL_DEEDS[action](self, self.sheet)

    # -- outcomes --------------------------------------------------------------------------

    def _told(self, sheet: TellingSheet, outcome: AttemptOutcome) -> None:
        later = None if outcome is AttemptOutcome.TOLD else sheet.proposal
        form = attempt_form(
            self.shell, sheet.call, outcome, self._going_on(sheet), next_try_at=later
        )
        self.open_form(form)

    def _not_reached(self, sheet: TellingSheet, outcome: AttemptOutcome) -> None:
        """One key: it is logged, the next try is proposed, and the next call is in sight."""
        call = sheet.call
        if is_told_here(call.state):
            self._write(sheet, log_not_reached, outcome, said=ATTEMPT_OUTCOMES[outcome])
        else:
            note = call.plan.note if call.plan else ""
            reason = ATTEMPT_OUTCOMES[outcome]
            moved = CallBackDraft(at=sheet.proposal, note=note, reason=reason)
            self._write(sheet, plan_call_back, moved, said=reason)

    def _write(
        self,
        sheet: TellingSheet,
        operation: Callable[..., Changes[Any]],
        draft: AttemptOutcome | CallBackDraft,
        *,
        said: str,
    ) -> None:
        """Log an outcome; the same key again does nothing until its answer is here."""
        following = self._following()
        self.sheet = None
        self.shell.refresh_actions()
        call = sheet.call

        def done(value: Any) -> None:
            self._go_on(call.id, following)
            at = value if isinstance(value, datetime) else sheet.proposal
            near = isolate(near_text(at, self.shell.today()))
            self.bar.say(
                f"{call.caller_name}: {said}. نوبت بعد: {near}",
                Tone.SUCCESS,
                action="تغییر زمان   \u2066Ctrl+Shift+W\u2069",
                act=self._change_next_try,
            )

        def failed(error: Any) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload(keep=call.id)

        self.shell.tasks.write(
            self, operation, call.id, call.version, draft, done=done, failed=failed
        )

    def _following(self) -> int:
        """Whom to ring after the call in hand: the next that is due, else the first."""
        current = self.table.currentIndex().row()
        after = [row for place, row in self.model.loaded() if place > current]
        ready = after and after[0].is_due and after[0].awaited is Awaited.NOTHING
        return after[0].id if ready else FIRST

    def _going_on(self, sheet: TellingSheet) -> Callable[[int, str], None]:
        following = self._following()

        def saved(number: int, _after: str) -> None:
            self._go_on(number, following)
            self.say(f"{sheet.call.caller_name}: ثبت شد.", Tone.SUCCESS)

        return saved

    def _go_on(self, dealt_with: int, following: int) -> None:
        self._last = dealt_with
        self.reload(keep=following)
        self.table.setFocus()

    def _call_later(self, sheet: TellingSheet) -> None:
        saved = self._going_on(sheet)
        self.open_form(later_form(self.shell, sheet.call, saved, proposal=sheet.proposal))

    def _change_next_try(self) -> None:
        """Another hour for the call just dealt with."""
        if self._last is None:
            return
        current = self.table.current_row()
        stay = current.id if current is not None else FIRST

        def known(sheet: TellingSheet) -> None:
            def saved(number: int, _after: str) -> None:
                self._go_on(number, stay)
                self.say(f"{sheet.call.caller_name}: زمان عوض شد.", Tone.SUCCESS)

            self.open_form(later_form(self.shell, sheet.call, saved, proposal=sheet.proposal))

        self.shell.tasks.read(self, telling_sheet, self._last, done=known)

    def _take_back(self) -> None:
        """Take back the step of the call last dealt with here, and stand on it again."""
        number = self._last
        if number is None:
            return
        self._last = None

        def done(_value: Any) -> None:
            self.reload(keep=number)
            self.say("گام آخر پس گرفته شد.", Tone.SUCCESS)

        def known(sheet: CallSheet) -> None:
            self.shell.tasks.write(self, take_back, sheet.id, sheet.version, done=done)

        self.shell.tasks.read(self, call_sheet, number, done=known)

    # -- what concerns the page ------------------------------------------------------------

    def _show_first(self) -> None:
        self.reload(keep=FIRST, from_top=True)
        self.table.setFocus()

    def _print(self) -> None:
        preview_call_back_list(self, self.shell)


_PAGE_DEEDS: Final[dict[str, Callable[[TellingPage], None]]] = {
    "to_be_told": TellingPage._show_first,  # noqa: SLF001  # the page's own table of deeds
    "reload": lambda page: page.reload(),
    "print": TellingPage._print,  # noqa: SLF001
    "take_back": TellingPage._take_back,  # noqa: SLF001
    "change_next_try": TellingPage._change_next_try,  # noqa: SLF001
}

_CALL_DEEDS: Final[dict[str, Callable[[TellingPage, TellingSheet], None]]] = {
    "told": lambda page, sheet: page._told(sheet, AttemptOutcome.TOLD),  # noqa: SLF001
    "told_to_relative": lambda page, sheet: page._told(  # noqa: SLF001
        sheet, AttemptOutcome.TOLD_TO_RELATIVE
    ),
    "no_answer": lambda page, sheet: page._not_reached(  # noqa: SLF001
        sheet, AttemptOutcome.NO_ANSWER
    ),
    "busy": lambda page, sheet: page._not_reached(sheet, AttemptOutcome.BUSY),  # noqa: SLF001
    "call_later": TellingPage._call_later,  # noqa: SLF001
    "promise_kept": lambda page, sheet: page.open_form(
        kept_form(page.shell, sheet.call, page._going_on(sheet))  # noqa: SLF001
    ),
    "open_call": lambda page, _sheet: page.open_current(),
}
