"""`daftar tour` does the main job without a display and leaves its pictures and papers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


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
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    pictures = [path for path in paths if path.suffix == ".png"]
    papers = [path for path in paths if path.suffix == ".pdf"]
    assert (len(pictures), len(papers)) == (48, 3)
    # Each in both themes, and they differ.
    for light in output.glob("*-light.png"):
        dark = light.with_name(light.name.replace("-light", "-dark"))
        assert QImage(str(light)) != QImage(str(dark)), light.name
    sizes = {(QImage(str(path)).width(), QImage(str(path)).height()) for path in pictures}
    assert {(1366, 768), (1920, 1080)} <= sizes
    for path in papers:
        document = pypdfium2.PdfDocument(path)
        assert len(document) >= 1
        document.close()
