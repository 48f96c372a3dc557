"""Every table in one place, for whoever needs the whole metadata."""

from __future__ import annotations

from models.agenda import (
    AgendaOccasion,
    AgendaResource,
    Event,
    EventAttendee,
    EventBooking,
    EventLink,
    EventMove,
    EventPromise,
    EventReview,
    EventSeries,
    EventStep,
    EventStop,
    ProgrammeEdition,
    SeriesException,
)
from models.attachments import Attachment, ContentPart
from models.base import Base
from models.calls import Call, CallAttempt, CallStep, DirectRule
from models.contacts import (
    Contact,
    ContactAlias,
    ContactMerge,
    ContactPhone,
    ContactWord,
    Position,
)
from models.duty import DutyTurn, ShiftHandOver
from models.exchange import Import, ImportMapping
from models.folder import Folder, FolderSheet
from models.groups import DistributionGroup, GroupMember
from models.kept_forms import KeptForm
from models.letterheads import Letterhead
from models.letters import (
    Letter,
    LetterEnclosure,
    LetterLink,
    LetterParty,
    LetterRegister,
    LetterSigner,
    LetterStep,
    LetterTemplate,
    LetterText,
    NumberBlock,
)
from models.lists import SavedList
from models.office import (
    Closure,
    Governor,
    HijriCorrection,
    JournalEntry,
    JournalHead,
    SeriesYear,
    Setting,
    WeekendRule,
)
from models.operators import Operator
from models.orders import FollowUp, Order, OrderStep, Referral
from models.phrases import OrderPhrase
from models.reminders import Reminder, Snooze
from models.visits import (
    PublicDay,
    PublicDayManager,
    PublicDayStep,
    PublicHandOver,
    Visit,
    VisitAttempt,
    VisitStep,
)

__all__ = [
    "AgendaOccasion",
    "AgendaResource",
    "Attachment",
    "Base",
    "Call",
    "CallAttempt",
    "CallStep",
    "Closure",
    "Contact",
    "ContactAlias",
    "ContactMerge",
    "ContactPhone",
    "ContactWord",
    "ContentPart",
    "DirectRule",
    "DistributionGroup",
    "DutyTurn",
    "Event",
    "EventAttendee",
    "EventBooking",
    "EventLink",
    "EventMove",
    "EventPromise",
    "EventReview",
    "EventSeries",
    "EventStep",
    "EventStop",
    "Folder",
    "FolderSheet",
    "FollowUp",
    "Governor",
    "GroupMember",
    "HijriCorrection",
    "Import",
    "ImportMapping",
    "JournalEntry",
    "JournalHead",
    "KeptForm",
    "Letter",
    "LetterEnclosure",
    "LetterLink",
    "LetterParty",
    "LetterRegister",
    "LetterSigner",
    "LetterStep",
    "LetterTemplate",
    "LetterText",
    "Letterhead",
    "NumberBlock",
    "Operator",
    "Order",
    "OrderPhrase",
    "OrderStep",
    "Position",
    "ProgrammeEdition",
    "PublicDay",
    "PublicDayManager",
    "PublicDayStep",
    "PublicHandOver",
    "Referral",
    "Reminder",
    "SavedList",
    "SeriesException",
    "SeriesYear",
    "Setting",
    "ShiftHandOver",
    "Snooze",
    "Visit",
    "VisitAttempt",
    "VisitStep",
    "WeekendRule",
]
