"""The printed call-back list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.phone_calls import call_back_lines
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import Shell


def made_call_back_list(desk: DeskPaper) -> bytes:
    """The PDF of everybody to be rung at this moment."""
    from reports.call_back_list import call_back_list

    return call_back_list(
        desk.office.read(call_back_lines),
        letterhead=desk.letterhead,
        mark=desk.mark,
        typefaces=desk.typefaces,
    )


def preview_call_back_list(owner: QWidget, shell: Shell) -> None:
    """Show the list before it is printed."""
    title = "فهرست تماس‌های منتظر اعلام نتیجه"
    preview_paper(owner, shell, made_call_back_list, title, "call-back-list.pdf")
