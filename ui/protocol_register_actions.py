"""The actions of the registers of agreements, gifts and occasions."""

from __future__ import annotations

from typing import Final

from ui.action import PROTOCOL, Action

PROTOCOL_REGISTER_ACTIONS: Final = (
    *(
        Action(name, title, "", PROTOCOL, section=section, right="run_protocol", separated=apart)
        for name, title, section, apart in (
            ("new_agreement", "توافق تازه", "agreements", True),
            ("new_gift", "هدیه تازه", "gifts", False),
        )
    ),
    *(
        Action(name, title, key, PROTOCOL, separated=apart)
        for name, title, key, apart in (
            ("agreement_renew", "تمدید توافق", "", True),
            ("agreement_end", "پایان توافق", "", False),
            ("occasion_case", "گشودن پرونده این مناسبت", "", True),
            ("occasion_desk", "میز پرونده این مناسبت", "", False),
            ("register_case", "پرونده تشریفات این سطر", "", False),
        )
    ),
)
