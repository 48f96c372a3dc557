"""When the store was last backed up, so that a desk can say when it was too long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.session import OfficeSession
from app.settings import read_setting, write_setting

_NAME: Final = "last_backup"

#: A week of an office's work is the most anybody wants to do again.
TOO_OLD: Final = timedelta(days=7)


@dataclass(frozen=True)
class LastBackup:
    """The last backup anybody made of this store, or that there was none.

    Attributes:
        file_name: Without its folder, which means something at one desk only.
    """

    made_at: datetime | None
    file_name: str
    is_too_old: bool


def note_backup(session: OfficeSession, file_name: str, size: int) -> Changes[None]:
    """Say that a good backup was made.

    Raises:
        NotAllowed: The operator may not make one.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    now = session.desk.clock.now()
    write_setting(session, _NAME, {"made_at": now.isoformat(), "file": file_name, "size": size})
    words = f"پشتیبان «{file_name}» ساخته و بازبینی شد."
    journal.note(session, Kind.SETTING, None, "make_backup", words)
    return changed(None, Kind.SETTING)


def last_backup(session: OfficeSession) -> LastBackup:
    """When the store was last backed up."""
    held = read_setting(session, _NAME)
    if not held:
        return LastBackup(None, "", is_too_old=True)
    made_at = datetime.fromisoformat(held["made_at"])
    age = session.desk.clock.now() - made_at
    return LastBackup(made_at, held["file"], is_too_old=age > TOO_OLD)
