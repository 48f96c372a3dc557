"""The files of a call: scans of faxes and notes, receipts, what a caller sent after."""

from __future__ import annotations

from typing import Any, Final

from app import journal
from app.access import Right, require
from app.attachments import KeptFiles, before_move
from app.changes import Changes, Kind, changed
from app.orders import source_unscanned
from app.phone_calls.course import take_steps
from app.phone_calls.operations import seen_call
from app.phone_calls.states import CallState
from app.phone_calls.steps import Step
from app.session import OfficeSession
from app.texts import CALL_CHANNELS


class _FileDeed:
    """A deed on the files of a call; one that moves files is a step, to be taken back."""

    def __init__(self, session: OfficeSession, call_id: int) -> None:
        self.session = session
        self.call = seen_call(session, call_id)
        self.kinds = {Kind.CALL}
        self._moves: dict[int, dict[str, Any]] = {}

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that a file goes onto the call or off it."""
        self._moves[number] = before_move(self.session, onto=onto)

    def finish(self, action: str, words: str) -> Changes[int]:
        """Leave the step if files moved, and say it in the journal."""
        call = self.call
        if self._moves:
            state = CallState(call["state"])
            step = Step(state, state, words, moves=self._moves)
            take_steps(self.session, call, (step,), action=action, words=words)
        else:
            journal.note(
                self.session,
                Kind.CALL,
                call["id"],
                action,
                words,
                classification=call["classification"],
            )
        return changed(int(call["id"]), *self.kinds)


def _gone(deed: _FileDeed) -> None:
    """Orders whose sheet it was miss their scan again."""
    deed.kinds |= source_unscanned(deed.session, Kind.CALL, deed.call["id"])


_FILES: Final = KeptFiles(
    kind=Kind.CALL,
    title="تماس",
    reads=Right.READ_CALLS,
    writes=Right.LOG_CALLS,
    seen=seen_call,
    named=lambda call: f"{CALL_CHANNELS[call['channel']]} {call['number']}",
    begin=_FileDeed,
    on_gone=_gone,
)

attach_files = _FILES.attach
attach_sources = _FILES.attach_sources
call_file = _FILES.file
detach_file = _FILES.detach
arrange_call_file = _FILES.arrange


def code_owner(session: OfficeSession, call_id: int, *, printed: bool) -> tuple[str, str] | None:
    """Number and title of the call a paper's code names, or None.

    Args:
        session: Where to ask.
        call_id: From the code.
        printed: The call must have been printed here, or have gone into the folder on paper.

    Raises:
        NotAllowed: The operator may not read calls.
        NotFound: There is no such call for him.
    """
    require(session.desk.operator, Right.READ_CALLS)
    call = seen_call(session, call_id)
    if printed and not call["printed_count"] and call["state"] == CallState.RECORDED.value:
        return None
    title = " · ".join(part for part in (call["caller_name"], call["subject"]) if part)
    return str(call["number"]), title
