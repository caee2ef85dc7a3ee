"""The modelled methods of the Bot API; getUpdates, which waits, is in ``api``."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.standins.telegram.common import Json
from tests.standins.telegram.methods import changing, general, sending, webhooks
from tests.standins.telegram.state import State

Method = Callable[[State, Json], Any]

METHODS: Mapping[str, Method] = {
    "getMe": general.get_me,
    "logOut": general.log_out,
    "close": general.close,
    "getFile": general.get_file,
    "setMyCommands": general.set_my_commands,
    "sendChatAction": general.send_chat_action,
    "answerCallbackQuery": general.answer_callback_query,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendDocument": sending.send_document,
    "editMessageText": changing.edit_message_text,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "deleteMessage": changing.delete_message,
    "deleteMessages": changing.delete_messages,
}
SENDS = frozenset({"sendMessage", "sendPhoto", "sendVoice", "sendDocument"})
