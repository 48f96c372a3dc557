"""The text of a layout read: a line a part, values in braces, every problem with its line.

عنوان: فرم الف
زیر عنوان: درخواست سفر مقامات
# این سطر چاپ نمی‌شود
== مشخصات سفر
کشور: {کشور} | هدف سفر *۳: {هدف}
[ ] گونه سفر {?گونه سفر}: کاری | آموزشی
[۴] ضرورت سفر: {ضرورت}
جدول مسافران (۵): ردیف: {ردیف} | نام *۳: {نام} | سمت *۲: {سمت}
جدول خالی (۳): تاریخ | شرح *۴
> همه موارد بالا تأیید می‌شود.
امضا: تنظیم‌کننده | استاندار: {نام استاندار}
---
+++
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Final

from app.protocol.layout_fields import TABLES, known_names
from app.protocol.layout_format import (
    BY_HAND,
    USUAL_ROWS,
    BoxPart,
    CellPart,
    GapPart,
    HeadingPart,
    Layout,
    LayoutProblem,
    Mark,
    Part,
    Pieces,
    Question,
    RowPart,
    SignaturePart,
    TablePart,
    TextPart,
    TicksPart,
    name_key,
)
from app.protocol.layout_pieces import halves, split_at, stripped, words_of
from app.text import latin_digits, persian_digits, tidy

MOST_LINES: Final = 400
MOST_CELLS: Final = 10
MOST_SHARE: Final = 20
MOST_ROWS: Final = 40
MOST_OPTIONS: Final = 12
LONGEST_NAME: Final = 60
#: Said at once; whoever mends these is told of the others.
MOST_PROBLEMS: Final = 30

NO_TITLE: Final = "نام فرم نوشته نشده است؛ سطری مانند «عنوان: فرم الف» بیفزایید."
NO_PARTS: Final = "جز نام فرم چیزی نوشته نشده است."
UNKNOWN_LINE: Final = (
    "این سطر شناخته نیست. سطر خانه‌ها چنین است: «برچسب: {نام}»؛ متن آزاد با > آغاز می‌شود."
)
BRACE: Final = "آکولاد باز یا بسته بی‌جفت است."
EMPTY_MARK: Final = "میان آکولادها نامی نوشته نشده است."
LONG_NAME: Final = f"نام پرسش بیش از {LONGEST_NAME} نویسه است."
IN_LABEL: Final = "نام فیلد در برچسب جا ندارد؛ آن را پس از «:» بنویسید."
NO_LABEL: Final = "پیش از «:» برچسبی نوشته نشده است."
NO_COLON: Final = "در «{words}» میان برچسب و مقدار «:» نیست."
IN_TABLE: Final = "پرسش در جدول جا ندارد؛ سطرهای خالی را با «جدول خالی» بکشید."
BY_HAND_ONLY: Final = "«جدول خالی» با دست پر می‌شود و فیلد ندارد."
NO_OPTIONS: Final = "خانه‌های نشان را پس از «:» بنویسید و با | جدا کنید."
ONE_MARK: Final = "تنها یک فیلد می‌تواند خانه‌ها را نشان بزند."

_MARK: Final = re.compile(r"(\{[^{}]*\})")
_SHARE: Final = re.compile(r"(.*?)\s*\*\s*(\d{1,9})")
_GAP: Final = re.compile(r"-{3,}")
_PAGE: Final = re.compile(r"\+{3,}")
_HEADING: Final = re.compile(r"==+\s*(.+?)\s*=*")
_FREE: Final = re.compile(r">+\s*(.+)")
_SIGNATURE: Final = re.compile(r"امضا\s*:(.*)")
_ANY: Final = re.compile(r".*")
_BOX: Final = re.compile(r"\[\s*(\d{1,3})\s*\](.*)")
_TICKS: Final = re.compile(r"\[\s*\](.*)")
_TABLE: Final = re.compile(r"جدول\s+([^:(|{}]*?)\s*(?:\(\s*(\d{1,3})\s*\))?\s*:(.*)")


def tidied_layout(text: str) -> str:
    """The text with each line tidied and all of them in their places."""
    return "\n".join(tidy(line) for line in text.splitlines()).rstrip("\n")


def read_layout(text: str) -> tuple[Layout, tuple[LayoutProblem, ...]]:
    """Read a layout; what cannot be read is passed over and named.

    Args:
        text: Anything.

    Returns:
        What could be read, and why the rest could not, in the order of the lines.
    """
    reader = _Reader()
    for number, line in enumerate(text.splitlines()[:MOST_LINES], 1):
        reader.number = number
        reader.read(tidy(line))
    if len(text.splitlines()) > MOST_LINES:
        reader.number = MOST_LINES + 1
        reader.refuse(f"چیدمان بیش از {MOST_LINES} سطر است.")
    return reader.finished()


#: Reads a line that bears the signs of its sort.
_ReadLine = Callable[[re.Match[str], Pieces], Part | None]


class _Reader:
    """Reads a line at a time; `number` is the one in hand."""

    def __init__(self) -> None:
        self.number = 1
        self._title = self._subtitle = ""
        self._by_person = False
        self._parts: list[Part] = []
        self._problems: list[LayoutProblem] = []
        self._questions: dict[str, Question] = {}
        self._sentences: dict[str, str] = {}

    def refuse(self, words: str) -> None:
        """Say what is wrong in this line."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(LayoutProblem(self.number, persian_digits(words)))

    def finished(self) -> tuple[Layout, tuple[LayoutProblem, ...]]:
        """What was read."""
        if not self._problems and not self._title:
            self.number = 1
            self.refuse(NO_TITLE)
        elif not self._problems and not self._parts:
            self.refuse(NO_PARTS)
        layout = Layout(
            title=self._title,
            subtitle=self._subtitle,
            by_person=self._by_person,
            parts=tuple(self._parts),
            questions=tuple(self._questions.values()),
        )
        return layout, tuple(self._problems)

    def read(self, line: str) -> None:
        """Read one line."""
        if not line or line.startswith("#") or self._said_of_whole(line):
            return
        pieces = self._pieces(line)
        if pieces is None:
            return
        part = self._part(line, pieces)
        if part is not None:
            self._parts.append(part)

    def _said_of_whole(self, line: str) -> bool:
        """Take what a line says of the whole form; whether it does."""
        label, colon, rest = line.partition(":")
        if name_key(line) == name_key("برای هر مسافر"):
            self._by_person = True
        elif colon and name_key(label) == "عنوان":
            self._title = rest.strip()
        elif colon and name_key(label) == name_key("زیر عنوان"):
            self._subtitle = rest.strip()
        else:
            return False
        return True

    def _part(self, line: str, pieces: Pieces) -> Part | None:
        """A line as the first sort whose signs it bears; a row of cells where it bears none."""
        sorts: tuple[tuple[re.Pattern[str], _ReadLine], ...]
        sorts = (
            (_GAP, lambda _found, _pieces: GapPart()),
            (_PAGE, lambda _found, _pieces: GapPart(new_page=True)),
            (_HEADING, lambda found, _pieces: HeadingPart(self._value(found[1]))),
            (_FREE, lambda found, _pieces: TextPart(self._value(found[1]))),
            (_BOX, self._box),
            (_TICKS, self._ticks),
            (_TABLE, self._table),
            (_SIGNATURE, self._signatures),
            (_ANY, self._row),
        )
        found = ((sort.fullmatch(line), read) for sort, read in sorts)
        return next(read(one, pieces) for one, read in found if one is not None)

    def _value(self, text: str) -> Pieces:
        return self._asked(self._pieces(text) or ())

    def _row(self, found: re.Match[str], pieces: Pieces) -> Part | None:
        if ":" not in "".join(one for one in pieces if isinstance(one, str)):
            self.refuse(UNKNOWN_LINE)
            return None
        cells = self._cells(found[0])
        return RowPart(cells) if cells else None

    def _signatures(self, found: re.Match[str], _pieces: Pieces) -> Part | None:
        places = self._cells(found[1], need_value=False)
        return SignaturePart(places) if places else None

    def _box(self, found: re.Match[str], _pieces: Pieces) -> Part | None:
        lines = int(latin_digits(found[1]))
        if not 1 <= lines <= MOST_ROWS:
            self.refuse(f"شمار سطرهای جعبه عددی از ۱ تا {MOST_ROWS} است.")
            return None
        label, value = halves(self._pieces(found[2]) or ())
        words = self._words(label)
        if words is None:
            return None
        return BoxPart(words, lines, self._asked(value or (), lines=lines))

    def _ticks(self, found: re.Match[str], _pieces: Pieces) -> Part | None:
        label, value = halves(self._pieces(found[1]) or ())
        marks = [one for one in label if isinstance(one, Mark)]
        words = words_of(label)
        options = self._options(value or ())
        if not options:
            return None
        if len(marks) > 1 or not words:
            self.refuse(ONE_MARK if words else NO_LABEL)
            return None
        asked = self._asked(tuple(marks), options=options, sentence=words)
        mark = next((one for one in asked if isinstance(one, Mark)), None)
        return TicksPart(words, options, mark)

    def _options(self, pieces: Pieces) -> tuple[str, ...]:
        """What stands beside each box; nothing where that cannot be taken."""
        words = [words_of(one) for one in split_at(pieces, "|")]
        options = tuple(dict.fromkeys(one for one in words if one))
        if not options or any(isinstance(one, Mark) for one in pieces):
            self.refuse(NO_OPTIONS)
            return ()
        if len(options) > MOST_OPTIONS:
            self.refuse(f"بیش از {MOST_OPTIONS} خانه در یک سطر جا ندارد.")
            return ()
        return options

    def _table(self, found: re.Match[str], _pieces: Pieces) -> Part | None:
        source, rest = found[1], found[3]
        rows = int(latin_digits(found[2])) if found[2] else USUAL_ROWS
        by_hand = name_key(source) == name_key(BY_HAND)
        known = next((one for one in TABLES if name_key(one) == name_key(source)), None)
        if known is None and not by_hand:
            self.refuse(_unknown(source, [*TABLES, BY_HAND], "جدول «{name}» شناخته نیست"))
            return None
        if not 1 <= rows <= MOST_ROWS:
            self.refuse(f"شمار سطرهای جدول عددی از ۱ تا {MOST_ROWS} است.")
            return None
        columns = self._cells(rest, table=known or BY_HAND, need_value=not by_hand)
        if by_hand and any(one.pieces for one in columns):
            self.refuse(BY_HAND_ONLY)
            return None
        return TablePart(known or BY_HAND, columns, rows) if columns else None

    # -- cells and their pieces --------------------------------------------------------------

    def _cells(
        self, text: str, *, table: str = "", need_value: bool = True
    ) -> tuple[CellPart, ...]:
        parts = split_at(self._pieces(text) or (), "|")
        if len(parts) > MOST_CELLS:
            self.refuse(f"بیش از {MOST_CELLS} خانه در یک سطر جا ندارد.")
            return ()
        cells = []
        for one in parts:
            label, value = halves(one)
            if value is None and need_value:
                self.refuse(NO_COLON.format(words=words_of(label) or "…"))
                return ()
            words = self._words(label)
            if words is None:
                return ()
            words, share = self._share(words)
            cells.append(CellPart(words, self._asked(value or (), table=table), share))
        return tuple(cells)

    def _words(self, label: Pieces) -> str | None:
        """The words of a label; None where it has none or more than words."""
        if any(isinstance(one, Mark) for one in label):
            self.refuse(IN_LABEL)
            return None
        words = words_of(label)
        if not words:
            self.refuse(NO_LABEL)
        return words or None

    def _share(self, label: str) -> tuple[str, int]:
        found = _SHARE.fullmatch(latin_digits(label))
        if found is None:
            return label, 1
        share = int(found[2])
        if not 1 <= share <= MOST_SHARE:
            self.refuse(f"پهنای «{found[1]}» عددی از ۱ تا {MOST_SHARE} است.")
            share = 1
        return label[: len(found[1])].strip(), share

    def _pieces(self, text: str) -> Pieces | None:
        """Words and marks of a text; None where braces do not match."""
        found: list[str | Mark] = []
        for one in _MARK.split(text):
            if _MARK.fullmatch(one):
                found.append(self._mark(one[1:-1].strip()))
            elif "{" in one or "}" in one:
                self.refuse(BRACE)
                return None
            elif one:
                found.append(one)
        return tuple(found)

    def _mark(self, inside: str) -> Mark:
        if inside[:1] not in {"?", "؟"}:
            return Mark(inside)
        name, _colon, asked = inside[1:].partition(":")
        mark = Mark(name.strip(), is_question=True)
        if asked.strip():
            self._sentences.setdefault(mark.key, asked.strip())
        return mark

    def _asked(
        self,
        pieces: Pieces,
        *,
        table: str = "",
        lines: int = 1,
        options: tuple[str, ...] = (),
        sentence: str = "",
    ) -> Pieces:
        """Prove the marks of a value, and remember what they ask.

        Args:
            pieces: The value.
            table: The table whose column it is; empty outside of tables.
            lines: Room an answer has.
            options: Of which an answer is one.
            sentence: What is asked where a question has only a name.
        """
        for one in pieces:
            if isinstance(one, Mark):
                problem = self._problem_of(one, table)
                if problem:
                    self.refuse(problem)
                elif one.is_question:
                    self._ask(one, lines, options, sentence)
        return stripped(pieces)

    @staticmethod
    def _problem_of(mark: Mark, table: str) -> str:
        """Why a mark cannot stand there; empty where it can."""
        if table == BY_HAND:
            return ""  # said once of the whole table
        if not mark.key:
            return EMPTY_MARK
        if mark.is_question:
            if table:
                return IN_TABLE
            return LONG_NAME if len(mark.name) > LONGEST_NAME else ""
        names = known_names(table)
        if mark.key in {name_key(one) for one in names}:
            return ""
        return _unknown(mark.name, names, "فیلد «{name}» شناخته نیست")

    def _ask(self, mark: Mark, lines: int, options: tuple[str, ...], sentence: str) -> None:
        before = self._questions.get(mark.key)
        self._questions[mark.key] = Question(
            name=mark.key,
            asked=self._sentences.get(mark.key) or sentence or mark.name,
            lines=max(lines, before.lines if before else 1),
            options=(before.options if before else ()) or options,
        )


def _unknown(name: str, known: Sequence[str], words: str) -> str:
    """What is said of an unknown name, with the known one it looks like."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    meant = f"؛ منظور «{near[0]}» است؟" if near else "."
    return words.format(name=name[:LONGEST_NAME]) + meant
