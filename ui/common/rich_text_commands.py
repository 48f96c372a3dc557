"""What the rich-text editor can do, once: words, key and icon of each command.

The keys belong to the editor while it has the focus, whatever they mean elsewhere: they are those
of the word processors people come from, and the manual takes them from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Command:
    """Something the editor does.

    Attributes:
        name: What the editor knows it by.
        title: Its words in the tooltip and the manual.
        shortcut: Its key.
        icon: Its picture in the toolbar, or empty for one that has no button.
        is_mirrored: Whether the picture is turned for a text that runs from the right.
        is_worded: Whether its button says its title, because no picture does.
        is_state: Whether its button shows that the text at the cursor is so.
        begins_group: Whether some room parts its button from the one before.
    """

    name: str
    title: str
    shortcut: str
    icon: str = ""
    is_mirrored: bool = False
    is_worded: bool = False
    is_state: bool = False
    begins_group: bool = False

    @property
    def has_button(self) -> bool:
        """Whether it stands in the toolbar; the others are keys alone."""
        return bool(self.icon) or self.is_worded


COMMANDS: Final = (
    Command("heading", "عنوان", "Ctrl+Alt+1", is_worded=True, is_state=True),
    Command("subheading", "زیرعنوان", "Ctrl+Alt+2", is_worded=True, is_state=True),
    Command("body", "متن", "Ctrl+Alt+3", is_worded=True, is_state=True),
    Command("bold", "پررنگ", "Ctrl+B", "format-bold", is_state=True, begins_group=True),
    Command("italic", "مورب", "Ctrl+I", "format-italic", is_state=True),
    Command("underline", "زیرخط", "Ctrl+U", "format-underline", is_state=True),
    Command(
        "bullets",
        "فهرست نشانه‌دار",
        "Ctrl+Alt+4",
        "format-list-bulleted",
        is_mirrored=True,
        is_state=True,
        begins_group=True,
    ),
    Command("numbers", "فهرست شماره‌دار", "Ctrl+Alt+5", "format-list-numbered-rtl", is_state=True),
    Command("indent", "یک پله تو", "Tab", "format-indent-increase", is_mirrored=True),
    Command("outdent", "یک پله بیرون", "Shift+Tab", "format-indent-decrease", is_mirrored=True),
    Command(
        "justified", "هم‌تراز", "Ctrl+J", "format-align-justify", is_state=True, begins_group=True
    ),
    Command("start", "راست‌چین", "Ctrl+R", "format-align-right", is_state=True),
    Command("centre", "وسط‌چین", "Ctrl+E", "format-align-center", is_state=True),
    Command("end", "چپ‌چین", "Ctrl+L", "format-align-left", is_state=True),
    Command("insert_table", "جدول تازه", "Ctrl+Alt+6", "table-plus", begins_group=True),
    Command("add_row", "سطر تازه زیر این", "Ctrl+Alt+7", "table-row-plus-after"),
    Command("add_column", "ستون تازه پس از این", "Ctrl+Alt+8", "table-column-plus-before"),
    Command("remove_row", "برداشتن سطر", "Alt+Del", "table-row-remove"),
    Command("remove_column", "برداشتن ستون", "Ctrl+Shift+Del", "table-column-remove"),
    Command(
        "header", "سطر نخست، سر جدول در هر صفحه", "Ctrl+Alt+9", "table-headers-eye", is_state=True
    ),
    Command("widen", "ستون پهن‌تر", "Alt+Up", "arrow-expand-horizontal"),
    Command("narrow", "ستون باریک‌تر", "Alt+Down", "arrow-collapse-horizontal"),
    Command("undo", "پس گرفتن", "Ctrl+Z", "undo", begins_group=True),
    Command("redo", "دوباره کردن", "Ctrl+Y", "redo"),
    Command("paste_plain", "چسباندن بی قالب", "Ctrl+Shift+V"),
    Command("leave", "رفتن به خانه بعد", "Ctrl+Tab"),
    Command("leave_back", "رفتن به خانه پیش", "Ctrl+Shift+Tab"),
)
