"""The icons we paint ourselves, against those of the package their font comes from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui import icon_set

INK, CHOSEN = "#123456", "#C02010"


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("name", ["phone-outline", "email-outline", "reply"])
def test_an_icon_is_dot_for_dot_the_one_of_qtawesome(
    name: str, mirrored: bool, qapp: QApplication
) -> None:
    import qtawesome

    ours = icon_set.icon(name, INK, CHOSEN, mirrored=mirrored)
    theirs = qtawesome.icon(f"mdi6.{name}", color=INK, color_on=CHOSEN, hflip=mirrored)
    for mode in QIcon.Mode:
        for state in QIcon.State:
            for side in (16, 20, 33):
                ask = (QSize(side, side), 1.5, mode, state)
                assert ours.pixmap(*ask).toImage() == theirs.pixmap(*ask).toImage()
    assert not ours.pixmap(20, 20).toImage().allGray()


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icon_set.icon("no-such-icon", INK, CHOSEN)


def test_every_icon_of_the_navigation_is_in_the_set(qapp: QApplication) -> None:
    from ui.sections import SECTIONS

    for section in SECTIONS:
        icon_set.icon(section.icon, INK, CHOSEN)
