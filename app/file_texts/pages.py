"""A file of the store opened page by page: the words it says itself, and pictures of its pages."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from app.errors import AppError
from app.pdfium import LOCKED, PDFIUM
from app.text import search_key, tidy

if TYPE_CHECKING:
    from PIL import Image

#: Dots per inch at which words are recognised best.
RESOLUTION: Final = 300
#: Dots beyond which a page is looked at smaller.
MOST_DOTS: Final = 12_000_000
#: Dots of a picture that would take more memory than a desk has to spare.
LARGEST_PICTURE: Final = 100_000_000

PDF: Final = "application/pdf"

UNREADABLE: Final = "این تصویر خوانده نمی‌شود؛ آسیب دیده یا بیش از اندازه بزرگ است."


class Unreadable(AppError):
    """What is in the file cannot be read as pages."""


class Pages(Protocol):
    """The pages of an open file."""

    count: int

    def own_words(self, number: int) -> str | None:
        """The text the page says itself; None if it is a picture."""

    def picture(self, number: int) -> Image.Image:
        """The page as a grey picture, as large as words are recognised best."""


@contextmanager
def opened_pages(content: IO[bytes], media_type: str) -> Iterator[Pages]:
    """Open a file for as long as the block runs.

    Raises:
        Unreadable: It is damaged, wants a password, or is too large a picture.
    """
    with _opened_pdf(content) if media_type == PDF else _opened_picture(content) as pages:
        yield pages


class _PdfPages:
    """The pages of a PDF; PDFium is held for one page at a time."""

    def __init__(self, document: Any, count: int) -> None:
        self._document = document
        self.count = count

    def own_words(self, number: int) -> str | None:
        """The text a page says; one that says none and shows something is a picture."""
        import pypdfium2

        try:
            with PDFIUM:
                page = self._document[number]
                try:
                    return _words_of(page)
                finally:
                    page.close()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(LOCKED) from error

    def picture(self, number: int) -> Image.Image:
        """The page as it is printed."""
        import pypdfium2

        try:
            with PDFIUM:
                page = self._document[number]
                try:
                    return _rendered(page)
                finally:
                    page.close()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(LOCKED) from error


def _words_of(page: Any) -> str | None:
    there = page.get_textpage()
    try:
        words = tidy(there.get_text_range(), multiline=True)
    finally:
        there.close()
    if search_key(words):
        return words
    is_blank = next(iter(page.get_objects(max_depth=2)), None) is None
    return "" if is_blank else None


def _rendered(page: Any) -> Image.Image:
    width, height = page.get_size()
    scale = RESOLUTION / 72
    dots = max(1.0, width * height * scale * scale)
    bitmap = page.render(scale=scale * min(1.0, (MOST_DOTS / dots) ** 0.5), grayscale=True)
    picture: Image.Image = bitmap.to_pil().copy()
    bitmap.close()
    return picture


@contextmanager
def _opened_pdf(content: IO[bytes]) -> Iterator[Pages]:
    import pypdfium2

    try:
        with PDFIUM:
            # By the file: one of 200 MB is never in memory whole.
            document = pypdfium2.PdfDocument(content)
            count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(LOCKED) from error
    try:
        yield _PdfPages(document, count)
    finally:
        with PDFIUM:
            document.close()


class _PicturePages:
    """The frames of a picture: none of them says words."""

    def __init__(self, picture: Image.Image) -> None:
        self._picture = picture
        self.count = int(getattr(picture, "n_frames", 1))

    def own_words(self, number: int) -> str | None:  # noqa: ARG002  # as of a PDF
        """None: it is a picture."""
        return None

    def picture(self, number: int) -> Image.Image:
        """The frame, upright, on white."""
        try:
            with _quiet():
                self._picture.seek(number)
                return _grey(self._picture)
        except Unreadable:
            raise
        except Exception as error:  # a decoder that is fed anything may raise anything
            raise Unreadable(UNREADABLE) from error


def _grey(frame: Image.Image) -> Image.Image:
    from PIL import Image, ImageOps

    dots = frame.width * frame.height
    if dots > LARGEST_PICTURE:
        raise Unreadable(UNREADABLE)
    if frame.mode in ("LA", "RGBA", "PA") or "transparency" in frame.info:
        there = frame.convert("LA")
        sheet = Image.new("L", frame.size, 255)
        sheet.paste(there.getchannel(0), mask=there.getchannel("A"))
    else:
        sheet = frame.convert("L")
    if dots > MOST_DOTS:
        smaller = (MOST_DOTS / dots) ** 0.5
        sheet = sheet.resize((int(frame.width * smaller), int(frame.height * smaller)))
    # A photograph says how it was held.
    return ImageOps.exif_transpose(sheet)


@contextmanager
def _opened_picture(content: IO[bytes]) -> Iterator[Pages]:
    from PIL import Image

    try:
        with _quiet():
            picture = Image.open(content, formats=("PNG", "JPEG", "TIFF"))
            pages = _PicturePages(picture)
    except Exception as error:  # as above
        raise Unreadable(UNREADABLE) from error
    with picture:
        yield pages


@contextmanager
def _quiet() -> Iterator[None]:
    """Sizes are judged by a limit of ours; what decoders say beside is for programmers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
