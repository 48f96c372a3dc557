"""National ids of people and legal ids of organisations: is what was typed one?

Written here because none of the libraries that were tried is right about both (DECISIONS.md).
"""

from __future__ import annotations

from app.text import ZWNJ, latin_digits, tidy

_LEGAL_WEIGHTS = (29, 27, 23, 19, 17)


def _digits(text: str) -> str:
    return latin_digits(tidy(text)).replace(" ", "").replace("-", "").replace(ZWNJ, "")


def national_id(text: str) -> str:
    """Read a person's national id (کد ملی).

    Returns:
        Its ten digits.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    digits = _digits(text)
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit():
        raise ValueError("کد ملی ده رقم است.")
    if len(set(digits)) == 1 or not int(digits[3:9]):
        raise ValueError("این کد ملی درست نیست.")
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    expected = remainder if remainder < 2 else 11 - remainder
    if int(digits[9]) != expected:
        raise ValueError("رقم کنترل کد ملی درست نیست.")
    return digits


def legal_id(text: str) -> str:
    """Read an organisation's legal id (شناسه ملی).

    Returns:
        Its eleven digits.

    Raises:
        ValueError: Its text is a Persian sentence fit to be shown beside the field.
    """
    digits = _digits(text)
    if len(digits) != 11 or not digits.isascii() or not digits.isdigit():
        raise ValueError("شناسه ملی یازده رقم است.")
    if not int(digits) or not int(digits[3:9]):
        raise ValueError("این شناسه ملی درست نیست.")
    added = int(digits[9]) + 2
    total = sum(
        (added + int(digit)) * _LEGAL_WEIGHTS[place % 5] for place, digit in enumerate(digits[:10])
    )
    if total % 11 % 10 != int(digits[10]):
        raise ValueError("رقم کنترل شناسه ملی درست نیست.")
    return digits
