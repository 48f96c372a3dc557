"""A look at pages that have no part of their own."""

from __future__ import annotations

from ui.settings.office import OfficeForm
from ui.tour.guide import Guide


def walk(guide: Guide) -> None:
    """The directory and the settings."""
    guide.see("contacts")
    guide.picture("contacts")
    guide.window.go_to("settings")
    form = guide.window.pages["settings"].findChild(OfficeForm)
    guide.until(lambda: form.note.text() and guide.quiet, "تنظیمات")
    guide.picture("settings")
