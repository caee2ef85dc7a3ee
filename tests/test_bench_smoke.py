"""The benchmarks' arithmetic, without running any."""

import math

from tests.bench.__main__ import parse, planned
from tests.bench.figures import markdown, middle, percentile, ratio, show, table
from tests.bench.load import Seen
from tests.bench.peers.words import HURT, STORY
from tests.bench.platform import Platform
from tests.bench.profiling import REST, shares


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


def test_markdown_is_aligned() -> None:
    assert markdown([["a", "bc"], ["def", "g"]]) == "| a   | bc |\n|-----|----|\n| def | g  |"


def test_only_what_was_measured_counts() -> None:
    seen = Seen(seconds=2.0, began=10.0, turns=[(9.0, 10.5), (10.5, 10.6), (11.9, 12.5)])

    assert seen.rate == 1.0
    assert [round(latency) for latency in seen.latencies] == [100, 600]


def test_platform_finds_the_chat_in_every_form() -> None:
    platform = Platform()
    arrived: list[int] = []
    platform.arrived = arrived.append
    form = b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n12\r\n--x--'
    for body in (b"text=a&chat_id=10", b'{"chat_id": 11, "text": "a"}', form):
        assert b'"ok":true' in platform.answer(b"/bot1:a/sendMessage", body)

    assert arrived == [10, 11, 12]
    assert platform.answer(b"/bot1:a/setWebhook", b"").endswith(b'"result":true}')
    assert platform.calls[b"sendMessage"] == 3


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


def test_quick_is_one_round() -> None:
    assert planned(parse(["--quick"])).rounds == 1
    assert planned(parse(["--seconds", "4"])).seconds == 4.0
