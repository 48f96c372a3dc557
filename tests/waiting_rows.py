"""Somebody who scrolls without a pause: rows that wait to be painted for as long as one likes."""

from __future__ import annotations

from ui.common.rows_at_rest import watch


class WaitingRows:
    """Rows of no table; those who ask whether rows rest know of them while a test holds them."""

    def __init__(self) -> None:
        self.painted_at = 0.0
        self.is_at_work = True
        watch(self)
