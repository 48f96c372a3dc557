"""Files as scanners and fax programs make them, small."""

from __future__ import annotations

import io

from PIL import Image

#: The smallest PDF with one empty page that every reader opens.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 420]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def picture(form: str, pages: int = 1, *, grey: int = 200, mode: str = "L") -> bytes:
    """A picture of small pages, each a little darker than the one before."""
    sheets = [Image.new("L", (60, 84), grey - place).convert(mode) for place in range(pages)]
    made = io.BytesIO()
    if form == "TIFF":
        sheets[0].save(made, form, save_all=True, append_images=sheets[1:])
    else:
        sheets[0].save(made, form)
    return made.getvalue()
