"""How a register's page reads its list: the page of rows that is in sight, and how it goes on.

What is listed is asked of the same filter until the list is read anew: a row to begin after means
nothing to another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.errors import AppError, NotFound
from app.listing import MOST_COUNTED, Walked, walk
from app.text import persian_count
from ui.common.known_rows import STRIDE, Asked
from ui.common.register_model import PAGE

if TYPE_CHECKING:
    from ui.common.register_page import RegisterPage

#: Rows before a record that are read with it; where there are not as many, its line is known.
BEFORE: Final = PAGE // 2
#: The page a record is shown on until its line is counted: so far down that what stands above it
#: is read from there, and not from the top.
FAR: Final = 2 * STRIDE // PAGE

Question = tuple[Callable[..., Sequence[Any]], tuple[Any, ...]]


class RegisterReading:
    """Reads for one page."""

    def __init__(self, page: RegisterPage[Any]) -> None:
        self._page = page
        #: What the rows in the table answer.
        self._listed: Question | None = None
        #: Whether a record far down stands where it does until its line is counted.
        self._is_reckoning = False

    def fetch(
        self, asked: Asked, give: Callable[[Sequence[Any]], None], gone: Callable[[], None]
    ) -> None:
        """Ask for rows of what is listed."""
        self._ask(self._question(), asked, give, gone, "")

    def walk(
        self, asked: Asked, strides: int, give: Callable[[Walked], None], gone: Callable[[], None]
    ) -> None:
        """Ask how what is listed goes on."""
        query, arguments = self._question()
        self._page.shell.tasks.read(
            self._page,
            walk,
            query,
            arguments,
            type(self._page).row_key,
            asked.after,
            stride=STRIDE,
            strides=strides,
            done=give,
            failed=self._unless_gone(gone),
        )

    def read(self, page: int, shown: Callable[[Sequence[Any]], None]) -> None:
        """Read one page of the register as it is filtered now.

        Args:
            page: Its number; where its rows are reckoned from is known by the model.
            shown: Called with the rows, when they may be shown.
        """
        question = self._page.question()
        asked, known = self._page.model.asked(page) if page else (Asked(None, 0, PAGE), -1)

        def arrived(rows: Sequence[Any]) -> None:
            self._listed, self._is_reckoning = question, False
            shown(rows)

        def gone() -> None:
            self._page.model.forget(known)
            self.read(page, shown)

        self._ask(question, asked, arrived, gone, "first page")

    def find(self, number: int) -> None:
        """Show a record wherever it stands; a filter that hides it gives way."""
        if self._page.place_of is None:
            self._page.reload(keep=number)
        else:
            self._look_for(number, hidden=self._without_filter)

    def _without_filter(self, number: int) -> None:
        self._page.drop_filter()
        self._look_for(number, hidden=self._page.reload)

    def _look_for(self, number: int, *, hidden: Callable[[int], None]) -> None:
        """Read what stands around a record, which costs the same wherever that is."""
        question = self._page.question()

        def arrived(rows: Sequence[Any]) -> None:
            before = next((place for place, row in enumerate(rows) if row.id == number), None)
            if before is None:
                hidden(number)
            elif before < BEFORE:
                self._page.show_at(number, before)
            else:
                self._show_far_down(question, number, rows, FAR * PAGE + before)

        asked = Asked(number, -BEFORE - 1, PAGE)
        self._ask(question, asked, arrived, lambda: hidden(number), "place")

    def _show_far_down(
        self, question: Question, number: int, rows: Sequence[Any], line: int
    ) -> None:
        """Show what is around a record at once, and where it stands when that is counted."""
        page, place_of = self._page, self._page.place_of
        self._listed, self._is_reckoning = question, True
        page.show_page(rows, FAR, number, 0, 0)
        page.model.stand_on(line, number)

        def counted(before: int | None) -> None:
            is_there = page.model.stands_on(line, number)
            # Read anew meanwhile, it stands somewhere else.
            if before is not None and is_there:
                self._move(number, before, before - line)
            elif is_there:
                self._is_reckoning = False
                page.ask_count(self._counted_without_it)

        if place_of is not None:
            page.shell.tasks.read(
                page, place_of, *question[1], number, done=counted, latest="place"
            )

    def _move(self, number: int, line: int, by: int) -> None:
        """Let all lines stand where they belong; who scrolls sees the same rows."""
        table = self._page.table
        current, row = table.currentIndex().row(), table.current_row()
        at = table.verticalScrollBar().value() + by * table.rowHeight(current)
        keep, seen = (number, line) if row is None else (row.id, current + by)
        self.read_around(number, line, keep, seen, at)

    def read_around(self, number: int, line: int, keep: int, seen: int, at: int) -> None:
        """Read anew from a record whose line is known.

        Args:
            number: The record.
            line: How many stand before it.
            keep: The record to stand on.
            seen: Its line, as far as known.
            at: Where to scroll.
        """
        page, known = seen // PAGE, self._page.model.rowCount()
        question = self._page.question()

        def arrived(rows: Sequence[Any]) -> None:
            if not any(row.id == keep for row in rows):
                self._page.reload(keep, from_top=True)
                return
            self._listed, self._is_reckoning = question, False
            self._page.show_page(rows, page, keep, known, at)
            self._page.model.stand_on(line, number)

        def gone() -> None:
            self._page.reload(keep, from_top=True)

        asked = Asked(number, page * PAGE - line - 1, PAGE)
        self._ask(question, asked, arrived, gone, "first page")

    def counted(self, count: int) -> None:
        """So many were counted; one above the most that are counted means that there are more."""
        if self._is_reckoning:
            return  # it would cut off what is shown so far down; it is counted again with the line
        page = self._page
        page.model.set_count(count, has_more=page.is_long and count == MOST_COUNTED + 1)

    def _counted_without_it(self, count: int) -> None:
        """A record that was shown far down left the list before its line was counted."""
        if count <= MOST_COUNTED:
            self._page.reload(from_top=True)
        else:
            self.counted(count)

    def how_many(self) -> str:
        """How many rows are listed, as it is read; of a long list, that there are more."""
        model = self._page.model
        if not model.has_more:
            return persian_count(model.rowCount())
        whole = model.rowCount() // MOST_COUNTED * MOST_COUNTED
        return f"بیش از {persian_count(whole)}"

    def _question(self) -> Question:
        return self._listed or self._page.question()

    def _ask(
        self,
        question: Question,
        asked: Asked,
        give: Callable[[Sequence[Any]], None],
        gone: Callable[[], None],
        latest: str,
    ) -> None:
        query, arguments = question
        begin = {} if asked.after is None else {"after": asked.after}
        self._page.shell.tasks.read(
            self._page,
            query,
            *arguments,
            **begin,
            offset=asked.offset,
            limit=asked.limit,
            done=give,
            failed=self._unless_gone(gone) if begin else None,
            latest=latest,
        )

    def _unless_gone(self, gone: Callable[[], None]) -> Callable[[AppError], None]:
        """A row to begin after that somebody deleted meanwhile is no trouble of the person's."""
        return lambda error: (
            gone() if isinstance(error, NotFound) else self._page.shell.tasks.difficulty.emit(error)
        )
