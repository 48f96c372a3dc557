"""How long the window stands while a person types in minutes of forty pages on their desk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from figure import HOMES, ROOT, Figure

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.meetings.writing import save_text
from app.office import open_office
from app.rich_text import to_json
from minutes_seat import items_of, meeting
from rich_texts import long_minutes

#: The machine does other things too: of so many runs the calmest is ours alone.
RUNS = 3


def measure() -> list[Figure]:
    """The longest pause while typing, saving and another desk's writing go on."""
    runs = [_typed() for _ in range(RUNS)]
    calmest = {name: min(run[name] for run in runs) for name in runs[0]}
    return [
        Figure(f"minutes of 40 pages, longest pause, {name}", pause, 16, "ms")
        for name, pause in calmest.items()
    ]


def _typed() -> dict[str, float]:
    with TemporaryDirectory() as home:
        url, number = _forty_pages(Path(home))
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        environment |= dict.fromkeys(HOMES, home)
        done = subprocess.run(
            [sys.executable, "tests/bench/child_minutes.py", url, str(number)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: float(value) for name, value in lines}


def _forty_pages(folder: Path) -> tuple[str, int]:
    """A store with a meeting that runs, forty pages said to its first item."""
    url = f"sqlite:///{folder / 'minutes.sqlite'}"
    with open_office(url, create=True) as office:
        office.sign_in_as()
        number = meeting(office)
        first = items_of(office, number)[0]
        office.write(save_text, number, first, 0, to_json(long_minutes()))
    return url, number
