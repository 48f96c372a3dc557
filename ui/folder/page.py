"""The page of the governor's folder, and the keys by which it goes in and comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.folder import (
    FolderCounts,
    FolderFilter,
    FolderPlace,
    Outcome,
    SheetRow,
    count_sheets,
    folder_counts,
    keep_sheet,
    list_sheets,
    send_in,
    take_back_sending,
)
from app.folder_sources import sheets_title, take_sheet_back
from app.jalali import clock_text, jalali_text
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.moments import near_text
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS, PURPOSES, SHEET_OUTCOMES
from ui import theme
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.folder.batch import BatchForm
from ui.folder.papers import preview_empty_list, preview_folder_list
from ui.shell import Shell
from ui.theme import Tone

EMPTY: Final = (
    "برگی در این جای کارتابل نیست. Ctrl+Shift+P تماس و F6 نامه را از دفتر خودش در کارتابل می‌گذارد."
)
NOTHING_CHOSEN: Final = "برگی را برگزینید. F8 آنچه از کارتابل بازگشته را ثبت می‌کند."
NOTHING_IN: Final = "برگی در کارتابل نیست که بازگشته باشد."
#: More sheets do not come back at once.
MOST: Final = 300

PLACES: Final = {
    FolderPlace.ALL: "همه برگ‌ها",
    FolderPlace.IN: "هنوز بازنگشته",
    FolderPlace.PREPARING: "در کارتابل در دست تهیه",
    FolderPlace.WITH_HIM: "نزد استاندار",
    FolderPlace.BACK: "بازگشته",
}
TONES: Final = {
    Outcome.WITH_HIM: Tone.WARNING,
    Outcome.ORDERED: Tone.SUCCESS,
    Outcome.SIGNED: Tone.SUCCESS,
    Outcome.SEEN: Tone.SUCCESS,
    Outcome.SENT_BACK: Tone.DANGER,
    Outcome.KEPT: Tone.INFORMATION,
}


def outcome_words(row: SheetRow) -> str:
    """What a sheet's chip says."""
    if row.outcome is Outcome.WITH_HIM and row.folder_sent_at is None:
        return "آماده فرستادن"
    return SHEET_OUTCOMES[row.outcome.value]


def outcome_tone(row: SheetRow) -> Tone:
    """A chip's tone."""
    if row.outcome is Outcome.WITH_HIM and row.folder_sent_at is None:
        return Tone.INFORMATION
    return TONES[row.outcome]


class FolderPage(RegisterPage[SheetRow]):
    """What is in the folder, with him, and back."""

    name = "folder"
    title = "کارتابل استاندار"
    empty = EMPTY
    kinds = frozenset({Kind.FOLDER, Kind.CALL, Kind.LETTER, Kind.ORDER, Kind.EVENT})
    keeps = frozenset({Kind.FOLDER})
    top_actions = ("print", "send_in", "record_note")
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self._detail = _SheetPane()
        self._counts: FolderCounts | None = None
        super().__init__(shell)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: شماره، موضوع، از چه کسی   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        self._place = QComboBox(self)
        self._place.addItems(list(PLACES.values()))
        self._place.setMinimumWidth(190)
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._place)
        self._text.textChanged.connect(self.filter_later)
        self._place.currentIndexChanged.connect(self.filter_later)

    def columns(self) -> Sequence[Column[SheetRow]]:
        """The page's columns."""
        return (
            Column("folder", "کارتابل", lambda row: _number(row.folder_number), 96, rank=3),
            Column("kind", "جداکننده", lambda row: sheets_title(row.kind), 130, rank=7),
            Column("number", "شماره", lambda row: _number(row.number), 104, rank=2),
            Column("title", "موضوع", lambda row: row.title, 0, rank=1, least=200),
            Column("from", "از", lambda row: row.from_whom or "—", 140, rank=5),
            Column("since", "از کی", self._since, 110, rank=6),
            Column("outcome", "وضعیت", outcome_words, 126, tone=outcome_tone, rank=1),
            Column(
                "purpose",
                "برای",
                lambda row: PURPOSES[row.purpose.value],
                100,
                optional=True,
                rank=9,
            ),
        )

    def _since(self, row: SheetRow) -> str:
        at = row.outcome_at or row.folder_sent_at or row.put_in_at
        return isolate(near_text(at, self.shell.today()))

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        return self._detail

    def question(self) -> tuple[Callable[..., Sequence[SheetRow]], tuple[Any, ...]]:
        """The list as filtered."""
        return list_sheets, (self._wanted(),)

    def _wanted(self) -> FolderFilter:
        place = tuple(PLACES)[self._place.currentIndex()]
        return FolderFilter(text=self._text.text(), place=place)

    def filter_words(self) -> str:
        """The filter in words."""
        text = self._text.text().strip()
        parts = [f"«{text}»" if text else ""]
        parts.append(self._place.currentText() if self._place.currentIndex() else "")
        return " · ".join(part for part in parts if part)

    def show_filter(self, wanted: FolderFilter) -> None:
        """Filter as a link asks."""
        self._text.setText(wanted.text)
        self._place.setCurrentIndex(tuple(PLACES).index(wanted.place))
        self.reload(from_top=True)

    def show_kept(self, number: int) -> None:  # noqa: ARG002  # a folder is shown by its sheets
        """Show what is in the folder."""
        self.show_filter(FolderFilter())

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many sheets are listed, and how the folder stands."""
        self.shell.tasks.read(
            self, count_sheets, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )
        self.shell.tasks.read(self, folder_counts, done=self._stands, latest="stands")

    def _stands(self, counts: FolderCounts) -> None:
        self._counts = counts
        self.shell.set_count(self.name, counts.with_him + counts.preparing)
        self.status.setText(self.status_words())
        self.shell.refresh_actions()

    def status_words(self) -> str:
        """The status line."""
        parts = [f"{self.how_many()} برگ در فهرست"]
        if self._counts is not None:
            parts.append(f"{self._counts.preparing} آماده فرستادن")
            parts.append(f"{self._counts.with_him} نزد استاندار")
            if self._counts.oldest_at is not None:
                parts.append(f"کهنه‌ترین از {near_text(self._counts.oldest_at, self.shell.today())}")
        return persian_digits(" · ".join(parts))

    def show_detail(self, row: SheetRow | None) -> None:
        """Show the chosen sheet."""
        self._detail.show_sheet(row)
        self.shell.refresh_actions()

    def caption(self) -> str:
        """The form in sight, or the chosen sheet and where it is."""
        row = self.table.current_row()
        if self.current_form() is None and row is not None:
            return f"برگ {persian_digits(row.number or row.title)} · {outcome_words(row)}"
        return super().caption()

    def available(self) -> frozenset[str]:
        """What can be done, by what is in the folder and the operator's rights."""
        operator, row, counts = self.shell.operator(), self.table.current_row(), self._counts
        found = {"filter", "clear_filter", "reload", "print", "print_blank_list"}
        if counts is not None and operator.may(Right.LOG_CALLS):
            found |= {"send_in", "unsend_folder"} if counts.preparing else {"unsend_folder"}
        if counts is not None and operator.may(Right.RECORD_ORDERS):
            found |= {"record_note"} if counts.preparing + counts.with_him else set()
        if row is not None:
            found |= {"open_call"}
            if operator.may(Right.LOG_CALLS):
                found |= {"take_back"}
                is_in = row.outcome in (Outcome.WITH_HIM, Outcome.KEPT)
                found |= {"sheet_kept"} if is_in else set()
        return frozenset(found)

    def open_current(self) -> None:
        """Enter goes to the sheet's record."""
        self.perform("open_call")

    def perform(self, action: str) -> None:
        """Do an action."""
        row = self.table.current_row()
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif row is not None and action in _SHEET_DEEDS:
            _SHEET_DEEDS[action](self, row)

    # -- what concerns the folder ----------------------------------------------------------

    def _returned(self) -> None:
        """Open the batch entry of every sheet that may have come back."""
        self._with_sheets(self._open_batch)

    def _with_sheets(self, use: Callable[[list[SheetRow]], None]) -> None:
        wanted = (
            FolderFilter(place=FolderPlace.WITH_HIM),
            FolderFilter(place=FolderPlace.PREPARING),
        )
        found: list[SheetRow] = []

        def with_him(rows: list[SheetRow]) -> None:
            found.extend(sorted(rows, key=_in_order))
            self.shell.tasks.read(self, list_sheets, wanted[1], limit=MOST, done=preparing)

        def preparing(rows: list[SheetRow]) -> None:
            # What was not sent in is offered too: the folder may have gone in by hand.
            use([*found, *sorted(rows, key=_in_order)])

        self.shell.tasks.read(self, list_sheets, wanted[0], limit=MOST, done=with_him)

    def _open_batch(self, rows: list[SheetRow]) -> None:
        if rows:
            self.open_form(BatchForm(self.shell, rows, self._all_back))
        else:
            self.say(NOTHING_IN, Tone.INFORMATION)

    def _all_back(self) -> None:
        self.say("همه برگ‌های کارتابل ثبت شد.", Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open the batch entry as it stood."""

        def again(rows: list[SheetRow]) -> None:
            form = BatchForm(self.shell, rows, self._all_back)
            form.resume(filled)
            self.open_form(form)

        self._with_sheets(again)

    def _send_in(self) -> None:
        def found(rows: list[SheetRow]) -> None:
            if rows:
                sent = f"کارتابل {_number(rows[0].folder_number)} نزد استاندار رفت."
                self._write(send_in, rows[0].folder_id, rows[0].folder_version, done=sent)

        wanted = FolderFilter(place=FolderPlace.PREPARING)
        self.shell.tasks.read(self, list_sheets, wanted, limit=1, done=found)

    def _unsend(self) -> None:
        def found(rows: list[SheetRow]) -> None:
            if rows:
                done = "فرستادن کارتابل پس گرفته شد."
                self._write(take_back_sending, rows[0].folder_id, rows[0].folder_version, done=done)

        self.shell.tasks.read(self, list_sheets, FolderFilter(), limit=1, done=found)

    def _focus_filter(self) -> None:
        self._text.setFocus()
        self._text.selectAll()

    def _clear_filter(self) -> None:
        self._text.clear()
        self._place.setCurrentIndex(0)

    # -- what concerns one sheet -----------------------------------------------------------

    def tells_of(self, row: SheetRow) -> tuple[Kind, int]:
        """The record of a sheet."""
        return row.kind, row.record_id

    def _open_record(self, row: SheetRow) -> None:
        self.shell.show_record(row.kind, row.record_id)

    def _take_back(self, row: SheetRow) -> None:
        self._write(take_sheet_back, row.id, done="گام آخر این برگ پس گرفته شد.")

    def _keep(self, row: SheetRow) -> None:
        self._write(keep_sheet, row.id, done="ثبت شد.")

    def _write(self, operation: Callable[..., Changes[Any]], *arguments: Any, done: str) -> None:
        self.shell.tasks.write(
            self,
            operation,
            *arguments,
            done=lambda _value: self.say(done, Tone.SUCCESS),
            failed=lambda error: self.say(error.message, Tone.DANGER),
        )

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and the place."""
        super().remember(settings)
        settings.setValue("filters/folder/place", self._place.currentIndex())

    def recall(self, settings: QSettings) -> None:
        """Lay columns and the place as they were left."""
        super().recall(settings)
        place = int(str(settings.value("filters/folder/place", 0)))
        self._place.setCurrentIndex(place if place < self._place.count() else 0)


class _SheetPane(QFrame):
    """One sheet: what it is, and what came of it."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_kind(self, "card")
        self._title = QLabel(self)
        theme.set_kind(self._title, "heading")
        self._lines = LinesPane(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._title)
        layout.addWidget(self._lines, 1)
        self.show_sheet(None)

    def show_sheet(self, row: SheetRow | None) -> None:
        """Show a sheet, or what to do when none is chosen."""
        if row is None:
            self._title.clear()
            self._lines.show_lines([("muted", NOTHING_CHOSEN)])
            return
        self._title.setText(f"برگ {_number(row.number)}")
        went = row.folder_sent_at
        lines = [
            ("strong", row.title),
            ("", row.from_whom),
            ("muted", CLASSIFICATIONS[row.classification] if row.classification else ""),
            ("label", "کارتابل"),
            ("", f"{_number(row.folder_number)} · {PURPOSES[row.purpose.value]}"),
            ("muted", f"گذاشته شد: {_moment(row.put_in_at)} · {row.put_in_by}"),
            ("muted", f"نزد استاندار رفت: {_moment(went)}" if went else "هنوز فرستاده نشده است."),
            ("label", "نتیجه"),
            ("", outcome_words(row)),
            ("muted", _moment(row.outcome_at) if row.outcome_at else ""),
        ]
        self._lines.show_lines([(kind, text) for kind, text in lines if text])


def _number(number: str) -> str:
    return isolate(persian_digits(number))


def _moment(at: Any) -> str:
    return f"{isolate(jalali_text(at.date()))} {isolate(clock_text(at.time()))}"


def _in_order(row: SheetRow) -> tuple[int, str, str, int]:
    """As they lie in the folder: the older first, by purpose and kind."""
    return row.folder_id, row.purpose.value, row.kind.value, row.id


_PAGE_DEEDS: Final[dict[str, Callable[[FolderPage], None]]] = {
    "record_note": FolderPage._returned,  # noqa: SLF001  # the page's own table of deeds
    "send_in": FolderPage._send_in,  # noqa: SLF001
    "unsend_folder": FolderPage._unsend,  # noqa: SLF001
    "print": preview_folder_list,
    "print_blank_list": preview_empty_list,
    "filter": FolderPage._focus_filter,  # noqa: SLF001
    "clear_filter": FolderPage._clear_filter,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "show_folder": lambda page: page.table.setFocus(),
}

_SHEET_DEEDS: Final[dict[str, Callable[[FolderPage, SheetRow], None]]] = {
    "open_call": FolderPage._open_record,  # noqa: SLF001
    "take_back": FolderPage._take_back,  # noqa: SLF001
    "sheet_kept": FolderPage._keep,  # noqa: SLF001
}
