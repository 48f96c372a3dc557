"""How a register's page reads its list: the page of rows that is in sight, and how it goes on.

What is listed is asked of the same filter until the list is read anew: a row to begin after means
nothing to another one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.errors import AppError, NotFound
from app.listing import MOST_COUNTED, Walked, walk
from app.text import persian_count
from ui.common.known_rows import STRIDE, Asked
from ui.common.register_model import PAGE

if TYPE_CHECKING:
    from ui.common.register_page import RegisterPage

Question = tuple[Callable[..., Sequence[Any]], tuple[Any, ...]]


class RegisterReading:
    """Reads for one page."""

    def __init__(self, page: RegisterPage[Any]) -> None:
        self._page = page
        #: What the rows in the table answer.
        self._listed: Question | None = None

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
            self._listed = question
            shown(rows)

        def gone() -> None:
            self._page.model.forget(known)
            self.read(page, shown)

        self._ask(question, asked, arrived, gone, "first page")

    def find(self, number: int) -> None:
        """Show a record wherever it stands; a filter that hides it gives way."""
        page = self._page
        place_of = page.place_of
        if place_of is None:
            page.reload(keep=number)
            return

        def ask(found: Callable[[int | None], None]) -> None:
            asked = (*page.question()[1], number)
            page.shell.tasks.read(page, place_of, *asked, done=found, latest="place")

        def placed(line: int | None) -> None:
            if line is not None:
                page.show_at(number, line)
                return
            page.drop_filter()
            ask(lambda anew: page.show_at(number, anew or 0))

        ask(placed)

    def counted(self, count: int) -> None:
        """So many were counted; one above the most that are counted means that there are more."""
        page = self._page
        page.model.set_count(count, has_more=page.is_long and count == MOST_COUNTED + 1)

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
