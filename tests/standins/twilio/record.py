"""The record of all traffic, which tests read and check against Twilio's descriptions."""

from dataclasses import dataclass, field

from tests.standins.twilio.common import Json


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One request to the API and what was answered."""

    n: int
    method: str
    path: str
    query: str
    content_type: str
    body: str
    authorized: bool = False
    operation: str = ""
    time: float
    params: Json = field(default_factory=dict)
    status: int | None = None
    answer_type: str = ""
    answer: str = ""
    outcome: str = "open"  # open, answered, closed, hung

    def view(self) -> Json:
        """Return this as a test sees it."""
        return {
            "n": self.n,
            "operation": self.operation,
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "content_type": self.content_type,
            "body": self.body,
            "params": self.params,
            "authorized": self.authorized,
            "time": self.time,
            "status": self.status,
            "answer_type": self.answer_type,
            "answer": self.answer,
            "outcome": self.outcome,
        }


@dataclass(slots=True)
class Record:
    """What was asked, what went wrong and how often things happened."""

    exchanges: list[Exchange] = field(default_factory=list)
    violations: list[Json] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    def count(self, name: str) -> None:
        """Add one to a counter."""
        self.counters[name] = self.counters.get(name, 0) + 1

    def violate(self, where: str, problem: str, time: float) -> None:
        """Note a breach of the platform's rules."""
        self.violations.append({"where": where, "problem": problem, "time": time})
