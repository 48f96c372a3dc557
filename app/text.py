"""Persian text: what is stored, what it is found by, and how digits and codes are shown.

The rules are those of ISIRI 6219 and of Unicode's own data; nothing relies on a store's tokenizer,
because none folds Persian.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

#: Characters a short field and a long text may have; more is refused in words, never cut.
SHORT_LIMIT: Final = 500
LONG_LIMIT: Final = 20_000

#: Raised when what records are found by changes; stores then fold it anew (`app.search`).
SEARCH_KEY_VERSION: Final = 2

ZWNJ: Final = "\u200c"

#: In the order of code points a word with the one comes right behind the word itself, and with the
#: other behind every word that begins so.
FIRST_CHARACTER: Final = "\x01"
LAST_CHARACTER: Final = "\U0010ffff"

_PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
_TO_PERSIAN = str.maketrans("0123456789" + _ARABIC_DIGITS, _PERSIAN_DIGITS * 2)
_TO_LATIN = str.maketrans(_PERSIAN_DIGITS + _ARABIC_DIGITS, "0123456789" * 2)
_ARABIC_TO_PERSIAN_DIGITS = str.maketrans(_ARABIC_DIGITS, _PERSIAN_DIGITS)

# Every blank is one space, every end of a line one newline; letters without a shape are nothing.
_BLANKS = str.maketrans(
    dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u2800\u3000", " ")
    | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
    | dict.fromkeys("\u000b\u000c\r\u0085\u2028\u2029", "\n")
    | dict.fromkeys("\u034f\u115f\u1160\u3164\uffa0", "")
)

# What is typed on Arabic keyboards, as Persian text is to be stored (ISIRI 6219, 5-8).
_STORED = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه\u0654",
        "ۂ": "ه\u0654",
    }
)

_SEARCHED = str.maketrans(
    {
        "آ": "ا",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ة": "ه",
        "ء": "",
        "ـ": "",
    }
)

# Not the rial sign (U+FDFC): it is meant as a sign.
_PRESENTATION = re.compile("[\ufb50-\ufdfb\ufe70-\ufeff]+")
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_SPACES = re.compile(" {2,}")
_BLANK_LINES = re.compile("\n{3,}")
_HALF_SPACES = re.compile(f"((?<=[\\w{_ARABIC_MARKS}]))?{ZWNJ}+((?=\\w))?")
_BETWEEN_WORDS = re.compile(r"[\W_]+")

_KEPT_FORMAT = frozenset({ZWNJ, "\n"})
_REMOVED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class _Removed(dict[int, int | None]):
    """For `str.translate`: what is kept of each character, found out once for each."""

    def __init__(self, categories: frozenset[str], kept: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._categories, self._kept = categories, kept

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        removed = unicodedata.category(character) in self._categories
        self[code] = None if removed and character not in self._kept else code
        return self[code]


_WITHOUT_CONTROLS = _Removed(_REMOVED_CATEGORIES, _KEPT_FORMAT)
_WITHOUT_MARKS = _Removed(frozenset({"Mn"}))


def tidy(text: str, *, multiline: bool = False) -> str:
    """Make typed text fit to be stored.

    Arabic letters and digits become Persian ones, presentation forms ordinary letters; control
    characters and marks that turn text around are removed; half-spaces stay where they join.

    Args:
        text: Anything, lone surrogates included.
        multiline: Keep the lines (never more than one blank between); else they become spaces.
    """
    if not text:
        return ""
    text = text.replace("\r\n", "\n").translate(_BLANKS)
    if not multiline:
        text = text.replace("\n", " ")
    text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    # Composed first, or the hamza of a decomposed ئ would be left on a Persian ی.
    text = unicodedata.normalize("NFC", text.translate(_WITHOUT_CONTROLS))
    text = text.translate(_STORED).replace("ی\u0654", "ئ").translate(_ARABIC_TO_PERSIAN_DIGITS)
    text = unicodedata.normalize("NFC", _HALF_SPACES.sub(_joining_half_space, text))
    text = _SPACES.sub(" ", text)
    lines = [line.strip(" ") for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip(" \n")


def _joining_half_space(found: re.Match[str]) -> str:
    """One half-space between two parts of a word; none at its edges."""
    return "" if None in found.groups() else ZWNJ


def search_key(text: str) -> str:
    """Fold text so that every way of typing the same words gives the same key.

    Letters of both keyboards meet, half-spaces and harakat vanish, digits are Latin, everything
    that is neither letter nor digit becomes one space.
    """
    return _kept_key(text) if len(text) <= LONGEST_KEPT else _folded_key(text)


#: Names, titles and words are folded again and again; texts longer than this are not kept.
LONGEST_KEPT: Final = 120


def _folded_key(text: str) -> str:
    if not text:
        return ""
    folded = unicodedata.normalize("NFC", tidy(text)).translate(_SEARCHED).replace(ZWNJ, "")
    folded = unicodedata.normalize("NFD", folded)
    folded = folded.translate(_WITHOUT_MARKS).translate(_STORED).translate(_SEARCHED)
    folded = latin_digits(unicodedata.normalize("NFC", folded)).lower()
    return _BETWEEN_WORDS.sub(" ", folded).strip()


_kept_key = lru_cache(maxsize=4096)(_folded_key)


#: Before a word that a record is found by only as whom it comes from, goes to, or concerns.
FROM_MARK: Final = "f"
TO_MARK: Final = "t"
UNIT_MARK: Final = "u"

#: Letters of a long text that are searched; a store's own limits lie not far beyond.
MOST_SEARCHED: Final = 200_000


def search_text(
    head: Iterable[str],
    body: Iterable[str] = (),
    *,
    senders: Iterable[str] = (),
    receivers: Iterable[str] = (),
    units: Iterable[str] = (),
) -> str:
    """What a record is found by, as its `search_key` keeps it (`models.search`).

    Args:
        head: Number, names, subject: found by any part of a word too.
        body: Longer texts, found by their words.
        senders: Whom it comes from, for «از:».
        receivers: Whom it goes to, for «به:».
        units: Offices it concerns, for «واحد:».

    Returns:
        Three lines of folded words; the last has each name's words behind its mark, and what
        some people write in one word or in two.
    """
    marks = [
        mark + word
        for mark, names in ((FROM_MARK, senders), (TO_MARK, receivers), (UNIT_MARK, units))
        for word in search_words(" ".join(names))
    ]
    first, longer = _Folded.of(head), _Folded.of(body)
    beside = dict.fromkeys((*marks, *first.otherwise(), *longer.otherwise()))
    return "\n".join((first.key, longer.key, " ".join(beside))).rstrip("\n")


_JOINED = re.compile(f"[^\\s{ZWNJ}]+(?:{ZWNJ}+[^\\s{ZWNJ}]+)+")


@dataclass(frozen=True)
class _Folded:
    """A text as it is searched: its key, and what of it some people write otherwise."""

    text: str
    key: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Folded:
        text = " ".join(part for part in texts if part)
        key = search_key(text)
        return cls(
            text, key if len(key) <= MOST_SEARCHED else key[:MOST_SEARCHED].rpartition(" ")[0]
        )

    def otherwise(self) -> Iterator[str]:
        """Pairs such as «می شود» in one, as they are asked; joined words such as «ده‌نو» apart."""
        yield from (a + b for a, b in pairwise(self.key.split()) if is_affix_pair(a, b))
        if ZWNJ in self.text:
            for word in _JOINED.findall(self.text):
                parts = search_key(word.replace(ZWNJ, " ")).split()
                stems = [one for one in parts if one not in _AFFIXES]
                yield from stems if len(stems) > 1 else ()


def search_words(text: str) -> tuple[str, ...]:
    """The words of a question or of a record, as search keys, each once."""
    return tuple(dict.fromkeys(search_key(text).split()))


# Parts of words that some join, some part by a half-space and some by a space.
_PREFIXES: Final = ("نمی", "می")
_SUFFIXES: Final = ("ترین", "تر", "هایی", "های", "ها")
_AFFIXES: Final = frozenset((*_PREFIXES, *_SUFFIXES))
_SHORTEST_STEM: Final = 2


def is_affix_pair(first: str, second: str) -> bool:
    """Whether two folded words may as well be written as one: «می شود», «جاده ها»."""
    return first in _PREFIXES or second in _SUFFIXES


def opened_forms(word: str) -> tuple[str, ...]:
    """How a folded word may as well stand in two: «میشود» as «می شود»."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST_STEM:
            return (f"{prefix} {word.removeprefix(prefix)}",)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + _SHORTEST_STEM:
            return (f"{word.removesuffix(suffix)} {suffix}",)
    return ()


def persian_count(count: int) -> str:
    """A count or a sum as it is read: Persian digits, thousands apart."""
    return persian_digits(f"{count:,}".replace(",", "٬"))


def persian_digits(text: str) -> str:
    """Show every digit as a Persian one."""
    return text.translate(_TO_PERSIAN)


def latin_digits(text: str) -> str:
    """Turn Persian and Arabic digits into the ones programs read."""
    return text.translate(_TO_LATIN)


_ISOLATES = re.compile("[\u2066-\u2069]")
_PERSIAN_LETTER = re.compile("[\u0600-\u065f\u066e-\u06ef\u06fa-\u06ff]")


def isolate(text: str) -> str:
    """Keep a number, a telephone or a code in one piece inside Persian text on the screen.

    Codes with Persian letters, such as ۱۴۰۵/ت/۲۱۸, run right to left; all else left to right.
    """
    if not text:
        return ""
    opening = "\u2067" if _PERSIAN_LETTER.search(text) else "\u2066"
    return f"{opening}{text}\u2069"


def strip_isolates(text: str) -> str:
    """Take the screen's isolates out again; paper orders its lines itself."""
    return _ISOLATES.sub("", text)


#: The order of the Persian alphabet; code points put پ چ ژ ک گ ی last and ه before و.
_ALPHABET: Final = "آاءأإؤئبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_RANKS = {letter: chr(0xE000 + rank) for rank, letter in enumerate(_ALPHABET)}
_RANKS |= {"ة": _RANKS["ه"], "ٱ": _RANKS["ا"]}


def sort_key(text: str) -> str:
    """A key whose plain order is the order of a Persian dictionary."""
    folded = tidy(text).replace(ZWNJ, "").replace("ـ", "").translate(_WITHOUT_MARKS)
    return "".join(_RANKS.get(letter, letter) for letter in latin_digits(folded).lower())
