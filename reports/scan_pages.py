"""The pages of a scan as small pictures, and the file of them in another order.

What a file is stays what it is: pages of a PDF are moved and turned as they are, pictures are
turned dot by dot and kept without loss, but for a JPEG, which has no other way.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image
from PIL.TiffImagePlugin import AppendingTiffWriter

from app.attachments import ScanPage
from app.errors import InvalidInput
from app.pdfium import PDFIUM, opened_pdf, saved_pdf
from app.progress import Progress
from reports.scanned import MOST_DOTS, UNREADABLE, USUAL_RESOLUTION

#: Degrees to the right, as Pillow names them.
_TURNS: Final = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
#: Of a JPEG that is written anew; more is larger and no better.
_QUALITY: Final = 95


@dataclass(frozen=True)
class Thumbnail:
    """A small picture of a page: rows of red, green and blue bytes."""

    width: int
    height: int
    dots: bytes


def page_count(paper: bytes) -> int:
    """How many pages a PDF has.

    Raises:
        InvalidInput: It cannot be opened.
    """
    document = opened_pdf(paper)
    with PDFIUM:
        count = len(document)
        document.close()
    return count


def thumbnails(paper: bytes, first: int, last: int, room: tuple[int, int]) -> list[Thumbnail]:
    """Small pictures of some pages of a PDF.

    Args:
        paper: The PDF.
        first: From this page, from 0.
        last: Up to before this one.
        room: Width and height they have to keep within.

    Raises:
        InvalidInput: It cannot be opened.
    """
    document = opened_pdf(paper)
    made = []
    try:
        for number in range(first, last):
            # Page by page, so that whoever reads codes meanwhile has his turn.
            with PDFIUM:
                made.append(_thumbnail(document[number], room))
    finally:
        with PDFIUM:
            document.close()
    return made


def _thumbnail(page: Any, room: tuple[int, int]) -> Thumbnail:
    width, height = page.get_size()
    scale = min(room[0] / max(1.0, width), room[1] / max(1.0, height))
    bitmap = page.render(scale=scale)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    page.close()
    return Thumbnail(picture.width, picture.height, picture.tobytes())


def arranged_pages(
    content: bytes, media_type: str, pages: Sequence[ScanPage], progress: Progress | None = None
) -> bytes:
    """A scan with these pages in this order, the same bytes each time.

    Args:
        content: The scan as it came in.
        media_type: What it is.
        pages: Which, how turned; what else becomes of them is not asked here.
        progress: Told of each page.

    Raises:
        InvalidInput: The scan cannot be read.
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    progress.begin("نوشتن صفحه‌ها")
    if media_type == "application/pdf":
        return _pdf(content, pages, progress)
    try:
        with warnings.catch_warnings():
            # Sizes are judged by a limit of ours; the rest is for programmers.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
                return _picture(picture, pages, progress)
    except (OSError, SyntaxError, ValueError, MemoryError, EOFError) as error:
        raise InvalidInput("files", UNREADABLE) from error


def _pdf(content: bytes, pages: Sequence[ScanPage], progress: Progress) -> bytes:
    import pypdfium2

    document = opened_pdf(content)
    with PDFIUM:
        made = pypdfium2.PdfDocument.new()
        # At one go: what pages share is then written once.
        made.import_pages(document, [page.number for page in pages])
    try:
        for place, page in enumerate(pages):
            progress.step(place, len(pages))
            with PDFIUM:
                sheet = made[place]
                sheet.set_rotation((sheet.get_rotation() + page.turned) % 360)
                sheet.close()
        progress.step(len(pages), len(pages))
        with PDFIUM:
            return saved_pdf(made)
    finally:
        with PDFIUM:
            made.close()
            document.close()


def _picture(picture: Image.Image, pages: Sequence[ScanPage], progress: Progress) -> bytes:
    written = io.BytesIO()
    if picture.format != "TIFF":
        frame, resolution = _turned(picture, pages[0])
        if picture.format == "JPEG":
            frame.save(written, "JPEG", quality=_QUALITY, dpi=resolution)
        else:
            frame.save(written, "PNG", dpi=resolution)
        return written.getvalue()
    # Frame by frame: two hundred of them would not fit into a desk's memory.
    with AppendingTiffWriter(written) as tiff:
        for place, page in enumerate(pages):
            progress.step(place, len(pages))
            picture.seek(page.number)
            frame, resolution = _turned(picture, page)
            way = "group4" if frame.mode == "1" else "tiff_adobe_deflate"
            frame.save(tiff, "TIFF", compression=way, dpi=resolution)
            tiff.newFrame()
    progress.step(len(pages), len(pages))
    return written.getvalue()


def _turned(picture: Image.Image, page: ScanPage) -> tuple[Image.Image, tuple[float, float]]:
    """A page as it shall stand, and its dots per inch across and down."""
    if picture.width * picture.height > MOST_DOTS:
        raise InvalidInput("files", UNREADABLE)
    across, down = (float(told) for told in picture.info.get("dpi", (USUAL_RESOLUTION,) * 2))
    turn = _TURNS.get(page.turned)
    if page.turned in (90, 270):
        across, down = down, across
    frame = picture.transpose(turn) if turn is not None else picture.copy()
    # What the file says of its frame is of the old one.
    frame.info.clear()
    return frame, (across, down)
