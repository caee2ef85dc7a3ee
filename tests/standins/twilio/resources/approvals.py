"""The approval of content by WhatsApp."""

from tests.standins.twilio.checking import check_approval, faults_of_template
from tests.standins.twilio.common import bad_request
from tests.standins.twilio.contents import Approval
from tests.standins.twilio.request import Answer, Asked
from tests.standins.twilio.resources.content import conflict, find
from tests.standins.twilio.state import State


async def create(state: State, asked: Asked) -> Answer:
    """Submit a content; a template that breaks a rule is rejected at once, as a machine does it.

    Which status a refusal of a used name has is not told by Twilio's pages; 409 is a guess.
    """
    content = find(state, asked)
    name, category = check_approval(asked.json())
    if content.kind == "twilio/list-picker":
        raise bad_request(20001, "twilio/list-picker cannot be submitted for approval")
    if content.approval is not None:
        raise conflict("The content was already submitted")
    if name in state.contents.names:
        raise conflict(f"The template name {name} was already used")
    state.contents.names.add(name)
    content.approval = Approval(name=name, category=category, content_type=content.kind)
    answer = content.approval.resource()
    if faults := faults_of_template(content):
        content.approval.status = "rejected"
        content.approval.rejection_reason = "; ".join(faults)
    else:
        content.approval.status = "approved" if state.contents.approve_at_once else "pending"
    return Answer(201, answer)


async def fetch(state: State, asked: Asked) -> Answer:
    """Show how far the approval of a content is."""
    asked.nothing()
    content = find(state, asked)
    body = {
        "account_sid": content.account_sid,
        "sid": content.sid,
        "url": f"{content.base}/{content.sid}/ApprovalRequests",
        "whatsapp": content.approval_view() | {"type": "whatsapp"},
    }
    return Answer(200, body)
