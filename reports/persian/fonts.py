"""Typefaces: loading, measuring, and writing into a PDF only what a document uses.

A code of the PDF's font is one (glyph, text) pair, and the map from codes back to text is ours:
that is what makes the text come out of the PDF as it went in.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as harfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError
from reportlab.pdfbase import pdfdoc

from resources.locate import resource_path

#: Thousandths of an em, the unit of widths in a PDF.
PDF_UNITS = 1000

#: Readers of PDFs glue numbers and move spaces unless a right-to-left mark of no width says where
#: a left-to-right run ends and where a separator belongs.
RIGHT_TO_LEFT_MARK = "\u200f"


class Typeface:
    """One font file, ready to shape and measure.

    Attributes:
        path: Its file.
        units: Font units in an em.
        ascent: Above the base line, in ems.
        descent: Below the base line, in ems (negative).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        data = path.read_bytes()
        self._font = TTFont(io.BytesIO(data), lazy=True)
        self.face = harfbuzz.Face(data)
        self.shaper = harfbuzz.Font(self.face)
        self.units: int = self.face.upem
        self.characters = frozenset(self._font.getBestCmap())
        horizontal = self._font["hhea"]
        self.ascent = horizontal.ascent / self.units
        self.descent = horizontal.descent / self.units
        self._advances = self._font["hmtx"].metrics
        self._names = self._font.getGlyphOrder()

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for a character."""
        return ord(character) in self.characters

    def advance(self, glyph: int) -> int:
        """A glyph's own width in font units."""
        return int(self._advances[self._names[glyph]][0])

    def cut_to(self, glyphs: set[int]) -> bytes:
        """The font file with only these glyphs, their numbers kept."""
        options = subset.Options(
            retain_gids=True,
            notdef_outline=True,
            layout_features=[],
            name_IDs=[],
            hinting=False,
            glyph_names=False,
            drop_tables=["GSUB", "GPOS", "GDEF", "DSIG", "kern", "meta", "STAT", "FFTM"],
        )
        options.recalc_timestamp = False
        font = TTFont(self.path, recalcTimestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(gids=sorted(glyphs | {0}))
        cutter.subset(font)
        written = io.BytesIO()
        font.save(written, reorderTables=False)
        return written.getvalue()

    @property
    def postscript_name(self) -> str:
        """What the PDF calls it."""
        name = self._font["name"].getDebugName(6) or self.path.stem
        return "".join(character for character in name if character.isalnum() or character == "-")

    def description(self) -> dict[str, Any]:
        """What a PDF reader wants to know of the font, in thousandths of an em."""
        head, scale = self._font["head"], PDF_UNITS / self.units
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        return {
            "Type": "/FontDescriptor",
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray([round(value * scale) for value in box]),
            "ItalicAngle": 0,
            "Ascent": round(self.ascent * PDF_UNITS),
            "Descent": round(self.descent * PDF_UNITS),
            "CapHeight": round(self.ascent * PDF_UNITS * 0.7),
            "StemV": 80,
        }


@lru_cache(maxsize=32)
def typeface(path: Path) -> Typeface:
    """Load a font file once.

    Raises:
        OSError: It cannot be read.
    """
    return Typeface(path)


def is_typeface(path: Path) -> bool:
    """Whether a file is a TrueType font that can be printed in."""
    try:
        with path.open("rb") as file:
            return "glyf" in TTFont(file, lazy=True)
    except (OSError, TTLibError, ValueError):
        # A pasted path may hold what no path can: that is a ValueError.
        return False


@dataclass(frozen=True)
class TypefacePair:
    """The two weights a form is set in, and what their missing characters fall back to."""

    regular: Typeface
    bold: Typeface
    fallback: tuple[Typeface, ...]


@lru_cache(maxsize=1)
def default_typefaces() -> TypefacePair:
    """Vazirmatn, shipped with the program, and DejaVu for what it lacks."""
    return TypefacePair(
        regular=typeface(resource_path("fonts/Vazirmatn/Vazirmatn-Regular.ttf")),
        bold=typeface(resource_path("fonts/Vazirmatn/Vazirmatn-Bold.ttf")),
        fallback=(
            typeface(resource_path("fonts/Vazirmatn/Vazirmatn-Regular.ttf")),
            typeface(resource_path("fonts/DejaVu/DejaVuSans.ttf")),
        ),
    )


def chosen_typefaces(path: Path) -> TypefacePair:
    """A font of the desk chosen for print, with ours for what it lacks.

    A file that is gone or no font any more prints in ours: a paper that is needed now must come.
    """
    ours = default_typefaces()
    if not is_typeface(path):
        return ours
    face = typeface(path)
    return TypefacePair(regular=face, bold=face, fallback=ours.fallback)


@dataclass
class EmbeddedFont:
    """A typeface as one document uses it.

    Attributes:
        name: The PDF's name for it, e.g. «P1».
        codes: The code given to each (glyph, text) pair, from 1 on.
    """

    typeface: Typeface
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """The code of a glyph that stands for `text`, in visual order."""
        return self.codes.setdefault((glyph, text), len(self.codes) + 1)

    def addObjects(self, document: Any) -> None:  # noqa: N802  # reportlab calls it by this name
        """Write the font into a document that is being saved (called by reportlab)."""
        face = self.typeface
        used = {glyph for glyph, _ in self.codes}
        base_name = f"{_tag(self.codes)}+{face.postscript_name}"
        descriptor = pdfdoc.PDFDictionary(
            {
                **face.description(),
                "FontName": f"/{base_name}",
                "FontFile2": _stream(
                    document, face.cut_to(used), f"{self.name}.file", length1=True
                ),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{base_name}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor, f"{self.name}.descriptor"),
                "CIDToGIDMap": _stream(document, self._glyph_map(), f"{self.name}.glyphs"),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths())]),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{base_name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"{self.name}.descendant")]
                ),
                "ToUnicode": _stream(document, self._text_map(), f"{self.name}.text"),
            }
        )
        document.Reference(font, self.name)
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, self.name)

    def _glyph_map(self) -> bytes:
        glyphs = [0, *(glyph for glyph, _ in self.codes)]
        return struct.pack(f">{len(glyphs)}H", *glyphs)

    def _widths(self) -> list[int]:
        scale = PDF_UNITS / self.typeface.units
        return [
            0 if text == RIGHT_TO_LEFT_MARK else round(self.typeface.advance(glyph) * scale)
            for glyph, text in self.codes
        ]

    def _text_map(self) -> bytes:
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self.codes.items()
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return _TEXT_MAP.format(body=body).encode()


_TEXT_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _tag(codes: dict[tuple[int, str], int]) -> str:
    """Six letters that name a subset by what is in it, so that same data gives same bytes."""
    number = zlib.crc32(repr(sorted(codes)).encode())
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(letters)


def _stream(document: Any, content: bytes, name: str, *, length1: bool = False) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    if length1:
        stream.dictionary["Length1"] = len(content)
    stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream, name)
