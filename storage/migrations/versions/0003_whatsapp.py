"""WhatsApp: a second address, the window, templates, and copies that the platform keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TO_LOOK_AT = "look_at IS NOT NULL"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.add_column("contact", sa.Column("alias_index", sa.LargeBinary(), nullable=True))
    op.add_column("contact", sa.Column("alias_sealed", sa.LargeBinary(), nullable=True))
    for name in ("alias_at", "window_closed_at"):
        op.add_column("contact", sa.Column(name, moment, nullable=True))
    op.create_index(op.f("ix_contact_alias_index"), "contact", ["alias_index"], unique=False)
    op.add_column("outbox", sa.Column("template", sa.String(), nullable=True))
    op.add_column("outbox", sa.Column("error", sa.String(), nullable=True))
    op.add_column("outbox", sa.Column("doubted_at", moment, nullable=True))
    for table in ("message", "outbox"):
        op.add_column(table, sa.Column("look_at", moment, nullable=True))
        op.create_index(
            f"ix_{table}_look",
            table,
            ["look_at"],
            unique=False,
            sqlite_where=sa.text(TO_LOOK_AT),
            postgresql_where=sa.text(TO_LOOK_AT),
        )
    op.create_table(
        "content",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sid", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("checked_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_content")),
    )
