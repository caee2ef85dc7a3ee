"""Compares what Twilio lists after an outage with what is stored, and what staff were told."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from tests.crash.looking import StoredWhatsApp, Taken
from tests.crash.verdict import in_words
from tests.crash.whatsapp_verdict import untold
from tests.crash.writers import NO_STORY
from tests.outage.people import Sent, Somebody
from tests.standins.twilio import TwilioStandIn
from tests.stored import ALARM, CONTACT, ENTRY


@dataclass(slots=True)
class OutageVerdict:
    """The counts of a run; what is wrong is a sentence each."""

    missed: int
    """Written while nobody took it: Twilio had given up on every one of them."""
    lost: int = 0
    twice: int = 0
    late: int = 0
    by_late_webhook: int = 0
    """Twilio brought them once more before the list was read: they came as live ones."""
    answered_late: int = 0
    out_of_order: int = 0
    untold: int = 0
    """Late, and in no case, or with no alarm."""
    files: int = 0
    files_missing: int = 0
    answered_afterwards: int = 0
    unanswered: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every promise was kept."""
        broken = self.lost + self.twice + self.answered_late + self.out_of_order + self.untold
        return not (broken + self.files_missing + self.unanswered or self.wrong)

    def __str__(self) -> str:
        return in_words(self)


def judge(
    verdict: OutageVerdict,
    people: list[Somebody],
    twilio: TwilioStandIn,
    stored: StoredWhatsApp,
    again: set[str],
) -> OutageVerdict:
    """Look at everything; of `again` the webhook came once more while the list was read."""
    taken = stored.taken()
    missed = {one["sid"] for one in twilio.inbound() if one["state"] == "lost"}
    _all_here(verdict, taken, [one for person in people for one in person.sent])
    _none_answered(verdict, taken, missed, again)
    _in_order(verdict, taken, twilio)
    _staff_told(verdict, taken, stored)
    for person in people:
        _files(verdict, person, stored)
    if stored.count(CONTACT) != len(people):
        verdict.wrong.append(f"{stored.count(CONTACT)} contacts, not {len(people)}")
    verdict.wrong += twilio.violations()
    return verdict


def _all_here(verdict: OutageVerdict, taken: list[Taken], sent: list[Sent]) -> None:
    """Each message once, by whom it is, in the same words."""
    keys = Counter(one.key for one in taken)
    verdict.twice += sum(count - 1 for count in keys.values())
    stored = {one.key: one for one in taken}
    for message in sent:
        found = stored.get(message.sid)
        if found is None or (found.chat, found.text) != (message.chat, message.text):
            verdict.lost += 1
            verdict.wrong.append(f"not stored as it was written: {message.text!r}")
        elif found.failed:
            verdict.wrong.append(f"a turn failed: {message.text!r}")


def _none_answered(
    verdict: OutageVerdict, taken: list[Taken], missed: set[str], again: set[str]
) -> None:
    """What was missed came late and has no answer, unless its webhook came after all."""
    for one in taken:
        if one.key not in missed:
            continue
        verdict.late += one.late
        if one.late:
            verdict.answered_late += one.answers
        elif one.key in again:
            verdict.by_late_webhook += 1
            verdict.twice += one.answers > 1
        else:
            verdict.wrong.append(f"missed, and taken as if it were new: {one.text!r}")


def _in_order(verdict: OutageVerdict, taken: list[Taken], twilio: TwilioStandIn) -> None:
    """Late ones in the order of the list."""
    place = {one["sid"]: at for at, one in enumerate(twilio.inbound())}
    listed = [place[one.key] for one in taken if one.late]
    verdict.out_of_order += sum(after < before for before, after in pairwise(listed))


def _staff_told(verdict: OutageVerdict, taken: list[Taken], stored: StoredWhatsApp) -> None:
    """Every late message is in a case that says so, with an alarm that the staff chat heard."""
    entries = Counter(row.message_id for row in stored.rows(ENTRY))
    verdict.twice += sum(count - 1 for count in entries.values())
    late = [one for one in taken if one.late and one.text not in NO_STORY]
    verdict.untold += sum(not entries[one.id] for one in late)
    for chat in {one.chat for one in late}:
        mine = [one for one in late if one.chat == chat]
        if problem := untold(stored, chat, mine):
            verdict.untold += 1
            verdict.wrong.append(f"{chat}: {problem}")
    unheard = stored.count(ALARM, ALARM.c.pinged_level.is_(None))
    if unheard:
        verdict.wrong.append(f"{unheard} alarms of which the staff chat was not told")


def _files(verdict: OutageVerdict, person: Somebody, stored: StoredWhatsApp) -> None:
    """Every file is here, byte for byte."""
    wanted = Counter(file for one in person.sent for file in one.files)
    here = [row for row in stored.media(person.chat) if row.state == "stored"]
    found = Counter(stored.file(row) for row in here)
    verdict.files += found.total()
    verdict.files_missing += (wanted - found).total()
    verdict.twice += (found - wanted).total()
