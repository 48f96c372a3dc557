"""The calendar's week, asked and painted; prints milliseconds: the median of many weeks.

`moved` is what a person waits for on Alt+Down: the question, laying, painting 1366 by 768 pixels;
`painted` only lays and paints sixty entries with nothing kept from before but words.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from PySide6.QtGui import QImage

sys.path.insert(0, str(Path(__file__).parents[1]))

from agenda_week import SATURDAY, TODAY, crowded_week, infos
from app.agenda.calendar import calendar_entries
from app.agenda.days import day_infos
from app.office import open_office
from ui import theme
from ui.agenda.board import Column
from ui.agenda.time_view import TimeView
from ui.application import make_application

WEEKS = 25

application = make_application(["daftar"])
theme.dress(application)
picture = QImage(1366, 768, QImage.Format.Format_ARGB32_Premultiplied)
view = TimeView()
view.resize(1366, 768)
view.show()


def paint(first: Any, entries: Any, known: Any) -> None:
    """Lay a week and paint it."""
    columns = [Column(first + timedelta(days=number)) for number in range(7)]
    view.show_entries(columns, entries, known, TODAY)
    view.render(picture)


def milliseconds(begun: float) -> float:
    return (perf_counter() - begun) * 1000


paint(SATURDAY, crowded_week(), infos(SATURDAY))
application.processEvents()
with open_office(sys.argv[1]) as office:
    office.sign_in_as()
    moved = []
    for week in range(WEEKS):
        first = SATURDAY + timedelta(days=7 * week)
        begun = perf_counter()
        entries = office.read(calendar_entries, first, first + timedelta(days=6))
        known = office.read(day_infos, first, first + timedelta(days=6))
        paint(first, entries, known)
        moved.append(milliseconds(begun))
full, known = crowded_week(), infos(SATURDAY)
painted = []
for _ in range(WEEKS):
    begun = perf_counter()
    paint(SATURDAY, full, known)
    painted.append(milliseconds(begun))
print(f"moved\t{median(moved):.2f}")
print(f"painted\t{median(painted):.2f}", flush=True)
os._exit(0)
