"""How a paragraph of the model looks as a block of Qt's text document, and back.

What the model says stands in the formats themselves, so that Qt's undo, redo and copying carry it:
the heading by its level, an item of a list by a property of ours, bold, italic and underline as
such. The markers of lists are painted by the editor; Qt's own lists count in Latin digits and
go on counting where ours begin anew. Qt lays the columns of a table from the left whatever its
direction, so that our first column is Qt's last; `cell_at` and `place_of` are the only to know.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from app.rich_text import (
    DEEPEST_INDENT,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    joined,
)
from ui import theme

_USER: Final = QTextFormat.Property.UserProperty.value
#: Of a block: the place of its kind in `_KINDS`.
LIST: Final = _USER + 1
#: Of a block that Qt needs beside a table and nobody wrote: while empty it is no paragraph.
SPARE: Final = _USER + 2

_KINDS: Final = tuple(ListKind)
_STYLES: Final = tuple(ParagraphStyle)
_LINE: Final = "\u2028"
_OBJECT: Final = "\ufffc"

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_ALIGNMENTS: Final = {
    TextAlignment.JUSTIFIED: Qt.AlignmentFlag.AlignJustify,
    TextAlignment.START: _RIGHT,
    TextAlignment.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    TextAlignment.END: _LEFT,
}

LEADING: Final = 128.0
#: White under a paragraph, and about the text of a cell, in pixels.
BELOW: Final = 5
PADDING: Final = 5


def block_format(paragraph: Paragraph, *, is_spare: bool = False) -> QTextBlockFormat:
    """The format of a paragraph's block."""
    made = QTextBlockFormat()
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(BELOW)
    set_style(made, paragraph.style)
    set_alignment(made, paragraph.alignment)
    set_list(made, paragraph.list_kind, paragraph.indent)
    if is_spare:
        made.setProperty(SPARE, 1)
    return made


def set_style(made: QTextBlockFormat, style: ParagraphStyle) -> None:
    """Make a block a heading, a subheading or body."""
    made.setHeadingLevel(_STYLES.index(style))


def set_alignment(made: QTextBlockFormat, alignment: TextAlignment) -> None:
    """Say how a block's lines lie."""
    made.setAlignment(_ALIGNMENTS[alignment])


def set_list(made: QTextBlockFormat, kind: ListKind, indent: int) -> None:
    """Make a block an item of a list, or none, so many steps in; a marker needs one step more."""
    made.setProperty(LIST, _KINDS.index(kind))
    made.setIndent(indent + (kind is not ListKind.NONE))


def list_kind(made: QTextBlockFormat) -> ListKind:
    """What stands before a block."""
    return _KINDS[made.intProperty(LIST)]


def indent(made: QTextBlockFormat) -> int:
    """How many steps a block is in."""
    steps = made.indent() - (made.intProperty(LIST) > 0)
    return min(max(steps, 0), DEEPEST_INDENT)


def style(made: QTextBlockFormat) -> ParagraphStyle:
    """Whether a block is a heading."""
    level = made.headingLevel()
    return _STYLES[level] if 0 <= level < len(_STYLES) else ParagraphStyle.SUBHEADING


def alignment(made: QTextBlockFormat) -> TextAlignment:
    """How a block's lines lie."""
    flags = made.alignment()
    if flags & Qt.AlignmentFlag.AlignJustify:
        return TextAlignment.JUSTIFIED
    if flags & Qt.AlignmentFlag.AlignHCenter:
        return TextAlignment.CENTRE
    if flags & Qt.AlignmentFlag.AlignAbsolute and flags & Qt.AlignmentFlag.AlignLeft:
        return TextAlignment.END
    return TextAlignment.START


def is_spare(block: QTextBlock) -> bool:
    """Whether a block is there only because Qt needs one."""
    return block.length() == 1 and block.blockFormat().hasProperty(SPARE)


def paragraph_of(block: QTextBlock) -> Paragraph:
    """What a block says."""
    made = block.blockFormat()
    return Paragraph(_runs_of(block), style(made), alignment(made), indent(made), list_kind(made))


def _runs_of(block: QTextBlock) -> tuple[Run, ...]:
    text = block.text()
    if not text:
        return ()
    # Qt counts in UTF-16, in which a letter beyond the first plane takes two places.
    units = text if text.isascii() or max(text) <= "\uffff" else None
    wide = b"" if units is not None else text.encode("utf-16-le", "surrogatepass")
    runs = []
    for part in block.textFormats():
        start, end = part.start, part.start + part.length
        if units is not None:
            letters = units[start:end]
        else:
            letters = wide[2 * start : 2 * end].decode("utf-16-le", "replace")
        runs.append(_run(letters.replace(_LINE, "\n").replace(_OBJECT, ""), part.format))
    return joined(runs)


def _run(letters: str, look: QTextCharFormat) -> Run:
    return Run(
        letters,
        look.fontWeight() >= QFont.Weight.DemiBold.value,
        look.fontItalic(),
        look.fontUnderline(),
    )


def char_format(run: Run) -> QTextCharFormat:
    """The format of a run's letters."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold.value)
    if run.italic:
        made.setFontItalic(True)
    if run.underline:
        made.setFontUnderline(True)
    return made


def letters_of(run: Run) -> str:
    """A run's letters as Qt wants them."""
    return run.text.replace("\n", _LINE)


def table_format(table: Table) -> QTextTableFormat:
    """The format of a table: ruled, as wide as the text, its columns from the right."""
    made = QTextTableFormat()
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setCellPadding(PADDING)
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setTopMargin(BELOW)
    made.setBottomMargin(BELOW + 3)
    made.setHeaderRowCount(int(table.has_header))
    set_shares(made, table.shares, table.columns)
    # A format is part of what can be undone and does not change with the theme: the muted colour
    # of either theme is seen on the ground of both.
    made.setBorderBrush(QBrush(QColor(theme.CURRENT.muted)))
    return made


#: Of a table: its shares as they are in the model, as letters, because Qt takes long over a list;
#: the widths Qt holds add up to a hundred.
_SHARES: Final = _USER + 3


def set_shares(made: QTextTableFormat, shares: tuple[float, ...], columns: int) -> None:
    """Give the columns their parts of the width; without any all are alike."""
    made.setProperty(_SHARES, " ".join(map(repr, shares)))
    parts = Table((((),) * columns,), shares=shares).widths()
    made.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * part) for part in reversed(parts)]
    )


def qt_column(table: QTextTable, column: int) -> int:
    """Qt's number of our column, counted from the right."""
    return table.columns() - 1 - column


def cell_at(table: QTextTable, row: int, column: int) -> QTextTableCell:
    """The cell of a row and a column, counted from the right."""
    return table.cellAt(row, qt_column(table, column))


def place_of(table: QTextTable, cursor: QTextCursor) -> tuple[int, int]:
    """The row and the column, counted from the right, the cursor stands in."""
    cell = table.cellAt(cursor)
    return cell.row(), qt_column(table, cell.column())


def shares_of(table: QTextTable) -> tuple[float, ...]:
    """The parts of the width of a table's columns; empty when all are alike."""
    shares = tuple(map(float, table.format().stringProperty(_SHARES).split()))
    return shares if len(shares) == table.columns() else ()
