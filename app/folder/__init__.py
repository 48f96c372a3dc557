"""The governor's folder (کارتابل): sheets of any kind, in to him and back (P2.3, U6, U8).

This package knows no record: whoever keeps one puts its sheet in and says what came of it.
"""

from app.folder.operations import (
    came_back_with,
    count_folder_prints,
    first_put_in,
    follow_record,
    keep_sheet,
    put_back,
    put_in,
    send_in,
    sheet_came_back,
    standing_sheet,
    take_back_sending,
    take_out,
)
from app.folder.queries import (
    FolderCounts,
    FolderFilter,
    FolderLine,
    FolderPaper,
    FolderPlace,
    SheetRow,
    count_sheets,
    folder_counts,
    folder_paper,
    list_folders,
    list_sheets,
)
from app.folder.rows import Outcome, Purpose, SheetCard

__all__ = [
    "FolderCounts",
    "FolderFilter",
    "FolderLine",
    "FolderPaper",
    "FolderPlace",
    "Outcome",
    "Purpose",
    "SheetCard",
    "SheetRow",
    "came_back_with",
    "count_folder_prints",
    "count_sheets",
    "first_put_in",
    "folder_counts",
    "folder_paper",
    "follow_record",
    "keep_sheet",
    "list_folders",
    "list_sheets",
    "put_back",
    "put_in",
    "send_in",
    "sheet_came_back",
    "standing_sheet",
    "take_back_sending",
    "take_out",
]
