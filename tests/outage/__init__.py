"""An outage on WhatsApp: for minutes no webhook arrives, and only Twilio's list knows what came.

``python -m tests.outage --minutes 10`` lets the minutes pass; without it Twilio's clock runs
faster than ours meanwhile. The parts: `people` write, `outage` stops and starts, `verdict`
compares what Twilio lists with what is stored.
"""
