"""Where the words of a PDF stand on its pages, in millimetres, as `pdftotext -bbox` finds them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final

from app.text import persian_digits, strip_isolates

_WORD: Final = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
_MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_LETTERS: Final = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LEFT_TO_RIGHT: Final = re.compile("[0-9۰-۹A-Za-z]+")
_MILLIMETRE: Final = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word in its place: edges from the left and the top of the paper, in millimetres."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Of its width."""
        return (self.left + self.right) / 2


def printed_words(pdf: bytes) -> list[list[Word]]:
    """The words of each page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("<page ")[1:]
    return [[_word(found) for found in _WORD.finditer(page)] for page in pages]


def _word(found: re.Match[str]) -> Word:
    left, top, right, bottom = (float(found.group(place)) / _MILLIMETRE for place in range(1, 5))
    return Word(_reading_order(_MARKS.sub("", unescape(found.group(5)))), left, top, right, bottom)


def _reading_order(seen: str) -> str:
    """A word as it is read: `-bbox`, unlike the text itself, gives letters from left to right."""
    if not _LETTERS.search(seen):
        return seen
    turned = seen[::-1]
    return _LEFT_TO_RIGHT.sub(lambda run: run.group()[::-1], turned)


def text_of(pdf: bytes) -> str:
    """All words as `pdftotext` reads them."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return _MARKS.sub("", done.stdout.decode())


def share_given_back(wanted: str, given: str) -> float:
    """Of all words of a text, the share that came back, 0 to 1."""
    words = persian_digits(strip_isolates(wanted)).split()
    left = given.split()
    found = 0
    for word in words:
        if word in left:
            left.remove(word)
            found += 1
    return found / len(words)
