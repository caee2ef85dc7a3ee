"""WhatsApp through Twilio, and the one home of twilio."""

from bot.channels.whatsapp.aftercare import Aftercare
from bot.channels.whatsapp.approvals import Approvals
from bot.channels.whatsapp.channel import STATUS_PATH, WhatsAppChannel, whatsapp_of
from bot.channels.whatsapp.intake import WEBHOOK_PATH
from bot.channels.whatsapp.receive import receive
from bot.channels.whatsapp.reconcile import Reconcile
from bot.channels.whatsapp.signature import Signatures, signatures_of
from bot.channels.whatsapp.sweep import EACH_SECONDS as SWEEP_SECONDS
from bot.channels.whatsapp.sweep import Sweep

__all__ = [
    "STATUS_PATH",
    "SWEEP_SECONDS",
    "WEBHOOK_PATH",
    "Aftercare",
    "Approvals",
    "Reconcile",
    "Signatures",
    "Sweep",
    "WhatsAppChannel",
    "receive",
    "signatures_of",
    "whatsapp_of",
]
