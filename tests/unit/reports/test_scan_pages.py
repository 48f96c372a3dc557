"""Pages of a scan in another order: right pages, right way up, without loss."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image, ImageSequence

from app.attachments import ScanPage
from app.errors import InvalidInput
from app.progress import Cancelled, Progress
from reports.scan_pages import arranged_pages, page_count, thumbnails
from reports.scanned import pages_of_picture
from scans import picture

PDF = "application/pdf"


def paper(count: int) -> bytes:
    """A PDF of pages as wide as their numbers say."""
    document = pypdfium2.PdfDocument.new()
    for number in range(count):
        document.new_page(100 + number, 200).close()
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def sizes(content: bytes) -> list[tuple[int, int, int]]:
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        left, bottom, right, top = page.get_mediabox()
        found.append((round(right - left), round(top - bottom), page.get_rotation()))
    document.close()
    return found


def test_pages_of_a_pdf_are_moved_and_turned() -> None:
    content = paper(4)
    made = arranged_pages(content, PDF, [ScanPage(2), ScanPage(0, 90), ScanPage(3, 270)])
    assert sizes(made) == [(102, 200, 0), (100, 200, 90), (103, 200, 270)]
    again = arranged_pages(made, PDF, [ScanPage(1, 270)])
    assert sizes(again) == [(100, 200, 0)]
    assert made == arranged_pages(content, PDF, [ScanPage(2), ScanPage(0, 90), ScanPage(3, 270)])


def test_frames_of_a_tiff_keep_every_dot() -> None:
    content = picture("TIFF", 3, grey=200)
    made = arranged_pages(content, "image/tiff", [ScanPage(2), ScanPage(0, 90)])
    frames = [one.copy() for one in ImageSequence.Iterator(Image.open(io.BytesIO(made)))]
    assert [one.getpixel((3, 3)) for one in frames] == [198, 200]
    assert [one.size for one in frames] == [(60, 84), (84, 60)]
    assert page_count(pages_of_picture(made)) == 2


def test_a_fax_keeps_its_two_resolutions_the_right_way() -> None:
    written = io.BytesIO()
    fax = Image.new("1", (60, 42), 1)
    fax.putpixel((0, 0), 0)
    fax.save(written, "TIFF", compression="group4", dpi=(204, 98))
    made = arranged_pages(written.getvalue(), "image/tiff", [ScanPage(0, 90)])
    turned = Image.open(io.BytesIO(made))
    assert turned.size == (42, 60)
    assert [round(float(one)) for one in turned.info["dpi"]] == [98, 204]
    assert turned.info["compression"] == "group4"
    # What stood at the top left now stands at the top right.
    assert turned.getpixel((41, 0)) == 0


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_stays_what_it_is(form: str) -> None:
    made = arranged_pages(picture(form), f"image/{form.lower()}", [ScanPage(0, 180)])
    turned = Image.open(io.BytesIO(made))
    assert (turned.format, turned.size) == (form, (60, 84))


def test_small_pictures_keep_within_their_room() -> None:
    made = thumbnails(paper(3), 1, 3, (80, 90))
    assert [(one.width, one.height) for one in made] == [(46, 90), (46, 90)]
    assert all(len(one.dots) == one.width * one.height * 3 for one in made)


def test_a_person_may_stop_it() -> None:
    progress = Progress(lambda _done, _of, _stage: progress.cancel())
    with pytest.raises(Cancelled):
        arranged_pages(
            picture("TIFF", 3), "image/tiff", [ScanPage(number) for number in range(3)], progress
        )


def test_what_is_broken_is_said() -> None:
    with pytest.raises(InvalidInput):
        arranged_pages(b"%PDF-1.4\nx", PDF, [ScanPage(0)])
    with pytest.raises(InvalidInput):
        arranged_pages(picture("TIFF")[:40], "image/tiff", [ScanPage(0)])
