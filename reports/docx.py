"""Rich text as a docx, for offices that go on with it in a word processor.

Word has two sets of everything: Persian is set by the one of complex scripts, so fonts, sizes and
weights are said twice, paragraphs and runs say that they run from the right, and a table that its
first column is the right one. In such a paragraph Word calls the right edge «left».
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.parfmt import ParagraphFormat

from app.rich_text import (
    Document,
    ListCounter,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
)
from app.text import persian_digits
from reports.docx_lists import DocxLists

#: Of what `DocxSetting` is the size: what a heading is larger by.
LARGER: Final = {ParagraphStyle.HEADING: 2.5, ParagraphStyle.SUBHEADING: 1.0}
_STYLES: Final = {ParagraphStyle.HEADING: "Heading 1", ParagraphStyle.SUBHEADING: "Heading 2"}
_ALIGNMENTS: Final = {
    TextAlignment.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
    TextAlignment.START: WD_ALIGN_PARAGRAPH.LEFT,
    TextAlignment.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    TextAlignment.END: WD_ALIGN_PARAGRAPH.RIGHT,
}
#: A Latin word, an address or a number with it: it runs from the left inside a Persian line.
_LATIN: Final = re.compile("[A-Za-z0-9](?:[ -~]*[A-Za-z0-9])?")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_AFTER_TABLE_BIDI: Final = (
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
)
#: Between a cell's text and its edges, in twentieths of a point.
ASIDE: Final = 100
ABOVE: Final = 60
_AFTER_BIDI: Final = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)


@dataclass(frozen=True)
class DocxSetting:
    """How a docx is set.

    Attributes:
        font: Its name; a desk without it shows another.
        size: Of the body, in points.
        paper: Width and height, in millimetres.
        margins: Top, right, bottom and left, in millimetres (domain: the 1349 circular).
        first_indent: Of the first line of a body paragraph, in millimetres.
        indent: One step of indent, in millimetres.
    """

    font: str = "Vazirmatn"
    size: float = 12
    paper: tuple[float, float] = (210, 297)
    margins: tuple[float, float, float, float] = (25, 25, 25, 20)
    first_indent: float = 8
    indent: float = 8


USUAL: Final = DocxSetting()


@dataclass(frozen=True)
class DocxLine:
    """A line before or behind the text.

    Attributes:
        is_signature: It stands in the middle of the left half, with the other lines of its kind.
    """

    text: str
    bold: bool = False
    is_signature: bool = False


def docx_of(
    document: Document,
    *,
    title: str = "",
    above: Sequence[DocxLine] = (),
    below: Sequence[DocxLine] = (),
    mark: str = "",
    setting: DocxSetting = USUAL,
    ends_together: bool = False,
) -> bytes:
    """A document as the bytes of a docx.

    Args:
        document: What is written.
        title: Of the file, as a word processor shows it.
        above: Lines before the text: number, date, receiver, subject.
        below: Lines behind it: signer, copies.
        mark: The class of a record that has one: with the count of pages on head and foot of
            every page (by-law of 1354).
        setting: Fonts and sizes.
        ends_together: The table it ends with, as places to sign, goes to one page with the line
            before it.
    """
    writer = _Writer(title, setting, ends_together=ends_together)
    return writer.written(document, above, below, mark)


class _Writer:
    """Writes one docx."""

    def __init__(self, title: str, setting: DocxSetting, *, ends_together: bool) -> None:
        self._setting = setting
        self._ends_together = ends_together
        self._docx = docx.Document()
        self._docx.core_properties.title = title
        self._docx.core_properties.author = ""
        self._docx.core_properties.language = "fa-IR"
        self._lay_page()
        self._dress_styles()
        self._lists = DocxLists(self._docx.part.numbering_part.element, setting.indent)

    def written(
        self, document: Document, above: Sequence[DocxLine], below: Sequence[DocxLine], mark: str
    ) -> bytes:
        if mark:
            self._mark_pages(mark)
        for line in above:
            self._line(line)
        self._blocks(document)
        if self._ends_together and document.blocks and isinstance(document.blocks[-1], Table):
            self._keep_last_table()
        if below and document.blocks and not isinstance(document.blocks[-1], Table):
            self._docx.paragraphs[-1].paragraph_format.keep_with_next = True
        for place, line in enumerate(below, 1):
            # What stands below a letter is nothing to begin a page with.
            self._line(line).keep_with_next = place < len(below)
        held = io.BytesIO()
        self._docx.save(held)
        return held.getvalue()

    def _lay_page(self) -> None:
        section = self._docx.sections[0]
        section.page_width, section.page_height = map(Mm, self._setting.paper)
        top, right, bottom, left = map(Mm, self._setting.margins)
        section.top_margin, section.bottom_margin = top, bottom
        section.right_margin, section.left_margin = right, left
        properties: Any = self._docx.element.body.sectPr
        properties.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")

    def _mark_pages(self, mark: str) -> None:
        section = self._docx.sections[0]
        for place in (section.header, section.footer):
            line = place.paragraphs[0]
            self._fill(line, Paragraph((Run(f"{mark} · صفحه "),), alignment=TextAlignment.CENTRE))
            _add_field(line, "PAGE")
            _add_run(line, Run(" از "))
            _add_field(line, "NUMPAGES")

    def _dress_styles(self) -> None:
        size = self._setting.size
        self._dress("Normal", size)
        for style, name in _STYLES.items():
            self._dress(name, size + LARGER[style], bold=True)
        body = self._docx.styles["Normal"].paragraph_format
        body.space_after, body.line_spacing = Pt(4), 1.3

    def _dress(self, name: str, size: float, *, bold: bool = False) -> None:
        """Give a style our font for both sets of scripts, in black."""
        style: Any = self._docx.styles[name]
        style.font.name, style.font.size = self._setting.font, Pt(size)
        style.font.bold, style.font.cs_bold = bold, bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        properties = style.element.get_or_add_rPr()
        fonts = properties.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), self._setting.font)
        complex_size = properties.find(qn("w:szCs"))
        if complex_size is None:
            complex_size = OxmlElement("w:szCs")
            properties.sz.addnext(complex_size)
        complex_size.set(qn("w:val"), str(round(size * 2)))
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi"), "fa-IR")
        properties.append(language)

    # -- text --------------------------------------------------------------------------------

    def _line(self, line: DocxLine) -> ParagraphFormat:
        """Write a line; answers with how it is laid."""
        lies = TextAlignment.CENTRE if line.is_signature else TextAlignment.START
        written = self._docx.add_paragraph()
        self._fill(written, Paragraph((Run(line.text, bold=line.bold),), alignment=lies))
        laid: ParagraphFormat = written.paragraph_format
        if line.is_signature:
            laid.left_indent = Length(self._room() // 2)
        return laid

    def _blocks(self, document: Document) -> None:
        counter = ListCounter()
        for block in document.blocks:
            if isinstance(block, Table):
                counter = ListCounter()
                self._table(block)
                continue
            written = self._docx.add_paragraph(style=_STYLES.get(block.style))
            self._fill(written, block)
            self._shape(written, block, counter)
            if block.has_first_indent:
                written.paragraph_format.first_line_indent = Mm(self._setting.first_indent)

    def _fill(self, written: DocxParagraph, paragraph: Paragraph) -> None:
        written.alignment = _ALIGNMENTS[paragraph.printed_alignment]
        properties: Any = written.paragraph_format.element.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        for run in paragraph.runs:
            _add_run(written, run)

    def _shape(self, written: DocxParagraph, paragraph: Paragraph, counter: ListCounter) -> None:
        """Steps in, and the number or bullet before an item."""
        number = counter.number(paragraph.list_kind, paragraph.indent)
        if number:
            properties: Any = written.paragraph_format.element.get_or_add_pPr()
            number_id = self._lists.number_id(paragraph.list_kind, paragraph.indent, number)
            properties.get_or_add_numPr().get_or_add_ilvl().val = paragraph.indent
            properties.get_or_add_numPr().get_or_add_numId().val = number_id
        elif paragraph.indent:
            written.paragraph_format.left_indent = Mm(self._setting.indent * paragraph.indent)

    # -- tables ------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        if not table.rows or not table.columns:
            return
        made = self._docx.add_table(len(table.rows), table.columns, style="Table Grid")
        made.autofit = False
        properties: Any = made._tblPr  # noqa: SLF001  # python-docx has no other way to it
        properties.insert_element_before(OxmlElement("w:bidiVisual"), *_AFTER_TABLE_BIDI)
        for name, laid in (("w:tblInd", _measure("w:tblInd", ASIDE)), ("w:tblCellMar", _margins())):
            after = _AFTER_TABLE_BIDI[_AFTER_TABLE_BIDI.index(name) + 1 :]
            properties.insert_element_before(laid, *after)
        self._fill_cells(made, table)
        # Between two tables Word needs a paragraph, or makes one table of them.
        self._docx.add_paragraph().paragraph_format.space_after = Pt(0)

    def _keep_last_table(self) -> None:
        """Rows of the last table, and the three lines before it, stay with what follows them."""
        # The last paragraph of the body stands behind the table.
        lines = self._docx.paragraphs[:-1][-3:]
        rows = self._docx.tables[-1].rows
        lines += [line for row in list(rows)[:-1] for cell in row.cells for line in cell.paragraphs]
        for line in lines:
            line.paragraph_format.keep_with_next = True

    def _fill_cells(self, made: DocxTable, table: Table) -> None:
        widths = [Length(round(share * self._room())) for share in table.widths()]
        # Word takes the widths of the cells, others those of the grid.
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for number, (row, cells) in enumerate(zip(made.rows, table.rows, strict=True)):
            is_head = table.has_header and not number
            row_properties: Any = row._tr.get_or_add_trPr()  # noqa: SLF001  # as above
            row_properties.append(OxmlElement("w:cantSplit"))
            if is_head:
                row_properties.append(OxmlElement("w:tblHeader"))
            for target, paragraphs, width in zip(row.cells, cells, widths, strict=True):
                target.width = width
                counter = ListCounter()
                free = target.paragraphs[0]
                for place, one in enumerate(paragraphs):
                    paragraph = replace(one, alignment=one.cell_alignment)
                    written = target.add_paragraph() if place else free
                    self._fill(written, _headed(paragraph) if is_head else paragraph)
                    self._shape(written, paragraph, counter)
                    written.paragraph_format.space_after = Pt(0)
                    written.paragraph_format.line_spacing = 1.15

    def _room(self) -> int:
        section = self._docx.sections[0]
        edges = (section.page_width, section.left_margin, section.right_margin)
        whole, left, right = (int(edge or 0) for edge in edges)
        return whole - left - right


def _measure(name: str, twips: int) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:w"), str(twips))
    made.set(qn("w:type"), "dxa")
    return made


def _margins() -> Any:
    """The white within the cells of a table."""
    made = OxmlElement("w:tblCellMar")
    for side, twips in (("top", ABOVE), ("left", ASIDE), ("bottom", ABOVE), ("right", ASIDE)):
        made.append(_measure(f"w:{side}", twips))
    return made


def _headed(paragraph: Paragraph) -> Paragraph:
    """A paragraph of the head of a table, which is bold."""
    return replace(paragraph, runs=tuple(replace(run, bold=True) for run in paragraph.runs))


def _add_run(written: DocxParagraph, run: Run) -> None:
    for text, is_latin in _directions(run.text):
        made = written.add_run()
        for number, line in enumerate(text.split("\n")):
            if number:
                made.add_break(WD_BREAK.LINE)
            if line:
                made.add_text(_fit(line if is_latin else persian_digits(line)))
        font: Any = made.font
        font.rtl = not is_latin
        # What is not so is left to the style, or a heading would not be bold.
        if run.bold:
            font.bold, font.cs_bold = True, True
        if run.italic:
            font.italic, font.cs_italic = True, True
        if run.underline:
            font.underline = True


def _add_field(written: DocxParagraph, instruction: str) -> None:
    """What Word reckons by itself whenever it lays the pages out."""
    run = written.add_run(persian_digits("1"))
    run.font.rtl = True
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(run._r)  # noqa: SLF001  # python-docx knows no fields
    paragraph: Any = written._p  # noqa: SLF001  # as above
    paragraph.append(field)


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a text, and whether each is Latin."""
    end = 0
    for found in _LATIN.finditer(text):
        if not _LATIN_LETTER.search(found.group()):
            continue
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def _fit(text: str) -> str:
    """Letters XML can hold; the rest is nothing a person wrote."""
    return "".join(_held(text))


def _held(text: str) -> Iterable[str]:
    return (letter for letter in text if letter >= " " and not "\ud800" <= letter <= "\udfff")
