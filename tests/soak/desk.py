"""One operator's desk that works until it is killed: `python -m soak.desk URL ACKS SEED`.

What the store acknowledged goes into a file of its own, forced to the disk line by line, so that a
killed desk leaves behind exactly what it was promised.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from app.letters import (
    BlockDraft,
    EnclosureDraft,
    LetterDirection,
    LetterDraft,
    PartyDraft,
    annul_letter,
    draft_letter,
    letter_version,
    register_letter,
    release_block,
    reserve_numbers,
    sign_letter,
    submit_for_signature,
)
from app.office import Office, open_office

BODY: Final = '{"version":1,"blocks":[{"runs":["متن نامه"]}]}'


class Desk:
    """Does at random what a secretariat does, and notes what was acknowledged."""

    def __init__(self, office: Office, acks: Path, seed: int) -> None:
        """Sit down; `acks` is this desk's alone."""
        self._office, self._random = office, Random(seed)  # no secret
        self._acks = acks.open("a", encoding="utf-8")
        self._letters: list[int] = []
        self._blocks: list[int] = []

    def work(self) -> None:
        """Do one thing."""
        (deed,) = self._random.choices(
            (self._register, self._sign, self._annul, self._reserve), (55, 20, 15, 10)
        )
        deed()

    def _say(self, *words: object) -> None:
        self._acks.write(" ".join(map(str, words)) + "\n")
        self._acks.flush()
        os.fsync(self._acks.fileno())

    def _register(self) -> None:
        block = self._blocks.pop() if self._blocks and self._random.random() < 0.5 else None
        way = LetterDirection.INCOMING if block is None else LetterDirection.INTERNAL
        draft = LetterDraft(
            direction=way,
            sender_name="رضا احمدی",
            organisation="اداره کل راه",
            their_number=str(self._random.randint(1, 99_999)),
            subject="راه روستایی",
            enclosures=(EnclosureDraft(title="نقشه", pages=2),),
            block_id=block,
        )
        letter = self._office.write(register_letter, draft).value
        self._say("registered", letter)
        self._letters.append(letter)

    def _sign(self) -> None:
        draft = LetterDraft(
            direction=LetterDirection.OUTGOING,
            subject="پاسخ راه روستایی",
            body=BODY,
            signer_id=1,
            parties=(PartyDraft(name="رضا احمدی"),),
            enclosures=(EnclosureDraft(title="نقشه", pages=2),),
        )
        letter = self._office.write(draft_letter, draft).value
        self._say("drafted", letter)
        self._office.write(submit_for_signature, letter, 1)
        self._say("submitted", letter)
        self._office.write(sign_letter, letter, 2)
        self._say("signed", letter)

    def _annul(self) -> None:
        if not self._letters:
            return
        letter = self._letters.pop(self._random.randrange(len(self._letters)))
        version = self._office.read(letter_version, letter)
        self._office.write(annul_letter, letter, version, "دو بار ثبت شد")
        self._say("annulled", letter)

    def _reserve(self) -> None:
        if self._blocks and self._random.random() < 0.4:
            block = self._blocks.pop()
            self._office.write(release_block, block)
            self._say("released", block)
            return
        draft = BlockDraft(
            register_id=3,
            count=self._random.randint(1, 4),
            for_whom="دفتر فنی",
            valid_until=self._office.clock.today() + timedelta(days=5),
        )
        block = self._office.write(reserve_numbers, draft).value
        self._say("reserved", block)
        self._blocks.append(block)


def main() -> None:
    """Work until somebody kills this process."""
    url, acks, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    with open_office(url) as office:
        office.sign_in_as()
        desk = Desk(office, acks, seed)
        while True:
            desk.work()


if __name__ == "__main__":
    main()
