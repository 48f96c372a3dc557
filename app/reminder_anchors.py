"""The names of what people are reminded of: dates of records, as the store knows them."""

from __future__ import annotations

from typing import Final

#: When an entry of the programme, a meeting or a protocol case begins.
START: Final = "start"
#: Until when minutes shall come, of an outside secretary too.
MINUTES_DUE: Final = "minutes_due"
#: Until when the addressee of an order shall answer.
DEADLINE: Final = "deadline"
#: When somebody promised to ring again.
NEXT_TRY: Final = "next_try"
#: When a petitioner's turn on a public day begins; a daily visitor's time is the programme's.
SLOT: Final = "slot"
#: Until when the report of a trip is due.
REPORT_DUE: Final = "report_due"
#: The day an agreement expires, and the day the office wants to know of it.
EXPIRY: Final = "expiry"
NOTICE: Final = "notice"
