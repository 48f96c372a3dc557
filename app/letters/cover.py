"""What the cover of a letter says to the governor (برگ ارجاع)."""

from __future__ import annotations

from app.access import Right, require
from app.changes import Kind
from app.letters.reading import letter_sheet
from app.orders import RecordCover
from app.session import OfficeSession
from app.text import persian_digits


def letter_cover(session: OfficeSession, letter_id: int) -> RecordCover:
    """What the cover of a letter says of it.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    sheet = letter_sheet(session, letter_id)
    names = (sheet.sender_name, sheet.sender_post, sheet.organisation)
    count = len(sheet.enclosures)
    return RecordCover(
        kind=Kind.LETTER,
        id=letter_id,
        number=sheet.number,
        on=sheet.dated,
        from_whom="، ".join(name for name in names if name),
        subject=sheet.subject,
        classification=sheet.classification,
        urgency=sheet.urgency,
        enclosures=persian_digits(f"{count} پیوست") if count else "",
    )
