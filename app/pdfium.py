"""PDFs opened, drawn and taken apart by PDFium, which two threads must never enter at once.

Whoever calls it holds `PDFIUM` for as long as one call lasts, not for a whole document, so that
a stack of two hundred pages keeps nobody else waiting.
"""

from __future__ import annotations

import io
import re
from threading import Lock
from typing import Any, Final

from app.errors import InvalidInput

PDFIUM: Final = Lock()

LOCKED: Final = "این PDF باز نمی‌شود؛ آسیب دیده یا رمز دارد."

#: What PDFium writes of its own into a PDF it saves; taken out, so that the same pages are the same
#: file and are noticed when they come twice.
_WHEN: Final = re.compile(rb"(?<=/CreationDate\(D:)[^)]*")
_ID: Final = re.compile(rb"(?<=<)[0-9A-Fa-f]{32}(?=>)")


def opened_pdf(content: bytes) -> Any:
    """A PDF as PDFium's document; whoever takes it closes it, holding the lock.

    Raises:
        InvalidInput: It is damaged, or wants a password.
    """
    import pypdfium2

    try:
        with PDFIUM:
            return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise InvalidInput("files", LOCKED) from error


def saved_pdf(document: Any) -> bytes:
    """A document as a file, the same bytes for the same pages; the lock is held by the caller."""
    written = io.BytesIO()
    document.save(written)
    content = _WHEN.sub(lambda found: b"0" * len(found.group()), written.getvalue(), count=1)
    head, tail = content[:-1024], content[-1024:]
    return head + _ID.sub(b"0" * 32, tail)
