"""Forms still being filled: kept against a crash, parked for a second ring, taken up again (U13).

What is typed lives in the store in its own clearance. An open form is kept as it is typed; a
parked one may be taken up at any desk by whoever has the right to fill such a form. Its token is
the key its record is saved under, and saving the record lets the form go in the same
transaction: after a crash there is the form or the record, never both and never two records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import NotAllowed, NotFound
from app.session import OfficeSession
from app.text import SHORT_LIMIT, tidy
from models.base import table_of
from models.kept_forms import KeptForm
from models.operators import Operator

P = ParamSpec("P")
T = TypeVar("T")

_FORMS = table_of(KeptForm)

#: More is no typing: it stays in the form and is not kept.
LARGEST: Final = 1_000_000

GONE: Final = "این فرم دیگر نگه‌داشته نیست؛ کسی آن را برداشته یا ثبت کرده است."
ELSEWHERE: Final = "این فرم در میز دیگری برداشته شد؛ آنچه از این پس اینجا بنویسید نگه داشته نمی‌شود."


class FormKind(StrEnum):
    """The forms that are kept."""

    CALL = "call"
    CALL_STEP = "call_step"
    CONTACT = "contact"
    GROUP = "group"
    SHIFT = "shift"
    ORDER = "order"
    ORDER_STEP = "order_step"
    FOLDER_BATCH = "folder_batch"
    LETTER = "letter"
    LETTER_STEP = "letter_step"
    LETTER_REFERRAL = "letter_referral"
    REMINDER = "reminder"
    EVENT = "event"
    EVENT_STEP = "event_step"
    VISIT = "visit"
    VISIT_STEP = "visit_step"
    PUBLIC_DAY = "public_day"
    PUBLIC_DAY_STEP = "public_day_step"
    PETITION = "petition"
    PETITION_STEP = "petition_step"
    HEARING = "hearing"
    MEETING = "meeting"
    MEETING_STEP = "meeting_step"
    MEETING_SERIES = "meeting_series"
    MEETING_SERIES_STEP = "meeting_series_step"
    MINUTES = "minutes"
    MINUTES_STEP = "minutes_step"
    CASE = "case"
    CASE_STEP = "case_step"
    CASE_PART = "case_part"
    AGREEMENT = "agreement"
    GIFT = "gift"


#: What an operator needs to fill such a form, and so to take up a colleague's.
RIGHTS: Final[Mapping[FormKind, Right]] = {
    FormKind.CALL: Right.LOG_CALLS,
    FormKind.CALL_STEP: Right.LOG_CALLS,
    FormKind.CONTACT: Right.EDIT_CONTACTS,
    FormKind.GROUP: Right.EDIT_CONTACTS,
    FormKind.SHIFT: Right.LOG_CALLS,
    FormKind.ORDER: Right.RECORD_ORDERS,
    FormKind.ORDER_STEP: Right.FOLLOW_UP_ORDERS,
    FormKind.FOLDER_BATCH: Right.RECORD_ORDERS,
    FormKind.LETTER: Right.REGISTER_LETTERS,
    FormKind.LETTER_STEP: Right.REGISTER_LETTERS,
    FormKind.LETTER_REFERRAL: Right.RECORD_ORDERS,
    FormKind.REMINDER: Right.READ_CALLS,
    FormKind.EVENT: Right.PLAN_AGENDA,
    FormKind.EVENT_STEP: Right.PLAN_AGENDA,
    FormKind.VISIT: Right.RECEIVE_VISITS,
    FormKind.VISIT_STEP: Right.RECEIVE_VISITS,
    FormKind.PUBLIC_DAY: Right.HOLD_PUBLIC_DAYS,
    FormKind.PUBLIC_DAY_STEP: Right.HOLD_PUBLIC_DAYS,
    FormKind.PETITION: Right.RECEIVE_VISITS,
    FormKind.PETITION_STEP: Right.HOLD_PUBLIC_DAYS,
    FormKind.HEARING: Right.HOLD_PUBLIC_DAYS,
    FormKind.MEETING: Right.HOLD_MEETINGS,
    FormKind.MEETING_STEP: Right.HOLD_MEETINGS,
    FormKind.MEETING_SERIES: Right.HOLD_MEETINGS,
    FormKind.MEETING_SERIES_STEP: Right.HOLD_MEETINGS,
    FormKind.MINUTES: Right.HOLD_MEETINGS,
    FormKind.MINUTES_STEP: Right.HOLD_MEETINGS,
    FormKind.CASE: Right.RUN_PROTOCOL,
    FormKind.CASE_STEP: Right.RUN_PROTOCOL,
    FormKind.CASE_PART: Right.RUN_PROTOCOL,
    FormKind.AGREEMENT: Right.RUN_PROTOCOL,
    FormKind.GIFT: Right.RUN_PROTOCOL,
}


@dataclass(frozen=True, kw_only=True)
class FilledForm:
    """A form as it stands on the screen.

    Attributes:
        token: The key its record will be saved under.
        desk: Whose screen.
        record_id: The record it corrects, if any, and the version it was opened at.
        title: As a person finds it in a list.
        content: What stands in it, fit for JSON.
        classification: Of what is typed.
    """

    token: UUID
    desk: str
    kind: FormKind
    record_id: int | None = None
    record_version: int | None = None
    title: str = ""
    content: Mapping[str, Any]
    classification: int = 0


@dataclass(frozen=True)
class KeptLine:
    """A form that can be taken up, as a list shows it.

    Attributes:
        by: Full name of who filled it.
        desk: Where.
        saved_at: When it was last kept, Tehran time.
        is_parked: A person parked it; otherwise it was left behind by a crash.
    """

    id: int
    version: int
    kind: FormKind
    title: str
    by: str
    desk: str
    saved_at: datetime
    is_parked: bool


def keep_form(session: OfficeSession, form: FilledForm) -> Changes[None]:
    """Keep what is typed so far; nothing of it is journaled.

    Raises:
        NotAllowed: The operator may not fill such a form, or another desk took it up.
    """
    _store(session, form, parked_at=None)
    return changed(None)


def park_form(session: OfficeSession, form: FilledForm) -> Changes[None]:
    """Put a half-filled form aside, for this desk or another.

    Raises:
        NotAllowed: Another desk took the form up in the meantime.
    """
    _store(session, form, parked_at=session.desk.clock.now())
    words = "یک فرم نیمه‌کاره نگه داشته شد."
    journal.note(session, Kind.KEPT_FORM, None, "park_form", words)
    return changed(None, Kind.KEPT_FORM)


def _store(session: OfficeSession, form: FilledForm, *, parked_at: datetime | None) -> None:
    require(session.desk.operator, RIGHTS[form.kind])
    values = {
        "operator_id": session.desk.operator.id,
        "desk": form.desk,
        "form": form.kind.value,
        "record_id": form.record_id,
        "record_version": form.record_version,
        "title": tidy(form.title)[:SHORT_LIMIT],
        "content": json.dumps(dict(form.content)),
        "classification": form.classification,
        "saved_at": session.desk.clock.now(),
        "parked_at": parked_at,
    }
    known = session.execute(
        select(_FORMS.c.id, _FORMS.c.desk).where(_FORMS.c.token == form.token).with_for_update()
    ).first()
    if known is None:
        session.execute(insert(_FORMS).values(token=form.token, version=1, **values))
        return
    if known.desk != form.desk:
        raise NotAllowed(ELSEWHERE)
    session.execute(
        update(_FORMS).where(_FORMS.c.id == known.id).values(version=_FORMS.c.version + 1, **values)
    )


def take_up_form(
    session: OfficeSession, form_id: int, version: int, desk: str
) -> Changes[FilledForm]:
    """Take a kept form over to `desk`; of two desks the second is told that it is gone.

    Raises:
        NotFound: It was taken up, saved or thrown away since it was listed.
    """
    taken = session.execute(
        update(_FORMS)
        .where(_FORMS.c.id == form_id, _FORMS.c.version == version, _may_take(session, desk))
        .values(
            operator_id=session.desk.operator.id,
            desk=desk,
            parked_at=None,
            version=version + 1,
        )
        .returning(_FORMS)
    ).first()
    if taken is None:
        raise NotFound(GONE)
    filled = FilledForm(
        token=taken.token,
        desk=desk,
        kind=FormKind(taken.form),
        record_id=taken.record_id,
        record_version=taken.record_version,
        title=taken.title,
        content=json.loads(taken.content),
        classification=taken.classification,
    )
    return changed(filled, Kind.KEPT_FORM)


def _may_take(session: OfficeSession, desk: str) -> ColumnElement[bool]:
    """Parked forms of those who fill such forms, and one's own at another desk."""
    operator = session.desk.operator
    fillable = [kind.value for kind, right in RIGHTS.items() if operator.may(right)]
    own = and_(_FORMS.c.operator_id == operator.id, _FORMS.c.desk != desk)
    return and_(
        _FORMS.c.classification <= int(operator.clearance),
        _FORMS.c.form.in_(fillable),
        or_(_FORMS.c.parked_at.is_not(None), own),
    )


def kept_forms(session: OfficeSession, desk: str, living: Collection[str] = ()) -> list[KeptLine]:
    """What can be taken up at `desk`: what was parked, and what one's other desks left behind.

    Args:
        session: Where to ask.
        desk: The one that asks.
        living: Desks known to be still filling theirs.
    """
    rows = session.execute(
        select(
            _FORMS.c.id,
            _FORMS.c.version,
            _FORMS.c.form,
            _FORMS.c.title,
            Operator.full_name,
            _FORMS.c.desk,
            _FORMS.c.saved_at,
            _FORMS.c.parked_at,
        )
        .join(Operator, Operator.id == _FORMS.c.operator_id)
        .where(
            _may_take(session, desk),
            or_(_FORMS.c.parked_at.is_not(None), _FORMS.c.desk.not_in(list(living))),
        )
        .order_by(_FORMS.c.saved_at.desc(), _FORMS.c.id.desc())
    )
    return [
        KeptLine(
            id=row.id,
            version=row.version,
            kind=FormKind(row.form),
            title=row.title,
            by=row.full_name,
            desk=row.desk,
            saved_at=to_tehran(row.saved_at),
            is_parked=row.parked_at is not None,
        )
        for row in rows
    ]


def throw_away_form(session: OfficeSession, token: UUID) -> Changes[None]:
    """Let go of one's own form that nobody wants to fill any more; it is well if it is gone."""
    own = _FORMS.c.operator_id == session.desk.operator.id
    session.execute(delete(_FORMS).where(_FORMS.c.token == token, own))
    return changed(None, Kind.KEPT_FORM)


def throw_away_kept(session: OfficeSession, form_id: int, version: int, desk: str) -> Changes[None]:
    """Throw away a form out of the list.

    Raises:
        NotFound: It was taken up, saved or thrown away since it was listed.
    """
    gone = session.execute(
        delete(_FORMS)
        .where(_FORMS.c.id == form_id, _FORMS.c.version == version, _may_take(session, desk))
        .returning(_FORMS.c.id)
    ).first()
    if gone is None:
        raise NotFound(GONE)
    words = "یک فرم نیمه‌کاره دور انداخته شد."
    journal.note(session, Kind.KEPT_FORM, None, "throw_away_form", words)
    return changed(None, Kind.KEPT_FORM)


def letting_go(
    operation: Callable[Concatenate[OfficeSession, P], Changes[T]], token: UUID
) -> Callable[Concatenate[OfficeSession, P], Changes[T]]:
    """The same operation, letting go of the form it saves in the same transaction."""

    def saved(session: OfficeSession, /, *arguments: P.args, **keywords: P.kwargs) -> Changes[T]:
        done = operation(session, *arguments, **keywords)
        session.execute(delete(_FORMS).where(_FORMS.c.token == token))
        return done

    return saved
