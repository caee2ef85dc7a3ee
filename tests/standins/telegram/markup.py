"""What Telegram demands of keyboards beyond their shape."""

from tests.standins.telegram.common import Json, bad_request

_PRIVATE_ONLY = (
    "request_contact",
    "request_location",
    "request_users",
    "request_chat",
    "request_poll",
    "web_app",
)
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_MAX_BUTTONS = 100


def check_markup(markup: Json | None, *, private: bool) -> None:
    """Refuse a keyboard that Telegram would refuse."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_keyboard(markup["keyboard"], private=private)
    if len(markup.get("input_field_placeholder", "")) > 64:
        raise bad_request("reply markup placeholder is too long")


def inline_only(markup: Json | None) -> Json:
    """Return the part of a markup that a message shows."""
    return {"reply_markup": markup} if markup and markup.get("inline_keyboard") else {}


def find_button(markup: Json | None, *, label: str | None, data: str | None) -> Json | None:
    """Return the button with this label or data."""
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    for row in rows:
        for button in row:
            if label is not None and button.get("text") == label:
                return dict(button)
            if data is not None and button.get("callback_data") == data:
                return dict(button)
    return None


def _check_inline(rows: list[list[Json]]) -> None:
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        if not button["text"].strip():
            raise bad_request("inline keyboard button text must be non-empty")
        actions = [name for name in _ACTIONS if name in button]
        if not actions or button.get("callback_data") == "":
            raise bad_request(
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
        if len(actions) > 1:
            raise bad_request(f"inline keyboard button has {' and '.join(actions)}, not one")
        if len(button.get("callback_data", "").encode()) > 64:
            raise bad_request("BUTTON_DATA_INVALID")


def _check_keyboard(rows: list[list[Json]], *, private: bool) -> None:
    if not any(rows):
        raise bad_request("reply keyboard must have at least one button")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("keyboard button text must be non-empty")
        asked = next((name for name in _PRIVATE_ONLY if name in button), None)
        if asked and not private:
            what = asked.removeprefix("request_").replace("_", " ")
            raise bad_request(f"{what} can be requested in private chats only")
