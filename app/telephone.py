"""Telephone numbers: read as typed, kept as dialled, shown as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.text import isolate, latin_digits, persian_digits, tidy

_EXTENSION = re.compile(r"\(?(?:داخلی|ext\.?|x)[ :]*([0-9]{1,6})\)?$", re.IGNORECASE)
_ALLOWED = re.compile(r"\(?\+?[0-9()\-/. ]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SHORT = re.compile("[1-9][0-9]{2,4}")
_LOCAL = re.compile("[1-9][0-9]{7}")
# 38402020-21 are two lines, not one number with a strange area code.
_LINES = re.compile("[0-9]{8}[-/][0-9]{1,2}")
_NOT_A_NUMBER: Final = "این شماره تلفن درست نیست."
_IRAN: Final = "+98"


@dataclass(frozen=True)
class Telephone:
    """A telephone number.

    Attributes:
        e164: As dialled from anywhere (+98…), or the digits of a service number such as 111.
        extension: Digits after «داخلی», or empty.
        shown: As people write it, Persian digits.
    """

    e164: str
    extension: str
    shown: str


def parse_telephone(text: str, *, area: str = "051") -> Telephone:
    """Read a telephone number.

    Args:
        text: With or without area code and country code, any digits; an extension may follow
            «داخلی».
        area: What an eight-digit local number is dialled with.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    typed = _DASHES.sub("-", latin_digits(tidy(text)))
    found = _EXTENSION.search(typed)
    extension = found.group(1) if found else ""
    number = typed[: found.start()].strip(" ،,-") if found else typed
    if not _ALLOWED.fullmatch(number) or _LINES.fullmatch(number.replace(" ", "")):
        raise ValueError(_NOT_A_NUMBER)
    digits = re.sub(r"[^0-9+]", "", number)
    if _SHORT.fullmatch(digits):
        return Telephone(digits, extension, shown_telephone(digits, extension))
    if _LOCAL.fullmatch(digits):
        digits = area + digits
    e164 = _e164(digits)
    return Telephone(e164, extension, shown_telephone(e164, extension))


def _e164(digits: str) -> str:
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("9") and len(digits) == 10:
        digits = "0" + digits
    # Most numbers of this office are Iranian land lines and mobiles: eleven digits from a zero.
    # The library, slow to load, is asked only about the rest.
    if re.fullmatch(r"0[1-9][0-9]{9}", digits):
        return _IRAN + digits[1:]
    if re.fullmatch(r"\+98[1-9][0-9]{9}", digits):
        return digits
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits, "IR")
    except phonenumbers.NumberParseException as error:
        raise ValueError(_NOT_A_NUMBER) from error
    # Iran's plan is known well; a foreign number may be newer than the library.
    here = parsed.country_code == int(_IRAN)
    check = phonenumbers.is_valid_number if here else phonenumbers.is_possible_number
    if not check(parsed):
        raise ValueError(_NOT_A_NUMBER)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def in_one_piece(shown: str) -> str:
    """The digits of a number as shown, without what parts them and without an extension."""
    return re.sub(r"[^0-9]", "", _EXTENSION.sub("", latin_digits(shown)))


def shown_telephone(e164: str, extension: str = "") -> str:
    """A number as people write it: «۰۵۱ ۳۸۴۰ ۲۰۲۰», «۰۹۱۵ ۱۲۳ ۴۵۶۷ داخلی ۱۲»."""
    if e164.startswith(_IRAN) and len(e164) == 13:
        national = "0" + e164[3:]
        if national.startswith("09"):
            text = f"{national[:4]} {national[4:7]} {national[7:]}"
        else:
            text = f"{national[:3]} {national[3:7]} {national[7:]}"
    else:
        text = e164
    return persian_digits(f"{text} داخلی {extension}" if extension else text)


def isolated_telephone(shown: str) -> str:
    """A shown number in Persian digits, its groups kept in their order inside Persian text."""
    number, separator, extension = persian_digits(shown).partition("داخلی")
    whole = isolate(number.strip())
    return f"{whole} داخلی {isolate(extension.strip())}" if separator else whole
