"""What a desk of its own process writes in minutes, for `desks`."""

from __future__ import annotations

from app.meetings.deeds import take_meeting_step_back
from app.meetings.drafts import ResolutionDraft
from app.meetings.finalising import finalise
from app.meetings.merging import merged
from app.meetings.resolutions import resolve
from app.meetings.writing import TextMoved, save_text, text_of
from app.office import Office
from app.rich_text import Document, from_plain, to_json
from minutes_seat import row_of


def write_over(office: Office, meeting: int, item: int | None, edition: int, text: str) -> None:
    """Save a text as this desk read it."""
    office.write(save_text, meeting, item, edition, to_json(from_plain(text)))


def write_along(office: Office, meeting: int, item: int | None, name: str, count: int) -> None:
    """Write so many paragraphs of one's own at the end, each saved; what others wrote stays."""
    saved = office.read(text_of, meeting, item)
    base, edition = saved.document, saved.edition
    for number in range(count):
        mine = Document((*base.blocks, *from_plain(f"{name} {number}").blocks))
        while True:
            try:
                edition = office.write(save_text, meeting, item, edition, to_json(mine)).value
                break
            except TextMoved as moved:
                begun = moved.base
                assert begun is not None
                mine = merged(begun, mine, moved.theirs.document).document
                edition = moved.theirs.edition
        base = mine


def resolve_one(office: Office, meeting: int, version: int, words: str) -> None:
    """Resolve something as this desk read the meeting."""
    office.write(resolve, meeting, version, ResolutionDraft(words=words, responsible="راه"))


def resolve_many(office: Office, meeting: int, count: int) -> None:
    """Resolve so many things, taking every third one back."""
    for number in range(count):
        version = row_of(office, meeting)["version"]
        resolve_one(office, meeting, version, f"مصوبه {number}")
        if number % 3 == 2:
            office.write(take_meeting_step_back, meeting, version + 1)


def finalise_one(office: Office, meeting: int, version: int) -> None:
    """Lock minutes as this desk read them."""
    office.write(finalise, meeting, version)


def save_one(office: Office, meeting: int, edition: int, text: str) -> None:
    """Save what was said besides the items as this desk read it."""
    write_over(office, meeting, None, edition, text)
