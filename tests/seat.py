"""A person before the window: key events in, what the window and the services say out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    ContactKind,
    PhoneDraft,
    PositionDraft,
    add_contact,
)
from app.office import Office
from app.phone_calls import (
    CallDraft,
    CallFilter,
    CallRow,
    CallSheet,
    call_sheet,
    list_calls,
    log_call,
)
from ui.common.form import FormPanel
from ui.common.pdf_preview import PdfPreview
from ui.common.suggest_edit import SuggestEdit
from ui.main_window import MainWindow
from ui.reading_ahead import ReadingAhead
from ui.sections import SECTIONS, section_key

#: Half past ten in Tehran on Sunday, 7 Mordad of a Jalali year.
NOW = datetime(2026, 7, 29, 7, 0, tzinfo=UTC)
#: Milliseconds; long, since nobody knows what else the machine does.
WAIT = 20_000
LOOK_MILLISECONDS = 2

CALLER = "رضا احمدی‌نیا"
EARLIER = "آب آشامیدنی روستای گرماب"
NAMESAKE = "مریم احمدی"
UNIT = "معاونت عمرانی"
PHONE = "۰۹۱۵ ۱۱۱ ۲۲۳۳"
NATIONAL_ID = "0499370899"


def key_of(section: str) -> str:
    """The key of a section for whoever may see them all; more sections move it."""
    return section_key([one.name for one in SECTIONS].index(section) + 1)


def fill(office: Office) -> None:
    """Give an office a small directory and one earlier call."""
    organisation = office.write(
        add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="فرمانداری قوچان")
    ).value
    office.write(
        add_contact,
        ContactDraft(kind=ContactKind.UNIT, name=UNIT, parent_id=organisation),
    )
    caller = office.write(
        add_contact,
        ContactDraft(
            name=CALLER,
            honorific="جناب آقای",
            phones=(PhoneDraft(number=PHONE, label="همراه"),),
            positions=(PositionDraft(title="دهیار", organisation_id=organisation),),
        ),
    ).value
    office.write(add_contact, ContactDraft(name=NAMESAKE))
    office.write(
        log_call,
        CallDraft(
            caller_id=caller,
            caller_name=CALLER,
            phone=PHONE,
            subject=EARLIER,
            request="آب روستا سه روز است قطع شده.",
        ),
    )


@dataclass
class Seat:
    """A person before the window.

    Attributes:
        other: The same store through another door, for another desk and for looking.
        trouble: Errors nobody expected; the fixture fails the test when there is one.
    """

    window: MainWindow
    bot: QtBot
    other: Office
    store: Path
    clock: FixedClock
    trouble: list[BaseException] = field(default_factory=list)
    under_way: int = 0

    def show_section(self, name: str) -> None:
        """Press the key of a section, as it is for whoever sits here."""
        names = self.window.navigation.names  # what he may see decides the keys
        self.press(section_key(names.index(name) + 1))

    def press(self, keys: str) -> None:
        """Press a key combination where the cursor is."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
        QTest.keyClick(self.focused(), combination.key(), combination.keyboardModifiers())

    def focused(self) -> QWidget:
        """What has the cursor."""
        return QApplication.focusWidget() or self.window

    def type(self, text: str) -> None:
        """Type into what has the cursor, a key a character."""
        for letter in text:
            QTest.sendKeyEvent(
                QTest.KeyAction.Click,
                self.focused(),
                _key_of(letter),
                letter,
                Qt.KeyboardModifier.NoModifier,
            )

    def activate(self, window: QWidget) -> None:
        """Bring a window to the front, as a window manager does when another is closed."""
        with self.bot.waitActive(window, timeout=WAIT):
            window.activateWindow()

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so; what cannot be asked yet (an assertion says so) is not.

        `QtBot.waitUntil` looks every ten milliseconds only, most of what a short test takes.
        """
        late = monotonic() + WAIT / 1000
        while not _is_so(true, is_last=monotonic() > late):
            if monotonic() > late:
                pytest.fail(f"not so within {WAIT} ms")
            self.bot.wait(LOOK_MILLISECONDS)

    def is_whole(self) -> bool:
        """Whether all that joins the window after its first rows has."""
        ahead = self.window.findChild(ReadingAhead)
        return ahead is not None and ahead.has_joined

    def settle(self) -> None:
        """Wait until nothing is being read or written."""
        self.until(lambda: self.under_way == 0)

    def page(self, name: str = "calls") -> Any:
        """A page of the window."""
        return self.window.pages[name]

    def form(self) -> FormPanel:
        """The form in sight."""
        page = self.window._page()  # there is no other way to ask what is in sight
        form = page.current_form()
        assert isinstance(form, FormPanel), "no form is open"
        return form

    def go(self, name: str) -> Any:
        """Put the cursor into a field of the form in sight."""
        found = self.form().fields[name]
        found.setFocus()
        return found

    def write_in(self, name: str, text: str) -> None:
        """Type a field of the form anew, by keys."""
        self.go(name)
        self.press("Ctrl+A")
        self.press("Del")
        self.type(text)

    def paste_in(self, name: str, text: str) -> None:
        """Paste over what a field of the form holds."""
        self.go(name)
        QApplication.clipboard().setText(text)
        self.press("Ctrl+A")
        self.press("Ctrl+V")

    def take_suggestion(self, typed: str) -> None:
        """Type part of a name where the cursor is, and take the first suggestion by keys."""
        line = self.focused()
        assert isinstance(line, SuggestEdit)
        self.type(typed)
        self.until(lambda: line.suggestions)
        self.press("Down")
        self.press("Return")
        self.settle()

    def current(self) -> CallRow:
        """The call the list stands on."""
        row = self.page().table.current_row()
        assert isinstance(row, CallRow)
        return row

    def calls(self) -> list[CallRow]:
        """The register, newest first, as the services have it."""
        return self.other.read(list_calls, CallFilter())

    def sheet(self, number: int | None = None) -> CallSheet:
        """A call whole, the current one by default, as the services have it."""
        return self.other.read(call_sheet, number or self.current().id)

    def new_call(
        self, subject: str = "درخواست دیدار", request: str = "می‌خواهد استاندار را ببیند."
    ) -> CallRow:
        """Log a call through the form, and stand on it."""
        self.press("F2")
        self.type(NAMESAKE)
        self.write_in("subject", subject)
        self.write_in("request", request)
        self.press("Ctrl+Return")
        self.settle()
        assert self.page().current_form() is None, self.problems()
        return self.current()

    def previews(self) -> list[PdfPreview]:
        """The papers in sight."""
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, PdfPreview) and widget.isVisible()
        ]

    def close_preview(self, paper: PdfPreview) -> None:
        """Close a paper by Esc, again where the first came before it had the keys."""

        def closed() -> bool:
            if self.previews():
                self.activate(paper)
                self.press("Esc")
            return not self.previews()

        self.until(closed)

    def put_in_folder(self) -> None:
        """Print the current call and put it in the folder; close the paper again."""
        self.press("Ctrl+Shift+P")
        self.until(self.previews)
        paper = self.previews()[0]
        assert paper.document.pageCount() == 1
        self.close_preview(paper)
        self.activate(self.window)
        self.settle()

    def problems(self) -> dict[str, str]:
        """What the form in sight says is wrong, by field."""
        return {name: f.problem for name, f in self.form().fields.items() if f.problem}


def _is_so(true: Callable[[], object], *, is_last: bool) -> bool:
    try:
        return bool(true())
    except AssertionError:
        if is_last:
            raise
        return False


def _key_of(letter: str) -> Qt.Key:
    keys = {"\n": Qt.Key.Key_Return, " ": Qt.Key.Key_Space}
    return keys.get(letter, Qt.Key.Key_unknown)
