"""A register that is nowhere else, of ninety lines, in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pytestqt.qtbot import QtBot

from ui.common.register_model import RegisterModel
from ui.common.register_table import Column, RegisterTable
from ui.theme import Tone

LINES: Final = 90


@dataclass(frozen=True)
class Line:
    """A row."""

    id: int


COLUMNS: Final = (
    Column[Line]("number", "شماره", lambda row: str(row.id), 100),
    Column[Line]("subject", "موضوع", lambda row: f"آب روستای {row.id} " * 9, 0, rank=1),
    Column[Line]("state", "وضعیت", lambda _row: "باز", 150, tone=lambda _row: Tone.DANGER, rank=2),
)


def lines_table(qtbot: QtBot) -> RegisterTable:
    """A table in sight, with its rows."""
    model = RegisterModel(COLUMNS, lambda _asked, _give, _gone: None)
    made = RegisterTable("lines", model)
    qtbot.addWidget(made)
    made.resize(700, 430)
    with qtbot.waitExposed(made):
        made.show()
    model.show_rows([Line(number) for number in range(LINES)], LINES)
    return made
