"""The letter registers: letters, parties, enclosures, links, steps, signers and templates."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)

#: Whoever does the one with calls or orders does the other with letters.
NEW_RIGHTS = (
    ("read_letters", "read_calls"),
    ("register_letters", "log_calls"),
    ("sign_letters", "record_orders"),
)

#: The books every office begins with: name, direction, least classification, template.
OFFERED = (
    ("نامه‌های وارده", "incoming", 0, "{year}/و/{serial}"),
    ("نامه‌های صادره", "outgoing", 0, "{year}/ص/{serial}"),
    ("نامه‌های داخلی", "internal", 0, "{year}/د/{serial}"),
    ("نامه‌های محرمانه", "", 1, "{year}/م/{serial}"),
)


def upgrade() -> None:
    op.create_table(
        "letter_registers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", SHORT, nullable=False),
        sa.Column("direction", WORD, nullable=False),
        sa.Column("least_class", sa.Integer(), nullable=False),
        sa.Column("unit", SHORT, nullable=False),
        sa.Column("template", WORD, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_registers")),
        sa.UniqueConstraint("request_key", name=op.f("uq_letter_registers_request_key")),
    )
    op.create_table(
        "letter_signers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", SHORT, nullable=False),
        sa.Column("post", SHORT, nullable=False),
        sa.Column("is_governor", sa.Boolean(), nullable=False),
        sa.Column("highest_class", sa.Integer(), nullable=False),
        sa.Column("letter_kinds", SHORT, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("consent_reference", SHORT, nullable=False),
        sa.Column("consent_withdrawn_on", sa.Date(), nullable=True),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_named("letter_signers", ("contact_id", "contacts"), ("substitute_id", "letter_signers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_signers")),
        sa.UniqueConstraint("request_key", name=op.f("uq_letter_signers_request_key")),
    )
    op.create_index(op.f("ix_letter_signers_contact_id"), "letter_signers", ["contact_id"])
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("number", WORD, nullable=False),
        sa.Column("number_key", KEY, nullable=False),
        sa.Column("former_number", SHORT, nullable=False),
        sa.Column("direction", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("letter_kind", WORD, nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=True),
        sa.Column("sender_name", SHORT, nullable=False),
        sa.Column("sender_post", SHORT, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("organisation", SHORT, nullable=False),
        sa.Column("sender_phone", SHORT, nullable=False),
        sa.Column("their_number", SHORT, nullable=False),
        sa.Column("their_number_key", KEY, nullable=False),
        sa.Column("their_date", sa.Date(), nullable=True),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("channel_number", SHORT, nullable=False),
        sa.Column("channel_at", MOMENT, nullable=True),
        sa.Column("channel_operator", SHORT, nullable=False),
        sa.Column("batch", SHORT, nullable=False),
        sa.Column("bringer", SHORT, nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=True),
        sa.Column("registered_at", MOMENT, nullable=True),
        sa.Column("registered_by", sa.Integer(), nullable=True),
        sa.Column("back_dated", sa.Boolean(), nullable=False),
        sa.Column("back_dated_reason", sa.Text(), nullable=False),
        sa.Column("subject", SHORT, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("keywords", SHORT, nullable=False),
        sa.Column("own_classification", sa.Integer(), nullable=False),
        sa.Column("classification", sa.Integer(), nullable=False),
        sa.Column("urgency", WORD, nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("wants_answer", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("paper_place", WORD, nullable=False),
        sa.Column("paper_with", SHORT, nullable=False),
        sa.Column("paper_since", MOMENT, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("drafter_id", sa.Integer(), nullable=True),
        sa.Column("signer_id", sa.Integer(), nullable=True),
        sa.Column("signer_name", SHORT, nullable=False),
        sa.Column("signer_post", SHORT, nullable=False),
        sa.Column("signed_at", MOMENT, nullable=True),
        sa.Column("with_signature_image", sa.Boolean(), nullable=False),
        sa.Column("letterhead_id", sa.Integer(), nullable=True),
        sa.Column("scan", WORD, nullable=False),
        sa.Column("scan_reason", sa.Text(), nullable=False),
        sa.Column("write_off", WORD, nullable=False),
        sa.Column("write_off_reference", SHORT, nullable=False),
        sa.Column("settle_reason", sa.Text(), nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("last_step", SHORT, nullable=False),
        sa.Column("last_step_at", MOMENT, nullable=False),
        sa.Column("printed_count", sa.Integer(), nullable=False),
        sa.Column("search_key", KEY, nullable=False),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_named(
            "letters",
            ("register_id", "letter_registers"),
            ("sender_id", "contacts"),
            ("organisation_id", "contacts"),
            ("registered_by", "operators"),
            ("drafter_id", "operators"),
            ("signer_id", "letter_signers"),
            ("settled_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("request_key", name=op.f("uq_letters_request_key")),
        sa.UniqueConstraint(
            "register_id", "year", "serial", name=op.f("uq_letters_register_id_year_serial")
        ),
    )
    op.create_index(op.f("ix_letters_dated_id"), "letters", ["dated", "id"])
    op.create_index(op.f("ix_letters_due_on_id"), "letters", ["due_on", "id"])
    op.create_index(op.f("ix_letters_number_key"), "letters", ["number_key"])
    op.create_index(
        op.f("ix_letters_organisation_id_dated"), "letters", ["organisation_id", "dated"]
    )
    op.create_index(
        op.f("ix_letters_register_id_dated_id"), "letters", ["register_id", "dated", "id"]
    )
    op.create_index(op.f("ix_letters_sender_id_dated"), "letters", ["sender_id", "dated"])
    op.create_index(op.f("ix_letters_state_dated_id"), "letters", ["state", "dated", "id"])
    op.create_index(op.f("ix_letters_their_number_key"), "letters", ["their_number_key"])
    op.create_table(
        "letter_parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", SHORT, nullable=False),
        sa.Column("post", SHORT, nullable=False),
        sa.Column("organisation", SHORT, nullable=False),
        sa.Column("reason", SHORT, nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("channel_number", SHORT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("receipt", SHORT, nullable=False),
        sa.Column("receipt_at", MOMENT, nullable=True),
        sa.Column("their_number", SHORT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("read_by", sa.Integer(), nullable=True),
        *_named(
            "letter_parties",
            ("letter_id", "letters"),
            ("contact_id", "contacts"),
            ("sent_by", "operators"),
            ("read_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_parties")),
    )
    op.create_index(op.f("ix_letter_parties_contact_id"), "letter_parties", ["contact_id"])
    op.create_index(op.f("ix_letter_parties_letter_id"), "letter_parties", ["letter_id"])
    op.create_table(
        "letter_enclosures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", SHORT, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("classification", sa.Integer(), nullable=False),
        *_named("letter_enclosures", ("letter_id", "letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_enclosures")),
    )
    op.create_index(op.f("ix_letter_enclosures_letter_id"), "letter_enclosures", ["letter_id"])
    op.create_table(
        "letter_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("relation", WORD, nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("number", SHORT, nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        *_named("letter_links", ("letter_id", "letters"), ("other_id", "letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_links")),
    )
    op.create_index(op.f("ix_letter_links_letter_id"), "letter_links", ["letter_id"])
    op.create_index(op.f("ix_letter_links_other_id"), "letter_links", ["other_id"])
    op.create_table(
        "letter_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("action", WORD, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("overwrote", sa.Text(), nullable=False),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        *_named(
            "letter_steps",
            ("letter_id", "letters"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_steps")),
    )
    op.create_index(op.f("ix_letter_steps_letter_id"), "letter_steps", ["letter_id"])
    op.create_table(
        "letter_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("subject", SHORT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        *_named("letter_texts", ("letter_id", "letters"), ("operator_id", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_texts")),
        sa.UniqueConstraint("letter_id", "edition", name=op.f("uq_letter_texts_letter_id_edition")),
    )
    op.create_index(op.f("ix_letter_texts_letter_id"), "letter_texts", ["letter_id"])
    op.create_table(
        "number_blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("for_whom", SHORT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("reserved_by", sa.Integer(), nullable=False),
        sa.Column("reserved_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        *_named("number_blocks", ("register_id", "letter_registers"), ("reserved_by", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_blocks")),
        sa.UniqueConstraint("request_key", name=op.f("uq_number_blocks_request_key")),
    )
    op.create_index(op.f("ix_number_blocks_register_id"), "number_blocks", ["register_id"])
    op.create_table(
        "letter_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", SHORT, nullable=False),
        sa.Column("letter_kind", WORD, nullable=False),
        sa.Column("subject", SHORT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_templates")),
        sa.UniqueConstraint("request_key", name=op.f("uq_letter_templates_request_key")),
    )
    _offer()
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


def _offer() -> None:
    registers = sa.table(
        "letter_registers",
        *(
            sa.column(name)
            for name in ("name", "direction", "least_class", "unit", "template", "place")
        ),
        sa.column("request_key", sa.Uuid()),
        sa.column("version"),
    )
    op.bulk_insert(
        registers,
        [
            {
                "name": name,
                "direction": direction,
                "least_class": least,
                "unit": "",
                "template": template,
                "place": number,
                "request_key": UUID(int=number),
                "version": 1,
            }
            for number, (name, direction, least, template) in enumerate(OFFERED, 1)
        ],
    )
