"""Compares what Twilio brought, lists and was sent with what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final
from urllib.parse import parse_qs, urlsplit

from flows.triage import DARURAT, MISSED
from storage import cases
from tests.crash.looking import Answer, StoredWhatsApp, Taken
from tests.crash.verdict import Verdict, count_out_of_order, damage
from tests.crash.writers import ACT, ANSWERS, ASKED_OF_A_STORY, NO_STORY, Writer
from tests.service import Json
from tests.stored import ALARM, CASE, CONTACT, ENTRY

BROUGHT: Final = frozenset({"delivered", "fallback"})
LEFT: Final = frozenset({"sent", "delivered", "read"})


@dataclass(slots=True)
class WhatsAppVerdict(Verdict):
    """The counts of a run on WhatsApp."""

    by_fallback: int = 0
    """Acknowledged at the fallback address only."""
    missed: int = 0
    """Their webhook failed for good: only Twilio's list still has them."""
    late: int = 0
    """Taken in from the list; of the other missed ones the turn was done and the 200 lost."""
    answered_late: int = 0


@dataclass(slots=True)
class Evidence:
    """What there is to compare: what Twilio saw, and what is stored."""

    inbound: list[Json]
    sent: list[Json]
    writers: list[Writer]
    stored: StoredWhatsApp
    taken: list[Taken] = field(init=False)
    answers: list[Answer] = field(init=False)

    def __post_init__(self) -> None:
        """Read what is stored, once."""
        self.taken, self.answers = self.stored.taken(), self.stored.answers()


def judge_whatsapp(verdict: WhatsAppVerdict, evidence: Evidence) -> WhatsAppVerdict:
    """Look at everything once all is calm."""
    _nothing_lost(verdict, evidence)
    _nothing_twice(verdict, evidence)
    _late_for_staff(verdict, evidence)
    entries = Counter(row.message_id for row in evidence.stored.rows(ENTRY))
    verdict.twice += sum(count - 1 for count in entries.values())
    arrived = _arrived(verdict, evidence)
    for writer in evidence.writers:
        taken = [one for one in evidence.taken if one.chat == writer.chat]
        rows = [row for row in evidence.answers if row.chat == writer.chat]
        _answered(verdict, writer, taken, rows)
        _all_sent(verdict, rows, arrived)
        _in_order(verdict, writer, rows, evidence.sent)
        _files_here(verdict, writer, evidence.stored)
        verdict.impatient += len(writer.unanswered)
    return verdict


def _nothing_lost(verdict: WhatsAppVerdict, evidence: Evidence) -> None:
    """Whatever was acknowledged, or is only listed, is stored, in the same words."""
    stored = {one.key: one for one in evidence.taken}
    said = {one.sid: one for writer in evidence.writers for one in writer.said}
    for message in evidence.inbound:
        brought = message["state"] in BROUGHT
        verdict.acknowledged += brought
        verdict.by_fallback += message["state"] == "fallback"
        verdict.missed += message["state"] == "lost"
        found = stored.get(message["sid"])
        if found is None or found.text != said[message["sid"]].text:
            verdict.lost += 1
            text = said[message["sid"]].text
            verdict.wrong.append(f"{message['state']} and not stored: {message['sid']} {text!r}")
        elif found.failed:
            verdict.wrong.append(f"a turn failed: {found.text!r}")
        elif found.late and brought:
            verdict.wrong.append(f"acknowledged and yet taken as late: {found.text!r}")


def _nothing_twice(verdict: WhatsAppVerdict, evidence: Evidence) -> None:
    """Once each, by one contact each; what came late has no answer."""
    keys = Counter(one.key for one in evidence.taken)
    verdict.twice += sum(count - 1 for count in keys.values())
    wrote = sum(bool(writer.said) for writer in evidence.writers)
    if evidence.stored.count(CONTACT) != wrote or evidence.stored.count(CASE) > wrote:
        verdict.wrong.append("not one contact, and one case at most, for each person")
    late = [one for one in evidence.taken if one.late]
    verdict.late += len(late)
    for one in late:
        verdict.answered_late += one.answers
        if one.answers:
            verdict.wrong.append(f"answered though late: {one.text!r}")


def _late_for_staff(verdict: WhatsAppVerdict, evidence: Evidence) -> None:
    """What came late is in a case that says so, and an alarm rings; in the order of the list."""
    entries = {row.message_id for row in evidence.stored.rows(ENTRY)}
    place = {message["sid"]: at for at, message in enumerate(evidence.inbound)}
    late: dict[int, list[Taken]] = defaultdict(list)
    for one in evidence.taken:
        if one.late:
            late[one.chat].append(one)
    for chat, mine in late.items():
        listed = [place[one.key] for one in mine]
        verdict.out_of_order += sum(after < before for before, after in pairwise(listed))
        told = [one for one in mine if one.text not in NO_STORY]
        verdict.lost += sum(one.id not in entries for one in told)
        if told and (problem := untold(evidence.stored, chat, told)):
            verdict.wrong.append(f"{chat}: {problem}")


def untold(stored: StoredWhatsApp, chat: int, missed: Iterable[Taken]) -> str | None:
    """What staff are not told of somebody whose messages were missed.

    DARURAT is a reason of its own; anything else is one because it was missed.
    """
    contact = stored.contact(chat)
    found = stored.rows(CASE, CASE.c.contact_id == contact.id)
    with stored.reading() as conn:
        opened = [cases.by_number(conn, stored.ring, row.number) for row in found]
    reasons = {risk.reason for case in opened if case for risk in case.report.risk.reasons}
    wanted = {(DARURAT if one.text in ACT else MISSED).reason for one in missed}
    if not wanted <= reasons:
        return "no case says that something was missed"
    return None if stored.count(ALARM, ALARM.c.contact_id == contact.id) else "no alarm"


def _arrived(verdict: WhatsAppVerdict, evidence: Evidence) -> Counter[int]:
    """How often each row arrived; Twilio is told our id of each."""
    texts = {row.id: row.text for row in evidence.answers}
    for message in evidence.sent:
        if texts.get(row_of(message)) != message["text"]:
            verdict.wrong.append(f"sent, and stored in other words: {message['text'][:60]!r}")
    return Counter(row_of(message) for message in evidence.sent)


def row_of(message: Json) -> int:
    """Our id of a message that Twilio was asked to send."""
    query = parse_qs(urlsplit(message["params"].get("StatusCallback", "")).query)
    return int(query.get("m", ["0"])[0])


def _answered(
    verdict: WhatsAppVerdict, writer: Writer, taken: list[Taken], rows: list[Answer]
) -> None:
    """One answer to each message that came in time."""
    live = [one for one in taken if not one.late]
    surplus = sum(row.is_answer for row in rows) - len(live)
    silent = sum(_may_be_silent(one, rows) for one in live if not one.answers)
    if surplus > 0 or surplus + silent < 0:
        said = [f"{one.text or '[file]'}{' (late)' * one.late}" for one in taken]
        heard = [row.text[:30] for row in rows]
        verdict.wrong.append(f"{writer.chat}: {surplus:+} answers; {said} led to {heard}")
    verdict.twice += max(surplus, 0)
    verdict.unanswered += max(-surplus - silent, 0)


def _may_be_silent(one: Taken, rows: list[Answer]) -> bool:
    """A story that goes on is answered when it ends, and a look-up that nobody waits for, never.

    Somebody whose 200 was lost writes the same again, and no longer waits for what they asked.
    """
    if one.text == "2":
        return True
    before = [row.text for row in rows if row.created_at < one.received_at]
    asked = next((text for text in reversed(before) if any(map(text.__contains__, ANSWERS))), "")
    return one.text not in ACT and any(map(asked.__contains__, ASKED_OF_A_STORY))


def _all_sent(verdict: WhatsAppVerdict, rows: list[Answer], arrived: Counter[int]) -> None:
    """Every row ended, and what was sent has arrived at least once."""
    for row in rows:
        verdict.refused += row.state == "refused"
        if row.state in LEFT:
            verdict.unsent += not arrived[row.id]
            verdict.doubles += max(arrived[row.id] - 1, 0)
        elif not (row.state == "refused" and row.because):
            verdict.wrong.append(f"{row.chat} row {row.seq}: {row.state} {row.because}")


def _in_order(
    verdict: WhatsAppVerdict, writer: Writer, rows: list[Answer], sent: list[Json]
) -> None:
    """Within a lane, first arrivals follow the order that the contact's lock gave."""
    lanes = {row.id: row.lane for row in rows}
    mine = [row_of(message) for message in sent if row_of(message) in lanes]
    for lane in set(lanes.values()):
        expected = [row.id for row in rows if row.lane == lane and row.state in LEFT]
        verdict.out_of_order += count_out_of_order(
            expected, [row for row in mine if lanes[row] == lane]
        )


def _files_here(verdict: WhatsAppVerdict, writer: Writer, stored: StoredWhatsApp) -> None:
    """Every file is here, byte for byte, or claimed by a process that was killed."""
    wanted = sorted(file for one in writer.said for file in one.files)
    files = stored.media(writer.chat) if writer.said else []
    waiting = sum(file.state == "waiting" for file in files)
    verdict.late_files += waiting
    problems = [problem for file in files if (problem := damage(stored, file))]
    verdict.wrong += [f"{writer.chat}: {problem}" for problem in problems]
    if problems or len(files) != len(wanted) or {f.state for f in files} - {"stored", "waiting"}:
        verdict.wrong.append(f"{writer.chat}: {len(wanted)} files, {[f.state for f in files]}")
    elif not waiting and sorted(stored.file(file) for file in files) != wanted:
        verdict.wrong.append(f"{writer.chat}: the files are not those that were sent")
