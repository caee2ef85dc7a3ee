"""The whole stand-in, as one object that the API and the control side share."""

import asyncio
import time
import traceback

from tests.standins.twilio.callbacks import CallbackPlan
from tests.standins.twilio.calls import Call, CallPlan
from tests.standins.twilio.common import Json, Options
from tests.standins.twilio.contents import Contents
from tests.standins.twilio.inbound import Inbound
from tests.standins.twilio.lean import Lean
from tests.standins.twilio.media import MediaStore
from tests.standins.twilio.messages import Messages
from tests.standins.twilio.people import People, Person
from tests.standins.twilio.plans import Plans
from tests.standins.twilio.posting import Poster
from tests.standins.twilio.record import Record
from tests.standins.twilio.tasks import Tasks


class State:
    """Holds the parts together; ``reset`` makes them anew."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.url = ""
        self.stopping = asyncio.Event()
        self.lean = Lean(options.account_sid)
        self._fill()

    def _fill(self) -> None:
        self.ahead = 0.0
        self.account_status = "active"
        self.token_revoked = False
        self.record = Record()
        self.tasks = Tasks(self.report)
        self.people = People()
        self.messages = Messages()
        self.media = MediaStore()
        self.contents = Contents()
        self.plans = Plans()
        self.poster = Poster(self.options, self.now)
        self.inbound: list[Inbound] = []
        self.webhook_url = ""
        self.fallback_url: str | None = None
        self.one_by_one = False
        self.lines: dict[str, asyncio.Lock] = {}
        self.callback_plan = CallbackPlan()
        self.callback_plans: dict[str, CallbackPlan] = {}
        self.callback_log: list[Json] = []
        self.calls: list[Call] = []
        self.call_plan = CallPlan()

    async def reset(self) -> None:
        """Forget everything, the webhook too."""
        await self.close()
        self.lean = Lean(self.options.account_sid)
        self._fill()

    async def close(self) -> None:
        """Stop what goes on."""
        await self.tasks.cancel()
        await self.poster.close()

    def now(self) -> float:
        """Return the time here, which a test may move forward."""
        return time.time() + self.ahead

    def window_open(self, person: Person) -> bool:
        """Say whether free text may be sent to somebody."""
        return person.window_is_open(self.now(), self.options.window_seconds)

    def plan_for(self, person: str) -> CallbackPlan:
        """Return how somebody's status callbacks are to come."""
        return self.callback_plans.get(self.people.at(person).address, self.callback_plan)

    def violate(self, where: str, problem: str) -> None:
        """Note a breach of the platform's rules."""
        self.record.violate(where, problem, self.now())

    def report(self, error: BaseException) -> None:
        """Note an error of the stand-in itself."""
        self.violate("stand-in", "".join(traceback.format_exception(error)))
