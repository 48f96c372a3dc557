"""The governor's folder and its sheets; what was in it before gets a folder of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "folders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", WORD, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", WORD, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("printed_count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["begun_by"], ["operators.id"], name=op.f("fk_folders_begun_by_operators")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["operators.id"], name=op.f("fk_folders_sent_by_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folders")),
        sa.UniqueConstraint("series", "year", "serial", name=op.f("uq_folders_series_year_serial")),
    )
    op.create_index(op.f("ix_folders_sent_at"), "folders", ["sent_at"])
    op.create_table(
        "folder_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("number", SHORT, nullable=False),
        sa.Column("title", SHORT, nullable=False),
        sa.Column("from_whom", SHORT, nullable=False),
        sa.Column("classification", sa.Integer(), nullable=False),
        sa.Column("put_in_at", MOMENT, nullable=False),
        sa.Column("put_in_by", sa.Integer(), nullable=False),
        sa.Column("outcome", WORD, nullable=False),
        sa.Column("outcome_at", MOMENT, nullable=True),
        sa.Column("outcome_by", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("taken_out_at", MOMENT, nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_folder_sheets_{column}_{table}")
            )
            for column, table in (
                ("folder_id", "folders"),
                ("put_in_by", "operators"),
                ("outcome_by", "operators"),
                ("order_id", "orders"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folder_sheets")),
    )
    op.create_index(op.f("ix_folder_sheets_folder_id"), "folder_sheets", ["folder_id"])
    op.create_index(
        "ix_folder_sheets_kind_record_id_part_id",
        "folder_sheets",
        ["kind", "record_id", "part_id"],
    )
    op.create_index(
        "ix_folder_sheets_outcome_taken_out_at", "folder_sheets", ["outcome", "taken_out_at"]
    )
    _fill()


def _fill() -> None:
    """The calls that lie in the folder lie in one that was sent in."""
    connection = op.get_bind()
    year, moment, operator = connection.execute(
        sa.text(
            "SELECT max(year), max(registered_at), max(operator_id) FROM calls"
            " WHERE state = 'in_folder'"
        )
    ).one()
    if year is None:
        return
    values = {"year": year, "number": f"{year}/ک/1", "moment": moment, "operator": operator}
    connection.execute(
        sa.text(
            "INSERT INTO folders (series, year, serial, number, begun_at, begun_by, sent_at,"
            " sent_by, printed_count, version) VALUES"
            " ('folders', :year, 1, :number, :moment, :operator, :moment, :operator, 0, 1)"
        ),
        values,
    )
    connection.execute(
        sa.text("INSERT INTO series_years (series, year, last) VALUES ('folders', :year, 1)"),
        values,
    )
    connection.execute(
        sa.text(
            "INSERT INTO folder_sheets (folder_id, kind, record_id, part_id, purpose, number,"
            " title, from_whom, classification, put_in_at, put_in_by, outcome)"
            " SELECT f.id, 'call', c.id, 0, 'order', c.number, c.subject, c.caller_name,"
            " c.classification, c.registered_at, c.operator_id, ''"
            " FROM calls c, folders f WHERE c.state = 'in_folder'"
        )
    )
