"""Keeping a form as it is typed, so that a crash loses two seconds of it at most (U13)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.changes import Changes
from app.errors import AppError, NotAllowed
from app.kept_forms import (
    LARGEST,
    FilledForm,
    FormKind,
    keep_form,
    letting_go,
    park_form,
    throw_away_form,
)
from ui.common.tasks import Tasks
from ui.desk import DESK
from ui.theme import Tone

#: From a key to the question to the store; with the writing itself well under two seconds.
PAUSE_MILLISECONDS: Final = 800
RETRY_MILLISECONDS: Final = 3000


class Keepable(Protocol):
    """What the keeper asks of a form."""

    is_saving: bool

    def raw(self) -> dict[str, Any]:
        """What stands in it, fit for JSON."""

    def summary(self) -> str:
        """What it is found by."""

    def classification(self) -> int:
        """How secret it is."""


class FormKeeper(QObject):
    """Writes a form into the store shortly after each change, in the background.

    Attributes:
        token: The key the form's record is saved under.
    """

    def __init__(
        self,
        form: QObject,
        tasks: Tasks,
        kind: FormKind,
        token: UUID,
        *,
        record: tuple[int, int] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep `form`.

        Args:
            form: A form panel.
            tasks: Where writing is done.
            kind: Of the form.
            token: Of the form.
            record: Id and version of the record it corrects.
            more: What else is needed to open it again.
        """
        super().__init__(form)
        self.token = token
        self._form: Any = form
        self._tasks, self._kind, self._record = tasks, kind, record
        self._more = dict(more or {})
        self._kept: str | None = None
        self._under_way = self._changed_meanwhile = self._over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        if not self._over and not self._timer.isActive():
            self._timer.start(PAUSE_MILLISECONDS)

    def park(self) -> None:
        """Put the form aside; nothing is kept of it from here afterwards."""
        self.end()
        self._tasks.write(self._tasks, park_form, self._filled())

    def throw_away(self) -> None:
        """Nobody wants what is typed."""
        self.end()
        self._tasks.write(self._tasks, throw_away_form, self.token)

    def letting_go(self, operation: Callable[..., Changes[Any]]) -> Callable[..., Changes[Any]]:
        """The operation that saves the form's record, which lets go of the form as well."""
        return letting_go(operation, self.token)

    def end(self) -> None:
        """Keep nothing any more: the form is saved, parked or thrown away."""
        self._over = True
        self._timer.stop()

    def _filled(self) -> FilledForm:
        form: Keepable = self._form
        record_id, version = self._record or (None, None)
        return FilledForm(
            token=self.token,
            desk=DESK,
            kind=self._kind,
            record_id=record_id,
            record_version=version,
            title=form.summary(),
            content={**form.raw(), **self._more},
            classification=form.classification(),
        )

    def _keep(self) -> None:
        if self._over or self._form.is_saving:
            return
        if self._under_way:
            self._changed_meanwhile = True
            return
        filled = self._filled()
        # By letters, not by their escapes: minutes of a hundred pages are typing as well.
        content = json.dumps(dict(filled.content), ensure_ascii=False)
        if content == self._kept or len(content) > LARGEST:
            return
        self._under_way = True

        def done(_value: object) -> None:
            self._kept = content
            self._settle(PAUSE_MILLISECONDS)

        self._tasks.write(self, keep_form, filled, done=done, failed=self._failed)

    def _failed(self, error: AppError) -> None:
        """The store's state is shown elsewhere; here it is only tried again."""
        if isinstance(error, NotAllowed):
            self.end()
            self._form.bar.say(error.message, Tone.WARNING)
            return
        self._changed_meanwhile = True
        self._settle(RETRY_MILLISECONDS)

    def _settle(self, pause: int) -> None:
        self._under_way = False
        if self._changed_meanwhile and not self._over:
            self._changed_meanwhile = False
            self._timer.start(pause)
