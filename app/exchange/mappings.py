"""Which column is which field, remembered by a name or by the header itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from app.access import Right, require
from app.changes import Kind
from app.errors import InvalidInput
from app.exchange.fields import FIELDS, guessed_mapping, header_key
from app.limits import checked_length
from app.session import OfficeSession
from app.text import SHORT_LIMIT, tidy
from models.exchange import ImportMapping

#: What an operator needs to bring records of a kind in.
RIGHTS = {
    Kind.CONTACT: Right.EDIT_CONTACTS,
    Kind.CALL: Right.LOG_CALLS,
    Kind.LETTER: Right.REGISTER_LETTERS,
    Kind.EVENT: Right.PLAN_AGENDA,
    Kind.VISIT: Right.RECEIVE_VISITS,
    Kind.PUBLIC_DAY: Right.HOLD_PUBLIC_DAYS,
    Kind.PROTOCOL_CASE: Right.RUN_PROTOCOL,
}


def signature_of(header: Sequence[str]) -> str:
    """What two files with the same header share, however it was typed."""
    return hashlib.sha256("|".join(map(header_key, header)).encode()).hexdigest()


def mapping_for(
    session: OfficeSession, kind: Kind, header: Sequence[str], name: str = ""
) -> tuple[str, ...]:
    """The field of each column: as remembered, else as its header says.

    Args:
        session: Where to ask.
        kind: Of the records.
        header: The file's.
        name: A mapping remembered under this name; its columns are found by their headers,
            wherever they stand in this file.

    Raises:
        InvalidInput: Nothing is remembered under this name.
    """
    require(session.desk.operator, RIGHTS[kind])
    columns = select(ImportMapping.columns).where(ImportMapping.kind == kind.value)
    if name:
        stored = session.execute(columns.where(ImportMapping.name == tidy(name))).scalar()
        if stored is None:
            known = "، ".join(mapping_names(session, kind)) or "هیچ"
            raise InvalidInput(
                "mapping", f"نگاشتی به نام «{name}» به یاد نمانده است. نگاشت‌ها: {known}."
            )
    else:
        stored = session.execute(
            columns.where(ImportMapping.signature == signature_of(header))
            .order_by(ImportMapping.saved_at.desc(), ImportMapping.id.desc())
            .limit(1)
        ).scalar()
    guessed = guessed_mapping(kind, header)
    return guessed if stored is None else _laid_over(kind, header, guessed, json.loads(stored))


def _laid_over(
    kind: Kind,
    header: Sequence[str],
    guessed: Sequence[str],
    remembered: Sequence[tuple[str, str]],
) -> tuple[str, ...]:
    fields = {field.name for field in FIELDS[kind]}
    left = list(remembered)
    mapping: list[str] = []
    for text, guess in zip(header, guessed, strict=True):
        found = next((pair for pair in left if pair[0] == header_key(text)), None)
        if found is None:
            mapping.append("" if guess in {name for _text, name in remembered} else guess)
        else:
            left.remove(found)
            mapping.append(found[1] if found[1] in fields else "")
    return tuple(mapping)


def mapping_names(session: OfficeSession, kind: Kind) -> list[str]:
    """The names mappings of a kind are remembered under."""
    require(session.desk.operator, RIGHTS[kind])
    rows = session.execute(
        select(ImportMapping.name)
        .where(ImportMapping.kind == kind.value, ImportMapping.name != ImportMapping.signature)
        .order_by(ImportMapping.name)
    )
    return list(rows.scalars())


def remember_mapping(
    session: OfficeSession, kind: Kind, header: Sequence[str], mapping: Sequence[str], name: str
) -> None:
    """Write a mapping down under a name, or without one under the header alone.

    Raises:
        InvalidInput: The name is too long.
    """
    signature = signature_of(header)
    called = tidy(name) or signature
    problems: list[InvalidInput] = []
    checked_length("mapping", called, SHORT_LIMIT, problems)
    if problems:
        raise problems[0]
    session.execute(
        delete(ImportMapping).where(ImportMapping.kind == kind.value, ImportMapping.name == called)
    )
    pairs = [[header_key(text), field] for text, field in zip(header, mapping, strict=True)]
    session.execute(
        insert(ImportMapping).values(
            kind=kind.value,
            name=called,
            signature=signature,
            columns=json.dumps(pairs, ensure_ascii=False),
            saved_at=session.desk.clock.now(),
        )
    )
