"""What an action of the program is, and the menus there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Action:
    """Something a person can do.

    Attributes:
        name: What pages know it by.
        title: Its words in menus and on buttons.
        shortcut: Its key, or empty.
        menu: The menu it stands in.
        section: Where to go first, so that its key works from anywhere; empty when it concerns
            what is in sight.
        separated: Whether a line parts it from the one above.
        run: For what concerns the whole window and no page: `module:function`, imported when it is
            first wanted and called with the window.
        right: The right it needs (`app.access.Right`), or empty.
        of_register: It is run on the register in sight, and only where there is one.
        also: Other menus it stands in, for a deed registers share.
    """

    name: str
    title: str
    shortcut: str
    menu: str
    section: str = ""
    separated: bool = False
    run: str = ""
    right: str = ""
    of_register: bool = False
    also: tuple[str, ...] = ()


FILE: Final = "دفتر"
CALL: Final = "تماس"
LETTER: Final = "نامه"
AGENDA: Final = "برنامه"
VISIT: Final = "ملاقات"
PUBLIC_DAY: Final = "ملاقات عمومی"
MEETING: Final = "جلسه"
PROTOCOL: Final = "تشریفات"
ORDER: Final = "دستور"
SHIFT: Final = "شیفت"
REMINDER: Final = "یادآوری"
CONTACT: Final = "اشخاص"
FORM: Final = "فرم"
VIEW: Final = "نمایش"

#: Modules with what concerns no page alone.
SCANS: Final = "ui.scan_deeds"
REPORTS: Final = "ui.letter_reports"
LISTING: Final = "ui.common.register_listing"
