"""The life of an order by a real keyboard: into the folder with ten others, and to its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import monotonic

import pytest

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock, SystemClock
from app.folder import FolderFilter, FolderPlace, Outcome, count_sheets, list_sheets
from app.office import Office, open_office
from app.orders import OrderSheet, OrderState, ReferralState, Scan, order_sheet, orders_of
from app.phone_calls import CallDraft, CallState, call_sheet, log_call
from display import Display
from real_keyboard import LONG_FOR_A_KEY, Keyboard, running_window, until
from scans import picture

OTHERS = 10
ROAD, WATER = "راه و شهرسازی", "آب منطقه‌ای"
WORDS = "پل روستا ساخته شود"
S = ReferralState


class Life:
    """The operator at his keyboard, and the order he leads through its life."""

    def __init__(self, keyboard: Keyboard, office: Office, call: int) -> None:
        self.keyboard, self.office, self.call = keyboard, office, call

    def order(self) -> OrderSheet | None:
        lines = self.office.read(orders_of, Kind.CALL, self.call)
        return self.office.read(order_sheet, lines[0].id) if lines else None

    def until(self, true: Callable[[OrderSheet], bool], otherwise: str) -> None:
        """Wait until the order of the call stands so, and the window knows it."""

        def stands() -> bool:
            order = self.order()
            return order is not None and true(order)

        until(stands, otherwise)

    def inside(self, place: FolderPlace) -> int:
        return self.office.read(count_sheets, FolderFilter(place=place))

    def has_left(self, count: int) -> bool:
        return self.inside(FolderPlace.IN) == count

    def into_the_folder(self) -> None:
        keyboard = self.keyboard
        keyboard.begin("ctrl+3", "تماس")
        keyboard.begin("ctrl+alt+f", "برگ‌های در انتظار")
        keyboard.press("ctrl+shift+p")
        until(lambda: self.inside(FolderPlace.PREPARING) == OTHERS + 1, "they were not put in")
        keyboard.press("Escape")
        keyboard.until_title("در کارتابل")
        keyboard.begin("alt+F8", "آماده فرستادن")
        until(self.sent_in, "it was not sent in")
        keyboard.until_title("نزد استاندار")

    def sent_in(self) -> bool:
        """Send it in, if that is not done; the key is heard once the page has counted."""
        self.keyboard.press("ctrl+alt+k")
        return self.inside(FolderPlace.WITH_HIM) == OTHERS + 1

    def comes_back(self) -> None:
        """What he wrote on the call a week ago is typed back; the ten others he only saw."""
        keyboard = self.keyboard
        keyboard.begin("ctrl+3", "در کارتابل")
        keyboard.begin("F8", "پی‌نوشت")
        keyboard.write(WORDS)
        keyboard.press("Tab")
        keyboard.press("ctrl+a")
        keyboard.write("8-")
        keyboard.press("Return")
        keyboard.write(ROAD)
        keyboard.press("Return")
        keyboard.write("2")
        keyboard.press("ctrl+Return")
        self.until(lambda order: len(order.referrals) == 1, "the note was not typed back")
        keyboard.until_title("در انتظار اعلام نتیجه")
        keyboard.begin("alt+F8", "نزد استاندار")
        keyboard.begin("F8", "بازگشت کارتابل")
        for left in reversed(range(OTHERS)):
            keyboard.press("alt+6")
            until(partial(self.has_left, left), "a sheet was not seen")

    def refer_to_another(self) -> None:
        self.on_the_orders()
        self.keyboard.begin("alt+r", "ارجاع به دیگران")
        self.keyboard.write(WATER)
        self.keyboard.press("Return", "Return")
        self.keyboard.write("۵ روز کاری")
        self.keyboard.press("ctrl+Return")
        self.until(lambda order: len(order.referrals) == 2, "it was not referred")

    def on_the_orders(self) -> None:
        self.keyboard.begin("ctrl+F8", WORDS)

    def remind_twice(self) -> None:
        """The late one climbs; the second reminder is taken back once and given again."""
        rungs: list[int] = []
        for keys, more in (("alt+n", 1), ("alt+n", 1), ("ctrl+z", -1), ("alt+n", 1)):
            before = self._rung()
            self.keyboard.until_title(WORDS)
            self.keyboard.press(keys)
            until(partial(self._moved_from, before), f"{keys} did nothing")
            rungs.append(self._rung())
            assert (rungs[-1] > before) == (more > 0)
        assert rungs[1] == rungs[3] > rungs[0] == rungs[2] > 0

    def _moved_from(self, rung: int) -> bool:
        return self._rung() != rung

    def _rung(self) -> int:
        order = self.order()
        assert order is not None
        return order.referrals[0].rung

    def answer(self, place: int) -> None:
        self.keyboard.until_title(WORDS)
        self.keyboard.begin("alt+a", "پاسخ رسید")
        self.keyboard.write("ساخته شد.")
        self.keyboard.press("ctrl+Return")
        self.until(
            lambda order: order.referrals[place].state is S.WAITING_FOR_SIGHT, "no answer came"
        )

    def refuse_to_close(self) -> None:
        """Nothing closes while something is undone; the window says what, the store stays."""
        self.on_the_orders()
        self.keyboard.press("ctrl+m")
        order = self.order()
        assert order is not None
        assert order.state is OrderState.OPEN
        assert len(order.undone) >= 2

    def he_sees(self) -> None:
        """Both results lie in the folder by themselves; he sees them there."""
        until(lambda: self.inside(FolderPlace.PREPARING) == 2, "the results do not go in")
        keyboard = self.keyboard
        keyboard.begin("alt+F8", "برگ")
        keyboard.begin("F8", "بازگشت کارتابل")
        for left in (1, 0):
            keyboard.press("alt+6")
            until(partial(self.has_left, left), "a result was not seen")

    def attach(self, scan: Path) -> None:
        self.on_the_orders()
        self.keyboard.begin("ctrl+shift+a", "اسکن برگ دستور")
        self.keyboard.write(str(scan))
        until(self._leaves_the_dialog, "the dialog of files does not close")
        self.until(lambda order: order.scan is Scan.ATTACHED, "the scan was not attached")

    def _leaves_the_dialog(self) -> bool:
        """Enter once more where the dialog's own list of names took the first for itself."""
        self.keyboard.press("Return")
        end = monotonic() + LONG_FOR_A_KEY
        while "اسکن برگ دستور" in self.keyboard.title():
            if monotonic() > end:
                return False
        return True

    def tell(self) -> None:
        self.keyboard.begin("F9", "اعلام نتیجه · رضا احمدی")
        self.keyboard.begin("ctrl+t", "اعلام شد")
        self.keyboard.press("ctrl+Return")
        self.until(lambda order: order.state is OrderState.CLOSED, "it does not close")


def ten_days_ago(store_url: str) -> int:
    """Eleven calls in the store, the last of them the one whose order lives."""
    clock = FixedClock(SystemClock().now() - timedelta(days=10))
    with open_office(store_url, clock=clock, create=True) as office:
        office.sign_in_as()
        names = [*(f"متقاضی {number}" for number in range(OTHERS)), "رضا احمدی"]
        drafts = [CallDraft(caller_name=name, subject="پل", request="شرح") for name in names]
        return [office.write(log_call, draft).value for draft in drafts][-1]


@pytest.mark.end2end
def test_an_order_lives_from_the_folder_to_its_end(
    display: Display, sqlite_url: str, tmp_path: Path
) -> None:
    call = ten_days_ago(sqlite_url)
    scan = tmp_path / "sheet.png"
    scan.write_bytes(picture("PNG"))
    with open_office(sqlite_url) as office:
        office.sign_in_as()
        keyboard = Keyboard(display)
        life = Life(keyboard, office, call)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            life.into_the_folder()
            life.comes_back()
            life.refer_to_another()
            life.remind_twice()
            life.answer(0)
            life.refuse_to_close()
            keyboard.press("Down")
            life.answer(1)
            life.he_sees()
            life.attach(scan)
            life.tell()
            assert window.poll() is None
        _assert_whole(office, life)


def _assert_whole(office: Office, life: Life) -> None:
    order = life.order()
    assert order is not None
    assert {one.name: one.state for one in order.referrals} == {ROAD: S.CLOSED, WATER: S.CLOSED}
    assert order.referrals[0].rung > order.referrals[1].rung
    assert office.read(call_sheet, life.call).state is CallState.CLOSED
    back = office.read(list_sheets, FolderFilter(place=FolderPlace.BACK), limit=50)
    assert [row.outcome for row in back].count(Outcome.SEEN) == OTHERS + 2
    said = " ".join(step.words for step in order.steps)
    for word in (ROAD, WATER, "یادآوری دوم", "پاسخ", "استاندار پاسخ", "رضا احمدی", "مختومه شد"):
        assert word in said
    assert sum(step.taken_back for step in order.steps) == 1
    assert check_store(office.database) == []
