"""Telling whoever fills a form that this caller, post or subject goes straight through (C12)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.phone_calls import DirectLine, Ringing, direct_rule_for
from app.texts import SPOKE_WITH
from ui.common.message_bar import MessageBar
from ui.common.tasks import Tasks
from ui.theme import Tone


class DirectHint(QObject):
    """Asks the office's list while the form is filled, and says each answer once."""

    def __init__(
        self,
        parent: QObject,
        tasks: Tasks,
        bar: MessageBar,
        take: Callable[[DirectLine], None],
    ) -> None:
        """Say it in `bar`; `take` follows the suggestion."""
        super().__init__(parent)
        self._tasks, self._bar, self._take = tasks, bar, take
        self._said: int | None = None

    def ask(self, ringing: Ringing) -> None:
        """Ask for a rule that fits what is typed so far."""
        self._tasks.read(self, direct_rule_for, ringing, done=self._say, latest="direct")

    def _say(self, rule: DirectLine | None) -> None:
        if rule is None or rule.id == self._said:
            return
        self._said = rule.id
        self._bar.say(
            f"«{rule.words}» در فهرست تماس مستقیم با {SPOKE_WITH[rule.spoke_with]} است (Alt+4).",
            Tone.INFORMATION,
            action="مستقیم",
            act=lambda: self._take(rule),
        )
