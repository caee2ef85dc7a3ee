"""One outage: people write, nobody takes it, the service comes back, and everything is there."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Final, Literal
from urllib.parse import urlencode

from bot.channels.whatsapp.reconcile import EACH_SECONDS, GRACE
from tests.crash.looking import StoredWhatsApp, look
from tests.crash.whatsapp import TAKEN_IN, looked_up_to
from tests.outage.people import Sent, Somebody, crowd, traffic
from tests.outage.verdict import OutageVerdict, judge
from tests.postgres import free_port
from tests.service import STAFF_CHAT, Service, eventually
from tests.standins.telegram import TelegramStandIn
from tests.standins.twilio import TwilioStandIn
from tests.standins.twilio.signing import sign
from tests.stored import ALARM, MEDIA
from tests.whatsapping import WEBHOOK, twilio_settings

PATH: Final = "/whatsapp/webhook"
AFTER: Final = GRACE.total_seconds() + 5
"""By Twilio's clock, from the last message until somebody looks."""
BROUGHT_AGAIN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does; the same seed writes the same messages.

    `seconds`: how long the outage lasts by Twilio's clock. Unless `real`, that clock begins so
    much behind ours and runs faster: at the end both tell the same time, and what was written
    is as old as it says.
    """

    seed: int
    people: int = 20
    messages: int = 80
    seconds: float = 480.0
    real: bool = False
    how: Literal["stopped", "refused"] = "stopped"
    database_url: str | None = None


class Outage:
    """The service, the people, and what became of both."""

    def __init__(
        self, plan: Plan, service: Service, twilio: TwilioStandIn, stored: StoredWhatsApp
    ) -> None:
        self.plan = plan
        self.service = service
        self.twilio = twilio
        self.stored = stored
        self.random = Random(plan.seed)  # noqa: S311 - a seed that can be given again
        self.people = crowd(twilio, plan.people)

    def run(self) -> OutageVerdict:
        """Write, miss, come back, and judge."""
        self._take_part(self.people[::2])
        with self._away():
            missed = list(self._write_on())
            self.twilio.settle(30)
            assert {one["state"] for one in self.twilio.inbound()[-len(missed) :]} == {"lost"}
            self._pass(AFTER)
            looked = looked_up_to(self.stored)
        again = missed[:: max(1, len(missed) // BROUGHT_AGAIN)]
        self._bring(again)
        self._wait_for_a_look(since=looked)
        self._bring(again + missed[-3:])
        verdict = OutageVerdict(missed=len(missed))
        self._go_on(verdict)
        self._wait_for_the_rest()
        return judge(verdict, self.people, self.twilio, self.stored, {one.sid for one in again})

    def _take_part(self, people: list[Somebody]) -> None:
        """Half of them are in a conversation when it happens."""
        self.twilio.set_webhook(self.service.public_url + WEBHOOK, fallback=self._fallback)
        for person in people:
            for text in ("halo", "1", "3"):
                person.write(text)
                person.writer.next()

    @property
    def _fallback(self) -> str:
        return self.service.public_url + WEBHOOK

    @contextmanager
    def _away(self) -> Iterator[None]:
        """Nothing reaches the service."""
        if self.plan.how == "stopped":
            self.service.kill9()
            yield
            self.service.start()
            return
        nowhere = f"http://127.0.0.1:{free_port()}{WEBHOOK}"
        self.twilio.set_webhook(nowhere, fallback=nowhere)
        yield
        self.twilio.set_webhook(self.service.public_url + WEBHOOK, fallback=self._fallback)

    def _write_on(self) -> Iterator[Sent]:
        for sent in traffic(self.people, self.plan.messages, self.random):
            yield sent
            self._pass(self.plan.seconds / self.plan.messages)

    def _pass(self, seconds: float) -> None:
        """Time passes on Twilio's clock, and on ours where it really does."""
        if self.plan.real:
            time.sleep(seconds)
        else:
            self.twilio.advance(seconds)

    def _bring(self, messages: list[Sent]) -> None:
        """A webhook that hung somewhere arrives after all, and twice."""
        with ThreadPoolExecutor(8) as hands:
            statuses = list(hands.map(self._post, messages * 2))
        assert set(statuses) <= {200}, statuses

    def _post(self, sent: Sent) -> int:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature": sign(
                self.twilio.auth_token, self.service.public_url + PATH, sent.form
            ),
        }
        connection = HTTPConnection("127.0.0.1", self.service.port, timeout=30)
        try:
            connection.request("POST", PATH, urlencode(sent.form), headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def _wait_for_a_look(self, *, since: int) -> None:
        """Until the list was compared after the outage, which a start does at once."""
        newest = max(one["attempts"][0]["time"] for one in self.twilio.inbound())
        looked = eventually(
            lambda: looked_up_to(self.stored) > max(int(newest), since),
            EACH_SECONDS + GRACE.total_seconds() + 30,
        )
        assert looked, "the list was not looked at in time"

    def _go_on(self, verdict: OutageVerdict) -> None:
        """Whoever writes now is answered now."""
        for person in self.people:
            before = len(person.writer.sent)
            person.write("halo, ada orang?")
            if eventually(lambda: len(person.writer.sent) > before, 20):  # noqa: B023
                verdict.answered_afterwards += 1
            else:
                verdict.unanswered += 1

    def _wait_for_the_rest(self) -> None:
        """Files are fetched a few at once, and staff are told of twenty at a time."""

        def is_calm() -> bool:
            waiting = self.stored.count(MEDIA, MEDIA.c.state == "waiting")
            return not (waiting + self.stored.count(ALARM, ALARM.c.pinged_level.is_(None)))

        eventually(is_calm, 60)
        self.twilio.settle(10)


def outage(plan: Plan) -> OutageVerdict:
    """Run a plan in a folder of its own, against stand-ins of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="rangkul-outage-"))
        telegram = stack.enter_context(TelegramStandIn(retry_scale=0.05))
        telegram.chat(STAFF_CHAT, title="Petugas")
        twilio = stack.enter_context(TwilioStandIn())
        if not plan.real:
            twilio.advance(-plan.seconds - AFTER)
        service = Service(
            Path(folder) / "data",
            telegram,
            "webhook",
            database_url=plan.database_url,
            extra_env=twilio_settings(twilio),
        )
        stack.enter_context(service)
        stored = look(service)
        stack.callback(stored.close)
        verdict = Outage(plan, service, twilio, stored).run()
        service.terminate()
        faults = service.logs("error", "critical")
        verdict.wrong += [f"logged: {one}" for one in faults if one["event"] != TAKEN_IN]
        return verdict
