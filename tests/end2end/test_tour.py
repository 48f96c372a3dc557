"""`daftar tour` does the main job without a display and leaves its pictures and papers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage

from ui import theme

ROOT = Path(__file__).parents[2]
#: What the registers print on the tour.
PAPERS = {
    "call-note-governor.pdf",
    "call-note-note.pdf",
    "call-note-blank.pdf",
    "call-note-printed.pdf",
    "letter.pdf",
    "order-slip.pdf",
    "follow-up.pdf",
    "meeting-request.pdf",
    "day-programme.pdf",
    "delegation-programme.pdf",
    "seating-plan.pdf",
}

#: Words in the names of pictures of papers, which have a size of their own.
PREVIEWED = (
    "preview",
    "slip",
    "follow-up",
    "meeting-request",
    "day-programme",
    "delegation-programme",
    "seating-plan",
)


@pytest.mark.end2end
def test_the_tour_leaves_pictures_and_papers(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    output = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "ui", "tour", "-o", str(output)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    pictures = [path for path in paths if path.suffix == ".png"]
    papers = [path for path in paths if path.suffix == ".pdf"]
    # 51 looks at both sizes, each in both themes.
    assert len(pictures) == 216
    for path in pictures:
        image = QImage(str(path))
        size, _number, *_name, colours = path.stem.split("-")
        background = (theme.DARK if colours == "dark" else theme.LIGHT).background
        assert image.pixelColor(1, image.height() - 2) == QColor(background), path.name
        if not any(paper in path.stem for paper in PREVIEWED):
            assert f"{image.width()}x{image.height()}" == size
    assert {path.name for path in papers} == PAPERS
    for path in papers:
        document = pypdfium2.PdfDocument(path)
        assert len(document) >= 1
        document.close()
