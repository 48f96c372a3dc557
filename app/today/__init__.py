"""What the page that opens the day shows: each register declares its numbers and its lists.

A register of tomorrow adds a line to `CARDS` or `LISTS`; the page knows none of them.
"""

from app.today.cards import CARDS
from app.today.lists import LISTS
from app.today.parts import PRINTED, Card, Line, Listing, Today, Weight
from app.today.sheet import today_sheet

__all__ = ["CARDS", "LISTS", "PRINTED", "Card", "Line", "Listing", "Today", "Weight", "today_sheet"]
