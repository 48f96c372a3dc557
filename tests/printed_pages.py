"""What a printed paper says, page by page, as a reader gives it back."""

from __future__ import annotations

import subprocess

import pypdfium2

#: What the papers put between words so that readers keep their order.
_MARKS = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page, its spaces made one."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    pages = done.stdout.decode().translate(_MARKS).split("\f")[:-1]
    assert len(pages) == _count(pdf)
    return [" ".join(page.split()) for page in pages]


def text_of(pdf: bytes) -> str:
    """The text of the whole paper."""
    return " ".join(pages_of(pdf))


def _count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count
