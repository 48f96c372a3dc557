"""Numbers as they are spelt out: «پانزده», «بیست‌وچهار», «سی‌ویکم»; folded, with nothing between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.text import search_key

_ONES: Final = ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
_TEENS: Final = (
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
)
_TENS: Final = ("بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_AND: Final = "و"

#: Said otherwise as well.
_ALSO: Final = {"شیش": 6, "هیجده": 18, "صد": 100}
_ALSO_ORDINAL: Final = {"اول": 1, "نخست": 1, "یکم": 1, "سوم": 3, "سیام": 30}


def _counted() -> dict[str, int]:
    words = dict(zip(_ONES + _TEENS, range(1, 20), strict=True)) | _ALSO
    for tens, word in enumerate(_TENS, 2):
        words[word] = tens * 10
        words |= {word + _AND + one: tens * 10 + more for more, one in enumerate(_ONES, 1)}
    return {search_key(word): number for word, number in words.items()}


#: «بیست‌ودو» is 22.
NUMBERS: Final[Mapping[str, int]] = _counted()


def _ordered() -> dict[str, int]:
    words = {f"{word}م": number for word, number in NUMBERS.items()}
    # «سی‌وسوم», and not «سی‌وسه‌م».
    words |= {f"{word[:-1]}وم": number for word, number in NUMBERS.items() if word.endswith("سه")}
    return words | {search_key(word): number for word, number in _ALSO_ORDINAL.items()}


#: «بیست‌ودوم» is 22, «اول» and «نخست» are 1.
ORDINALS: Final[Mapping[str, int]] = _ordered()
