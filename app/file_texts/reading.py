"""Reading the text of files, one after another, for as long as nobody minds.

The window does it aside while a desk works, the command `texts` at one go: the same way. Only what
was read is written, a few pages in a transaction, so that neither holds anybody up and a process
that is killed has lost a page at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from tempfile import TemporaryFile
from typing import Any, Final, Protocol

from app.changes import Changes
from app.errors import StaleRecord, StoreDamaged
from app.file_texts.pages import Pages, Unreadable, opened_pages
from app.file_texts.pieces import MOST_WORDS, count_words
from app.file_texts.recognising import NotRecognised, Recogniser
from app.file_texts.states import TextWay
from app.file_texts.taking import (
    PageText,
    Taken,
    contents_to_read,
    copy_content,
    fail_content,
    keep_pages,
    release_content,
    take_content,
)
from app.progress import Cancelled, Progress
from app.text import persian_digits, search_key, tidy

#: Pages kept together where the words of each are few.
PAGES_AT_ONCE: Final = 32

STAGE: Final = "خواندن متن پرونده‌ها"


class Store(Protocol):
    """Where files are read from and their text is kept: an office."""

    def read(self, query: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Ask something."""

    def write(self, operation: Callable[..., Changes[Any]], *arguments: Any, **named: Any) -> Any:
        """Do something in a transaction of its own."""


def _at_once() -> None:
    """Nobody else has to come first."""


def read_texts(
    store: Store,
    recogniser: Recogniser | None,
    progress: Progress | None = None,
    *,
    turn: Callable[[], None] = _at_once,
    kept: Callable[[], None] = _at_once,
) -> int:
    """Read the text of every file that waits, until none is left.

    Args:
        store: The office.
        recogniser: For pages that are pictures; without one they wait.
        progress: Told of each file; may stop the reading in the middle of a page.
        turn: Called before each transaction; comes back when it may be.
        kept: Called after each.

    Returns:
        Of how many files pages were read.

    Raises:
        Cancelled: By `progress`; what was read is kept.
        StoreUnavailable: The store went away; what was read is kept.
    """
    progress = progress or Progress()
    progress.begin(STAGE)
    done, can_recognise = 0, recogniser is not None
    while waiting := store.read(contents_to_read, can_recognise=can_recognise):
        for one in waiting:
            progress.step(done, 0)
            turn()
            taken = store.write(take_content, one, can_recognise=can_recognise).value
            if taken is None:
                continue
            kept()
            # Another desk may have gone on with it while this one was silent for too long.
            with suppress(StaleRecord):
                _read_one(store, taken, one.media_type, recogniser, progress, turn, kept)
            done += 1
    return done


def _read_one(
    store: Store,
    taken: Taken,
    media_type: str,
    recogniser: Recogniser | None,
    progress: Progress,
    turn: Callable[[], None],
    kept: Callable[[], None],
) -> None:
    # A file without a name, so that nothing of it is left however the process ends.
    with TemporaryFile() as file:
        try:
            store.read(copy_content, taken.content, file)
            with opened_pages(file, media_type) as pages:
                for texts in _bundles(pages, taken.read_pages, recogniser, progress):
                    turn()
                    taken = store.write(keep_pages, taken, pages.count, texts).value
                    kept()
        except (Cancelled, KeyboardInterrupt):
            store.write(release_content, taken)
            raise
        except (Unreadable, StoreDamaged) as error:
            turn()
            store.write(fail_content, taken, error.message)
            kept()


def _bundles(
    pages: Pages,
    first: int,
    recogniser: Recogniser | None,
    progress: Progress,
) -> Iterator[tuple[PageText, ...]]:
    """The pages from `first` on, as many together as are kept at once; perhaps none."""
    bundle: list[PageText] = []
    words = 0
    for number in range(first, pages.count):
        progress.step(number, pages.count)
        page = _page_text(pages, number, recogniser, progress)
        bundle.append(page)
        words += count_words(page.text)
        # A page that took seconds to recognise is kept at once.
        is_enough = words >= MOST_WORDS or len(bundle) == PAGES_AT_ONCE
        if is_enough or page.way is TextWay.RECOGNISED:
            yield tuple(bundle)
            bundle, words = [], 0
    if bundle or first >= pages.count:
        yield tuple(bundle)


def _page_text(
    pages: Pages, number: int, recogniser: Recogniser | None, progress: Progress
) -> PageText:
    own = pages.own_words(number)
    if own is not None:
        return PageText(own, TextWay.OWN if own else TextWay.NONE)
    if recogniser is None:
        return PageText("", TextWay.NONE, is_unseen=True)
    try:
        found = recogniser.words_in(pages.picture(number), progress)
    except NotRecognised as error:
        said = persian_digits(f"صفحه {number + 1}: {error.message}")
        return PageText("", TextWay.NONE, trouble=said)
    words = tidy(found, multiline=True)
    if not search_key(words):
        return PageText("", TextWay.NONE)
    return PageText(words, TextWay.RECOGNISED)
