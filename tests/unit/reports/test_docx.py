"""Rich text as docx, read back with the same library and in its XML."""

from __future__ import annotations

import io
from typing import Any

import docx as library
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from hypothesis import given, settings

from app.rich_text import (
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    TextAlignment,
    plain_text,
)
from app.text import persian_digits
from reports.docx import DocxLine, DocxSetting, docx_of
from rich_texts import agenda_table, body, documents


def read(document: Document, **more: Any) -> Any:
    return library.Document(io.BytesIO(docx_of(document, **more)))


def texts(docx: Any) -> list[str]:
    return [paragraph.text for paragraph in docx.paragraphs]


def test_paragraphs_run_from_the_right_and_are_justified() -> None:
    docx = read(Document((body("متن نامه"), body("سر", style=ParagraphStyle.HEADING))))
    first, heading = docx.paragraphs
    assert first.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert heading.style.name == "Heading 1"
    assert heading.alignment is WD_ALIGN_PARAGRAPH.LEFT
    for paragraph in (first, heading):
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
        assert all(run.font.rtl for run in paragraph.runs)
    assert docx.element.body.sectPr.find(qn("w:bidi")) is not None


def test_fonts_and_sizes_are_said_for_complex_scripts() -> None:
    docx = read(Document((body("متن"),)), setting=DocxSetting(font="B Nazanin", size=14))
    for name, size in (("Normal", "28"), ("Heading 1", "33"), ("Heading 2", "30")):
        properties = docx.styles[name].element.rPr
        assert properties.rFonts.get(qn("w:cs")) == "B Nazanin"
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == size


def test_looks_are_said_twice_and_latin_runs_from_the_left() -> None:
    runs = (
        Run("پررنگ", bold=True),
        Run("مورب", italic=True),
        Run("خط‌دار", underline=True),
        Run(" نشانی info@example.ir است ۱۲"),
    )
    (paragraph,) = read(Document((Paragraph(runs),))).paragraphs
    bold, italic, underlined, before, latin, after = paragraph.runs
    assert (bold.font.bold, bold.font.cs_bold) == (True, True)
    assert (italic.font.italic, italic.font.cs_italic) == (True, True)
    assert underlined.font.underline
    assert not before.font.bold
    assert (latin.text, latin.font.rtl) == ("info@example.ir", False)
    assert (after.text, after.font.rtl) == (" است ۱۲", True)


def test_lists_begin_anew_where_ours_do() -> None:
    numbers = [body("یک", list_kind=ListKind.NUMBERS), body("دو", list_kind=ListKind.NUMBERS)]
    inner = body("زیر", list_kind=ListKind.BULLETS, indent=1)
    docx = read(Document((numbers[0], inner, numbers[1], body("میان"), *numbers)))
    found = [
        (one._p.pPr.numPr.ilvl.val, one._p.pPr.numPr.numId.val)
        for one in docx.paragraphs
        if one._p.pPr.numPr is not None
    ]
    levels, ids = zip(*found, strict=True)
    assert levels == (0, 1, 0, 0, 0)
    assert ids[0] == ids[2] != ids[3] == ids[4]
    assert ids[1] not in {ids[0], ids[3]}
    numbering = docx.part.numbering_part.element
    assert {number.numId for number in numbering.num_lst} >= set(ids)
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags, key=lambda tag: tag != qn("w:abstractNum"))


def test_a_table_runs_from_the_right_with_its_head_and_whole_rows() -> None:
    docx = read(Document((agenda_table(3), agenda_table(1))))
    table, _other = docx.tables
    assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["ردیف", "مصوبه", "مسئول پیگیری", "مهلت"]
    properties = [row._tr.trPr for row in table.rows]
    assert all(one.find(qn("w:cantSplit")) is not None for one in properties)
    assert [one.find(qn("w:tblHeader")) is not None for one in properties] == [
        True,
        False,
        False,
        False,
    ]
    widths = [cell.width for cell in table.rows[1].cells]
    assert widths[1] > 5 * widths[0]
    assert table.rows[0].cells[0].paragraphs[0].runs[0].font.cs_bold


def test_the_grid_has_the_widths_of_the_cells_and_no_cell_is_stretched() -> None:
    table = read(Document((agenda_table(2),))).tables[0]
    grid = [column.width for column in table.columns]
    assert grid == [cell.width for cell in table.rows[1].cells]
    laid = {cell.paragraphs[0].alignment for row in table.rows for cell in row.cells}
    assert WD_ALIGN_PARAGRAPH.JUSTIFY not in laid
    order = [child.tag for child in table._tbl.tblPr]
    assert order.index(qn("w:bidiVisual")) < order.index(qn("w:tblW"))
    assert order.index(qn("w:tblInd")) < order.index(qn("w:tblLayout"))
    assert order.index(qn("w:tblLayout")) < order.index(qn("w:tblCellMar"))


def test_numbers_are_persian_but_within_latin() -> None:
    (paragraph,) = read(Document((body("مبلغ 1250 ریال، a12@b.ir"),))).paragraphs
    assert paragraph.text == "مبلغ ۱۲۵۰ ریال، a12@b.ir"


def test_a_signature_stands_at_the_left_and_never_alone_on_a_page() -> None:
    signed = (DocxLine("با احترام", is_signature=True), DocxLine("رضا", is_signature=True))
    *_text, last, closing, name = read(Document((body("یک"), body("دو"))), below=signed).paragraphs
    for line in (closing, name):
        assert line.alignment is WD_ALIGN_PARAGRAPH.CENTER
        assert line.paragraph_format.left_indent.mm > 70
    stays = [one.paragraph_format.keep_with_next for one in (last, closing, name)]
    assert stays == [True, True, False]


def test_indents_and_ends() -> None:
    docx = read(
        Document((body("تو", indent=2), body("چپ", alignment=TextAlignment.END), body("۱\n۲")))
    )
    inner, end, broken = docx.paragraphs
    assert round(inner.paragraph_format.left_indent.mm) == 2 * DocxSetting().indent
    # In a paragraph from the right Word calls the left edge «right».
    assert end.alignment is WD_ALIGN_PARAGRAPH.RIGHT
    assert broken.text == "۱\n۲"


def test_lines_before_and_behind_are_plain_values() -> None:
    docx = read(
        Document((body("متن"),)),
        title="نامه",
        above=(DocxLine("شماره: ۱۲"), DocxLine("تاریخ: ۱۴۰۵/۹/۷", bold=True)),
        below=(DocxLine("رضا", is_signature=True),),
    )
    assert texts(docx) == ["شماره: ۱۲", "تاریخ: ۱۴۰۵/۹/۷", "متن", "رضا"]
    assert docx.paragraphs[1].runs[0].font.cs_bold
    assert docx.core_properties.title == "نامه"
    section = docx.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_every_word_of_any_document_comes_back(document: Document) -> None:
    docx = read(document)
    words = " ".join(part.text for part in docx.iter_inner_content() if not hasattr(part, "rows"))
    cells = " ".join(cell.text for table in docx.tables for row in table.rows for cell in row.cells)
    wanted = plain_text(document).replace(" | ", " ").split()
    found = persian_digits(f"{words} {cells}").split()
    assert sorted(found) == sorted(map(persian_digits, wanted))


def test_what_xml_cannot_hold_stops_nothing() -> None:
    assert texts(read(Document((body("الف\x00\x0bب\ud800"),)))) == ["الفب"]


def test_a_class_stands_with_the_count_of_pages_on_head_and_foot() -> None:
    section = read(Document((body("متن"),)), mark="محرمانه").sections[0]
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        assert line.text.startswith("محرمانه · صفحه")
        assert line.alignment is WD_ALIGN_PARAGRAPH.CENTER
        fields = [field.get(qn("w:instr")) for field in line._p.findall(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_pages_of_no_class_bear_no_mark() -> None:
    section = read(Document((body("متن"),))).sections[0]
    assert not section.header.paragraphs[0].text
