"""Where a packaged resource lies: in a checkout, a wheel, or a frozen program."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def resource_path(relative: str) -> Path:
    """The file of a resource, e.g. `fonts/Vazirmatn/Vazirmatn-Regular.ttf`."""
    return _ROOT / relative
