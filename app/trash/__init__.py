"""Whatever was archived or deleted, in one place, from where it comes back."""

from app.trash.asking import TrashFilter, TrashRow, count_trash, list_trash, restore_from_trash
from app.trash.kinds import Removal, TrashKind, trash_kinds

__all__ = [
    "Removal",
    "TrashFilter",
    "TrashKind",
    "TrashRow",
    "count_trash",
    "list_trash",
    "restore_from_trash",
    "trash_kinds",
]
