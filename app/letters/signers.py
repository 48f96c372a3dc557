"""Who may sign letters, which and when, who stands in for him, and his picture's consent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import bindparam, insert, select, update

from app import journal
from app.access import Right, require
from app.attachments import Source, StoredFile, add_file, newest_file, open_content, standing_file
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.letters.states import LetterKind
from app.limits import checked_length
from app.marks import Classification
from app.session import OfficeSession
from app.settings import governor_on
from app.text import SHORT_LIMIT, persian_digits, tidy
from app.texts import CLASSIFICATIONS, LETTER_KINDS
from models.base import table_of
from models.letters import LetterSigner
from models.operators import Operator

SIGNERS: Final = table_of(LetterSigner)

#: Every signer with his newest picture.
_WITH_PICTURE: Final = select(SIGNERS, newest_file(Kind.SIGNER, SIGNERS.c.id).label("picture_id"))
_ONE: Final = _WITH_PICTURE.where(SIGNERS.c.id == bindparam("signer_id"))

MISSING: Final = "این امضاکننده یافت نشد."
#: How the post below a letter begins that a substitute signed.
AS_SUBSTITUTE: Final = "از طرف "


@dataclass(frozen=True, kw_only=True)
class SignerDraft:
    """Somebody who signs, as typed.

    Attributes:
        is_governor: The line of whoever governs; name and post come of the dated setting.
        highest_class: Letters above it are not his.
        kinds: Only these; empty for all.
        operator_id: Who he is at the desks, if he sits at one.
        substitute_id: Who signs for him while he is away.
        consent_on: When he agreed in writing to the use of his signature's picture.
        consent_reference: Where that stands.
    """

    contact_id: int | None = None
    name: str = ""
    post: str = ""
    is_governor: bool = False
    highest_class: Classification = Classification.TOP_SECRET
    kinds: tuple[LetterKind, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    operator_id: int | None = None
    substitute_id: int | None = None
    consent_on: date | None = None
    consent_reference: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class SignerLine:
    """Somebody who signs.

    Attributes:
        name: Of the governor's line, whoever governs on the day asked for.
        operator_id: Who he is at the desks; None when he sits at none.
        has_picture: A picture of his signature is kept.
        may_use_picture: And he has agreed to its use, and not withdrawn that.
    """

    id: int
    version: int
    name: str
    post: str
    is_governor: bool
    highest_class: Classification
    kinds: tuple[LetterKind, ...]
    from_day: date | None
    to_day: date | None
    operator_id: int | None
    substitute_id: int | None
    consent_on: date | None
    consent_reference: str
    consent_withdrawn_on: date | None
    picture_id: int | None
    archived: bool

    @property
    def may_use_picture(self) -> bool:
        """Whether his signature's picture may be printed."""
        agreed = self.consent_on is not None and self.consent_withdrawn_on is None
        return agreed and self.picture_id is not None

    def is_in_office(self, day: date) -> bool:
        """Whether he signs on a day."""
        began = self.from_day is None or self.from_day <= day
        return not self.archived and began and (self.to_day is None or day <= self.to_day)

    def refusal(self, kind: LetterKind, classification: int, day: date) -> str:
        """Why he may not sign such a letter on a day; empty when he may."""
        if not self.is_in_office(day):
            return f"«{self.name}» در این تاریخ امضاکننده نیست."
        if classification > int(self.highest_class):
            words = CLASSIFICATIONS[Classification(classification)]
            return f"«{self.name}» نامه «{words}» امضا نمی‌کند."
        if self.kinds and kind not in self.kinds:
            return f"«{self.name}» «{LETTER_KINDS[kind]}» امضا نمی‌کند."
        return ""


def list_signers(session: OfficeSession, *, archived: bool = False) -> list[SignerLine]:
    """Everybody who signs, the governor first."""
    require(session.desk.operator, Right.READ_LETTERS)
    statement = _WITH_PICTURE.order_by(SIGNERS.c.is_governor.desc(), SIGNERS.c.id)
    if not archived:
        statement = statement.where(SIGNERS.c.archived_at.is_(None))
    return [_line(session, row) for row in session.execute(statement).mappings().all()]


def signer_of(session: OfficeSession, signer_id: int) -> SignerLine:
    """One of them.

    Raises:
        NotFound: There is none of this id.
    """
    row = session.ask(_ONE, {"signer_id": signer_id}).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    return _line(session, row)


def _line(session: OfficeSession, row: Any) -> SignerLine:
    name, post = row["name"], row["post"]
    if row["is_governor"]:
        governor = governor_on(session, session.desk.clock.today())
        name = f"{governor.honorific} {governor.name}".strip() if governor else "استاندار"
        post = governor.title if governor else "استاندار"
    return SignerLine(
        id=row["id"],
        version=row["version"],
        name=name,
        post=post,
        is_governor=row["is_governor"],
        highest_class=Classification(row["highest_class"]),
        kinds=tuple(LetterKind(one) for one in row["letter_kinds"].split()),
        from_day=row["from_day"],
        to_day=row["to_day"],
        operator_id=row["operator_id"],
        substitute_id=row["substitute_id"],
        consent_on=row["consent_on"],
        consent_reference=row["consent_reference"],
        consent_withdrawn_on=row["consent_withdrawn_on"],
        picture_id=row["picture_id"],
        archived=row["archived_at"] is not None,
    )


def _checked(session: OfficeSession, draft: SignerDraft, own_id: int | None) -> SignerDraft:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("name", "post", "consent_reference")
    }
    if not draft.is_governor:
        for name, sentence in (
            ("name", "نام امضاکننده را بنویسید."),
            ("post", "سمت او را بنویسید."),
        ):
            if not texts[name]:
                problems.append(InvalidInput(name, sentence))
    if draft.to_day is not None and draft.from_day is not None and draft.to_day < draft.from_day:
        problems.append(InvalidInput("to_day", "پایان پیش از آغاز است."))
    if draft.consent_on is not None:
        if draft.consent_on > session.desk.clock.today():
            problems.append(InvalidInput("consent_on", "این تاریخ هنوز نرسیده است."))
        if not texts["consent_reference"]:
            problems.append(
                InvalidInput("consent_reference", "رضایت او کجا ثبت است؟ شماره نامه یا صورتجلسه.")
            )
    if draft.operator_id is not None and session.get(Operator, draft.operator_id) is None:
        problems.append(InvalidInput("operator_id", "چنین کاربری در این دفتر نیست."))
    if draft.substitute_id is not None and draft.substitute_id == own_id:
        problems.append(InvalidInput("substitute_id", "کسی جانشین خودش نیست."))
    if problems:
        raise InvalidFields(problems)
    if draft.substitute_id is not None:
        signer_of(session, draft.substitute_id)
    return replace(draft, **texts)


def _columns(draft: SignerDraft) -> dict[str, Any]:
    return {
        "contact_id": draft.contact_id,
        "name": draft.name,
        "post": draft.post,
        "is_governor": draft.is_governor,
        "highest_class": int(draft.highest_class),
        "letter_kinds": " ".join(one.value for one in draft.kinds),
        "from_day": draft.from_day,
        "to_day": draft.to_day,
        "operator_id": draft.operator_id,
        "substitute_id": draft.substitute_id,
        "consent_on": draft.consent_on,
        "consent_reference": draft.consent_reference,
    }


def add_signer(session: OfficeSession, draft: SignerDraft) -> Changes[int]:
    """Add somebody who signs; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    made = session.execute(
        select(SIGNERS.c.id).where(SIGNERS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = _checked(session, draft, None)
    values = _columns(checked) | {
        "consent_withdrawn_on": None,
        "archived_at": None,
        "request_key": draft.request_key,
        "version": 1,
    }
    signer_id: int = session.execute(
        insert(SIGNERS).values(**values).returning(SIGNERS.c.id)
    ).scalar_one()
    name = checked.name or "استاندار"
    _note(session, signer_id, "add_signer", f"«{name}» امضاکننده نامه‌ها شد.")
    return changed(signer_id, Kind.SIGNER)


def amend_signer(
    session: OfficeSession, signer_id: int, version: int, draft: SignerDraft
) -> Changes[int]:
    """Change what somebody signs; letters signed already stay as they were.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = signer_of(session, signer_id)
    row = session.execute(select(SIGNERS).where(SIGNERS.c.id == signer_id)).mappings().one()
    checked = _checked(session, draft, signer_id)
    after = _columns(checked)
    differences = journal.differences({name: row[name] for name in after}, after)
    if not differences:
        return changed(signer_id)
    if after["consent_on"] != row["consent_on"]:
        after["consent_withdrawn_on"] = None
    _save(session, signer_id, version, after)
    _note(session, signer_id, "amend_signer", f"امضای «{line.name}» تغییر کرد.", differences)
    return changed(signer_id, Kind.SIGNER)


def withdraw_consent(session: OfficeSession, signer_id: int, version: int) -> Changes[int]:
    """Say that somebody no longer agrees to the use of his signature's picture.

    Raises:
        NotAllowed: The operator may not change settings, or there is no consent.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = signer_of(session, signer_id)
    if line.consent_on is None or line.consent_withdrawn_on is not None:
        raise NotAllowed("رضایتی ثبت نیست.")
    _save(session, signer_id, version, {"consent_withdrawn_on": session.desk.clock.today()})
    _note(session, signer_id, "withdraw_consent", f"«{line.name}» رضایت خود را پس گرفت.")
    return changed(signer_id, Kind.SIGNER)


def archive_signer(
    session: OfficeSession, signer_id: int, version: int, *, archived: bool = True
) -> Changes[int]:
    """Take somebody out of those who sign, or bring him back.

    Raises:
        NotAllowed: The operator may not change settings.
        NotFound, StaleRecord: As for every record.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = signer_of(session, signer_id)
    if line.archived == archived:
        return changed(signer_id)
    at = session.desk.clock.now() if archived else None
    _save(session, signer_id, version, {"archived_at": at})
    words = "از امضاکنندگان برداشته شد" if archived else "به امضاکنندگان بازگشت"
    _note(session, signer_id, "archive_signer", f"«{line.name}» {words}.")
    return changed(signer_id, Kind.SIGNER)


def put_signature_picture(session: OfficeSession, signer_id: int, source: Source) -> Changes[int]:
    """Keep the picture of a signature; it is printed only with its owner's recorded consent.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidInput: It is no picture, or is kept already.
        NotFound: There is none of this id.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    line = signer_of(session, signer_id)
    if source.media_type not in ("image/png", "image/jpeg"):
        raise InvalidInput("picture", "تصویر امضا PNG یا JPEG است.")
    came = add_file(session, Kind.SIGNER, signer_id, source)
    _note(session, signer_id, "put_signature", f"تصویر امضای «{line.name}» نگه داشته شد.")
    return changed(came.id, Kind.SIGNER)


def signature_picture(session: OfficeSession, file_id: int) -> StoredFile:
    """The picture of a signature, whole and proved.

    Raises:
        NotFound: There is no such picture.
        StoreDamaged: It is not any more what came in.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    signer_id, name, media_type, content = standing_file(session, Kind.SIGNER, file_id)
    return StoredFile(
        file_id, signer_id, name, media_type, b"".join(open_content(session, content))
    )


def _save(session: OfficeSession, signer_id: int, version: int, values: dict[str, Any]) -> None:
    saved = session.execute(
        update(SIGNERS)
        .where(SIGNERS.c.id == signer_id, SIGNERS.c.version == version)
        .values(**values, version=version + 1)
        .returning(SIGNERS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(
    session: OfficeSession,
    signer_id: int,
    action: str,
    words: str,
    details: dict[str, object] | None = None,
) -> None:
    journal.note(session, Kind.SIGNER, signer_id, action, persian_digits(words), details=details)
