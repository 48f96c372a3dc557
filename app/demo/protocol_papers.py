"""Letters that were begun for cases of an invented office."""

from __future__ import annotations

from typing import Final

from app.demo.happening import seeded_key
from app.demo.protocol_desk import ProtocolDesk
from app.letters import PartyDraft
from app.protocol.letters import begin_case_letter
from app.protocol.states import LetterPurpose

EMBASSY: Final = PartyDraft(name="سفارت", organisation="وزارت امور خارجه، اداره مربوط")
GREETED: Final = (
    PartyDraft(name="منصوره پارسا", post="دبیر شورای فرهنگ عمومی استان"),
    PartyDraft(name="حمید طلوعی", post="فرماندار مهرآباد"),
)


def begin_note(desk: ProtocolDesk, case_id: int) -> None:
    """A note to the embassy lies there as a draft."""
    key = seeded_key(desk.random)
    desk.do(begin_case_letter, case_id, LetterPurpose.NOTE, (EMBASSY,), key)


def begin_greetings(desk: ProtocolDesk, case_id: int) -> None:
    """Letters of congratulation lie there as drafts."""
    key = seeded_key(desk.random)
    desk.do(begin_case_letter, case_id, LetterPurpose.CONGRATULATION, GREETED, key)
