"""Words that act: receipts, guards, take-backs; evidence; services by need."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "receipt",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_receipt_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("lookup", name=op.f("uq_receipt_lookup")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_case_id"), ["case_id"], unique=False)
    op.add_column("contact", sa.Column("guard_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("message", sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "message", sa.Column("secret", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("outbox", sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "outbox", sa.Column("secret", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "case", sa.Column("restricted", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("media", sa.Column("digest", sa.LargeBinary(), nullable=True))
    for name in ("label_en", "needs", "hours", "place", "kecamatan"):
        op.add_column("directory", sa.Column(name, sa.String(), nullable=False, server_default=""))
