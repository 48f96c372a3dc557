"""Files as scanners and fax programs make them, small."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageFilter

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


def scanned(
    paper: bytes, *, dpi: int = 200, angle: float = 0, noise: int = 20
) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them: askew, a little blurred and noisy."""
    import pypdfium2

    sheets = []
    document = pypdfium2.PdfDocument(paper)
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        glass = Image.new("L", (picture.width + 80, picture.height + 80), 255)
        glass.paste(picture, (40, 40))
        glass = glass.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        glass = glass.filter(ImageFilter.GaussianBlur(dpi / 300))
        grain = Image.effect_noise(glass.size, noise)
        sheets.append(ImageChops.add(glass, grain, 1, -128))
    document.close()
    return sheets


def stack(sheets: list[Image.Image], form: str = "PDF", *, dpi: int = 200) -> bytes:
    """Scanned sheets in one file."""
    made = io.BytesIO()
    if form in ("PDF", "TIFF"):
        more = {"resolution": dpi} if form == "PDF" else {"dpi": (dpi, dpi)}
        sheets[0].save(made, form, save_all=True, append_images=sheets[1:], **more)
    else:
        sheets[0].save(made, form)
    return made.getvalue()
