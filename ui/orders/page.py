"""The follow-up page: every order that runs, by one key to each deed, to its record and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.orders import (
    FollowUpCounts,
    FollowUpRow,
    OrderFilter,
    OrderSheet,
    ReferralState,
    SourceCard,
    advance_referral,
    close_order,
    count_follow_ups,
    follow_up_counts,
    list_follow_ups,
    remind_many,
    resume_referral,
    take_order_step_back,
)
from app.text import persian_digits
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.orders import step_forms
from ui.orders.columns import columns
from ui.orders.detail import OrderDetail, Shown, order_shown
from ui.orders.extending import ExtendManyForm
from ui.orders.files import OrderFiles
from ui.orders.filters import OrderFilters
from ui.orders.governors import ask_governor
from ui.orders.handing_over import OrderHandOverForm
from ui.orders.kept import on_record, open_kept_form
from ui.orders.late_beside import LateBeside
from ui.orders.letters import letters_of_reminders, letters_of_results
from ui.orders.noticing import preview_notices
from ui.orders.order_form import OrderForm
from ui.orders.papers import (
    preview_empty_follow_up,
    preview_empty_slip,
    preview_follow_up,
    preview_reminders,
    preview_slips,
)
from ui.orders.texts import EMPTY, first_line, state_words
from ui.orders.what_next import deeds_of, offered
from ui.shell import Shell
from ui.theme import Tone

#: The id of no line: whoever asks to stand on it stands on the first.
FIRST: Final = 0

DONE: Final = {
    "order_seen": "دیده شد.",
    "order_in_progress": "دست به کار شدند.",
    "order_to_sight": "برای رؤیت آماده شد.",
    "order_again": "دوباره فرستاده شد.",
    "order_resume": "پیگیری از سر گرفته شد.",
    "close_call": "دستور مختومه شد.",
    "take_back": "گام آخر پس گرفته شد.",
    "attach_files": "اسکن پیوست شد.",
    "saved": "ثبت شد. Ctrl+Z آن را پس می‌گیرد.",
}

#: Deeds that need nothing typed, with the state they lead to.
_ADVANCES: Final = {
    "order_seen": ReferralState.SEEN,
    "order_in_progress": ReferralState.IN_PROGRESS,
    "order_to_sight": ReferralState.WAITING_FOR_SIGHT,
    "order_again": ReferralState.OPEN,
}


class OrdersPage(RegisterPage[FollowUpRow]):
    """Orders and follow-up."""

    name = "orders"
    title = "دستورات و پیگیری"
    empty = EMPTY
    kinds = frozenset({Kind.ORDER, Kind.CALL, Kind.REMINDER, Kind.SETTING, Kind.PROTOCOL_CASE})
    keeps = frozenset({Kind.ORDER})
    top_actions = ("print", "record_order", "new")
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self._detail = OrderDetail(shell)
        self.sheet: OrderSheet | None = None
        self._counts: FollowUpCounts | None = None
        super().__init__(shell)
        self.files = OrderFiles(self)
        self._filters = OrderFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self.late_beside = LateBeside(shell)
        self.filters.addWidget(self.late_beside)

    def columns(self) -> Sequence[Column[FollowUpRow]]:
        """The page's columns."""
        return columns(self.shell.today)

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    @staticmethod
    def row_key(row: FollowUpRow) -> tuple[int, int | None]:
        """An order has a line for each of its referrals."""
        return row.order_id, row.referral_id

    def question(self) -> tuple[Callable[..., Sequence[FollowUpRow]], tuple[Any, ...]]:
        """The list as filtered."""
        return list_follow_ups, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: OrderFilter) -> None:
        """Filter as a kept list or a link asks."""
        self._filters.show_filter(wanted)
        self.reload(keep=FIRST, from_top=True)

    def show_kept(self, number: int) -> None:
        """Show one order, whatever its state: its lines are its referrals."""
        self.show_filter(OrderFilter(order_id=number))

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many lines the filter finds, and how follow-up stands."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_follow_ups, wanted, most=MOST_COUNTED, done=give, latest="count"
        )
        self.shell.tasks.read(self, follow_up_counts, done=self._stands, latest="stands")
        self.late_beside.ask()

    def _stands(self, counts: FollowUpCounts) -> None:
        self._counts = counts
        self.shell.set_count(self.name, counts.overdue)
        self.status.setText(self.status_words())

    def status_words(self) -> str:
        """The status line: what is listed, and how follow-up stands."""
        parts = [f"{self.how_many()} ردیف در فهرست"]
        if self._filters.order_id is not None:
            parts.append("تنها همین دستور؛ Ctrl+Shift+F همه را نشان می‌دهد")
        counts = self._counts
        if counts is not None:
            parts += [
                f"{counts.open:,} در جریان".replace(",", "٬"),
                f"{counts.overdue:,} سررسید گذشته".replace(",", "٬"),
                f"{counts.to_remind:,} نوبت یادآوری".replace(",", "٬"),
                f"{counts.waiting_for_sight:,} در انتظار رؤیت".replace(",", "٬"),
                f"{counts.not_told:,} متقاضی بی‌خبر".replace(",", "٬"),
            ]
        return persian_digits(" · ".join(parts))

    def caption(self) -> str:
        """The form in sight, or the chosen line and where it stands."""
        row = self.table.current_row()
        if self.current_form() is None and row is not None and self.sheet is not None:
            return f"{first_line(row.words)} · {state_words(row)}"
        return super().caption()

    # -- the chosen line -------------------------------------------------------------------

    def show_detail(self, row: FollowUpRow | None) -> None:
        """Ask for the chosen order whole."""
        self.sheet = None
        if row is None:
            self._detail.show_nothing()
            return

        def arrived(shown: Shown) -> None:
            sheet, reminders = shown
            current = self.table.current_row()
            if current is not None and current.order_id == sheet.id:
                self.sheet = sheet
                self._detail.show_order(current, sheet, reminders, self._offered())
                self.shell.refresh_actions()

        self.details.read(order_shown, row.order_id, done=arrived)

    def _row(self) -> FollowUpRow | None:
        """The chosen line, once its order is here and as it was read."""
        row = self.table.current_row()
        known = row is not None and self.sheet is not None
        return row if known and self._is_same(row) else None

    def _is_same(self, row: FollowUpRow) -> bool:
        return self.sheet is not None and self.sheet.version == row.version

    def _deeds(self) -> frozenset[str]:
        row = self._row()
        if row is None or self.sheet is None:
            return frozenset()
        looks = frozenset({"open_file"}) if self.sheet.files else frozenset()
        return deeds_of(row, self.shell.operator()) | looks

    def _offered(self) -> tuple[str, ...]:
        row, sheet = self._row(), self.sheet
        return offered(row, sheet.undone, self._deeds()) if row and sheet else ()

    def available(self) -> frozenset[str]:
        """What can be done with the chosen line, by its state and the operator's rights."""
        always = {"filter", "clear_filter", "reload", *_PRINTED}
        if self.shell.operator().may(Right.RECORD_ORDERS):
            always.add("new")
        return frozenset(always) | self._deeds()

    def open_current(self) -> None:
        """Enter takes the likeliest next step."""
        names = self._offered()
        if names:
            self.perform(names[0])

    def perform(self, action: str) -> None:
        """Do an action."""
        row = self._row()
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif row is None:
            return
        elif action == "order_extend" and len(self._chosen()) > 1:
            self.open_form(ExtendManyForm(self.shell, self._chosen(), self._saved))
        elif action in step_forms.FORMS:
            self.open_form(step_forms.FORMS[action](self.shell, row, self._saved))
        elif action in _ADVANCES:
            done = self._telling(DONE[action])
            self._write(row, advance_referral, row.referral_id, _ADVANCES[action], done=done)
        else:
            _LINE_DEEDS[action](self, row)

    # -- what concerns the page ------------------------------------------------------------

    def record(self, card: SourceCard | None = None) -> None:
        """Open the form of a new order, on a record or without any paper."""
        on = on_record(card) if card is not None else None
        self.open_form(OrderForm(self.shell, self._saved, on))

    def _focus_filter(self) -> None:
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    def _clear_filter(self) -> None:
        self._filters.clear()

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_kept_form(self, filled, self._saved)

    # -- what concerns one line ------------------------------------------------------------

    def _saved(self, _order_id: int) -> None:
        self.say(DONE["saved"], Tone.SUCCESS)
        # What is in sight is as before it; a key pressed now waits for the new reading.
        self.sheet = None
        self.shell.refresh_actions()
        self.reload()

    def _take_back(self, row: FollowUpRow) -> None:
        self._write(row, take_order_step_back, done=self._telling(DONE["take_back"]))

    def _close(self, row: FollowUpRow) -> None:
        self._write(row, close_order, done=self._telling(DONE["close_call"]))

    def _resume(self, row: FollowUpRow) -> None:
        done = self._telling(DONE["order_resume"])
        self._write(row, resume_referral, row.referral_id, done=done)

    def _show_source(self, row: FollowUpRow) -> None:
        source = self.tells_of(row)
        if source is not None:
            self.shell.show_record(*source)

    def tells_of(self, row: FollowUpRow) -> tuple[Kind, int] | None:
        """The record a line's order stands on."""
        kind, number = row.source_kind, row.source_id
        return None if kind is None or number is None else (kind, number)

    def _chosen(self) -> list[FollowUpRow]:
        """The selected lines that are referrals."""
        return [one for one in self.table.selected_rows() if one.referral_id is not None]

    def _remind(self, row: FollowUpRow) -> None:
        """Log the reminder that is due on every chosen line."""
        wanted = [(one.order_id, one.version, one.referral_id) for one in self._chosen() or [row]]
        count = persian_digits(str(len(wanted)))
        done = self._telling(f"یادآوری {count} ارجاع ثبت شد.")
        self._write_many(remind_many, wanted, done=done)

    def _hand_over(self, row: FollowUpRow) -> None:
        chosen = self.table.selected_rows() or [row]
        orders = {one.order_id: one.version for one in chosen}
        self.open_form(OrderHandOverForm(self.shell, orders, self._saved))

    def _attach(self, row: FollowUpRow) -> None:
        done = self._telling(DONE["attach_files"])

        def version() -> int:
            now = self._row() or row
            return now.version if now.order_id == row.order_id else row.version

        self.files.choose(row.order_id, version, done)

    def _telling(self, words: str) -> Callable[[Any], None]:
        return lambda _value: self.say(words, Tone.SUCCESS)

    def _write(
        self,
        row: FollowUpRow,
        operation: Callable[..., Changes[Any]],
        *arguments: Any,
        done: Callable[[Any], None],
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self._write_many(operation, row.order_id, row.version, *arguments, done=done)

    def _write_many(
        self,
        operation: Callable[..., Changes[Any]],
        *arguments: Any,
        done: Callable[[Any], None],
    ) -> None:
        self.sheet = None
        self.shell.refresh_actions()

        def failed(error: Any) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload()

        self.shell.tasks.write(self, operation, *arguments, done=done, failed=failed)

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self._filters.recall(settings)


#: What can be printed whatever line is chosen.
_PRINTED: Final[dict[str, Callable[[OrdersPage], None]]] = {
    "print_follow_up": lambda page: preview_follow_up(
        page,
        page.shell,
        page._filters.wanted(),  # noqa: SLF001  # the page's own table of deeds
        page.filter_words(),
    ),
    "print_governor_hand_over": ask_governor,
    "print_blank_slip": preview_empty_slip,
    "print_blank_follow_up": preview_empty_follow_up,
}

_PAGE_DEEDS: Final[dict[str, Callable[[OrdersPage], None]]] = {
    "new": OrdersPage.record,
    "filter": OrdersPage._focus_filter,  # noqa: SLF001  # the page's own table of deeds
    "clear_filter": OrdersPage._clear_filter,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "follow_ups": lambda page: page.table.setFocus(),
    **_PRINTED,
}

_LINE_DEEDS: Final[dict[str, Callable[[OrdersPage, FollowUpRow], None]]] = {
    "take_back": OrdersPage._take_back,  # noqa: SLF001
    "close_call": OrdersPage._close,  # noqa: SLF001
    "order_resume": OrdersPage._resume,  # noqa: SLF001
    "open_call": OrdersPage._show_source,  # noqa: SLF001
    "print": lambda page, _row: preview_slips(page),
    "print_result_notice": lambda page, _row: preview_notices(page, page._saved),  # noqa: SLF001
    "print_reminders": lambda page, _row: preview_reminders(page),
    "letter_of_reminder": lambda page, _row: letters_of_reminders(page),
    "letter_of_result": lambda page, _row: letters_of_results(page),
    "order_remind": OrdersPage._remind,  # noqa: SLF001
    "order_hand_over": OrdersPage._hand_over,  # noqa: SLF001
    "attach_files": OrdersPage._attach,  # noqa: SLF001
    "open_file": lambda page, _row: page.files.open_one(page.sheet),
}
