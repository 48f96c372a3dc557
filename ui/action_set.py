"""The program's actions as the window holds them: made once, in menus, and switched on and off."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.text import persian_digits
from ui.actions import ACTIONS, MENUS, Action

#: Keys with a twin on the number pad.
TWIN_KEYS: Final = {
    "save_close": ("Ctrl+Return", "Ctrl+Enter"),
    "save_new": ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    "larger_type": ("Ctrl+=", "Ctrl++"),
}

#: Actions the form in sight answers, whatever the page.
OF_FORMS: Final = frozenset(
    {
        "save",
        "save_close",
        "save_new",
        "close_form",
        "toggle_path",
        "next_way",
        "missed",
        "redirected",
        "abandoned",
        "sheet_seen",
        "sheet_sent_back",
        "sheet_kept",
        "session_on",
        "session_back",
        "petition_absent",
        "petition_put_off",
    }
)


class ActionSet:
    """Every action of `ui.actions`, in the window and in its menus."""

    def __init__(self, window: QMainWindow, perform: Callable[[Action], None]) -> None:
        self._actions = {entry.name: _made(window, entry, perform) for entry in ACTIONS}
        self._enabled: frozenset[str] = frozenset()
        for title in MENUS:
            self._fill(window.menuBar().addMenu(title), title)

    def _fill(self, menu: QMenu, title: str) -> None:
        for entry in ACTIONS:
            if entry.menu == title:
                if entry.separated:
                    menu.addSeparator()
                menu.addAction(self._actions[entry.name])
        shared = [entry for entry in ACTIONS if title in entry.also]
        if shared:
            menu.addSeparator()
        for entry in shared:
            menu.addAction(self._actions[entry.name])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable_only(self, names: Collection[str]) -> None:
        """Switch these on and all others off."""
        wanted = self._actions.keys() & names
        # Asked after every key and every answer of the store, and mostly nothing changes.
        for name in wanted ^ self._enabled:
            self._actions[name].setEnabled(name in wanted)
        self._enabled = frozenset(wanted)


def _made(window: QMainWindow, entry: Action, perform: Callable[[Action], None]) -> QAction:
    action = QAction(entry.title, window)
    keys = TWIN_KEYS.get(entry.name, (entry.shortcut,))
    if entry.shortcut.isdigit():
        # A desk that types Persian has other digits on the same keys.
        keys = (entry.shortcut, persian_digits(entry.shortcut))
    action.setShortcuts([QKeySequence(key) for key in keys if key])
    said = persian_digits(entry.shortcut) if entry.shortcut.isdigit() else entry.shortcut
    action.setToolTip(f"{entry.title} ({said})" if said else entry.title)
    action.setEnabled(False)
    action.triggered.connect(lambda _checked=False: perform(entry))
    window.addAction(action)
    return action
