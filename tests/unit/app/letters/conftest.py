"""Letters as an operator of the secretariat registers and writes them."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from app.letters import (
    LetterDirection,
    LetterDraft,
    PartyDraft,
    SignerDraft,
    add_signer,
    draft_letter,
    register_letter,
)
from app.office import Office
from letters_seat import INCOMING, Came, Written


@pytest.fixture
def came(office: Office) -> Came:
    """Registers a letter that came in; fields are as typed."""

    def register(**fields: object) -> int:
        draft = replace(INCOMING, request_key=uuid4(), **fields)  # type: ignore[arg-type]
        return office.write(register_letter, draft).value

    return register


@pytest.fixture
def signer(office: Office) -> int:
    """The director-general, who signs."""
    draft = SignerDraft(name="مریم کاویانی", post="مدیرکل حوزه استاندار")
    return office.write(add_signer, draft).value


@pytest.fixture
def written(office: Office, signer: int) -> Written:
    """Writes a letter of ours as a draft; fields are as typed."""

    def write(**fields: object) -> int:
        draft = LetterDraft(
            direction=LetterDirection.OUTGOING,
            subject="پاسخ درباره راه",
            body="خواهشمند است دستور فرمایید راه روستا بازسازی شود.",
            signer_id=signer,
            wants_answer=False,
            parties=(PartyDraft(name="رضا احمدی", post="مدیرکل راه و شهرسازی"),),
        )
        draft = replace(draft, **fields)  # type: ignore[arg-type]
        return office.write(draft_letter, draft).value

    return write
