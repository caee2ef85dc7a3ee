"""python-telegram-bot as its documentation would have it, behind a web server of its own.

After the examples `customwebhookbot/starlettebot.py` and `persistentconversationbot.py`:
ConversationHandler and PicklePersistence with their defaults. CONCURRENT=256 hands that
many updates to the handlers at once; without it they are taken one by one, as by default.
"""

import asyncio
import os
from http import HTTPStatus
from typing import Any

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from tests.bench.peers.words import QUESTIONS, RECEIVED

Context = ContextTypes.DEFAULT_TYPE
SECRET = os.environ["TELEGRAM_WEBHOOK_SECRET"]


async def ask(update: Update, number: int) -> int:
    """Ask one question and wait for its answer."""
    question = QUESTIONS[number]
    buttons = [
        [InlineKeyboardButton(label, callback_data=f"{number}.{index}")]
        for index, label in enumerate(question.choices)
    ]
    assert update.message is not None
    await update.message.reply_text(
        question.words,
        reply_markup=InlineKeyboardMarkup(buttons) if buttons else None,
        protect_content=True,
    )
    return number


async def begin(update: Update, _context: Context) -> int:
    """The first words of a person."""
    return await ask(update, 0)


def answering(number: int) -> Any:
    """The handler of one question's answer: keep it, then ask the next."""

    async def answered(update: Update, context: Context) -> int:
        assert update.message is not None
        assert context.user_data is not None
        answer = QUESTIONS[number].read(update.message.text or "")
        if answer is None:
            return await ask(update, number)
        context.user_data[QUESTIONS[number].name] = answer
        if number + 1 < len(QUESTIONS):
            return await ask(update, number + 1)
        await update.message.reply_text(RECEIVED, protect_content=True)
        return ConversationHandler.END

    return answered


def conversation() -> ConversationHandler[Any]:
    """The whole conversation."""
    words = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        entry_points=[MessageHandler(words, begin)],
        states={
            number: [MessageHandler(words, answering(number))] for number in range(len(QUESTIONS))
        },
        fallbacks=[],
        name="first",
        persistent=True,
    )


def make_application() -> Application[Any, Any, Any, Any, Any, Any]:
    """The application, without an updater: updates come in by our own route."""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = Application.builder()
    builder = (
        builder.token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .updater(None)
        .persistence(PicklePersistence(filepath=f"{os.environ['DATA_DIR']}/persistence"))
    )
    if concurrent := int(os.environ.get("CONCURRENT", "0")):
        builder = builder.concurrent_updates(concurrent)
    application = builder.build()
    application.add_handler(conversation())
    return application


async def main() -> None:
    """Serve until stopped."""
    application = make_application()

    async def telegram(request: Request) -> Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return Response(status_code=HTTPStatus.FORBIDDEN)
        update = Update.de_json(data=await request.json(), bot=application.bot)
        await application.update_queue.put(update)
        return Response()

    server = uvicorn.Server(
        config=uvicorn.Config(
            app=Starlette(routes=[Route("/telegram/webhook", telegram, methods=["POST"])]),
            port=int(os.environ["PORT"]),
            use_colors=False,
            host="127.0.0.1",
            log_level="warning",
        )
    )
    async with application:
        await application.start()
        await server.serve()
        await application.stop()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
