"""One text of the minutes in its editor: saved as it is typed, and merged with other desks'.

What is typed here is saved over the edition it was begun on. Where another desk was first, both
texts are made one at once, in sight: its paragraphs appear between those typed here. A passage
both desks wrote is put to the person who sits here before anything is saved.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QTimer, Signal

from app.errors import AppError, NotAllowed, NotFound, StoreUnavailable
from app.meetings.merging import Merged, Side, merged, settled
from app.meetings.writing import SavedText, TextMoved, save_text, text_of
from app.rich_text import Document
from app.rich_text.checking import tidied
from ui.common.rich_text_field import RichTextField
from ui.meetings.desk_splice import (
    Change,
    are_apart,
    changes_between,
    put_changes,
    show_changed,
)
from ui.shell import Shell

#: From the first letter that is not saved to the saving.
PAUSE_MILLISECONDS: Final = 2000
RETRY_MILLISECONDS: Final = 3000
#: A fast hand types while two texts are made one; so often it is tried beside him.
MOST_TRIES: Final = 4


class TextState(Enum):
    """How what is typed stands to the store."""

    SAVED = "saved"
    TYPED = "typed"
    SAVING = "saving"
    CONFLICT = "conflict"
    REFUSED = "refused"


class DeskText(RichTextField):
    """The editor of one text.

    Signals:
        stands: How it stands to the store changed.
        joined: Another desk's writing was taken in: whose.
        refused: A sentence of the store, which did not take it.

    Attributes:
        item_id: Whose text it is; None for what was said besides the items.
        edition: On which it was begun.
        state: How it stands to the store.
        conflict: Where both desks wrote the same passage, until somebody says which it shall be.
        theirs: The other desk's text the conflict is with.
    """

    stands = Signal()
    joined = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        shell: Shell,
        meeting_id: int,
        item_id: int | None,
        label: str,
        saved: tuple[Document, int],
    ) -> None:
        super().__init__(f"text_{item_id or 0}", label)
        self._tasks, self._meeting_id, self.item_id = shell.tasks, meeting_id, item_id
        self.state = TextState.SAVED
        self.conflict: Merged | None = None
        self.theirs: SavedText | None = None
        self._base, self.edition = saved
        #: What is being saved, as JSON; empty while nothing is.
        self._going = ""
        self._is_asking = False
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self.set_value(saved[0])
        self._saved = self.text.rich_json()
        self.edited.connect(self._touch)

    # -- typing and saving -----------------------------------------------------------------

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed here is not in the store yet."""
        return self.state is not TextState.SAVED

    def _stand(self, state: TextState) -> None:
        if state is not self.state:
            self.state = state
            self.stands.emit()

    def _touch(self) -> None:
        if self.state is TextState.SAVED:
            self._stand(TextState.TYPED)
        if not self._timer.isActive():
            self._timer.start(PAUSE_MILLISECONDS)

    def save(self) -> None:
        """Save what is typed, unless it is being saved or waits for a person's word."""
        self._timer.stop()
        if self._going or self.conflict is not None or not self.is_unsaved:
            return
        body = self.text.rich_json()
        if body == self._saved:
            self._stand(TextState.SAVED)
            return
        self._going = body
        written = self.value()
        self._stand(TextState.SAVING)
        self._tasks.write(
            self,
            save_text,
            self._meeting_id,
            self.item_id,
            self.edition,
            body,
            done=partial(self._is_saved, written),
            failed=self._failed,
        )

    def _is_saved(self, written: Document, edition: int) -> None:
        self._saved, self._base, self.edition = self._going, written, edition
        self._going, self._tries = "", 0
        is_whole = self.text.rich_json() == self._saved
        self._stand(TextState.SAVED if is_whole else TextState.TYPED)
        if not is_whole and not self._timer.isActive():
            self._timer.start(PAUSE_MILLISECONDS)

    def _failed(self, error: AppError) -> None:
        self._going = ""
        if isinstance(error, TextMoved):
            self._base = error.base or self._base
            self._join(error.theirs)
            return
        self._stand(TextState.REFUSED)
        if isinstance(error, StoreUnavailable):
            self._timer.start(RETRY_MILLISECONDS)
        elif isinstance(error, NotAllowed | NotFound):
            self.text.setReadOnly(True)
        self.refused.emit(error.message)

    # -- another desk ----------------------------------------------------------------------

    def look(self, edition: int) -> None:
        """Another desk may have saved: ask for its text where the store's edition is newer."""
        if edition <= self.edition or self._going or self._is_asking or self.conflict is not None:
            return
        self._is_asking = True

        def known(theirs: SavedText) -> None:
            self._is_asking = False
            # What is being saved meanwhile is told by itself that another desk was first.
            if theirs.edition > self.edition and not self._going and self.conflict is None:
                self._join(theirs)

        def failed(_error: AppError) -> None:
            self._is_asking = False

        self._tasks.read(self, text_of, self._meeting_id, self.item_id, done=known, failed=failed)

    def _join(self, theirs: SavedText) -> None:
        """Make one text of theirs and ours, beside the window while somebody types."""
        mine = self.value()
        self._tries += 1
        if self._tries > MOST_TRIES:
            self._joined(theirs, _made_one(self._base, mine, theirs.document))
            return

        def done(found: _MadeOne) -> None:
            now = self.value()
            if now == mine or found.merged.conflicts:
                self._joined(theirs, found)
            elif are_apart(found.changes, mine, now) and put_changes(self.text, found.changes):
                # He wrote on meanwhile, elsewhere.
                self._took(theirs, is_theirs=False)
            else:
                self._join(theirs)

        work = partial(_made_one, self._base, mine, theirs.document)
        self._tasks.run(self, work, done=done, latest="merge")

    def _joined(self, theirs: SavedText, found: _MadeOne) -> None:
        self._tries = 0
        if found.merged.conflicts:
            self.conflict, self.theirs = found.merged, theirs
            self._stand(TextState.CONFLICT)
            return
        self._take(theirs, found.changes, found.merged.document)

    def _take(self, theirs: SavedText, changes: list[Change], wanted: Document) -> None:
        """Show the one text of both, and save it if it says more than theirs."""
        show_changed(self.text, changes, wanted)
        self._took(theirs, is_theirs=wanted == theirs.document)

    def _took(self, theirs: SavedText, *, is_theirs: bool) -> None:
        self._tries = 0
        self._base, self.edition = theirs.document, theirs.edition
        self._saved = self.text.rich_json() if is_theirs else ""
        self.joined.emit(theirs.by)
        self._stand(TextState.SAVED if is_theirs else TextState.TYPED)
        self.save()

    def settle(self, sides: list[Side]) -> None:
        """Take what a person said of each conflict, and save it.

        What was typed here since it was asked counts; a conflict that is new since then is asked.

        Args:
            sides: One for each conflict, in order.
        """
        found, theirs = self.conflict, self.theirs
        if found is None or theirs is None:
            return
        said = {
            (one.base, one.theirs): side for one, side in zip(found.conflicts, sides, strict=True)
        }
        made = _made_one(self._base, self.value(), theirs.document)
        anew = made.merged
        wanted = [said.get((one.base, one.theirs)) for one in anew.conflicts]
        known = [side for side in wanted if side is not None]
        if len(known) < len(wanted):
            self.conflict = anew
            self.stands.emit()
            return
        self.conflict = self.theirs = None
        self.state = TextState.TYPED
        whole = settled(anew, known)
        self._take(theirs, changes_between(made.mine, whole), whole)

    # -- a desk that was left half-typed -----------------------------------------------------

    def take_up(self, edition: int, body: Document) -> None:
        """Go on with what was typed over an edition and not saved; others' is merged in."""
        show_changed(self.text, changes_between(self.value(), body), body)
        if edition != self.edition:
            self.edition = edition
        self._touch()
        self.save()


class _MadeOne(NamedTuple):
    """The one text of two.

    Attributes:
        mine: What is written here, tidied as the store tidies.
        changes: What makes the one text of it.
    """

    mine: Document
    merged: Merged
    changes: list[Change]


def _made_one(base: Document, mine: Document, theirs: Document) -> _MadeOne:
    read = tidied(mine)
    found = merged(tidied(base), read, theirs)
    return _MadeOne(read, found, changes_between(read, found.document))
