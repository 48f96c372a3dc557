"""Cases of protocol work: checklist, people, cars, programme, costs, log, papers, steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)

#: Whoever does the one with the programme does the other with protocol work.
NEW_RIGHTS = (
    ("read_protocol", "read_agenda"),
    ("run_protocol", "plan_agenda"),
)


def upgrade() -> None:
    _protocol_cases()
    _case_tasks()
    _case_vehicles()
    _case_people()
    _case_entries()
    _case_costs()
    _case_conversations()
    _case_dispatches()
    _case_forms()
    _case_letters()
    _case_steps()
    for new, held in NEW_RIGHTS:
        op.execute(
            f"UPDATE operators SET rights = rights || ' {new}'"  # noqa: S608  # our own words
            f" WHERE rights LIKE '%{held}%' AND rights NOT LIKE '%{new}%'"
        )


def _named(table: str, *columns: tuple[str, str]) -> Iterator[sa.ForeignKeyConstraint]:
    """Foreign keys to ids, by the naming every table has."""
    for column, other in columns:
        name = op.f(f"fk_{table}_{column}_{other}")
        yield sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _columns(
    kind: sa.types.TypeEngine[Any], names: str, *, nullable: bool = False
) -> Iterator[sa.Column[Any]]:
    """Columns of one type, their names parted by spaces."""
    for name in names.split():
        yield sa.Column(name, kind, nullable=nullable)


def _protocol_cases() -> None:
    op.create_table(
        "protocol_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            sa.Integer(), "year serial classification report_reminders printed_count version"
        ),
        *_columns(
            WORD,
            "number case_kind state second_language checklist rank permit_route consular_kind "
            "occasion seating",
        ),
        *_columns(KEY, "number_key search_key"),
        *_columns(
            SHORT,
            "subject second_subject country city place body host owner requested_by "
            "request_number cost_source permit_asked_number permit_number approved_by "
            "publication flight consulate sent_number result_number last_step",
        ),
        *_columns(sa.Date(), "opened_on starts_on ends_on"),
        *_columns(
            sa.Text(),
            "purpose note order_words opinion necessity refusal report summary achievements "
            "media result flags state_reason",
        ),
        *_columns(sa.Integer(), "body_id owner_id letter_id meeting_id", nullable=True),
        *_columns(sa.Boolean(), "with_governor"),
        *_columns(
            sa.Date(),
            "request_date ordered_on examined_on permit_asked_on permit_date approved_on "
            "report_due_on report_reminded_on reported_on published_on sent_on result_date",
            nullable=True,
        ),
        *_columns(MOMENT, "began_at ended_at flight_at", nullable=True),
        *_columns(MOMENT, "last_step_at"),
        *_columns(sa.Uuid(), "request_key"),
        *_named(
            "protocol_cases",
            ("body_id", "contacts"),
            ("owner_id", "contacts"),
            ("letter_id", "letters"),
            ("meeting_id", "meetings"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol_cases")),
        sa.UniqueConstraint("request_key", name=op.f("uq_protocol_cases_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_protocol_cases_year_serial")),
    )
    op.create_index(op.f("ix_protocol_cases_body_id"), "protocol_cases", ["body_id"])
    op.create_index(
        op.f("ix_protocol_cases_case_kind_starts_on_id"),
        "protocol_cases",
        ["case_kind", "starts_on", "id"],
    )
    op.create_index(op.f("ix_protocol_cases_letter_id"), "protocol_cases", ["letter_id"])
    op.create_index(op.f("ix_protocol_cases_meeting_id"), "protocol_cases", ["meeting_id"])
    op.create_index(op.f("ix_protocol_cases_number_key"), "protocol_cases", ["number_key"])
    op.create_index(
        op.f("ix_protocol_cases_occasion_starts_on"), "protocol_cases", ["occasion", "starts_on"]
    )
    op.create_index(op.f("ix_protocol_cases_owner_id"), "protocol_cases", ["owner_id"])
    op.create_index(op.f("ix_protocol_cases_report_due_on"), "protocol_cases", ["report_due_on"])
    op.create_index(op.f("ix_protocol_cases_starts_on_id"), "protocol_cases", ["starts_on", "id"])
    op.create_index(
        op.f("ix_protocol_cases_state_starts_on_id"), "protocol_cases", ["state", "starts_on", "id"]
    )


def _case_tasks() -> None:
    op.create_table(
        "case_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id place stage days_before"),
        *_columns(WORD, "origin anchor state"),
        *_columns(SHORT, "title responsible document document_number note"),
        *_columns(sa.Date(), "due_on done_on", nullable=True),
        *_columns(sa.Boolean(), "is_pinned"),
        *_columns(sa.Integer(), "responsible_id done_by", nullable=True),
        *_columns(KEY, "search_key"),
        *_named(
            "case_tasks",
            ("case_id", "protocol_cases"),
            ("responsible_id", "contacts"),
            ("done_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tasks")),
    )
    op.create_index(op.f("ix_case_tasks_case_id"), "case_tasks", ["case_id"])
    op.create_index(op.f("ix_case_tasks_case_id_state"), "case_tasks", ["case_id", "state"])
    op.create_index(op.f("ix_case_tasks_responsible_id"), "case_tasks", ["responsible_id"])
    op.create_index(op.f("ix_case_tasks_state_due_on"), "case_tasks", ["state", "due_on"])


def _case_vehicles() -> None:
    op.create_table(
        "case_vehicles",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id place seats"),
        *_columns(SHORT, "title plate driver phone note"),
        *_named("case_vehicles", ("case_id", "protocol_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_vehicles")),
    )
    op.create_index(op.f("ix_case_vehicles_case_id"), "case_vehicles", ["case_id"])


def _case_people() -> None:
    op.create_table(
        "case_people",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id place seat"),
        *_columns(WORD, "role rank visa"),
        *_columns(sa.Integer(), "contact_id vehicle_id", nullable=True),
        *_columns(
            SHORT,
            "name second_name post organisation phone nationality language diet passport ticket "
            "arrives_by leaves_by lodging room note",
        ),
        *_columns(sa.Date(), "passport_until visa_until", nullable=True),
        *_columns(MOMENT, "arrives_at leaves_at", nullable=True),
        *_columns(sa.BigInteger(), "allowance", nullable=True),
        *_columns(KEY, "search_key"),
        *_named(
            "case_people",
            ("case_id", "protocol_cases"),
            ("contact_id", "contacts"),
            ("vehicle_id", "case_vehicles"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_people")),
    )
    op.create_index(op.f("ix_case_people_case_id"), "case_people", ["case_id"])
    op.create_index(op.f("ix_case_people_contact_id"), "case_people", ["contact_id"])
    op.create_index(op.f("ix_case_people_vehicle_id"), "case_people", ["vehicle_id"])


def _case_entries() -> None:
    op.create_table(
        "case_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id place"),
        *_columns(WORD, "entry_kind"),
        *_columns(MOMENT, "starts_at ends_at"),
        *_columns(
            SHORT,
            "title second_title location second_location origin carrier host vehicles who note",
        ),
        *_columns(sa.Boolean(), "with_governor"),
        *_columns(sa.Integer(), "event_id", nullable=True),
        *_named("case_entries", ("case_id", "protocol_cases"), ("event_id", "events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_entries")),
        sa.UniqueConstraint("event_id", name=op.f("uq_case_entries_event_id")),
    )
    op.create_index(op.f("ix_case_entries_case_id"), "case_entries", ["case_id"])


def _case_costs() -> None:
    op.create_table(
        "case_costs",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id place"),
        *_columns(SHORT, "title source document note"),
        *_columns(sa.BigInteger(), "planned spent", nullable=True),
        *_named("case_costs", ("case_id", "protocol_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_costs")),
    )
    op.create_index(op.f("ix_case_costs_case_id"), "case_costs", ["case_id"])


def _case_conversations() -> None:
    op.create_table(
        "case_conversations",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "channel direction"),
        *_columns(sa.Integer(), "contact_id", nullable=True),
        *_columns(SHORT, "name organisation phone"),
        *_columns(sa.Text(), "words"),
        *_named(
            "case_conversations",
            ("case_id", "protocol_cases"),
            ("operator_id", "operators"),
            ("contact_id", "contacts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_conversations")),
    )
    op.create_index(op.f("ix_case_conversations_case_id"), "case_conversations", ["case_id"])
    op.create_index(op.f("ix_case_conversations_contact_id"), "case_conversations", ["contact_id"])


def _case_dispatches() -> None:
    op.create_table(
        "case_dispatches",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id"),
        *_columns(WORD, "recipient channel"),
        *_columns(SHORT, "number receipt note"),
        *_columns(sa.Date(), "sent_on"),
        *_columns(sa.Date(), "received_on", nullable=True),
        *_named("case_dispatches", ("case_id", "protocol_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_dispatches")),
        sa.UniqueConstraint(
            "case_id", "recipient", name=op.f("uq_case_dispatches_case_id_recipient")
        ),
    )
    op.create_index(op.f("ix_case_dispatches_case_id"), "case_dispatches", ["case_id"])


def _case_forms() -> None:
    op.create_table(
        "case_forms",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id"),
        *_columns(WORD, "name"),
        *_columns(sa.Text(), "answers"),
        *_named("case_forms", ("case_id", "protocol_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_forms")),
        sa.UniqueConstraint("case_id", "name", name=op.f("uq_case_forms_case_id_name")),
    )
    op.create_index(op.f("ix_case_forms_case_id"), "case_forms", ["case_id"])


def _case_letters() -> None:
    op.create_table(
        "case_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id letter_id"),
        *_columns(WORD, "purpose"),
        *_named("case_letters", ("case_id", "protocol_cases"), ("letter_id", "letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_letters")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_case_letters_letter_id")),
    )
    op.create_index(op.f("ix_case_letters_case_id"), "case_letters", ["case_id"])


def _case_steps() -> None:
    op.create_table(
        "case_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "case_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "case_steps",
            ("case_id", "protocol_cases"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_steps")),
    )
    op.create_index(op.f("ix_case_steps_case_id"), "case_steps", ["case_id"])
