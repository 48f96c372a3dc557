"""The letter that tells applicants the result, and the telling it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from app.access import Right
from app.jalali import jalali_text
from app.orders import FollowUpRow, Telling, TellingWay
from app.result_notices import count_notice_prints, result_notices
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.register_page import RegisterPage
from ui.orders.step_form import Saved
from ui.orders.step_forms import tell_form
from ui.orders.texts import first_line
from ui.theme import Tone

TITLE: Final = "اعلام نتیجه"
FILE: Final = "result-notice.pdf"
LOG_IT: Final = "ثبت اعلام کتبی"


def preview_notices(page: RegisterPage[FollowUpRow], saved: Saved) -> None:
    """Show the letters to the applicants of selected lines; what went to the printer is counted.

    Printing tells nobody: it then offers to log the telling, in the form by which it always is.
    """
    chosen = {row.order_id: row for row in page.table.selected_rows()}
    ids = tuple(chosen)

    def make(desk: DeskPaper) -> bytes:
        from reports.result_notice import result_notices_paper

        return result_notices_paper(
            desk.office.read(result_notices, ids),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        page.shell.tasks.write(
            page,
            count_notice_prints,
            ids,
            done=lambda _count: _offer_telling(page, list(chosen.values()), saved),
        )

    preview_paper(
        page,
        page.shell,
        make,
        TITLE,
        FILE,
        printed,
        failed=lambda error: page.say(error.message, Tone.WARNING),
    )


def _offer_telling(
    page: RegisterPage[FollowUpRow], rows: Sequence[FollowUpRow], saved: Saved
) -> None:
    """Offer the form for the first who is still to be told; when it is saved, for the next."""
    waiting = [row for row in rows if row.telling is Telling.TO_BE_TOLD]
    if not waiting or not page.shell.operator().may(Right.FOLLOW_UP_ORDERS):
        return
    first, rest = waiting[0], waiting[1:]

    def told(order_id: int) -> None:
        saved(order_id)
        _offer_telling(page, rest, saved)

    page.bar.say(
        f"نامه چاپ شد. اعلام آن به «{first.applicant}» ({first_line(first.words)[:40]}) هنوز ثبت "
        "نشده است.",
        Tone.INFORMATION,
        action=LOG_IT,
        act=partial(_open_telling, page, first, told),
    )


def _open_telling(page: RegisterPage[FollowUpRow], row: FollowUpRow, saved: Saved) -> None:
    words = f"نامه اعلام نتیجه به تاریخ {jalali_text(page.shell.today())}"
    page.open_form(tell_form(page.shell, row, saved, way=TellingWay.LETTER, told=words))
