"""Files on records: taken in by their content, kept under its hash, proved whenever they are read.

Whoever owns the record asks the rights and the clearance; this package knows no record.
"""

from app.attachments.contents import Content, damaged_contents, open_content, put_content
from app.attachments.files import (
    FileAdded,
    FileLine,
    StoredFile,
    add_file,
    files_of,
    remove_file,
    standing_file,
)
from app.attachments.sources import Source, taken_in

__all__ = [
    "Content",
    "FileAdded",
    "FileLine",
    "Source",
    "StoredFile",
    "add_file",
    "damaged_contents",
    "files_of",
    "open_content",
    "put_content",
    "remove_file",
    "standing_file",
    "taken_in",
]
