"""Contents in use: a question is pressed, and a template announces what waits."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.whatsapp.approvals import check_approvals
from bot.channels.whatsapp.content_api import ContentApi
from bot.channels.whatsapp.contents import wanted
from bot.channels.whatsapp.sync import Sync
from flows.engine.session import Session
from tests.houses import CONTACT
from tests.standins.twilio import TwilioStandIn
from tests.test_whatsapp_turns import agree_to_cover, may_answer_for, staff_says, until_last
from tests.whatsapping import Line, a_line


@pytest.fixture(scope="module")
def twilio() -> Iterator[TwilioStandIn]:
    """One stand-in for all tests."""
    with TwilioStandIn() as standin:
        yield standin
        assert standin.violations() == []


@pytest.fixture
async def line(twilio: TwilioStandIn, tmp_path: Path) -> AsyncIterator[Line]:
    """A house whose questions lie at Twilio and whose templates are approved."""
    twilio.reset()
    async with a_line(tmp_path, twilio) as running:
        await running.twilio.approve_at_once()
        house, api = running.place.house, ContentApi(running.channel.client)
        run = Sync(api, house.opened.database, house.clock.now(), lambda _said: None)
        await run.run(wanted())
        await check_approvals(
            api,
            running.channel.templates,
            house.opened.database,
            now=house.clock.now(),
            tell=unheard,
        )
        yield running


async def unheard(text: str) -> None:
    raise AssertionError(text)


async def later(line: Line, **by: float) -> None:
    line.place.later(**by)
    await line.twilio.advance(timedelta(**by).total_seconds())


async def results(line: Line) -> dict[str, str]:
    """What the house understood, by question."""
    known = await line.place.known(f"whatsapp:{line.number}")
    session = Session.loads(known.session or b"")
    return {key: result.category for key, result in session.results.items()}


async def words_of_staff(line: Line) -> list[tuple[str, str]]:
    """Where each reply stands, and why."""
    rows = [row for row in await line.outbox() if row.kind == "staff" and not row.template]
    return [(row.state, row.because) for row in rows]


async def test_a_pressed_button_answers_its_question(line: Line) -> None:
    await line.ask("umurku 14 kak")
    assert "1 ya, ada di sini" in await line.ask("1")
    sent = (await line.sent())[-1]
    assert sent["content"]["kind"] == "twilio/quick-reply"
    await line.twilio.press(line.number, "tidak")
    await line.next()
    assert (await results(line))["first.home"] == "no"


async def test_a_button_of_before_does_not_answer_the_question_of_now(line: Line) -> None:
    await line.ask("umurku 14 kak")
    await line.ask("1")
    home = (await line.sent())[-1]["sid"]
    await line.twilio.press(line.number, "ya, ada di sini")
    assert "sendirian" in await line.next()
    await line.twilio.press(line.number, "tidak", sid=home)
    assert "tidak" in await line.next()
    known = await results(line)
    assert known["first.home"] == "yes"
    assert "first.alone" not in known


async def test_a_typed_number_does_the_same(line: Line) -> None:
    await line.ask("umurku 14 kak")
    await line.ask("1")
    await line.ask("2")
    assert (await results(line))["first.home"] == "no"


async def test_outside_the_window_a_template_announces_once_what_waits(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await agree_to_cover(line)
    await later(line, hours=24)
    await staff_says(line, "Halo Kak, ini Rani dari tadi malam.")
    said = await line.next()
    assert said.startswith("Halo Kak, ini Rani, soal jadwal.")
    await staff_says(line, "Kabari ya kalau sudah bisa.")
    await until_last(line, "held")
    sent = await line.sent()
    assert [one["template"] for one in sent] == [False, True]
    assert await words_of_staff(line) == [("held", "window"), ("held", "window")]


async def test_who_agreed_to_no_cover_gets_no_template(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await later(line, hours=24)
    await staff_says(line, "Halo Kak, ini Rani dari tadi malam.")
    await until_last(line, "held")
    assert len(await line.sent()) == 1


async def test_a_window_that_closed_early_sends_the_template_instead(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await agree_to_cover(line)
    await later(line, minutes=40)
    await line.twilio.close_window(line.number)
    await staff_says(line, "Halo Kak, ini Rani dari tadi malam.")
    assert await line.next()  # taken by Twilio, and then told to have failed with 63016
    assert "soal jadwal" in await line.next()
    sent = await line.sent()
    assert [one["template"] for one in sent] == [False, False, True]
    assert (await until_last(line, "delivered", "sent")).template is not None
    [contact] = await line.place.rows(CONTACT)
    assert contact.window_closed_at is not None


async def test_their_next_words_open_the_window_and_staff_decide_anew(line: Line) -> None:
    await line.ask("tolong, saya dipukul")
    await may_answer_for(line, 3)
    await agree_to_cover(line)
    await later(line, hours=24)
    await staff_says(line, "Halo Kak, ini Rani dari tadi malam.")
    await line.next()
    await line.ask("ok")
    assert await words_of_staff(line) == [("cancelled", "away")]
    await staff_says(line, "Terima kasih, Kak.")
    assert await line.next() == "Terima kasih, Kak."
