"""Lists people keep under a name, with how many records each finds now."""

from app.saved_lists.audience import AUDIENCES, Audience, audiences_for
from app.saved_lists.operations import (
    SavedListDraft,
    delete_list,
    keep_for,
    rename_list,
    restore_list,
    save_list,
)
from app.saved_lists.plain import days_of, filter_from_plain, filter_to_plain
from app.saved_lists.queries import SavedListRow, count_saved_lists, saved_lists
from app.saved_lists.questions import SEARCH, AskedEverywhere
from app.saved_lists.sections import SECTIONS, ListSection

__all__ = [
    "AUDIENCES",
    "SEARCH",
    "SECTIONS",
    "AskedEverywhere",
    "Audience",
    "ListSection",
    "SavedListDraft",
    "SavedListRow",
    "audiences_for",
    "count_saved_lists",
    "days_of",
    "delete_list",
    "filter_from_plain",
    "filter_to_plain",
    "keep_for",
    "rename_list",
    "restore_list",
    "save_list",
    "saved_lists",
]
