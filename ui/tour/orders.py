"""Orders and their follow-up: the tour's part of the orders."""

from __future__ import annotations

from ui.orders.papers import preview_slips
from ui.tour.guide import Guide


def walk(guide: Guide) -> None:
    """The list of what is followed up, a reminder to one unit, and the slip of an order."""
    page = guide.see("orders")
    guide.picture("orders")
    preview_slips(page)
    guide.preview("order-slip", "order-slip.pdf")
    guide.act("print_follow_up")
    guide.preview("follow-up", "follow-up.pdf")
