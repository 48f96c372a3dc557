"""The pages of cases: all of them, and two kinds of which each is a register of its own."""

from __future__ import annotations

from app.protocol import CaseKind
from ui.protocol.columns import CONSULAR, PAVILION
from ui.protocol.register import CaseRegister
from ui.protocol.texts import EMPTY_CONSULAR, EMPTY_PAVILION


class CasesPage(CaseRegister):
    """All cases of protocol work."""

    name = "protocol"
    title = "تشریفات"


class PavilionPage(CaseRegister):
    """Guests of the pavilion (P6.10)."""

    name = "pavilion"
    title = "پاویون"
    empty = EMPTY_PAVILION
    top_actions = ("new_pavilion",)
    of_kinds = (CaseKind.PAVILION,)
    shown_columns = PAVILION


class ConsularPage(CaseRegister):
    """Consular affairs (P6.11)."""

    name = "consular"
    title = "امور کنسولی"
    empty = EMPTY_CONSULAR
    top_actions = ("new_consular",)
    of_kinds = (CaseKind.CONSULAR,)
    shown_columns = CONSULAR
