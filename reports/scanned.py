"""Scanned pictures as pages, so that one viewer shows and prints whatever came in."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from app.errors import InvalidInput

if TYPE_CHECKING:
    from PIL import Image

#: Dots per inch where the picture does not say; the resolution of a fine fax.
USUAL_RESOLUTION: Final = 200

#: More dots would take more memory than a desk has; an A2 sheet at 600 per inch has fewer.
MOST_DOTS: Final = 150_000_000

UNREADABLE: Final = "این تصویر خوانده نمی‌شود؛ آسیب دیده یا بیش از اندازه بزرگ است."


def pages_of_picture(content: bytes) -> bytes:
    """A PDF with a page for each picture in a PNG, JPEG or TIFF.

    Raises:
        InvalidInput: It cannot be read as a picture.
    """
    from PIL import Image, ImageSequence

    pages = io.BytesIO()
    try:
        with warnings.catch_warnings():
            # Sizes are judged below, by a limit of ours; the rest is for programmers.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
                _require_moderate(picture)
                resolution = _resolution(picture)
                first, *others = [_printable(frame) for frame in ImageSequence.Iterator(picture)]
                first.save(pages, "PDF", resolution=resolution, save_all=True, append_images=others)
    except InvalidInput:
        raise
    except Exception as error:  # a decoder that is fed anything may raise anything
        raise InvalidInput("files", UNREADABLE) from error
    return pages.getvalue()


def _require_moderate(picture: Image.Image) -> None:
    dots = 0
    for frame in range(getattr(picture, "n_frames", 1)):
        picture.seek(frame)
        dots += picture.width * picture.height
        if dots > MOST_DOTS * 4 or picture.width * picture.height > MOST_DOTS:
            raise InvalidInput("files", UNREADABLE)
    picture.seek(0)


def _resolution(picture: Image.Image) -> float:
    told = picture.info.get("dpi", (0, 0))[0]
    return float(told) if 50 <= float(told) <= 2400 else USUAL_RESOLUTION


def _printable(frame: Image.Image) -> Image.Image:
    """A picture as a paper takes it: what is transparent is white."""
    from PIL import Image

    if frame.mode in ("1", "L", "RGB"):
        return frame.copy()
    if frame.mode in ("LA", "RGBA", "PA") or "transparency" in frame.info:
        there = frame.convert("RGBA")
        sheet = Image.new("RGB", frame.size, "white")
        sheet.paste(there, mask=there.getchannel("A"))
        return sheet
    return frame.convert("RGB")
