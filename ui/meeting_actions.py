"""The actions of meetings and of their series: each step by one key or from the menu."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, MEETING, Action

MEETING_ACTIONS: Final = (
    Action(
        "new_meeting",
        "جلسه تازه",
        "Ctrl+Alt+Ins",
        MEETING,
        section="meetings",
        right="hold_meetings",
    ),
    Action(
        "meeting_from_entry",
        "جلسه از این برنامه",
        "Ctrl+Alt+PgUp",
        MEETING,
        run="ui.meeting_recording:from_entry",
        right="hold_meetings",
        also=(AGENDA,),
    ),
    Action(
        "new_meeting_series",
        "سلسله جلسات تازه",
        "",
        MEETING,
        section="meeting_series",
        right="hold_meetings",
    ),
    *(
        Action(name, title, key, MEETING, separated=apart)
        for name, title, key, apart in (
            ("meeting_next", "گام بعدی جلسه", "Ctrl+PgDown", True),
            ("meeting_invite", "نوشتن دعوتنامه‌ها در نامه‌ها", "", False),
            ("meeting_invitations_out", "دعوت‌ها رفت", "", False),
            ("meeting_outside", "دعوتنامه دبیرخانه بیرونی", "", False),
            ("invitee_answer", "پاسخ دعوت‌شده", "Ctrl+Alt+Home", False),
            ("invitee_letter", "دعوتنامه این دعوت‌شده", "", False),
            ("meeting_begin", "آغاز جلسه", "", True),
            ("invitee_presence", "حضور این دعوت‌شده", "Ctrl+Alt+End", False),
            ("meeting_all_present", "همه دیگران حاضرند", "", False),
            ("meeting_guest", "مدعو تازه", "Ctrl+Shift+PgDown", False),
            ("meeting_end", "پایان جلسه", "", False),
            ("meeting_await_minutes", "در انتظار صورتجلسه بیرونی", "", True),
            ("meeting_remind", "یادآوری صورتجلسه", "", False),
            ("meeting_move", "جابه‌جایی جلسه", "", True),
            ("meeting_follow", "پیروی از زمان تقویم", "", False),
            ("meeting_cancel", "لغو جلسه", "", False),
            ("meeting_to_series", "سلسله این جلسه", "", True),
            ("meeting_to_entry", "برنامه این جلسه در تقویم", "", False),
            ("series_plan", "جلسه تازه این سلسله", "Ctrl+Alt+PgDown", True),
            ("topic_new", "موضوع تازه در نوبت", "Ctrl+Shift+PgUp", False),
            ("topic_drop", "برداشتن موضوع از نوبت", "", False),
        )
    ),
)
