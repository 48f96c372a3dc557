"""The actions that bring members of a case in from a file, and write members and cases into one."""

from __future__ import annotations

from typing import Final

from ui.action import PROTOCOL, Action

PROTOCOL_FILE_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        "",
        PROTOCOL,
        separated=apart,
        run=f"ui.exchange.opening:{name}",
        right=right,
    )
    for name, title, right, apart in (
        ("import_people", "ورود فهرست اعضا از اکسل", "run_protocol", True),
        ("export_people", "خروجی فهرست اعضا (اکسل)", "read_protocol", False),
        ("export_cases", "خروجی همه پرونده‌ها (اکسل)", "read_protocol", False),
    )
)
