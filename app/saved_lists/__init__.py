"""Lists people keep under a name, with how many records each finds now."""

from app.saved_lists.operations import (
    SavedListDraft,
    delete_list,
    rename_list,
    restore_list,
    save_list,
)
from app.saved_lists.plain import days_of, filter_from_plain, filter_to_plain
from app.saved_lists.queries import SavedListRow, count_saved_lists, saved_lists
from app.saved_lists.sections import SECTIONS, ListSection

__all__ = [
    "SECTIONS",
    "ListSection",
    "SavedListDraft",
    "SavedListRow",
    "count_saved_lists",
    "days_of",
    "delete_list",
    "filter_from_plain",
    "filter_to_plain",
    "rename_list",
    "restore_list",
    "save_list",
    "saved_lists",
]
