"""One checksummed file with everything in a store, made while others write, for either store."""

from app.backup.last import LastBackup, last_backup, note_backup
from app.backup.making import BackupMade, make_backup
from app.backup.reading import Manifest, read_backup
from app.backup.restoring import Restored, restore_backup
from app.backup.upgrading import mend_search, upgrade_store

__all__ = [
    "BackupMade",
    "LastBackup",
    "Manifest",
    "Restored",
    "last_backup",
    "make_backup",
    "mend_search",
    "note_backup",
    "read_backup",
    "restore_backup",
    "upgrade_store",
]
