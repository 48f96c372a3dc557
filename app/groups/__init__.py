"""Distribution groups of the directory."""

from app.groups.drafts import GroupDraft
from app.groups.operations import (
    add_group,
    add_members,
    amend_group,
    archive_group,
    delete_group,
    restore_group,
)
from app.groups.queries import GroupFilter, count_groups, group_sheet, list_groups, suggest_groups
from app.groups.rows import GroupRow, GroupSheet

__all__ = [
    "GroupDraft",
    "GroupFilter",
    "GroupRow",
    "GroupSheet",
    "add_group",
    "add_members",
    "amend_group",
    "archive_group",
    "count_groups",
    "delete_group",
    "group_sheet",
    "list_groups",
    "restore_group",
    "suggest_groups",
]
