"""What the form of a distribution group hands over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.text import LONG_LIMIT, SHORT_LIMIT, tidy


@dataclass(frozen=True, kw_only=True)
class GroupDraft:
    """A distribution group as typed.

    Attributes:
        contact_ids: Its members in their order.
    """

    name: str = ""
    note: str = ""
    contact_ids: tuple[int, ...] = ()
    request_key: UUID = field(default_factory=uuid4)


def checked(draft: GroupDraft) -> GroupDraft:
    """Tidy what was typed and prove it; who is named twice is a member once.

    Raises:
        InvalidFields: Every field that cannot be taken, with its sentence.
    """
    problems: list[InvalidInput] = []
    tidied = replace(
        draft,
        name=checked_length("name", tidy(draft.name), SHORT_LIMIT, problems),
        note=checked_length("note", tidy(draft.note, multiline=True), LONG_LIMIT, problems),
        contact_ids=tuple(dict.fromkeys(draft.contact_ids)),
    )
    if not tidied.name:
        problems.append(InvalidInput("name", "نام گروه را بنویسید."))
    if problems:
        raise InvalidFields(problems)
    return tidied
