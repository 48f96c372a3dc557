"""Visits and public meeting days: visitors, managers, attempts to tell, hand-overs, steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)

#: Whoever does the one with calls and the programme does the other with visits.
NEW_RIGHTS = (
    ("read_visits", "read_calls"),
    ("receive_visits", "log_calls"),
    ("hold_public_days", "plan_agenda"),
)


def upgrade() -> None:
    _public_days()
    _public_day_managers()
    _public_hand_overs()
    _visits()
    _visit_attempts()
    _visit_steps()
    _public_day_steps()
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


def _public_days() -> None:
    op.create_table(
        "public_days",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            sa.Integer(),
            "year serial event_id minutes_each moved_count operator_id printed_count version",
        ),
        *_columns(WORD, "number state"),
        *_columns(KEY, "number_key search_key"),
        *_columns(MOMENT, "starts_at ends_at registered_at last_step_at"),
        *_columns(SHORT, "place title reported_to reported_number last_step"),
        *_columns(sa.Text(), "note state_reason report"),
        *_columns(sa.Date(), "list_until results_due_on reported_on", nullable=True),
        *_columns(MOMENT, "began_at ended_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        *_named("public_days", ("event_id", "events"), ("operator_id", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_days")),
        sa.UniqueConstraint("event_id", name=op.f("uq_public_days_event_id")),
        sa.UniqueConstraint("request_key", name=op.f("uq_public_days_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_public_days_year_serial")),
    )
    op.create_index(op.f("ix_public_days_number_key"), "public_days", ["number_key"])
    op.create_index(op.f("ix_public_days_starts_at_id"), "public_days", ["starts_at", "id"])


def _public_day_managers() -> None:
    op.create_table(
        "public_day_managers",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "public_day_id place"),
        *_columns(sa.Integer(), "contact_id organisation_id letter_id", nullable=True),
        *_columns(SHORT, "name post organisation phone substitute"),
        *_columns(WORD, "answer"),
        *_columns(MOMENT, "told_at", nullable=True),
        *_columns(sa.Boolean(), "present", nullable=True),
        *_named(
            "public_day_managers",
            ("public_day_id", "public_days"),
            ("contact_id", "contacts"),
            ("organisation_id", "contacts"),
            ("letter_id", "letters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_day_managers")),
    )
    op.create_index(
        op.f("ix_public_day_managers_contact_id"), "public_day_managers", ["contact_id"]
    )
    op.create_index(
        op.f("ix_public_day_managers_organisation_id"), "public_day_managers", ["organisation_id"]
    )
    op.create_index(
        op.f("ix_public_day_managers_public_day_id"), "public_day_managers", ["public_day_id"]
    )


def _public_hand_overs() -> None:
    op.create_table(
        "public_hand_overs",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "public_day_id place handed_by"),
        *_columns(MOMENT, "handed_at"),
        *_columns(SHORT, "receiver receiver_post receipt_number"),
        *_columns(sa.Date(), "receipt_on", nullable=True),
        *_columns(sa.Text(), "note"),
        *_named("public_hand_overs", ("public_day_id", "public_days"), ("handed_by", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_hand_overs")),
        sa.UniqueConstraint(
            "public_day_id", "place", name=op.f("uq_public_hand_overs_public_day_id_place")
        ),
    )
    op.create_index(
        op.f("ix_public_hand_overs_public_day_id"), "public_hand_overs", ["public_day_id"]
    )


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            sa.Integer(), "year serial classification attempts operator_id printed_count version"
        ),
        *_columns(
            WORD,
            "number path state national_id phone_number special_status channel petition_kind mode",
        ),
        *_columns(KEY, "number_key search_key"),
        *_columns(
            sa.Integer(),
            "visitor_id organisation_id group_size agency_id minutes host_id event_id "
            "public_day_id turn manager_id carried_from_id hand_over_id",
            nullable=True,
        ),
        *_columns(
            SHORT,
            "visitor_name father_name phone address county job post organisation subject "
            "category agency expert samad_code list_number host result_number last_step",
        ),
        *_columns(
            sa.Text(),
            "companions problem documents expert_opinion note decision_words result "
            "satisfaction_words",
        ),
        *_columns(
            MOMENT,
            "arrived_at announced_at decided_at entered_at left_at slot_at told_at",
            nullable=True,
        ),
        *_columns(WORD, "decision last_attempt satisfaction", nullable=True),
        *_columns(sa.Date(), "result_on", nullable=True),
        *_columns(MOMENT, "registered_at last_step_at"),
        *_columns(sa.Uuid(), "request_key"),
        *_named(
            "visits",
            ("visitor_id", "contacts"),
            ("organisation_id", "contacts"),
            ("agency_id", "contacts"),
            ("host_id", "contacts"),
            ("event_id", "events"),
            ("public_day_id", "public_days"),
            ("manager_id", "public_day_managers"),
            ("carried_from_id", "visits"),
            ("hand_over_id", "public_hand_overs"),
            ("operator_id", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("request_key", name=op.f("uq_visits_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_visits_year_serial")),
    )
    op.create_index(op.f("ix_visits_agency_id"), "visits", ["agency_id"])
    op.create_index(op.f("ix_visits_carried_from_id"), "visits", ["carried_from_id"])
    op.create_index(op.f("ix_visits_event_id"), "visits", ["event_id"])
    op.create_index(op.f("ix_visits_hand_over_id"), "visits", ["hand_over_id"])
    op.create_index(op.f("ix_visits_national_id"), "visits", ["national_id"])
    op.create_index(op.f("ix_visits_number_key"), "visits", ["number_key"])
    op.create_index(op.f("ix_visits_organisation_id"), "visits", ["organisation_id"])
    op.create_index(op.f("ix_visits_phone_number"), "visits", ["phone_number"])
    op.create_index(op.f("ix_visits_public_day_id"), "visits", ["public_day_id"])
    op.create_index(op.f("ix_visits_registered_at_id"), "visits", ["registered_at", "id"])
    op.create_index(
        op.f("ix_visits_state_registered_at_id"), "visits", ["state", "registered_at", "id"]
    )
    op.create_index(op.f("ix_visits_visitor_id"), "visits", ["visitor_id"])


def _visit_attempts() -> None:
    op.create_table(
        "visit_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "visit_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "channel outcome"),
        *_columns(sa.Text(), "words"),
        *_named("visit_attempts", ("visit_id", "visits"), ("operator_id", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_attempts")),
    )
    op.create_index(op.f("ix_visit_attempts_visit_id"), "visit_attempts", ["visit_id"])


def _visit_steps() -> None:
    op.create_table(
        "visit_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "visit_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "visit_steps",
            ("visit_id", "visits"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_steps")),
    )
    op.create_index(op.f("ix_visit_steps_visit_id"), "visit_steps", ["visit_id"])


def _public_day_steps() -> None:
    op.create_table(
        "public_day_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "public_day_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "public_day_steps",
            ("public_day_id", "public_days"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_day_steps")),
    )
    op.create_index(
        op.f("ix_public_day_steps_public_day_id"), "public_day_steps", ["public_day_id"]
    )
