"""Lists of a docx: its definitions of bullets and numbers, and one count for each list."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from app.rich_text import DEEPEST_INDENT, ListKind, marker

#: Far from those of the template python-docx brings.
_FIRST_ID: Final = 900

#: How much of a step the number takes. Word lays it inwards from there and LibreOffice outwards:
#: so it stays within the text of either.
HANGING: Final = 0.6


class DocxLists:
    """Gives each list of a text a number of its own, so that it begins at one."""

    def __init__(self, numbering: Any, indent: float) -> None:
        """Define our two kinds of lists.

        Args:
            numbering: The root of the docx's numbering part.
            indent: One step of indent, in millimetres.
        """
        self._numbering = numbering
        self._indent = indent
        self._next = _FIRST_ID
        self._running: dict[tuple[ListKind, int], int] = {}
        self._definitions = {
            kind: self._define(_FIRST_ID + place, kind)
            for place, kind in enumerate((ListKind.BULLETS, ListKind.NUMBERS))
        }

    def _define(self, number: int, kind: ListKind) -> int:
        made = OxmlElement("w:abstractNum")
        made.set(qn("w:abstractNumId"), str(number))
        made.append(_valued("w:multiLevelType", "hybridMultilevel"))
        for level in range(DEEPEST_INDENT + 1):
            made.append(self._level(kind, level))
        # All definitions stand before all counts.
        self._numbering.insert(0, made)
        return number

    def _level(self, kind: ListKind, level: int) -> Any:
        is_number = kind is ListKind.NUMBERS
        made = OxmlElement("w:lvl")
        made.set(qn("w:ilvl"), str(level))
        made.append(_valued("w:start", "1"))
        made.append(_valued("w:numFmt", "decimal" if is_number else "bullet"))
        text = f"%{level + 1}." if is_number else marker(kind, level, 1)
        made.append(_valued("w:lvlText", text))
        made.append(_valued("w:lvlJc", "left"))
        shape = OxmlElement("w:pPr")
        room = OxmlElement("w:ind")
        step = Mm(self._indent).twips
        room.set(qn("w:left"), str(step * (level + 1)))
        room.set(qn("w:hanging"), str(round(step * HANGING)))
        shape.append(room)
        made.append(shape)
        look = OxmlElement("w:rPr")
        look.append(OxmlElement("w:rtl"))
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi"), "fa-IR")
        look.append(language)
        made.append(look)
        return made

    def number_id(self, kind: ListKind, level: int, number: int) -> int:
        """The list an item belongs to; one whose number is 1 begins a list."""
        if number == 1 or (kind, level) not in self._running:
            self._running[kind, level] = self._begin(kind, level)
        return self._running[kind, level]

    def _begin(self, kind: ListKind, level: int) -> int:
        self._next += 1
        made = OxmlElement("w:num")
        made.set(qn("w:numId"), str(self._next))
        made.append(_valued("w:abstractNumId", str(self._definitions[kind])))
        anew = OxmlElement("w:lvlOverride")
        anew.set(qn("w:ilvl"), str(level))
        anew.append(_valued("w:startOverride", "1"))
        made.append(anew)
        self._numbering.append(made)
        return self._next


def _valued(name: str, value: str) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:val"), value)
    return made
