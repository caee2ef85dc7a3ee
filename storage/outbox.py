"""Messages out: added by a turn, called back, held and released; `dispatch` sends them.

State moves one way: due → sending → sent → delivered → read; a claimed row may go back to
due (try again), to held (the gate), or end as refused, cancelled or failed.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, case, insert, select, text, update

from flows import compact
from flows.engine.events import Button, MsgOutKind, Said
from storage.contacts import Known
from storage.ids import new_id
from storage.prepared import Prepared
from storage.sealing import Purpose, seal, unseal
from storage.tables import Outbox
from storage.tables.outbox import IS_WAITING, OutState
from storage.tables.types import table_of

_OUT: Final = table_of(Outbox)


@dataclass(frozen=True, slots=True)
class MsgOut:
    """A message that is ready for a channel."""

    id: int
    contact_id: int
    urn: str
    text: str
    buttons: tuple[Button, ...]
    kind: MsgOutKind
    lane: int
    attempts: int
    keep: bool
    epoch: int
    template: str | None = None
    values: tuple[str, ...] = ()
    doubtful_since: datetime | None = None
    """It was sent since then, and nobody knows whether it left."""
    known_refs: frozenset[str] = frozenset()
    """What the platform calls other messages to them: a doubtful one is none of these."""


WITHOUT_SECRET: Final = case((_OUT.c.secret, None), else_=_OUT.c.body_sealed)
"""A secret leaves the outbox once it is sent, or will not be."""

_ADD: Final = Prepared(insert(_OUT))


def add(
    conn: Connection,
    known: Known,
    said: list[Said],
    *,
    now: datetime,
    claimed: tuple[Said, int] | None = None,
) -> MsgOut | None:
    """Store what a turn says, in its order; `known` must be saved afterwards.

    `claimed`: one of them is being sent from now on, in this epoch; it is given back.
    """
    rows = [_row(known, one, now) for one in said]
    leaving = None
    if claimed is not None:
        first, epoch = claimed
        row = rows[said.index(first)]
        row |= {
            "state": OutState.SENDING.value,
            "epoch": epoch,
            "claimed_at": now,
            "attempts": 1,
        }
        leaving = MsgOut(
            id=row["id"],
            contact_id=known.id,
            urn=known.urn,
            text=first.text,
            buttons=first.buttons,
            kind=first.kind,
            lane=int(first.lane),
            attempts=0,
            keep=first.keep,
            epoch=epoch,
            template=first.template,
            values=first.values,
        )
    if rows:
        _ADD.run(conn, rows)
    return leaving


def _row(known: Known, said: Said, now: datetime) -> dict[str, Any]:
    known.out_seq += 1
    row_id = new_id()
    buttons = [[button.label, button.token] for button in said.buttons]
    body = compact.dumps([said.text, buttons, *said.values])
    return {
        "id": row_id,
        "contact_id": known.id,
        "channel": known.channel,
        "lane": int(said.lane),
        "seq": known.out_seq,
        "kind": said.kind.value,
        "state": OutState.DUE.value,
        "keep": said.keep,
        "secret": said.secret,
        "template": said.template,
        "body_sealed": seal(known.key, body, Purpose.OUTBOX, row_id),
        "attempts": 0,
        "epoch": None,
        "due_at": now,
        "created_at": now,
        "claimed_at": None,
    }


_WAITING: Final = Prepared(
    select(_OUT.c.id)
    .where(
        _OUT.c.contact_id == bindparam("wanted"),
        text(IS_WAITING),
        text("state IN ('due', 'sending')"),
    )
    .limit(1)
)


def any_waiting(conn: Connection, contact_id: int) -> bool:
    """Whether something to this contact has not left yet, or is leaving."""
    return _WAITING.run(conn, {"wanted": contact_id}).one_or_none() is not None


def read_body(
    key: bytes, row_id: int, sealed: bytes
) -> tuple[str, tuple[Button, ...], tuple[str, ...]]:
    """The text, the buttons and the values of a template, as `add` sealed them."""
    text, buttons, *values = json.loads(unseal(key, sealed, Purpose.OUTBOX, row_id))
    return text, tuple(Button(*button) for button in buttons), tuple(values)


def pressed(conn: Connection, known: Known, ref: str, option: int) -> str | None:
    """The token of a button on a message of ours, by the platform's id and the button's place."""
    theirs = (_OUT.c.contact_id == known.id) & (_OUT.c.ref == ref) & _OUT.c.body_sealed.is_not(None)
    row = conn.execute(select(_OUT.c.id, _OUT.c.body_sealed).where(theirs).limit(1)).first()
    if row is None:
        return None
    buttons = read_body(known.key, row.id, row.body_sealed)[1]
    return buttons[option].token if option < len(buttons) else None


def template_left(conn: Connection, contact_id: int, since: datetime) -> bool:
    """Whether a template already told them, after their last words, that something waits."""
    theirs = (_OUT.c.contact_id == contact_id) & _OUT.c.template.is_not(None)
    lives = _OUT.c.state.not_in(
        [OutState.CANCELLED.value, OutState.REFUSED.value, OutState.FAILED.value]
    )
    query = select(_OUT.c.id).where(theirs, lives, _OUT.c.created_at > since)
    return conn.execute(query.limit(1)).first() is not None


def cancel_waiting(
    conn: Connection, contact_id: int, because: str, *, own_words: bool = True
) -> int:
    """Cancel what has not left yet; how many rows that were.

    `own_words`: also the answers to the person's own DARURAT and KELUAR.

    A row that is being sent cannot be called back; it keeps the reason, so that it is not
    tried again.
    """
    theirs = and_(_OUT.c.contact_id == contact_id, text(IS_WAITING))
    if not own_words:
        kinds = [MsgOutKind.EMERGENCY.value, MsgOutKind.COVER.value]
        theirs = and_(theirs, _OUT.c.kind.not_in(kinds))
    sending = _OUT.c.state == OutState.SENDING.value
    state = case((sending, OutState.SENDING.value), else_=OutState.CANCELLED.value)
    cancel = (
        update(_OUT).where(theirs).values(state=state, because=because, body_sealed=WITHOUT_SECRET)
    )
    return conn.execute(cancel).rowcount


_RELEASE: Final = Prepared(
    update(_OUT)
    .where(
        _OUT.c.contact_id == bindparam("wanted"),
        text(IS_WAITING),
        _OUT.c.state == OutState.HELD.value,
    )
    .values(state=OutState.DUE.value, due_at=bindparam("new_due_at"))
)


def release_held(conn: Connection, contact_id: int, now: datetime) -> None:
    """The person writes: what waited for them is judged again."""
    _RELEASE.run(conn, {"wanted": contact_id, "new_due_at": now})


def drop_held(conn: Connection, contact_id: int, because: str) -> None:
    """What was held is too old to be sent to whoever writes now; staff decide anew."""
    held = and_(
        _OUT.c.contact_id == contact_id, text(IS_WAITING), _OUT.c.state == OutState.HELD.value
    )
    values = {"state": OutState.CANCELLED.value, "because": because}
    conn.execute(update(_OUT).where(held).values(values))
