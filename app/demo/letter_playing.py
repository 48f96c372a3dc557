"""Playing the letters of an invented office through the very services the window uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from app.demo.folders import send_yesterdays_folder
from app.demo.letters import linked_letter
from app.demo.stories import LetterDeed, LetterDo, LetterStory
from app.letters import (
    DispatchDraft,
    LetterWriteOff,
    annul_letter,
    close_letter,
    dispatch_letter,
    draft_letter,
    examine_letter,
    file_letter,
    letter_seen,
    letter_sheet,
    letter_version,
    list_signers,
    put_letter_in_folder,
    record_order_on_letter,
    refer_letter,
    register_letter,
    return_for_changes,
    sign_letter,
    submit_for_approval,
    submit_for_signature,
    waive_letter_scan,
    withdraw_draft,
    write_off_letter,
)
from app.orders import OrderDraft
from app.session import OfficeSession


class LetterPlayer:
    """Does with letters what the operators would have done."""

    def __init__(self, session: OfficeSession, contacts: Sequence[int]) -> None:
        """Play through `session`; `contacts` are the directory's ids by their places."""
        self._session, self._contacts = session, contacts
        self._letters: list[int] = []
        self._ids: dict[int, int] = {}

    def begin(self, place: int, story: LetterStory) -> None:
        """Register a letter, or write its first draft."""
        followed = None
        if story.follows is not None:
            number = self._letters[story.follows]
            followed = (number, letter_sheet(self._session, number).number)
        draft = linked_letter(story, self._contacts, followed)
        write = draft_letter if story.is_written_here else register_letter
        made = write(self._session, draft).value
        self._letters.append(made)
        self._ids[place] = made

    def do(self, place: int, deed: LetterDeed) -> None:
        """Do something to a letter."""
        letter_id = self._ids[place]
        _DEEDS[deed.do](self._session, letter_id, letter_version(self._session, letter_id), deed)


def _put_in(session: OfficeSession, letter_id: int, version: int, _deed: LetterDeed) -> None:
    send_yesterdays_folder(session)
    put_letter_in_folder(session, letter_id, version)


def _for_signature(session: OfficeSession, letter_id: int, version: int, _deed: LetterDeed) -> None:
    sheet = letter_sheet(session, letter_id)
    if any(one.is_governor and one.id == sheet.signer_id for one in list_signers(session)):
        send_yesterdays_folder(session)
    submit_for_signature(session, letter_id, version)


def _sign(session: OfficeSession, letter_id: int, version: int, deed: LetterDeed) -> None:
    by_id = None
    if deed.by_substitute:
        signer_id = letter_sheet(session, letter_id).signer_id
        by_id = next(one.substitute_id for one in list_signers(session) if one.id == signer_id)
    sign_letter(session, letter_id, version, by_id=by_id)


def _dispatch(session: OfficeSession, letter_id: int, version: int, deed: LetterDeed) -> None:
    parties = [one.id for one in letter_sheet(session, letter_id).parties]
    dispatch_letter(session, letter_id, version, parties, deed.dispatch or DispatchDraft())


_Play = Callable[[OfficeSession, int, int, LetterDeed], object]

_DEEDS: Final[Mapping[LetterDo, _Play]] = {
    LetterDo.EXAMINE: lambda s, n, v, deed: examine_letter(s, n, v, deed.words),
    LetterDo.PUT_IN_FOLDER: _put_in,
    LetterDo.ORDER: lambda s, n, _v, deed: record_order_on_letter(s, n, deed.order or OrderDraft()),
    LetterDo.REFER: lambda s, n, v, deed: refer_letter(s, n, v, deed.order or OrderDraft()),
    LetterDo.SEEN: lambda s, n, v, _deed: letter_seen(s, n, v),
    LetterDo.FILE: lambda s, n, v, deed: file_letter(s, n, v, deed.words),
    LetterDo.WRITE_OFF: lambda s, n, v, deed: write_off_letter(
        s, n, v, LetterWriteOff.LETTER, deed.words
    ),
    LetterDo.ANNUL: lambda s, n, v, deed: annul_letter(s, n, v, deed.words),
    LetterDo.FOR_APPROVAL: lambda s, n, v, _deed: submit_for_approval(s, n, v),
    LetterDo.FOR_SIGNATURE: _for_signature,
    LetterDo.RETURN: lambda s, n, v, deed: return_for_changes(s, n, v, deed.words),
    LetterDo.WITHDRAW: lambda s, n, v, deed: withdraw_draft(s, n, v, deed.words),
    LetterDo.SIGN: _sign,
    LetterDo.DISPATCH: _dispatch,
    LetterDo.WAIVE_SCAN: lambda s, n, v, deed: waive_letter_scan(s, n, v, deed.words),
    LetterDo.CLOSE: lambda s, n, v, _deed: close_letter(s, n, v),
}
