"""The governor's folder in an invented office: one goes in with the first form of the next day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.clock import to_tehran
from app.folder import Outcome, SheetCard, list_folders, send_in
from app.folder.operations import NUMBER, folder_row, note_sending, outcome_of, sheet_row
from app.jalali import jalali_year
from app.numbering import written
from app.session import OfficeSession


def send_yesterdays_folder(session: OfficeSession) -> None:
    """Send the folder in that was begun on an earlier day, through the services."""
    newest = next(iter(list_folders(session, limit=1)), None)
    if newest is not None and newest.sent_at is None and _is_older(session, newest.begun_at):
        send_in(session, newest.id, newest.version)


def _is_older(session: OfficeSession, begun_at: datetime) -> bool:
    return to_tehran(begun_at).date() < session.desk.clock.today()


class FolderRows:
    """The same as rows, for an office that is written in bulk.

    Attributes:
        fresh: Folders not yet written.
        sent: Folders written before they went in.
        serials: The last number of each year.
    """

    def __init__(self, session: OfficeSession, new_id: Callable[[], int]) -> None:
        self._session, self._new_id = session, new_id
        self.fresh: list[dict[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        self.serials: dict[int, int] = {}
        self._current: dict[str, Any] | None = None
        self._count = 0

    def put_in(self, card: SheetCard) -> dict[str, Any]:
        """The row of a record's sheet in the folder that is prepared now."""
        current = self._current
        if current is not None and _is_older(self._session, current["begun_at"]):
            self._send(current)
            current = None
        if current is None:
            current = self._begin()
        self._count += 1
        return sheet_row(self._session, current["id"], card)

    def _send(self, folder: dict[str, Any]) -> None:
        desk = self._session.desk
        folder |= {"sent_at": desk.clock.now(), "sent_by": desk.operator.id, "version": 2}
        note_sending(self._session, folder["id"], folder["number"], self._count)
        if folder not in self.fresh:
            self.sent.append(folder)

    def _begin(self) -> dict[str, Any]:
        year = jalali_year(to_tehran(self._session.desk.clock.now()).date())
        serial = self.serials[year] = self.serials.get(year, 0) + 1
        number = written(NUMBER, year, serial)
        self._current = {
            "id": self._new_id(),
            **folder_row(self._session, serial, year, number),
        }
        self._count = 0
        self.fresh.append(self._current)
        return self._current

    def came_back(
        self, sheet: dict[str, Any], outcome: Outcome, order_id: int | None = None
    ) -> None:
        """Say in a sheet's row what came of it."""
        sheet |= outcome_of(self._session, outcome, order_id)
