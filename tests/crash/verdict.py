"""Compares what Telegram delivered and received with what is stored: is every promise kept?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from tests.crash.people import Walker
from tests.service import Json
from tests.standins.telegram import AsyncTelegramStandIn
from tests.stored import CASE, CONTACT, ENTRY, In, Out, Stored

TAKEN = {"delivered", "confirmed"}
OURS = {"notice", "staff"}


@dataclass(slots=True)
class Verdict:
    """The counts of a run; what is wrong is a sentence each."""

    kills: int
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    unanswered: int = 0
    unsent: int = 0
    doubles: int = 0
    in_flight: int = 0
    out_of_order: int = 0
    refused: int = 0
    late_files: int = 0
    """Still claimed by a process that was killed; another fetches them when the claim ends."""
    impatient: int = 0
    """Went on before the answer came, which took longer than anybody waits here."""
    wrong: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every promise was kept."""
        broken = self.lost + self.twice + self.unanswered + self.unsent + self.out_of_order
        return not broken and self.doubles <= self.in_flight and not self.wrong

    def __str__(self) -> str:
        return in_words(self)


def in_words(verdict: Any) -> str:
    """The counts of a verdict in one line, and below it what is wrong."""
    counts = [field.name for field in fields(verdict) if field.name != "wrong"]
    line = ", ".join(f"{getattr(verdict, name)} {name.replace('_', ' ')}" for name in counts)
    return "\n  ".join([line, *verdict.wrong[:20]])


async def judge(
    verdict: Verdict, walkers: list[Walker], standin: AsyncTelegramStandIn, looking: Stored
) -> Verdict:
    """Look at everything once all is calm."""
    state = await standin.state()
    calls = (await standin.sent(0, method="sendMessage", ok=1))["calls"]
    messages, rows = looking.messages(), looking.outbox()
    if state["pending"]:
        verdict.wrong.append(f"{len(state['pending'])} updates were never taken")
    if state["violations"]:
        verdict.wrong.append(f"against Telegram's rules: {state['violations'][:3]}")
    _nothing_lost(verdict, state["deliveries"], walkers, messages)
    _nothing_twice(verdict, walkers, messages, rows)
    _rows_unique(verdict, walkers, messages, looking)
    arrived: dict[int, list[str]] = defaultdict(list)
    for call in calls:
        arrived[call["chat_id"]].append(call["text"])
    for walker in walkers:
        mine = [row for row in rows if row.chat == walker.chat]
        _all_sent(verdict, mine, arrived[walker.chat])
        _in_order(verdict, mine, arrived[walker.chat])
        verdict.impatient += len(walker.unanswered)
    return verdict


def _nothing_lost(
    verdict: Verdict, deliveries: list[Json], walkers: list[Walker], messages: list[In]
) -> None:
    """Whatever was acknowledged is stored, once, in the same words."""
    stored = {message.key: message for message in messages}
    said = {one.update_id: one for walker in walkers for one in walker.said}
    for delivery in deliveries:
        if delivery["state"] not in TAKEN:
            continue
        verdict.acknowledged += 1
        found = stored.get(str(delivery["update_id"]))
        if found is None or found.text != said[delivery["update_id"]].text:
            verdict.lost += 1
        elif found.failed:
            verdict.wrong.append(f"a turn failed: {found.text!r}")


def _nothing_twice(
    verdict: Verdict, walkers: list[Walker], messages: list[In], rows: list[Out]
) -> None:
    """Each message led to the rows it must lead to, no more and no fewer."""
    repeated = Counter(message.key for message in messages)
    verdict.twice += sum(count - 1 for count in repeated.values())
    given = Counter(row.chat for row in rows if row.kind not in OURS)
    for walker in walkers:
        surplus = given[walker.chat] - sum(one.answers for one in walker.said)
        if surplus:
            said = [one.text or "[press, photo]" for one in walker.said]
            heard = [row.text[:30] for row in rows if row.chat == walker.chat]
            verdict.wrong.append(f"{walker.chat}: {surplus:+} answers; {said} led to {heard}")
        verdict.twice += max(surplus, 0)
        verdict.unanswered += max(-surplus, 0)


def _rows_unique(
    verdict: Verdict, walkers: list[Walker], messages: list[In], looking: Stored
) -> None:
    """One contact, one case, one entry a message, one file a picture."""
    if looking.count(CONTACT) != len(walkers) or looking.count(CASE) != len(walkers):
        verdict.wrong.append("not one contact and one case for each person")
    entries = Counter(row.message_id for row in looking.rows(ENTRY))
    verdict.twice += sum(count - 1 for count in entries.values())
    ids = {message.key: message.id for message in messages}
    for walker in walkers:
        content = [one for one in walker.said if one.content]
        verdict.lost += sum(entries[ids.get(str(one.update_id), 0)] == 0 for one in content)
        files = looking.media(walker.chat)
        wanted = sum(one.files for one in walker.said)
        verdict.late_files += sum(file.state == "waiting" for file in files)
        if len(files) != wanted or {file.state for file in files} - {"stored", "waiting"}:
            verdict.wrong.append(f"{walker.chat}: {wanted} files, {[f.state for f in files]}")
        for file in files:
            if problem := damage(looking, file):
                verdict.wrong.append(f"{walker.chat}: {problem}")


def damage(looking: Stored, file: Any) -> str | None:
    """What is wrong with a file that counts as stored."""
    if file.state != "stored":
        return None
    try:
        size = len(looking.file(file))
    except Exception as error:
        return f"a stored file does not open: {type(error).__name__}"
    return None if size == file.size else f"a stored file has {size} bytes, not {file.size}"


def _all_sent(verdict: Verdict, rows: list[Out], arrived: list[str]) -> None:
    """Every row ended, and what was sent has arrived at least once."""
    for row in rows:
        if row.state == "refused":
            verdict.refused += 1
        if row.state != "sent" and not (row.state == "refused" and row.because):
            verdict.wrong.append(f"{row.chat} row {row.seq}: {row.state} {row.because}")
    sent = Counter(row.text for row in rows if row.state == "sent")
    verdict.unsent += (sent - Counter(arrived)).total()
    verdict.doubles += (Counter(arrived) - sent).total()


def _in_order(verdict: Verdict, rows: list[Out], arrived: list[str]) -> None:
    """Within a lane, first arrivals follow the order that the contact's lock gave."""
    lanes = {row.text: row.lane for row in rows}
    for lane in set(lanes.values()):
        expected = [row.text for row in rows if row.lane == lane and row.state == "sent"]
        here = [text for text in arrived if lanes.get(text) == lane]
        verdict.out_of_order += count_out_of_order(expected, here)


def count_out_of_order(expected: Sequence[object], arrived: Iterable[object]) -> int:
    """Arrivals that are neither the next expected one nor a repetition of the last."""
    place, wrong = 0, 0
    for one in arrived:
        if place < len(expected) and one == expected[place]:
            place += 1
        elif place == 0 or one != expected[place - 1]:
            wrong += 1
    return wrong
