"""aiogram 3 as its documentation would have it: its finite-state machine, stored in Redis.

After the examples `finite_state_machine.py` and `echo_bot_webhook.py`, with the handler's
defaults: the webhook is answered at once and the update handled in the background.
"""

import json
import os
from typing import Any

import uvloop
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.bench.peers.words import QUESTIONS, RECEIVED

STATES = tuple(State(question.name, "First") for question in QUESTIONS)
router = Router()


async def ask(message: Message, state: FSMContext, number: int) -> None:
    """Ask one question and wait for its answer."""
    question = QUESTIONS[number]
    buttons = [
        [InlineKeyboardButton(text=label, callback_data=f"{number}.{index}")]
        for index, label in enumerate(question.choices)
    ]
    await state.set_state(STATES[number])
    await message.answer(
        question.words,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None,
        protect_content=True,
    )


def answering(number: int) -> Any:
    """The handler of one question's answer: keep it, then ask the next."""

    async def answered(message: Message, state: FSMContext, reports: RedisStorage) -> None:
        answer = QUESTIONS[number].read(message.text or "")
        if answer is None:
            await ask(message, state, number)
            return
        await state.update_data({QUESTIONS[number].name: answer})
        if number + 1 < len(QUESTIONS):
            await ask(message, state, number + 1)
            return
        report = json.dumps({"chat": message.chat.id, **await state.get_data()})
        await reports.redis.rpush("reports", report)
        await state.clear()
        await message.answer(RECEIVED, protect_content=True)

    return answered


async def begin(message: Message, state: FSMContext) -> None:
    """The first words of a person."""
    await ask(message, state, 0)


def main() -> None:
    """Serve until stopped."""
    storage = RedisStorage.from_url(os.environ["REDIS_URL"])
    dispatcher = Dispatcher(storage=storage, reports=storage)
    dispatcher.include_router(router)
    router.message(StateFilter(None), F.text)(begin)
    for number, waiting in enumerate(STATES):
        router.message(waiting, F.text)(answering(number))
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=session)
    app = web.Application()
    handler = SimpleRequestHandler(
        dispatcher=dispatcher, bot=bot, secret_token=os.environ["TELEGRAM_WEBHOOK_SECRET"]
    )
    handler.register(app, path="/telegram/webhook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(
        app,
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        access_log=None,
        print=None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()
