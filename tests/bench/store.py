"""The office the benches work on: made once by the demo, kept under `build/bench`."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from figure import KEPT

from app.demo import fill_store
from app.office import open_office
from app.operators import set_operator_active

SEED = 7


def office_store() -> str:
    """The address of a store with 20,000 contacts and 100,000 calls."""
    path = KEPT / "office.sqlite"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        half_made = KEPT / "half-made.sqlite"
        half_made.unlink(missing_ok=True)
        fill_store(f"sqlite:///{half_made}", "office", SEED, datetime.now(UTC))
        _leave_one_operator(f"sqlite:///{half_made}")
        half_made.rename(path)
    return f"sqlite:///{path}"


def _leave_one_operator(url: str) -> None:
    """Nobody waits for a person to choose his name while the start is measured."""
    with open_office(url) as office:
        me = office.sign_in_as()
        for row in office.operators():
            if row.id != me.id:
                office.write(set_operator_active, row.id, active=False)


def copy_of(url: str, folder: Path) -> str:
    """A copy of a store that may be written to."""
    target = folder / "copy.sqlite"
    shutil.copy(url.removeprefix("sqlite:///"), target)
    return f"sqlite:///{target}"
