"""What a letter of ours lacks before it may be approved and signed, said while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.access import Right, require
from app.errors import AppError
from app.letters.body import body_document
from app.letters.drafts import LetterDraft
from app.letters.signers import SignerLine, signer_of
from app.letters.states import LetterKind, PartyRole
from app.letters.templates import TEMPLATE_FIELDS
from app.rich_text import Document, fields_of, is_empty
from app.session import OfficeSession
from app.text import search_key

_KNOWN_FIELDS: Final = frozenset(search_key(name) for name in TEMPLATE_FIELDS)


@dataclass(frozen=True)
class Readiness:
    """How far a letter is.

    Attributes:
        missing: What it lacks, a sentence each.
        signer: Who is to sign it, if he is known and may.
    """

    missing: tuple[str, ...]
    signer: SignerLine | None


def readiness(
    session: OfficeSession,
    *,
    has_receiver: bool,
    body: Document,
    signer_id: int | None,
    kind: LetterKind,
    classification: int,
) -> Readiness:
    """What a letter lacks that nobody signs without.

    Raises:
        NotFound: Its signer is none of the office's.
    """
    missing = [] if has_receiver else ["گیرنده‌ای ندارد."]
    if is_empty(body):
        missing.append("متن ندارد.")
    unfilled = [name for name in fields_of(body) if search_key(name) in _KNOWN_FIELDS]
    if unfilled:
        shown = "، ".join(f"{{{name}}}" for name in unfilled)
        missing.append(f"در متن این خانه‌های الگو پر نشده است: {shown}.")
    if signer_id is None:
        missing.append("امضاکننده‌اش روشن نیست.")
        return Readiness(tuple(missing), None)
    signer = signer_of(session, signer_id)
    refused = signer.refusal(kind, classification, session.desk.clock.today())
    if refused:
        return Readiness((*missing, refused), None)
    return Readiness(tuple(missing), signer)


def draft_lacks(session: OfficeSession, draft: LetterDraft) -> tuple[str, ...]:
    """What a letter lacks as it is typed, a sentence each.

    Raises:
        NotAllowed: The operator may not read letters.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    receivers = (
        one for one in draft.parties if one.role is PartyRole.RECEIVER and not one.is_empty
    )
    try:
        return readiness(
            session,
            has_receiver=next(receivers, None) is not None,
            body=body_document(draft.body),
            signer_id=draft.signer_id,
            kind=draft.kind,
            classification=int(draft.secrecy),
        ).missing
    except AppError as error:
        return (error.message,)
