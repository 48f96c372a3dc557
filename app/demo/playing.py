"""Playing an invented office through the very services the window uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.access import SignedIn
from app.clock import FixedClock
from app.contacts import add_contact
from app.demo.folders import send_yesterdays_folder
from app.demo.happening import Happening
from app.demo.letter_playing import LetterPlayer
from app.demo.linking import linked_caller, linked_entry
from app.demo.order_deeds import do_to_order
from app.demo.stories import TO_ORDER, CallStory, Deed, Do, Entry, LetterDeed, LetterStory
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    NoteDraft,
    annul_call,
    close_call,
    count_print,
    hand_over,
    log_attempt,
    log_call,
    log_placing,
    put_in_folder,
    record_note,
)
from app.session import OfficeSession


class ServicePlayer:
    """Does everything as the operators would have done it, at its hour."""

    def __init__(self, session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
        """Sit at the desk of `session`, whose clock is moved."""
        self._session = session
        self._operators = operators
        self._contacts: list[int] = []
        self._calls: dict[int, int] = {}
        self._letters = LetterPlayer(session, self._contacts)
        self._versions: dict[int, int] = {}

    def add(self, entry: Entry) -> None:
        """Put a contact into the directory."""
        draft = linked_entry(entry, self._contacts)
        self._contacts.append(add_contact(self._session, draft).value)

    def happen(self, happening: Happening) -> None:
        """Do it."""
        sit_down(self._session, self._operators[happening.story.operator], happening.at)
        if isinstance(happening.story, LetterStory):
            if isinstance(happening.deed, LetterDeed):
                self._letters.do(happening.place, happening.deed)
            else:
                self._letters.begin(happening.place, happening.story)
        elif isinstance(happening.deed, Deed):
            self._do(self._calls[happening.place], happening.deed)
        else:
            self._register(happening.place, happening.story)

    def finish(self) -> None:
        """Nothing is kept back."""

    def _register(self, place: int, story: CallStory) -> None:
        call_id = log_call(self._session, linked_caller(story, self._contacts)).value
        self._calls[place] = call_id
        self._versions[call_id] = 1

    def _do(self, call_id: int, deed: Deed) -> None:
        session, version = self._session, self._versions[call_id]
        if deed.do is Do.PRINT:
            count_print(session, (call_id,))
            return
        if deed.do in TO_ORDER:
            if deed.do is Do.ANSWER:
                send_yesterdays_folder(session)
            do_to_order(session, call_id, deed)
            return
        if deed.do is Do.PUT_IN_FOLDER:
            send_yesterdays_folder(session)
            put_in_folder(session, call_id, version)
        elif deed.do is Do.RECORD_NOTE:
            record_note(session, call_id, version, deed.note or NoteDraft())
        elif deed.do is Do.LOG_ATTEMPT:
            attempt = deed.attempt or AttemptDraft(outcome=AttemptOutcome.BUSY)
            log_attempt(session, call_id, version, attempt)
        elif deed.do is Do.LOG_PLACING:
            attempt = deed.attempt or AttemptDraft(outcome=AttemptOutcome.BUSY)
            log_placing(session, call_id, version, attempt)
        elif deed.do is Do.HAND_OVER:
            hand_over(session, call_id, version, deed.words)
        elif deed.do is Do.CLOSE:
            close_call(session, call_id, version, deed.words)
        else:
            annul_call(session, call_id, version, deed.words)
        self._versions[call_id] = version + 1


def sit_down(session: OfficeSession, operator: SignedIn, at: datetime) -> None:
    """Let `operator` sit at the desk of `session` at that hour."""
    session.desk.operator = operator
    clock = session.desk.clock
    if not isinstance(clock, FixedClock):
        message = "an invented office needs a clock that can be moved"
        raise TypeError(message)
    clock.set(at)
