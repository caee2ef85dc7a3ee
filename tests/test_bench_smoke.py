"""The benchmarks' arithmetic, and one short load: what is measured is what is meant."""

import asyncio
import math
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from tests.bench.__main__ import chosen, parse, planned
from tests.bench.campaign import loaded
from tests.bench.figures import judged, markdown, middle, percentile, ratio, show, table
from tests.bench.load import Seen
from tests.bench.peers.words import HURT, STORY
from tests.bench.profiling import REST, shares
from tests.bench.systems import FULL, PEERS, UNTOLD, WHATSAPP
from tests.bench.telegram import Telegram
from tests.bench.whatsapp import OPTIONS, WhatsApp, message_form
from tests.standins.twilio import TwilioStandIn


def test_percentile_is_the_nearest_rank() -> None:
    values = [float(value) for value in range(1, 101)]

    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile(values, 0.999) == 100
    assert percentile([7.0], 0.5) == 7
    assert math.isnan(percentile([], 0.5))


def test_median_and_range() -> None:
    assert math.isnan(middle([]))
    assert show([], 0) == "–"
    assert show([1234.4], 0) == "1,234"
    assert show([3.0, 1.0, 2.26], 1) == "2.3 [1.0–3.0]"


def test_ratio_of_medians() -> None:
    assert ratio([100, 300, 200], [50]) == "4.0×"
    assert ratio([100], []) == "–"
    assert ratio([100], [0.0]) == "–"


def test_table_names_every_system() -> None:
    runs = {"ours": {"full_rate": [1000.0]}, "peer": {"full_rate": [250.0]}}

    lines = table(runs, {"ours": "ours", "peer": "a peer"}, "ours").splitlines()

    assert len({len(line) for line in lines}) == 1
    assert "4.0×" in lines[3]
    assert lines[2].startswith("| ours")


def test_targets_are_judged_by_medians() -> None:
    runs = {"whatsapp": {"full_rate": [700.0, 900.0, 810.0], "open_p99": [20.2]}}

    assert judged(runs, {"whatsapp": "ours on WhatsApp"}).splitlines() == [
        "ours on WhatsApp, 64 at once: at least 800 turns/s: reached, 810",
        "ours on WhatsApp, 300/s: p99 at most 20 ms: short, 20.2",
    ]
    assert judged({"ptb": {"full_rate": [1.0]}}, {}) == ""


def test_markdown_is_aligned() -> None:
    assert markdown([["a", "bc"], ["def", "g"]]) == "| a   | bc |\n|-----|----|\n| def | g  |"


def test_only_what_was_measured_counts() -> None:
    seen = Seen(seconds=2.0, began=10.0, turns=[(9.0, 10.5), (10.5, 10.6), (11.9, 12.5)])

    assert seen.rate == 1.0
    assert [round(latency) for latency in seen.latencies] == [100, 600]


def test_platform_finds_the_chat_in_every_form() -> None:
    platform = Telegram()
    arrived: list[int] = []
    platform.arrived = arrived.append
    form = b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n12\r\n--x--'
    for body in (b"text=a&chat_id=10", b'{"chat_id": 11, "text": "a"}', form):
        assert b'"ok":true' in platform.answer(b"POST", b"/bot1:a/sendMessage", body)

    assert arrived == [10, 11, 12]
    assert platform.answer(b"POST", b"/bot1:a/setWebhook", b"").endswith(b'"result":true}')
    assert platform.calls[b"sendMessage"] == 3


def test_forms_on_whatsapp_are_signed() -> None:
    head, _, body = WhatsApp().call(8000, 5_000_000_000, 1, "mlm kak tolong").partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:])
    form = dict(parse_qsl(body.decode()))

    assert lines[0] == "POST /whatsapp/webhook HTTP/1.1"
    assert int(headers["Content-Length"]) == len(body)
    assert form["From"] == "whatsapp:+625000000000"
    validator = RequestValidator(OPTIONS.auth_token)
    url = f"http://{headers['Host']}/whatsapp/webhook"
    assert validator.validate(url, form, headers["X-Twilio-Signature"])


def test_forms_on_whatsapp_have_the_fields_of_the_stand_in() -> None:
    with TwilioStandIn() as twilio:
        written = twilio.write("+625000000000", "halo", deliver=False)["fields"]
    unannounced = {name for name in written if name.startswith("Unannounced")}

    assert set(message_form(5_000_000_000, 1, "halo")) == set(written) - unannounced


def states(path: Path) -> dict[str, int]:
    """How many messages out there are in each state."""
    with closing(sqlite3.connect(path)) as conn:
        return dict(conn.execute("SELECT state, count(*) FROM outbox GROUP BY state"))


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that is sure to come, on a slow machine as well."""
    for _ in range(400):
        if done():
            return
        await asyncio.sleep(0.05)
    raise TimeoutError


async def test_load_on_whatsapp(tmp_path: Path) -> None:
    async with loaded(WHATSAPP, tmp_path / "data") as (live, load):
        seen = await load.closed(4, warm=0.5, seconds=1.5)
        await until(lambda: load.told.statuses.total() >= 2 * load.replies)

        assert (seen.unanswered, seen.refused, seen.extra) == (0, 0, 0), live.process.tail()
        assert load.replies > 8
        assert load.told.statuses == {200: 2 * load.replies}
        assert load.platform.calls[b"POST Messages.json"] == load.replies
        assert states(tmp_path / "data" / "rangkul.sqlite") == {"delivered": load.replies}

        forged = load.platform.call(live.port, 1, 1, "halo").replace(b"halo", b"hola")
        load.webhook.deliver(forged)
        await until(lambda: load.webhook.statuses.total() > load.replies)
        assert load.webhook.statuses[403] == 1


def test_peers_read_numbers_and_labels() -> None:
    assert HURT.read("2") == "tidak, tapi bisa terulang"
    assert HURT.read("ya") == "ya"
    assert HURT.read("9") is None
    assert HURT.read("") is None
    assert STORY.read(" apa saja ") == "apa saja"


def test_shares_sum_up() -> None:
    text = shares({"one": 30.0, "all": 100.0})

    assert f"| {REST}" in text
    assert "70 %" in text


def test_whole_bench_leaves_out_what_is_only_asked_for() -> None:
    whole, quick = chosen(parse([])), chosen(parse(["--quick"]))

    assert WHATSAPP in quick
    assert UNTOLD not in whole
    assert [system for system in whole if system not in quick] == [FULL]
    assert len(whole) == len(PEERS) + 3


def test_quick_is_one_round() -> None:
    assert planned(parse(["--quick"])).rounds == 1
    assert planned(parse(["--seconds", "4"])).seconds == 4.0
