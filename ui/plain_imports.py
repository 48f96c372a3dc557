"""Let Python import as it does without PySide6.

For its switch of names (`from __feature__ import snake_case`), which nothing here uses, PySide6
puts itself before Python's `import` and reads the source of every module that is imported
afterwards, to see whether «PySide6» stands in it. `linecache` keeps all those lines for good:
300,000 of them, 40 MB with the pages, and a tenth of the time of the imports. Where there is no
source, as in the built program, it looks at nothing; a desk that runs from source is now like it.

Imported for what it does, before all else of ours.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # the first of PySide6 to be imported brings its `import`


def restore() -> None:
    """Put Python's own `import` back; what PySide6 put there is kept by nobody."""
    python_own = getattr(builtins, "__orig_import__", None)
    if python_own is not None:
        builtins.__import__ = python_own


restore()
