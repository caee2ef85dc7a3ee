"""The account itself."""

from tests.standins.twilio.common import VERSION, rfc2822
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.state import State

_SINCE = 1_760_000_000


async def fetch(state: State, asked: Asked) -> Answer:
    """Show the account; a suspended one can still be looked at."""
    asked.nothing()
    sid = state.options.account_sid
    uri = f"/{VERSION}/Accounts/{sid}"
    parts = {"messages": f"{uri}/Messages.json", "calls": f"{uri}/Calls.json"}
    body = {
        "auth_token": "",
        "date_created": rfc2822(_SINCE),
        "date_updated": rfc2822(_SINCE),
        "friendly_name": "Stand-in",
        "owner_account_sid": sid,
        "sid": sid,
        "status": state.account_status,
        "subresource_uris": parts,
        "type": "Full",
        "uri": f"{uri}.json",
    }
    return Answer(200, body)
