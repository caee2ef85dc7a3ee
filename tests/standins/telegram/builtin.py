"""The parameters of the modelled methods, for when the full description is not at hand.

One entry a method or type: ``name! : type|type``, where ``!`` is required and ``*`` an array.
"""

from tests.standins.telegram.common import Json

_METHODS = """
getMe =
logOut =
close =
getUpdates = offset:Integer limit:Integer timeout:Integer allowed_updates:*String
setWebhook = url!:String certificate:InputFile ip_address:String max_connections:Integer
    allowed_updates:*String drop_pending_updates:Boolean secret_token:String
deleteWebhook = drop_pending_updates:Boolean
getWebhookInfo =
sendMessage = business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer text!:String parse_mode:String entities:*MessageEntity
    link_preview_options:LinkPreviewOptions disable_notification:Boolean protect_content:Boolean
    allow_paid_broadcast:Boolean message_effect_id:String
    suggested_post_parameters:SuggestedPostParameters reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendPhoto = business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer photo!:InputFile|String caption:String parse_mode:String
    caption_entities:*MessageEntity show_caption_above_media:Boolean has_spoiler:Boolean
    disable_notification:Boolean protect_content:Boolean allow_paid_broadcast:Boolean
    message_effect_id:String suggested_post_parameters:SuggestedPostParameters
    reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendVoice = business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer voice!:InputFile|String caption:String parse_mode:String
    caption_entities:*MessageEntity duration:Integer disable_notification:Boolean
    protect_content:Boolean allow_paid_broadcast:Boolean message_effect_id:String
    suggested_post_parameters:SuggestedPostParameters reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendDocument = business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    direct_messages_topic_id:Integer document!:InputFile|String thumbnail:InputFile|String
    caption:String parse_mode:String caption_entities:*MessageEntity
    disable_content_type_detection:Boolean disable_notification:Boolean protect_content:Boolean
    allow_paid_broadcast:Boolean message_effect_id:String
    suggested_post_parameters:SuggestedPostParameters reply_parameters:ReplyParameters
    reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
sendChatAction = business_connection_id:String chat_id!:Integer|String message_thread_id:Integer
    action!:String
answerCallbackQuery = callback_query_id!:String text:String show_alert:Boolean url:String
    cache_time:Integer
editMessageText = business_connection_id:String chat_id:Integer|String message_id:Integer
    inline_message_id:String text:String parse_mode:String entities:*MessageEntity
    link_preview_options:LinkPreviewOptions rich_message:InputRichMessage
    reply_markup:InlineKeyboardMarkup
editMessageReplyMarkup = business_connection_id:String chat_id:Integer|String message_id:Integer
    inline_message_id:String reply_markup:InlineKeyboardMarkup
deleteMessage = chat_id!:Integer|String message_id!:Integer
deleteMessages = chat_id!:Integer|String message_ids!:*Integer
getFile = file_id!:String
setMyCommands = commands!:*BotCommand scope:BotCommandScope language_code:String
"""

_TYPES = """
InlineKeyboardMarkup = inline_keyboard!:**InlineKeyboardButton
InlineKeyboardButton = text!:String icon_custom_emoji_id:String style:String url:String
    callback_data:String web_app:WebAppInfo login_url:LoginUrl switch_inline_query:String
    switch_inline_query_current_chat:String
    switch_inline_query_chosen_chat:SwitchInlineQueryChosenChat copy_text:CopyTextButton
    callback_game:CallbackGame pay:Boolean
ReplyKeyboardMarkup = keyboard!:**KeyboardButton is_persistent:Boolean resize_keyboard:Boolean
    one_time_keyboard:Boolean input_field_placeholder:String selective:Boolean
KeyboardButton = text!:String icon_custom_emoji_id:String style:String
    request_users:KeyboardButtonRequestUsers request_chat:KeyboardButtonRequestChat
    request_managed_bot:KeyboardButtonRequestManagedBot request_contact:Boolean
    request_location:Boolean request_poll:KeyboardButtonPollType web_app:WebAppInfo
ReplyKeyboardRemove = remove_keyboard!:Boolean selective:Boolean
ForceReply = force_reply!:Boolean input_field_placeholder:String selective:Boolean
ReplyParameters = message_id!:Integer chat_id:Integer|String allow_sending_without_reply:Boolean
    quote:String quote_parse_mode:String quote_entities:*MessageEntity quote_position:Integer
    checklist_task_id:Integer poll_option_id:String
LinkPreviewOptions = is_disabled:Boolean url:String prefer_small_media:Boolean
    prefer_large_media:Boolean show_above_text:Boolean
MessageEntity = type!:String offset!:Integer length!:Integer url:String user:User
    language:String custom_emoji_id:String unix_time:Integer date_time_format:String
BotCommand = command!:String description!:String
CopyTextButton = text!:String
WebAppInfo = url!:String
"""

_KINDS = (
    "message edited_message channel_post edited_channel_post business_connection "
    "business_message edited_business_message deleted_business_messages guest_message "
    "message_reaction message_reaction_count inline_query chosen_inline_result callback_query "
    "shipping_query pre_checkout_query purchased_paid_media poll poll_answer my_chat_member "
    "chat_member chat_join_request chat_boost removed_chat_boost managed_bot "
)


def builtin_description() -> Json:
    """Return the entries in the shape of the full description."""
    types = _entries(_TYPES)
    kinds = [_field(f"{kind}:object") for kind in _KINDS.split()]
    types["Update"] = {"name": "Update", "fields": [_field("update_id!:Integer"), *kinds]}
    return {"version": "built-in", "methods": _entries(_METHODS), "types": types}


def _entries(text: str) -> dict[str, Json]:
    entries: dict[str, Json] = {}
    for entry in text.strip().replace("\n    ", " ").splitlines():
        name, _, fields = entry.partition(" =")
        entries[name] = {"name": name, "fields": [_field(word) for word in fields.split()]}
    return entries


def _field(word: str) -> Json:
    name, _, kinds = word.partition(":")
    return {
        "name": name.removesuffix("!"),
        "types": [kind.replace("*", "Array of ") for kind in kinds.split("|")],
        "required": name.endswith("!"),
    }
