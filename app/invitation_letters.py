"""Invitations as letters of ours: to a meeting, or of the managers of a public day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import select

from app.letters import (
    LetterDirection,
    LetterDraft,
    LetterKind,
    LetterState,
    PartyDraft,
)
from app.marks import Classification
from app.rich_text import Block, Document, Paragraph, Run, Table, TextAlignment, to_json
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits
from models.base import table_of
from models.letters import Letter

_LETTERS: Final = table_of(Letter)
_VOID: Final = (LetterState.WITHDRAWN.value, LetterState.ANNULLED.value)


def invitation_letter(
    subject: str, classification: Classification, to: PartyDraft, body: Sequence[Block]
) -> LetterDraft:
    """An invitation as it is begun in the letter register; it asks for no answer by letter."""
    return LetterDraft(
        direction=LetterDirection.OUTGOING,
        kind=LetterKind.INVITATION,
        subject=subject[:SHORT_LIMIT],
        classification=classification,
        wants_answer=False,
        parties=(to,),
        body=to_json(Document(tuple(body))),
    )


def void_letters(session: OfficeSession, letters: Sequence[int | None]) -> set[int | None]:
    """Of these letters those that invite nobody: given up, annulled, or none at all."""
    column = _LETTERS.c
    rows = session.execute(
        select(column.id).where(
            column.id.in_([number for number in letters if number is not None]),
            column.state.in_(_VOID),
        )
    )
    return {None, *rows.scalars()}


def invitation_table(
    columns: Sequence[tuple[str, float]],
    lines: Sequence[tuple[str, ...]],
    *,
    as_written: Collection[int] = (),
) -> Table:
    """A table of an invitation.

    Args:
        columns: What stands over each, with its part of the width.
        lines: What stands in them.
        as_written: Columns whose digits stay, as those of a passport.
    """
    head = tuple(words for words, _share in columns)
    return Table(
        tuple(
            tuple(
                (_cell(words if place in as_written else persian_digits(words)),)
                for place, words in enumerate(line)
            )
            for line in (head, *lines)
        ),
        has_header=True,
        shares=tuple(share for _words, share in columns),
    )


def _cell(words: str) -> Paragraph:
    return Paragraph((Run(words),) if words else (), alignment=TextAlignment.START)
