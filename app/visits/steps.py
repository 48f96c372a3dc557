"""The steps of a visit that other deeds look for by name."""

from __future__ import annotations

from typing import Final

#: The steps a visit begins with; a number once given is withdrawn, not undone.
RECEIVED: Final = "receive_visit"
CARRIED: Final = "carry_over"
IMPORTED: Final = "import_visit"

#: The visitor heard what came of it, or it was closed without that.
TOLD: Final = "tell_visitor"
CLOSED: Final = "close_visit"

#: Its form went into the governor's folder, came back without words, or with an order.
PUT_IN: Final = "put_in_folder"
SEEN: Final = "seen"
ORDERED: Final = "order"
