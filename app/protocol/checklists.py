"""Templates of checklists: those that come along, the office's own, and those it changed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotFound, StaleRecord
from app.limits import checked_length
from app.protocol.drafts import ChecklistDraft, ChecklistTaskDraft
from app.protocol.rows import ChecklistLine
from app.protocol.rules import protocol_rules
from app.protocol.shipped import PREFIX, shipped_checklists
from app.protocol.states import CaseKind, PermitRoute, TaskAnchor, TaskCondition
from app.protocol.tables import CHECKLISTS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, tidy

MISSING: Final = "این الگو در فهرست یافت نشد."
NO_NAME: Final = "نام الگو را بنویسید."
NO_TASKS: Final = "دست کم یک گام بنویسید."
MOST_TASKS: Final = 200
MOST_STAGES: Final = 60
#: Further from its day no step is reckoned.
MOST_DAYS: Final = 365


def checklists(
    session: OfficeSession, kind: CaseKind | None = None, *, with_archived: bool = False
) -> list[ChecklistLine]:
    """The templates there are, of one kind or all; one the office changed stands in its place.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    rows = session.execute(select(CHECKLISTS).order_by(CHECKLISTS.c.id)).mappings()
    own = [_line(row) for row in rows]
    changed_ones = {one.shipped: one for one in own if one.shipped}
    found = [changed_ones.get(one.shipped, one) for one in shipped_checklists()]
    found += [one for one in own if not one.shipped]
    return [
        one
        for one in found
        if (kind is None or one.kind is kind) and (with_archived or not one.is_archived)
    ]


def checklist(session: OfficeSession, key: str) -> ChecklistLine:
    """One template by the key a case remembers it by; also one that was put away.

    Raises:
        NotFound: There is none.
    """
    if key.startswith(PREFIX):
        found = next((one for one in shipped_checklists() if one.key == key), None)
        if found is not None:
            return found
    elif key.isdecimal():
        asked = select(CHECKLISTS).where(CHECKLISTS.c.id == int(key))
        row = session.execute(asked).mappings().first()
        if row is not None:
            return _line(row)
    raise NotFound(MISSING)


def first_checklist(session: OfficeSession, kind: CaseKind) -> ChecklistLine:
    """The template a case of this kind copies where nobody chose one."""
    return checklists(session, kind, with_archived=True)[0]


def _line(row: Any) -> ChecklistLine:
    return ChecklistLine(
        key=str(row["id"]),
        id=row["id"],
        version=row["version"],
        name=row["name"],
        kind=CaseKind(row["case_kind"]),
        shipped=row["shipped"],
        note=row["note"],
        tasks=tuple(
            ChecklistTaskDraft(
                **one
                | {
                    "anchor": TaskAnchor(one["anchor"]),
                    "condition": TaskCondition(one["condition"]),
                }
            )
            for one in json.loads(row["tasks"])
        ),
        is_archived=row["archived_at"] is not None,
    )


def save_checklist(
    session: OfficeSession, key: str, version: int, draft: ChecklistDraft
) -> Changes[str]:
    """Write a template down, or anew; cases that copied it keep their own steps.

    Args:
        session: The transaction.
        key: Of the one that is changed; a shipped one then gets a copy in its place. Empty makes a
            new one.
        version: As read; 0 of a shipped or a new one.
        draft: As typed.

    Returns:
        Its key.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    checked = checked_checklist(session, draft)
    values = {
        "name": checked.name,
        "case_kind": checked.kind.value,
        "note": checked.note,
        "tasks": json.dumps([asdict(one) for one in checked.tasks], ensure_ascii=False),
    }
    if key and not key.startswith(PREFIX):
        _update(session, int(key) if key.isdecimal() else 0, version, **values)
        return _noted(session, int(key), "save_checklist", f"الگوی «{checked.name}» تغییر کرد.")
    made = session.execute(
        select(CHECKLISTS.c.id).where(CHECKLISTS.c.request_key == checked.request_key)
    ).scalar()
    if made is not None:
        return changed(str(made))
    shipped = checklist(session, key).shipped if key else ""
    if shipped:
        _require_unchanged(session, shipped)
    number: int = session.execute(
        insert(CHECKLISTS)
        .values(
            **values,
            shipped=shipped,
            archived_at=None,
            request_key=checked.request_key,
            version=1,
        )
        .returning(CHECKLISTS.c.id)
    ).scalar_one()
    return _noted(session, number, "save_checklist", f"الگوی «{checked.name}» نوشته شد.")


def _require_unchanged(session: OfficeSession, shipped: str) -> None:
    """Refuse a second copy of a shipped template.

    Raises:
        StaleRecord: Another desk changed it since it was read.
    """
    asked = select(CHECKLISTS.c.id).where(CHECKLISTS.c.shipped == shipped)
    if session.execute(asked).first() is not None:
        raise StaleRecord(STALE)


def archive_checklist(
    session: OfficeSession, number: int, version: int, *, archived: bool = True
) -> Changes[str]:
    """Put a template of the office's own away, or take it out again.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    at = session.desk.clock.now() if archived else None
    name = checklist(session, str(number)).name
    _update(session, number, version, archived_at=at)
    words = f"الگوی «{name}» {'بایگانی' if archived else 'بازگردانده'} شد."
    return _noted(session, number, "archive_checklist", words)


def restore_shipped(session: OfficeSession, number: int, version: int) -> Changes[str]:
    """Give a changed template the steps again that came with the program.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound: It never came with the program, or as for every record.
        StaleRecord: Another desk was faster.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = checklist(session, str(number))
    first = next((one for one in shipped_checklists() if one.shipped == line.shipped), None)
    if first is None:
        raise NotFound(MISSING)
    tasks = json.dumps([asdict(one) for one in first.tasks], ensure_ascii=False)
    _update(session, number, version, name=first.name, tasks=tasks)
    words = f"الگوی «{first.name}» به آنچه همراه برنامه است بازگشت."
    return _noted(session, number, "restore_checklist", words)


def _update(session: OfficeSession, number: int, version: int, **values: Any) -> None:
    saved = session.execute(
        update(CHECKLISTS)
        .where(CHECKLISTS.c.id == number, CHECKLISTS.c.version == version)
        .values(**values, version=version + 1)
        .returning(CHECKLISTS.c.id)
    ).scalar()
    if saved is None:
        checklist(session, str(number))
        raise StaleRecord(STALE)


def _noted(session: OfficeSession, number: int, action: str, words: str) -> Changes[str]:
    journal.note(session, Kind.CHECKLIST, number, action, words)
    return changed(str(number), Kind.CHECKLIST)


def checked_checklist(session: OfficeSession, draft: ChecklistDraft) -> ChecklistDraft:
    """A template tidied and proved; steps without a title are passed over.

    Raises:
        InvalidFields: Every field that cannot be taken; a step's is said beside `tasks`.
    """
    problems: list[InvalidInput] = []
    name = checked_length("name", tidy(draft.name), SHORT_LIMIT, problems)
    note = checked_length("note", tidy(draft.note, multiline=True), LONG_LIMIT, problems)
    if not name:
        problems.append(InvalidInput("name", NO_NAME))
    ranks = {one.key for one in protocol_rules(session).ranks}
    tasks = [_checked_task(one, ranks, problems) for one in draft.tasks if tidy(one.title)]
    if not tasks:
        problems.append(InvalidInput("tasks", NO_TASKS))
    if len(tasks) > MOST_TASKS:
        words = persian_digits(f"یک الگو حداکثر {MOST_TASKS} گام دارد.")
        problems.append(InvalidInput("tasks", words))
    if problems:
        raise InvalidFields(problems)
    return replace(draft, name=name, note=note, tasks=_with_keys(tasks))


def _checked_task(
    draft: ChecklistTaskDraft, ranks: set[str], problems: list[InvalidInput]
) -> ChecklistTaskDraft:
    texts: dict[str, Any] = {
        name: checked_length("tasks", tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("title", "responsible", "document")
    }
    if not 1 <= draft.stage <= MOST_STAGES:
        words = persian_digits(f"مرحله «{texts['title']}» عددی از ۱ تا {MOST_STAGES} است.")
        problems.append(InvalidInput("tasks", words))
    if abs(draft.days_before) > MOST_DAYS:
        words = persian_digits(f"روز «{texts['title']}» از {MOST_DAYS} روز دورتر است.")
        problems.append(InvalidInput("tasks", words))
    value = draft.condition_value
    allowed = {
        TaskCondition.RANK: ranks,
        TaskCondition.ROUTE: {one.value for one in PermitRoute if one},
    }.get(draft.condition, {""})
    if value not in allowed:
        problems.append(InvalidInput("tasks", f"شرط «{texts['title']}» کامل نیست."))
    return replace(draft, **texts)


def _with_keys(tasks: Sequence[ChecklistTaskDraft]) -> tuple[ChecklistTaskDraft, ...]:
    """Give new steps keys of their own, by which a case knows what it has copied."""
    taken: set[str] = set()
    last = max((int(one.key[5:]) for one in tasks if re.fullmatch(r"step-\d+", one.key)), default=0)
    keyed = []
    for one in tasks:
        key = one.key if one.key not in taken else ""
        if not key:
            last += 1
            key = f"step-{last}"
        taken.add(key)
        keyed.append(replace(one, key=key))
    return tuple(keyed)
