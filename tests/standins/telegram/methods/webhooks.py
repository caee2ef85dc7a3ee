"""setWebhook, deleteWebhook and getWebhookInfo."""

import re
from urllib.parse import urlsplit

from tests.standins.telegram.common import Json, bad_request
from tests.standins.telegram.state import State
from tests.standins.telegram.webhook import WebhookConfig

_PORTS = {443, 80, 88, 8443}
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


def set_webhook(state: State, params: Json) -> bool:
    """Send updates to this address from now on; an empty one removes the webhook."""
    if not params["url"]:
        return delete_webhook(state, params)
    _check(params)
    check_kinds(state, params)
    config = WebhookConfig(
        url=params["url"],
        secret_token=params.get("secret_token", ""),
        max_connections=min(100, max(1, params.get("max_connections", 40))),
    )
    state.backlog.conflict("terminated by setWebhook request")
    state.backlog.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        state.backlog.clear()
    if params.get("drop_pending_updates") or config != state.webhook.config:
        state.webhook.start(config)
    return True


def delete_webhook(state: State, params: Json) -> bool:
    """Remove the webhook; what is pending stays unless it is to be dropped."""
    if state.webhook.config:
        state.webhook.stop()
    if params.get("drop_pending_updates"):
        state.backlog.clear()
    return True


def get_webhook_info(state: State, params: Json) -> Json:
    """Return how the webhook is doing."""
    del params
    config = state.webhook.config
    info: Json = {
        "url": config.url if config else "",
        "has_custom_certificate": False,
        "pending_update_count": len(state.backlog.pending),
    }
    if config:
        info |= {"max_connections": config.max_connections, "ip_address": "127.0.0.1"}
        info |= state.webhook.last_error
    allowed = state.backlog.allowed_list()
    return info | ({"allowed_updates": allowed} if allowed is not None else {})


def check_kinds(state: State, params: Json) -> None:
    """Refuse an update kind that does not exist (Telegram would silently ignore it)."""
    known = state.description.update_kinds()
    unknown = [kind for kind in params.get("allowed_updates") or [] if kind not in known]
    if unknown:
        state.violate("allowed_updates", f"no such kind of update: {', '.join(unknown)}")
        raise bad_request(f"unknown update type {unknown[0]} in allowed_updates")


def _check(params: Json) -> None:
    url = urlsplit(params["url"])
    if url.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: the stand-in delivers to loopback only")
    if url.scheme == "https" and (url.port or 443) not in _PORTS:
        raise bad_request("bad webhook: webhook can be set up only on ports 80, 88, 443 or 8443")
    if url.scheme not in {"http", "https"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
