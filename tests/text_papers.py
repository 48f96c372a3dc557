"""Papers whose text is known, as PDFs that say it and as scans that only show it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.attachments import AttachedFiles
from app.changes import Changes
from app.office import Office
from app.phone_calls import attach_files
from reports.persian import Style, Typesetter
from scans import scanned, stack

PAGE = (595, 842)


def paper(*pages: str, size: int = 12) -> bytes:
    """A PDF with a page for each text, which may have several lines."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=PAGE, invariant=1)
    typesetter = Typesetter(canvas)
    for text in pages:
        for number, line in enumerate(text.splitlines()):
            typesetter.line(line, 40, 780 - 2.2 * size * number, 515, Style(size=size))
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def scan(*pages: str, form: str = "TIFF", size: int = 16) -> bytes:
    """The same as a scanner gives it: pictures, and no words."""
    return stack(scanned(paper(*pages, size=size), noise=6), form)


def attach(
    office: Office,
    record_id: int,
    folder: Path,
    name: str,
    content: bytes,
    deed: Callable[..., Changes[AttachedFiles]] = attach_files,
) -> None:
    """Put a file onto a record: a call, unless another register's deed is given."""
    path = folder / name
    path.write_bytes(content)
    done = office.write(deed, record_id, [path]).value
    assert not done.refused, done.refused
