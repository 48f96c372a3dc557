"""How the calendar is seen at a desk, remembered from one day to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSettings

from ui.agenda.geometry import USUAL_ZOOM
from ui.agenda.place import View

_VIEW: Final = "agenda/view"
_ZOOM: Final = "agenda/zoom"
_COLUMNS: Final = "agenda/columns"


def remember(settings: QSettings, view: View, zoom: int, columns: Sequence[str]) -> None:
    """Write down the view, how high an hour is, and whose columns."""
    settings.setValue(_VIEW, view.value)
    settings.setValue(_ZOOM, zoom)
    settings.setValue(_COLUMNS, ",".join(columns))


def recall(settings: QSettings) -> tuple[View, int, tuple[str, ...]]:
    """As they were left; what cannot be read is as it is at first."""
    view = str(settings.value(_VIEW) or "")
    zoom = str(settings.value(_ZOOM) or "")
    columns = str(settings.value(_COLUMNS) or "")
    return (
        View(view) if view in set(View) else View.WEEK,
        int(zoom) if zoom.isdigit() else USUAL_ZOOM,
        tuple(one for one in columns.split(",") if one),
    )
