"""Files on records: taken in by their content, kept under its hash, proved whenever they are read.

This package knows no record: a register says of its own what they are, which rights their files
need and what a deed on one is (`KeptFiles`), and gets all that is done with files.
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
    remove_file,
    standing_file,
)
from app.attachments.keeping import WITH_FILES, FileActions, KeptFiles
from app.attachments.moves import are_gone_on, before_move, put_move_back
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
    "WITH_FILES",
    "ArrangedFile",
    "AttachedFiles",
    "Content",
    "FileActions",
    "FileAdded",
    "FileLine",
    "KeptFiles",
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
    "are_gone_on",
    "before_move",
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
    "put_move_back",
    "remove_file",
    "said_of",
    "standing_file",
    "taken_in",
]
