"""The tables of protocol work."""

from __future__ import annotations

from typing import Final

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
