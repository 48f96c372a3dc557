"""How long a text may be; what is over the limit is refused in words, never cut."""

from __future__ import annotations

from app.errors import InvalidInput
from app.text import persian_count


def checked_length(name: str, text: str, limit: int, problems: list[InvalidInput]) -> str:
    """Give `text` back, after naming it among `problems` when it is over `limit` characters."""
    if len(text) > limit:
        length, allowed = (persian_count(count) for count in (len(text), limit))
        problems.append(InvalidInput(name, f"این متن {length} نویسه است و {allowed} جا دارد."))
    return text
