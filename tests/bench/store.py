"""The office the benches work on: made once by the demo, kept under `build/bench`."""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

from figure import KEPT, ROOT

from app.demo import fill_store
from app.office import open_office
from app.operators import set_operator_active

SEED = 7
#: What the store is made of: when one of these changes, the kept one is of no use.
MADE_OF = ("models", "app/demo", "app/text.py")


def office_store() -> str:
    """The address of a store with 20,000 contacts and 100,000 calls."""
    path = KEPT / f"office-{_fingerprint()}.sqlite"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for outdated in KEPT.glob("*.sqlite*"):
            outdated.unlink()
        half_made = KEPT / "half-made.sqlite"
        fill_store(f"sqlite:///{half_made}", "office", SEED, datetime.now(UTC))
        _leave_one_operator(f"sqlite:///{half_made}")
        half_made.rename(path)
    return f"sqlite:///{path}"


def _fingerprint() -> str:
    """A few letters that change when the tables, their migrations or the demo change."""
    digest = hashlib.sha256()
    for part in MADE_OF:
        whole = ROOT / part
        for path in sorted(whole.rglob("*.py")) if whole.is_dir() else [whole]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


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
