"""The letterheads of an invented office: one for each size, with an emblem nobody owns."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from app.access import SignedIn
from app.letterheads import (
    PAGE_NAMES,
    Emblem,
    HeadLine,
    LetterheadDraft,
    Page,
    add_letterhead,
    shipped_sheet,
)
from app.operators import ADMINISTRATOR
from app.session import OfficeSession

_FOOT: Final = ("مشهد، خیابان بهار، استانداری خراسان رضوی", "تلفن ۰۵۱-۳۸۰۰۰۰۰۰")
_INK: Final = (22, 92, 76)
#: Points each way.
_SIDE: Final = 480


def keep_letterheads(session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
    """Add them as the administrator would."""
    before = session.desk.operator
    session.desk.operator = operators[ADMINISTRATOR]
    emblem = _emblem()
    for number, page in enumerate(Page, 301):
        layout = shipped_sheet(session, page).layout
        lines = (HeadLine("جمهوری اسلامی ایران", layout.lines[-1].size), *layout.lines)
        draft = LetterheadDraft(
            name=f"سربرگ دفتر، {PAGE_NAMES[page]}",
            page=page,
            layout=replace(layout, lines=lines, foot_lines=_FOOT),
            emblem=emblem,
            request_key=UUID(int=number),
        )
        add_letterhead(session, draft)
    session.desk.operator = before


def _emblem() -> Emblem:
    """A turquoise star of eight points in a ring, as on old tiles."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (_SIDE, _SIDE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, _SIDE - 6, _SIDE - 6), outline=_INK, width=16)
    middle, near, far = _SIDE / 2, 108, 152
    square = [(-near, -near), (near, -near), (near, near), (-near, near)]
    diamond = [(0, -far), (far, 0), (0, far), (-far, 0)]
    for corners in (square, diamond):
        draw.polygon([(middle + x, middle + y) for x, y in corners], fill=_INK)
    draw.ellipse((middle - 52, middle - 52, middle + 52, middle + 52), fill=(255, 255, 255, 255))
    written = io.BytesIO()
    image.save(written, "PNG")
    return Emblem("نشان.png", "image/png", written.getvalue())
