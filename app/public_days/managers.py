"""The managers a day needs because of the problems on its list (P2.18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from sqlalchemy import func, select

from app.access import Right, require
from app.changes import Changes, changed
from app.contacts import contact_name, held_contact
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.public_days.deeds import PublicDayDeed, seen_day
from app.public_days.drafts import ManagerDraft
from app.public_days.states import MOVABLE, ManagerAnswer, PublicDayState
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy
from app.visits.states import VisitState
from app.visits.tables import MANAGERS, VISITS

_D: Final = PublicDayState
_V: Final = VisitState

#: While managers are named.
NAMED_IN: Final = (*sorted(MOVABLE), _D.IN_SESSION)
#: Petitions because of which a manager should be there.
ON_LIST: Final = (_V.COLLECTED, _V.LISTED, _V.PRESENTED, _V.ACCEPTED, _V.HEARD)

#: More than any room holds.
MOST_MANAGERS: Final = 200
_TEXTS: Final = ("name", "post", "organisation", "phone", "substitute")

WHO: Final = "نام مدیر یا دستگاه او را بنویسید."
TWICE: Final = "این مدیر دو بار نام برده شده است."
SPOKE: Final = "«{name}» درباره درخواستی سخن گفته است و نامش نمی‌رود."
HAS_LETTER: Final = "برای «{name}» دعوتنامه‌ای آماده شده است و نامش نمی‌رود."
NO_SUBSTITUTE: Final = "نام جانشین را بنویسید."


@dataclass(frozen=True)
class ProposedManager:
    """An agency problems on the list concern.

    Attributes:
        contact_id: Of the agency in the directory, if it is one.
        problems: How many petitions concern it.
        manager_id: The manager named for it already.
    """

    contact_id: int | None
    organisation: str
    problems: int
    manager_id: int | None = None


def proposed_managers(session: OfficeSession, day_id: int) -> list[ProposedManager]:
    """The agencies the petitions of a day concern, those with most problems first.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    seen_day(session, day_id)
    column = VISITS.c
    rows = session.execute(
        select(column.agency_id, column.agency, func.count().label("problems"))
        .where(
            column.public_day_id == day_id,
            column.state.in_([state.value for state in ON_LIST]),
            column.classification <= int(session.desk.operator.clearance),
        )
        .group_by(column.agency_id, column.agency)
    ).all()
    managers = session.execute(select(MANAGERS).where(MANAGERS.c.public_day_id == day_id))
    named = _named(managers.mappings())
    counts: dict[object, ProposedManager] = {}
    for number, agency, problems in rows:
        if number is None and not agency:
            continue
        key = agency_key(number, agency)
        before = counts.get(key)
        total = problems + (before.problems if before else 0)
        counts[key] = ProposedManager(number, agency, total, named.get(key))
    return sorted(counts.values(), key=lambda one: (-one.problems, one.organisation))


def agency_key(number: int | None, name: str) -> object:
    """By what an agency is the same: its line in the directory, else its name as it is found."""
    return number if number is not None else search_key(name)


def _named(managers: Any) -> dict[object, int]:
    return {agency_key(row["organisation_id"], row["organisation"]): row["id"] for row in managers}


def save_managers(
    session: OfficeSession, day_id: int, version: int, managers: Sequence[ManagerDraft]
) -> Changes[int]:
    """Write who should be there, in place of those before; a line that stays keeps its letter.

    Raises:
        InvalidFields: One cannot be taken, or one goes who is invited or spoke to a petition.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*NAMED_IN, refusal="پایان یافته است و مدیران آن دیگر عوض نمی‌شوند.")
    drafts = _checked(session, managers)
    left = dict(deed.part(MANAGERS.name))
    touched = False
    for place, draft in enumerate(drafts, 1):
        before = left.pop(draft.id, None) if draft.id is not None else None
        touched |= _write(deed, place, draft, before)
    for row in left.values():
        _require_free(deed, row)
        deed.remove_row(MANAGERS.name, row["id"])
    if not touched and not left:
        return changed(day_id)
    return deed.finish("save_managers", f"{len(drafts)} مدیر نام برده شد.")


def _write(
    deed: PublicDayDeed, place: int, draft: ManagerDraft, before: Mapping[str, Any] | None
) -> bool:
    row = {
        "place": place,
        **{
            one.name: getattr(draft, one.name)
            for one in fields(ManagerDraft)
            if one.name not in {"id", "answer"}
        },
        "answer": draft.answer.value,
    }
    if before is None:
        told = deed.session.desk.clock.now() if draft.answer is not ManagerAnswer.NONE else None
        deed.add_row(MANAGERS.name, **row, letter_id=None, told_at=told, present=None)
        return True
    if all(before[name] == value for name, value in row.items()):
        return False
    deed.set_row(MANAGERS.name, before["id"], **row)
    return True


def _require_free(deed: PublicDayDeed, row: Mapping[str, Any]) -> None:
    name = row["name"] or row["organisation"]
    if row["letter_id"] is not None:
        raise InvalidFields([InvalidInput("managers", HAS_LETTER.format(name=name))])
    if any(one["manager_id"] == row["id"] for one in deed.petitions()):
        raise InvalidFields([InvalidInput("managers", SPOKE.format(name=name))])


def _checked(session: OfficeSession, drafts: Sequence[ManagerDraft]) -> list[ManagerDraft]:
    problems: list[InvalidInput] = []
    if len(drafts) > MOST_MANAGERS:
        words = persian_digits(f"بیش از {MOST_MANAGERS} مدیر نام برده نمی‌شود.")
        problems.append(InvalidInput("managers", words))
    found = [_tidied(session, one, problems) for one in drafts]
    keys = [(one.contact_id, one.name, one.organisation_id, one.organisation) for one in found]
    if len(set(keys)) < len(keys):
        problems.append(InvalidInput("managers", TWICE))
    if problems:
        raise InvalidFields(problems)
    return found


def _tidied(
    session: OfficeSession, draft: ManagerDraft, problems: list[InvalidInput]
) -> ManagerDraft:
    texts: dict[str, Any] = {
        name: checked_length("managers", tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _TEXTS
    }
    texts["phone"] = latin_digits(texts["phone"])
    person, texts["name"] = _of_directory(session, draft.contact_id, texts["name"])
    agency, texts["organisation"] = _of_directory(
        session, draft.organisation_id, texts["organisation"]
    )
    if not texts["name"] and not texts["organisation"]:
        problems.append(InvalidInput("managers", WHO))
    if draft.answer is ManagerAnswer.SUBSTITUTE and not texts["substitute"]:
        problems.append(InvalidInput("substitute", NO_SUBSTITUTE))
    return replace(draft, contact_id=person, organisation_id=agency, **texts)


def _of_directory(session: OfficeSession, number: int | None, name: str) -> tuple[int | None, str]:
    """A line of the directory as it is held now, with its name where none was typed."""
    held = held_contact(session, number) if number is not None else None
    known = contact_name(session, held) if held is not None else None
    return (held if known is not None else None), name or known or ""


def record_manager_answer(
    session: OfficeSession,
    day_id: int,
    version: int,
    manager_id: int,
    answer: ManagerAnswer,
    substitute: str = "",
) -> Changes[int]:
    """Write what an invited manager said when he was rung up.

    Raises:
        InvalidInput: He sends a substitute nobody named.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*NAMED_IN, refusal="پایان یافته است.")
    row = deed.row(MANAGERS.name, manager_id)
    problems: list[InvalidInput] = []
    who = checked_length("substitute", tidy(substitute), SHORT_LIMIT, problems)
    if answer is ManagerAnswer.SUBSTITUTE and not who:
        problems.append(InvalidInput("substitute", NO_SUBSTITUTE))
    if problems:
        raise InvalidFields(problems)
    is_asked = answer is not ManagerAnswer.NONE
    deed.set_row(
        MANAGERS.name,
        manager_id,
        answer=answer.value,
        substitute=who,
        told_at=session.desk.clock.now() if is_asked else None,
    )
    said = ANSWERS[answer] + (f": {who}" if who else "")
    name = row["name"] or row["organisation"]
    return deed.finish("record_manager_answer", f"«{name}»: {said}")


ANSWERS: Final[Mapping[ManagerAnswer, str]] = {
    ManagerAnswer.NONE: "هنوز خبر نگرفته است",
    ManagerAnswer.TOLD: "خبر گرفت و می‌آید",
    ManagerAnswer.SUBSTITUTE: "جانشین می‌فرستد",
    ManagerAnswer.DECLINED: "نمی‌آید",
    ManagerAnswer.NO_ANSWER: "پاسخ نداد",
}


def mark_present(
    session: OfficeSession,
    day_id: int,
    version: int,
    manager_id: int,
    present: bool | None,  # noqa: FBT001  # as the other deeds take theirs
) -> Changes[int]:
    """Say whether a manager came; None takes it off again.

    Raises:
        NotAllowed: The day is not in session, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(_D.INVITED, _D.PRESENTED, _D.IN_SESSION, _D.ENDED, refusal="برگزار نمی‌شود.")
    row = deed.row(MANAGERS.name, manager_id)
    if row["present"] == present:
        return changed(day_id)
    deed.set_row(MANAGERS.name, manager_id, present=present)
    said = {True: "حاضر است", False: "حاضر نیست", None: "هنوز دیده نشده است"}[present]
    return deed.finish("mark_present", f"«{row['name'] or row['organisation']}» {said}.")
