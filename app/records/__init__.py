"""Records as plain JSON: what scripts hand over becomes drafts, what is stored becomes keys.

The command line and other doors for programs use this; no rule of the office lives here, only the
names, types and order of fields. `daftar add` takes what `daftar show` prints.
"""

from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import Field, read_object
from app.records.kinds import KINDS
from app.records.plain import Plain, plain, plain_object

__all__ = [
    "KINDS",
    "Added",
    "Asked",
    "Field",
    "Found",
    "Plain",
    "RecordKind",
    "plain",
    "plain_object",
    "read_object",
]
