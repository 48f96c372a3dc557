"""The tables of protocol work, and what each record is found by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.text import search_key
from models.base import table_of
from models.protocol import (
    CaseConversation,
    CaseCost,
    CaseDispatch,
    CaseEntry,
    CaseForm,
    CaseLetter,
    CasePerson,
    CaseStep,
    CaseTask,
    CaseVehicle,
    ProtocolCase,
)
from models.protocol_registers import (
    Agreement,
    AgreementStep,
    Checklist,
    FormLayout,
    Gift,
    GiftStep,
)

CASES: Final = table_of(ProtocolCase)
TASKS: Final = table_of(CaseTask)
VEHICLES: Final = table_of(CaseVehicle)
PEOPLE: Final = table_of(CasePerson)
ENTRIES: Final = table_of(CaseEntry)
COSTS: Final = table_of(CaseCost)
CONVERSATIONS: Final = table_of(CaseConversation)
DISPATCHES: Final = table_of(CaseDispatch)
FORMS: Final = table_of(CaseForm)
LETTERS: Final = table_of(CaseLetter)
CASE_STEPS: Final = table_of(CaseStep)
CHECKLISTS: Final = table_of(Checklist)
LAYOUTS: Final = table_of(FormLayout)
AGREEMENTS: Final = table_of(Agreement)
AGREEMENT_STEPS: Final = table_of(AgreementStep)
GIFTS: Final = table_of(Gift)
GIFT_STEPS: Final = table_of(GiftStep)

#: Columns a case, an agreement and a gift are found by.
_CASE: Final = (
    "number",
    "subject",
    "country",
    "city",
    "place",
    "body",
    "host",
    "owner",
    "flight",
    "consulate",
    "requested_by",
    "request_number",
)
_AGREEMENT: Final = ("number", "title", "country", "other_party", "responsible")
_GIFT: Final = ("number", "item", "name", "organisation", "country", "inventory_number")


def _key(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return search_key(" ".join(record[name] for name in names if record[name]))


def case_search_key(case: Mapping[str, Any]) -> str:
    """What a case is found by; whoever belongs to it is found in his own table."""
    return _key(case, _CASE)


def task_search_key(title: str, responsible: str, document: str) -> str:
    """What a step of a checklist is found by."""
    return search_key(f"{title} {responsible} {document}")


def agreement_search_key(agreement: Mapping[str, Any]) -> str:
    """What an agreement is found by."""
    return _key(agreement, _AGREEMENT)


def gift_search_key(gift: Mapping[str, Any]) -> str:
    """What a gift is found by."""
    return _key(gift, _GIFT)
