"""Proving a store sound, at one moment of it, while others may write on."""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.check.agenda import event_states_agree, events_agree
from app.check.agenda_numbers import editions_agree, event_numbers_are_gapless
from app.check.attachments import contents_belong, files_are_whole
from app.check.bookings import bookings_agree
from app.check.directory import (
    groups_agree,
    merges_agree,
    nothing_names_the_merged,
    the_trash_agrees,
)
from app.check.double_bookings import nothing_is_booked_twice
from app.check.faults import Fault, Part, Proof
from app.check.file_texts import texts_agree
from app.check.folder import folder_agrees
from app.check.letter_numbers import letter_numbers_are_gapless
from app.check.letter_templates import templates_agree
from app.check.letterheads import letterheads_can_be_printed
from app.check.letters import letter_states_agree, letters_agree
from app.check.meetings import (
    meeting_numbers_are_gapless,
    meetings_agree,
)
from app.check.minutes import minutes_agree, minutes_can_be_read
from app.check.orders import orders_agree
from app.check.phrases import phrases_agree
from app.check.protocol import case_numbers_are_gapless, cases_agree
from app.check.protocol_forms import answers_are_of_trips, layouts_can_be_read
from app.check.protocol_parts import case_parts_agree, checklists_can_be_read
from app.check.protocol_registers import (
    register_numbers_are_gapless,
    registers_agree,
)
from app.check.records import (
    links_agree,
    plans_agree,
    states_agree,
    words_agree,
)
from app.check.reminders import reminders_agree
from app.check.saved_lists import lists_are_seen, lists_can_be_read
from app.check.search import search_tables_agree
from app.check.search_keys import records_are_found
from app.check.shifts import hand_overs_agree
from app.check.store import (
    file_is_sound,
    foreign_keys_hold,
    journal_is_whole,
    numbers_are_gapless,
)
from app.check.visit_steps import visit_steps_agree
from app.check.visits import visit_numbers_are_gapless, visits_agree
from app.database import Database
from app.errors import StoreDamaged, StoreUnusable
from app.schema import StoreCondition, condition


def check_store(database: Database) -> list[Fault]:
    """Prove a store, as it stood at one moment, while others may write on.

    Returns:
        Every damage that was found; empty for a sound store.

    Raises:
        StoreUnusable: It is not our store, or of another version.
        StoreUnavailable: It cannot be reached.
    """
    faults: list[Fault] = []
    try:
        if condition(database) is not StoreCondition.CURRENT:
            raise StoreUnusable("در این نشانی دفتری از این نسخه نیست؛ «daftar upgrade» را ببینید.")
        with database.connection() as connection:
            _stand_still(connection, shared=database.is_shared)
            for proof in proofs(is_file=database.path is not None):
                faults.extend(proof(connection))
    except StoreDamaged as error:
        # It cannot be read to its end: that is the answer, beside what was found until then.
        faults.append(Fault(Part.INTEGRITY, "", None, error.message))
    return faults


def proofs(*, is_file: bool) -> tuple[Proof, ...]:
    """Every proof a store is put to, in order."""
    always = (
        numbers_are_gapless,
        journal_is_whole,
        states_agree,
        plans_agree,
        hand_overs_agree,
        links_agree,
        orders_agree,
        folder_agrees,
        letter_numbers_are_gapless,
        letters_agree,
        letter_states_agree,
        event_numbers_are_gapless,
        events_agree,
        event_states_agree,
        bookings_agree,
        nothing_is_booked_twice,
        editions_agree,
        visit_numbers_are_gapless,
        visits_agree,
        visit_steps_agree,
        meeting_numbers_are_gapless,
        meetings_agree,
        minutes_agree,
        minutes_can_be_read,
        case_numbers_are_gapless,
        cases_agree,
        case_parts_agree,
        checklists_can_be_read,
        layouts_can_be_read,
        answers_are_of_trips,
        register_numbers_are_gapless,
        registers_agree,
        records_are_found,
        search_tables_agree,
        words_agree,
        merges_agree,
        nothing_names_the_merged,
        the_trash_agrees,
        groups_agree,
        lists_can_be_read,
        lists_are_seen,
        files_are_whole,
        contents_belong,
        texts_agree,
        phrases_agree,
        reminders_agree,
        letterheads_can_be_printed,
        templates_agree,
    )
    # A server keeps its own pages and foreign keys; a file is only as good as its disk.
    return (file_is_sound, foreign_keys_hold, *always) if is_file else always


def _stand_still(connection: Connection, *, shared: bool) -> None:
    """See one moment of the store throughout; SQLite's reader does so anyway."""
    if shared:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
