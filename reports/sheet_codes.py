"""Reading the small codes of scanned sheets, and taking a stack of them apart.

A scan is read at the resolution offices scan at; a page that shows nothing is looked at once more,
larger and smoothed, which finds the code of a noisy page too. PDFium must not be entered by two
threads at once.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageFilter, ImageSequence

from app.attachments import Source, taken_in
from app.errors import InvalidInput
from app.pdfium import PDFIUM, opened_pdf, saved_pdf
from app.progress import Progress
from app.record_codes import is_ours
from app.sheet_groups import KnownRecord, SheetFile, SheetGroup, page_numbers
from app.text import persian_digits
from reports.scanned import MOST_DOTS as MOST_DOTS_KEPT
from reports.scanned import UNREADABLE

#: Dots per inch at which pages of a PDF are looked at.
RESOLUTION: Final = 300
#: Dots of a page beyond which it is looked at smaller.
MOST_DOTS: Final = 12_000_000
#: Sheets of one stack; a longer file is a book, and read to this page.
MOST_PAGES: Final = 500

#: How much the second look enlarges, and how far it smooths.
_LARGER: Final = 2
_SMOOTHED: Final = 2.0


def codes_in(path: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """The code of ours on each page of a scan, in order; empty where a page has none.

    Raises:
        InvalidInput: The file is gone or cannot be read as a scan.
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    codes = []
    with taken_in(path) as source:
        count, pages = _pages(source)
        progress.begin(f"خواندن کد برگ‌های «{source.name}»")
        try:
            for number, page in enumerate(pages, 1):
                codes.append(_code_of(page))
                progress.step(number, count)
        except (OSError, SyntaxError, ValueError, MemoryError) as error:
            raise InvalidInput("files", UNREADABLE) from error
    return tuple(codes)


def pages_apart(path: Path, pages: Sequence[int]) -> tuple[bytes, str]:
    """Some pages of a scan as a file of their own, the same bytes each time.

    Args:
        path: The stack.
        pages: From 0.

    Returns:
        The file and the ending of its name.

    Raises:
        InvalidInput: The stack is gone or cannot be read.
    """
    with taken_in(path) as source:
        if source.media_type == "application/pdf":
            return _pdf_pages(source, pages), ".pdf"
        return _picture_pages(source, pages), ".tif"


def sheet_files(path: Path, groups: Sequence[SheetGroup]) -> list[SheetFile]:
    """What is to be put on the record of each known group: the scan itself where it is all of it.

    A stack with separator sheets is never all of one record's.

    Raises:
        InvalidInput: The stack is gone or cannot be read.
    """
    files = []
    for group in groups:
        record = group.record
        if record is not None and len(groups) == 1 and not group.is_cut:
            files.append(_file(record, path=path))
        elif record is not None:
            content, ending = pages_apart(path, group.pages)
            name = f"{path.stem} برگ {page_numbers(group.pages)}{ending}"
            files.append(_file(record, name=name, content=content))
    return files


def letter_parts(path: Path, groups: Sequence[SheetGroup]) -> list[tuple[str, bytes]]:
    """The new letters separator sheets cut a stack into, each as name and content of a file.

    Raises:
        InvalidInput: The stack is gone or cannot be read.
    """
    parts = []
    for group in groups:
        if group.letter:
            content, ending = pages_apart(path, group.pages)
            number = persian_digits(f"{group.letter:02}")
            parts.append((f"{path.stem} نامه {number}{ending}", content))
    return parts


def _file(
    record: KnownRecord, *, path: Path | None = None, name: str = "", content: bytes = b""
) -> SheetFile:
    return SheetFile(record.kind, record.id, path, name, content, is_letter=record.is_letter)


def _pages(source: Source) -> tuple[int, Iterator[Image.Image]]:
    reads = _pdf_sheets if source.media_type == "application/pdf" else _picture_sheets
    return reads(source)


def _pdf_sheets(source: Source) -> tuple[int, Iterator[Image.Image]]:
    document = opened_pdf(source.content.read())
    with PDFIUM:
        count = min(len(document), MOST_PAGES)

    def sheets() -> Iterator[Image.Image]:
        try:
            for number in range(count):
                with PDFIUM:
                    picture = _rendered(document[number])
                yield picture
        finally:
            with PDFIUM:
                document.close()

    return count, sheets()


def _rendered(page: Any) -> Image.Image:
    width, height = page.get_size()
    scale = RESOLUTION / 72
    dots = max(1.0, width * height * scale * scale)
    scale *= min(1.0, (MOST_DOTS / dots) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    picture: Image.Image = bitmap.to_pil().copy()
    bitmap.close()
    page.close()
    return picture


def _picture_sheets(source: Source) -> tuple[int, Iterator[Image.Image]]:
    picture = _opened_picture(source)

    def sheets() -> Iterator[Image.Image]:
        with closing(picture):
            for number, frame in enumerate(ImageSequence.Iterator(picture)):
                if number == MOST_PAGES:
                    return
                if frame.width * frame.height > MOST_DOTS_KEPT:
                    raise InvalidInput("files", UNREADABLE)
                grey = frame.convert("L")
                dots = grey.width * grey.height
                if dots > MOST_DOTS:
                    smaller = (MOST_DOTS / dots) ** 0.5
                    grey = grey.resize((int(grey.width * smaller), int(grey.height * smaller)))
                yield grey

    return min(getattr(picture, "n_frames", 1), MOST_PAGES), sheets()


def _opened_picture(source: Source) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Sizes are judged page by page, by a limit of ours.
            warnings.simplefilter("ignore")
            return Image.open(source.content, formats=("PNG", "JPEG", "TIFF"))
    except Exception as error:  # a decoder that is fed anything may raise anything
        raise InvalidInput("files", UNREADABLE) from error


def _code_of(page: Image.Image) -> str:
    for look in (lambda: page, lambda: _larger(page)):
        found = _first_of_ours(look)
        if found:
            return found
    return ""


def _first_of_ours(look: Callable[[], Image.Image]) -> str:
    import zxingcpp

    found = zxingcpp.read_barcodes(look(), formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return next((one.text for one in found if is_ours(one.text)), "")


def _larger(page: Image.Image) -> Image.Image:
    size = (page.width * _LARGER, page.height * _LARGER)
    return page.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(_SMOOTHED))


def _pdf_pages(source: Source, pages: Sequence[int]) -> bytes:
    import pypdfium2

    document = opened_pdf(source.content.read())
    with PDFIUM:
        apart = pypdfium2.PdfDocument.new()
        apart.import_pages(document, list(pages))
        content = saved_pdf(apart)
        apart.close()
        document.close()
    return content


def _picture_pages(source: Source, pages: Sequence[int]) -> bytes:
    written = io.BytesIO()
    with closing(_opened_picture(source)) as picture:
        frames = []
        for number in pages:
            picture.seek(number)
            frames.append(picture.copy())
        first, *others = frames
        resolution = picture.info.get("dpi", (200, 200))
        first.save(
            written,
            "TIFF",
            compression="group4" if first.mode == "1" else "tiff_adobe_deflate",
            dpi=resolution,
            save_all=True,
            append_images=others,
        )
    return written.getvalue()
