"""A letter's course once it is in the book: examined, in the folder, referred, filed, written off.

Steps P1.10 to P1.12 and P2.2 to P2.7. What an order on it goes through is the order's own life;
a letter leaves the arrears only when every order on it has ended, or was answered, with a reason.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.folder import Outcome
from app.letters.deeds import (
    DRAFTED,
    FILE_STEPS,
    LETTERS,
    REGISTERED,
    STEPS,
    LetterDeed,
    card_of_letter,
    seen_letter,
    standing_steps,
)
from app.letters.files import is_gone_on
from app.letters.sheets import settle_sheet
from app.letters.stages import orders_undone
from app.letters.states import (
    IN_ARREARS,
    LetterState,
    LetterWriteOff,
    PaperPlace,
)
from app.limits import checked_length
from app.orders import (
    OrderDraft,
    OrderKind,
    SourceCard,
    record_order,
    require_no_open_orders,
    source_told,
    source_untold,
    withdraw_order,
)
from app.proving import prove_version
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.texts import LETTER_STATES, LETTER_WRITE_OFFS, PAPER_PLACES

GONE_ON = "دستوری که روی این نامه ثبت شده خود گام‌هایی دارد؛ نخست آن‌ها را پس بگیرید."

#: The step that told the sender; taking it back untells his orders.
WRITTEN_OFF = "write_off_letter"


#: Write-offs that say in words what was told, or why.
NEEDS_WORDS = frozenset({LetterWriteOff.TOLD, LetterWriteOff.MOOT, LetterWriteOff.UNATTAINABLE})


def words_of(text: str, field: str, *, needed: str = "") -> str:
    """Tidy words of a step.

    Raises:
        InvalidInput: They are over the limit, or missing where `needed` says so.
    """
    problems: list[InvalidInput] = []
    words = checked_length(field, tidy(text, multiline=True), LONG_LIMIT, problems)
    if needed and not words:
        problems.append(InvalidInput(field, needed))
    if problems:
        raise problems[0]
    return words


def examine_letter(
    session: OfficeSession, letter_id: int, version: int, opinion: str = ""
) -> Changes[int]:
    """Say that the expert examined a letter, and what he thinks of it (P1.10).

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    if deed.state is LetterState.IN_FOLDER:
        raise NotAllowed(f"{deed.named} نزد استاندار است؛ پس از بازگشت بررسی می‌شود.")
    words = words_of(opinion, "opinion")
    deed.move(LetterState.EXAMINED)
    return deed.finish("examine", f"بررسی شد: {words}" if words else "بررسی شد.")


def put_letter_in_folder(session: OfficeSession, letter_id: int, version: int) -> Changes[int]:
    """Put the letter into the governor's folder for his order (P2.3).

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    deed.move(LetterState.IN_FOLDER)
    deed.move_paper(PaperPlace.FOLDER.value)
    deed.kinds |= settle_sheet(session, deed.before, deed.letter)
    return deed.finish("put_in_folder", "در کارتابل استاندار گذاشته شد.")


def record_order_on_letter(
    session: OfficeSession, letter_id: int, draft: OrderDraft
) -> Changes[int]:
    """Record what the governor wrote on a letter, or said of it (P2.4); the letter comes back.

    Returns:
        The order's id.

    Raises:
        NotAllowed: The letter is settled, or the operator may not record orders.
        InvalidFields, NotFound: As for recording.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    version = seen_letter(session, letter_id)["version"]
    deed = LetterDeed(session, letter_id, version, right=None)
    order_id = record_order(session, card_of_letter(deed.letter), draft).value
    was_in = deed.state is LetterState.IN_FOLDER
    if deed.state is not LetterState.ORDERED:
        if deed.state not in IN_ARREARS and deed.state is not LetterState.FILED:
            named = LETTER_STATES[deed.state]
            raise NotAllowed(f"{deed.named} «{named}» است و دستور بر آن ثبت نمی‌شود.")
        deed.move(LetterState.ORDERED)
    if was_in:
        deed.move_paper(PaperPlace.DESK.value)
        deed.kinds |= settle_sheet(
            session, deed.before, deed.letter, outcome=Outcome.ORDERED, order_id=order_id
        )
    first = draft.words.strip().splitlines()[0][:120]
    done = deed.finish("order", f"دستور ثبت شد: {first}", order_id=order_id)
    return Changes(order_id, done.kinds | {Kind.ORDER})


def refer_letter(
    session: OfficeSession, letter_id: int, version: int, draft: OrderDraft
) -> Changes[int]:
    """Refer a letter without the governor's order: to deputies and offices (P1.10, P2.2).

    Args:
        session: The transaction.
        letter_id: Which.
        version: As read.
        draft: The office's words and to whom it goes; its kind is always the office's own.

    Returns:
        The id of the order that carries the referrals.

    Raises:
        InvalidFields: Nobody is named, or something typed cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version, right=Right.RECORD_ORDERS)
    if all(one.is_empty for one in draft.referrals):
        raise InvalidFields([InvalidInput("referred_to", "گیرنده ارجاع را بنویسید.")])
    office = replace(draft, kind=OrderKind.OFFICE)
    order_id = record_order(session, card_of_letter(deed.letter), office).value
    if deed.state not in (LetterState.ORDERED, LetterState.REFERRED):
        deed.move(LetterState.REFERRED)
    names = "» و «".join(one.name for one in draft.referrals[:3] if one.name)
    words = f"به «{names}» ارجاع شد." if names else "ارجاع شد."
    done = deed.finish("refer", words, order_id=order_id)
    return Changes(order_id, done.kinds | {Kind.ORDER})


def letter_seen(
    session: OfficeSession, letter_id: int, version: int, *, sent_back: bool = False
) -> Changes[int]:
    """Say that the governor saw a letter and ordered nothing, or sent it back.

    Raises:
        NotAllowed: It is not in the folder.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version, right=Right.RECORD_ORDERS)
    if deed.state is not LetterState.IN_FOLDER:
        raise NotAllowed(f"{deed.named} در کارتابل نیست.")
    deed.move(LetterState.EXAMINED)
    deed.move_paper(PaperPlace.DESK.value)
    outcome = Outcome.SENT_BACK if sent_back else Outcome.SEEN
    deed.kinds |= settle_sheet(session, deed.before, deed.letter, outcome=outcome)
    words = "استاندار برگرداند." if sent_back else "استاندار دید و چیزی ننوشت."
    return deed.finish("seen", words)


def file_letter(
    session: OfficeSession, letter_id: int, version: int, reason: str = ""
) -> Changes[int]:
    """File a letter without referring it to anybody (P1.10).

    Raises:
        InvalidInput: Its sender waits for an answer and no reason is given.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    needed = "فرستنده در انتظار پاسخ است؛ سبب بایگانی بی ارجاع را بنویسید."
    words = words_of(reason, "reason", needed=needed if deed.letter["wants_answer"] else "")
    deed.move(LetterState.FILED, settle_reason=words, **_settled(session))
    deed.move_paper(PaperPlace.SHELF.value, deed.letter["paper_with"])
    return deed.finish("file", f"بی ارجاع بایگانی شد: {words}" if words else "بی ارجاع بایگانی شد.")


def _settled(session: OfficeSession) -> dict[str, object]:
    desk = session.desk
    return {"settled_at": desk.clock.now(), "settled_by": desk.operator.id}


def write_off_letter(
    session: OfficeSession,
    letter_id: int,
    version: int,
    kind: LetterWriteOff,
    reference: str = "",
    reason: str = "",
) -> Changes[int]:
    """Let a letter leave the arrears: kind, reference to what answered it, reason (P2.7).

    The sender's orders hear that he was answered.

    Raises:
        InvalidFields: The answering letter or the reason is missing.
        NotAllowed: An order on it still runs; the sentences name what is undone.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    problems: list[InvalidInput] = []
    number = latin_digits(checked_length("reference", tidy(reference), SHORT_LIMIT, problems))
    words = words_of(reason, "reason")
    if kind is LetterWriteOff.LETTER and not number:
        problems.append(InvalidInput("reference", "شماره نامه‌ای که پاسخ داد را بنویسید."))
    if kind in NEEDS_WORDS and not words:
        problems.append(InvalidInput("reason", "آنچه گفته شد، یا سبب را بنویسید."))
    if problems:
        raise InvalidFields(problems)
    deed.move(
        LetterState.WRITTEN_OFF,
        write_off=kind.value,
        write_off_reference=number,
        settle_reason=words,
        **_settled(session),
    )
    deed.move_paper(PaperPlace.SHELF.value, deed.letter["paper_with"])
    said = f"{LETTER_WRITE_OFFS[kind]} {number}".strip()
    told = f"{said}: {words}" if words else f"{said}."
    unanswered = kind in (LetterWriteOff.MOOT, LetterWriteOff.UNATTAINABLE, LetterWriteOff.INFORMED)
    deed.kinds |= source_told(
        session, Kind.LETTER, letter_id, told, reason=told if unanswered else ""
    )
    left = orders_undone(session, letter_id)
    if left:
        raise NotAllowed(f"{deed.named} مختومه نمی‌شود: " + " ".join(left))
    return deed.finish(WRITTEN_OFF, f"مختومه شد: {told}")


def annul_letter(session: OfficeSession, letter_id: int, version: int, reason: str) -> Changes[int]:
    """Annul a number: it stays as باطل with reason, person and time, and is never given again.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: It has gone too far, or an order on it runs.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    words = words_of(reason, "reason", needed="سبب باطل کردن را بنویسید.")
    require_no_open_orders(session, Kind.LETTER, letter_id)
    if any(row["sent_at"] is not None for row in deed.parties.values()):
        raise NotAllowed(f"{deed.named} فرستاده شده است و باطل نمی‌شود.")
    deed.move(LetterState.ANNULLED, settle_reason=words, **_settled(session))
    return deed.finish("annul", f"باطل شد: {words}")


def move_paper(
    session: OfficeSession,
    letter_id: int,
    version: int,
    place: PaperPlace,
    with_whom: str = "",
) -> Changes[int]:
    """Say where the paper lies: on which shelf, lent to whom, back at the desk.

    Raises:
        InvalidInput: The shelf or who borrowed it is missing.
        NotAllowed: The letter has no paper, or it lies in the folder.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    if deed.letter["paper_place"] == PaperPlace.NONE.value:
        raise NotAllowed("این نامه کاغذی ندارد.")
    if deed.state is LetterState.IN_FOLDER or place in (PaperPlace.FOLDER, PaperPlace.NONE):
        raise NotAllowed("کاغذ با رفتن نامه در کارتابل و بازگشت آن جابه‌جا می‌شود.")
    problems: list[InvalidInput] = []
    words = checked_length("with_whom", tidy(with_whom), SHORT_LIMIT, problems)
    needed = {PaperPlace.LENT: "به چه کسی سپرده شد؟", PaperPlace.SHELF: "در کدام زونکن یا قفسه؟"}
    if place in needed and not words:
        problems.append(InvalidInput("with_whom", needed[place]))
    if problems:
        raise problems[0]
    deed.move_paper(place.value, words)
    said = f"{PAPER_PLACES[place]}: {words}" if words else PAPER_PLACES[place]
    return deed.finish("move_paper", f"کاغذ نامه: {said}.")


def take_letter_step_back(session: OfficeSession, letter_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a letter back: everything is as before it, its trace stays.

    Raises:
        NotAllowed: Only the registration is left, or what came of the deed has gone on.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    standing = standing_steps(session, letter_id)
    prove_version(session, LETTERS, letter_id, version)
    steps = [
        one for one in standing if one["action"] not in FILE_STEPS and not is_gone_on(session, one)
    ]
    last = steps[-1]
    if len(steps) < 2 or last["action"] in (REGISTERED, DRAFTED):
        raise NotAllowed("ثبت نامه برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را باطل کنید.")
    if last["action"] in KEEPS_NUMBER:
        raise NotAllowed(KEEPS_NUMBER[last["action"]])
    if last["order_id"] is not None:
        withdraw_order(session, last["order_id"], GONE_ON)
        deed.kinds.add(Kind.ORDER)
    if last["action"] == WRITTEN_OFF:
        deed.kinds |= source_untold(session, Kind.LETTER, letter_id)
    deed.restore(last["overwrote"])
    deed.kinds |= settle_sheet(session, deed.before, deed.letter, taken_back=True)
    session.execute(
        update(STEPS)
        .where(STEPS.c.id == last["id"])
        .values(taken_back_at=session.desk.clock.now(), taken_back_by=session.desk.operator.id)
    )
    deed.save(steps[-2]["words"])
    deed.note("take_back", persian_digits(f"گام آخر {deed.named} پس گرفته شد: {last['words']}"))
    return changed(letter_id, *deed.kinds)


#: Deeds that gave a number, which nothing takes away again.
KEEPS_NUMBER = {
    "sign": "نامه با امضا شماره گرفته است؛ می‌توانید آن را باطل کنید.",
    "settle_block": "شماره رزرو با پایان رزرو باطل شده است.",
}


def count_letter_prints(
    session: OfficeSession, letter_ids: tuple[int, ...]
) -> Changes[dict[int, int]]:
    """Count that these letters are printed, so that a reprint can say so.

    Returns:
        How often each had been printed before.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    before: dict[int, int] = {}
    for letter_id in letter_ids:
        letter = seen_letter(session, letter_id)
        before[letter_id] = letter["printed_count"]
        session.execute(
            update(LETTERS)
            .where(LETTERS.c.id == letter_id)
            .values(printed_count=LETTERS.c.printed_count + 1)
        )
        journal.note(
            session,
            Kind.LETTER,
            letter_id,
            "print_letter",
            persian_digits(f"نامه {letter['number'] or letter['subject']} چاپ شد."),
            classification=letter["classification"],
        )
    return changed(before, Kind.LETTER)


def letter_card(session: OfficeSession, letter_id: int) -> SourceCard:
    """What a letter shows of itself to its orders.

    Raises:
        NotAllowed: The operator may not read letters.
        NotFound: There is no such letter for him.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    return card_of_letter(seen_letter(session, letter_id))


def letter_version(session: OfficeSession, letter_id: int) -> int:
    """The version a letter stands at, for whoever goes on with it unread.

    Raises:
        NotFound: There is no such letter for this operator.
    """
    version: int = seen_letter(session, letter_id)["version"]
    return version
