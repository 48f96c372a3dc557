"""Files on records: taken in by their content, kept under its hash, proved whenever they are read.

Whoever owns the record asks the rights and the clearance; this package knows no record.
"""

from app.attachments.arranging import (
    ArrangedFile,
    PageFate,
    PageOrder,
    Replaced,
    ScanPage,
    put_in_place,
    said_of,
)
from app.attachments.contents import Content, damaged_contents, open_content, put_content
from app.attachments.files import (
    AttachedFiles,
    FileAdded,
    FileLine,
    StoredFile,
    add_file,
    files_of,
    newest_file,
    put_removal_back,
    remove_file,
    standing_file,
)
from app.attachments.scan_folder import (
    Look,
    Scan,
    ScanFolderGone,
    leave_file,
    look_for_scans,
    move_to_done,
    put_away,
)
from app.attachments.sources import Source, taken_in

__all__ = [
    "ArrangedFile",
    "AttachedFiles",
    "Content",
    "FileAdded",
    "FileLine",
    "Look",
    "PageFate",
    "PageOrder",
    "Replaced",
    "Scan",
    "ScanFolderGone",
    "ScanPage",
    "Source",
    "StoredFile",
    "add_file",
    "damaged_contents",
    "files_of",
    "leave_file",
    "look_for_scans",
    "move_to_done",
    "newest_file",
    "open_content",
    "put_away",
    "put_content",
    "put_in_place",
    "put_removal_back",
    "remove_file",
    "said_of",
    "standing_file",
    "taken_in",
]
