"""What is wrong with a number, said while it is typed and when its field is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.identity import national_id
from app.telephone import parse_telephone
from app.text import latin_digits
from ui.common.fields import TextField

#: How each is read; what cannot be read says why.
READ_BY: Final[Mapping[str, Callable[[str], Any]]] = {
    "national_id": national_id,
    "phone": parse_telephone,
}
#: So many digits are a whole number: what is wrong with fewer may be that it is not over yet.
WHOLE: Final[Mapping[str, int]] = {"national_id": 10, "phone": 11}


def while_typed(field: TextField) -> None:
    """Say what is wrong as soon as it is typed to its end."""
    digits = sum(letter.isdigit() for letter in latin_digits(field.value()))
    if digits >= WHOLE[field.name]:
        when_left(field)


def when_left(field: TextField) -> bool:
    """Say what is wrong with what stands in the field.

    Returns:
        Whether nothing is.
    """
    if not field.value().strip():
        return True
    try:
        READ_BY[field.name](field.value())
    except ValueError as error:
        field.show_problem(str(error))
        return False
    return True
