"""A letter that comes in, and the answer written to it: the tour's part of the letters."""

from __future__ import annotations

from typing import Any

from ui.letters.letter_papers import preview_letters
from ui.tour.guide import Guide


def walk(guide: Guide) -> None:
    """The list, a letter registered, its answer drafted, and that on its letterhead."""
    page = guide.see("letters")
    guide.picture("letters")
    _register(guide, page)
    _answer(guide, page)


def _register(guide: Guide, page: Any) -> None:
    guide.act("new_letter")
    guide.until(page.current_form, "فرم نامه وارده")
    form = page.current_form()
    guide.write("رضا")
    guide.until(lambda: guide.focused().suggestions, "پیشنهاد فرستنده")  # type: ignore[attr-defined]  # a line that suggests
    guide.press("Down")
    guide.press("Return")
    guide.until(lambda: guide.quiet, "سابقه فرستنده")
    guide.write("۴۱۲/ص")
    form.fields["subject"].setFocus()
    guide.write("تأمین آب روستای چشمه‌سار")
    guide.picture("letter-form")
    guide.act("save_close")
    guide.until(lambda: page.current_form() is None and guide.quiet, "ثبت نامه وارده")
    guide.picture("letter-registered")


def _answer(guide: Guide, page: Any) -> None:
    guide.act("letter_reply")
    guide.until(lambda: page.current_form() is not None and guide.quiet, "فرم پاسخ")
    form = page.current_form()
    form.fields["body"].setFocus()
    guide.press("Ctrl+End")
    guide.write(" آبرسانی سیار از فردا برقرار و خط انتقال تا پایان ماه اصلاح می‌شود.")
    guide.picture("letter-answer")
    guide.act("save_close")
    guide.until(lambda: page.current_form() is None and guide.quiet, "ذخیره پیش‌نویس")
    guide.picture("letter-draft")
    preview_letters(page, (page.table.current_row().id,), with_copies=True)
    guide.preview("letter-preview", "letter.pdf")
