"""Whatever can be found, in the order of its groups: each register declares itself.

A register of tomorrow adds one line here; the search itself knows none.
"""

from __future__ import annotations

from typing import Final

from app.search.findable import Findable, Source

SOURCES: Final[tuple[Source, ...]] = ()

#: Those with keys of their own, for stores whose keys are older.
KEYED: Final = tuple(source for source in SOURCES if isinstance(source, Findable))
