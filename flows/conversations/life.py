"""Thoughts of ending one's life: asked directly, one thing at a time, each may be passed over.

It stands on top of whatever was asked before, which never comes back by itself: only LANJUT
at the open end leads there. Every text has 112 in it, and none addresses anybody by a name
or a pronoun: it must fit a grown-up and a child alike.
"""

from flows.engine.model import END, Ask, Choose, Flow, Option, Say
from flows.texts import _

NOW = (
    Choose(
        "now",
        _(
            "May I ask it straight out? Asking does not make anything worse. Is there a thought "
            "of ending your life now?"
        ),
        again=_(
            "112 is free at any time, for this too. There is no hurry: is there a thought of "
            "ending your life now?"
        ),
        options=(
            Option(
                "yes",
                _("yes, now"),
                to="call_112",
                aliases=(
                    "sekarang",
                    "malam ini",
                    "mau sekarang",
                    "pengen sekarang",
                    "ada",
                    "iya ada",
                    "iya terpikir",
                    "iya kepikiran",
                    "right now",
                    "tonight",
                ),
                yes=True,
            ),
            Option(
                "later",
                _("no, not now"),
                to="rests",
                aliases=(
                    "tadi",
                    "kemarin",
                    "tadi iya",
                    "earlier",
                ),
                no=True,
            ),
            Option(
                "unknown",
                _("I do not know"),
                to="not_sure",
                aliases=(
                    "belum",
                    "bingung",
                    "gatau",
                    "ga yakin",
                    "mungkin",
                    "entah",
                    "kadang",
                    "kadang kadang",
                    "sering",
                    "maybe",
                    "not sure",
                    "sometimes",
                ),
            ),
            Option(
                "other",
                _("this is about someone else"),
                to="watch_over",
                aliases=("bukan saya", "not me"),
            ),
        ),
        skip="beside",
        told="heard",
        hears=True,
    ),
    Say(
        "call_112",
        _(
            "Thank you for being honest. Please call 112 now (free, no credit needed) or 119, or "
            "go to the nearest emergency room, with somebody who feels safe if you can. You can "
            "go on writing here."
        ),
        to="means",
    ),
    Say(
        "not_sure",
        _("It is all right not to know. 112 is free at any time, for this too."),
        to="means",
    ),
    Say(
        "heard",
        _(
            "Thank you for telling, all of it is kept. I am an automatic message and may get it "
            "wrong. If anything was taken or anyone is hurt already: call 112 (free) or go to the "
            "nearest emergency room now."
        ),
        to="means",
    ),
    Say(
        "rests",
        _(
            "Thank you for answering. If the thought comes back: 112 is free at any time, or the "
            "nearest emergency room."
        ),
        to="beside",
    ),
    Say(
        "watch_over",
        _(
            "Thank you for looking out for them. Please do not leave them alone, put the means or "
            "pills away, and call 112 (free) or go with them to the nearest emergency room."
        ),
        to="open",
    ),
)

NEAR = (
    Ask(
        "means",
        _(
            "You may SKIP it, and one word is enough: has a way been thought of, or are there "
            "means or pills nearby?"
        ),
        again=_("One word is enough, or SKIP. 112 is free."),
        to="away",
        skip="beside",
    ),
    Say(
        "away",
        _(
            "Thank you for telling. If anything was taken or anyone is hurt already: 112 (free) or "
            "the nearest emergency room now. If not, please put the means or pills away: give them "
            "to someone, or go to another room or outside."
        ),
        to="beside",
    ),
    Ask(
        "beside",
        _(
            "Who feels safe and can be there now, someone near or someone who can come? You may "
            "SKIP it."
        ),
        again=_("One name is enough, or SKIP. 112 is free."),
        to="together",
        skip="open",
    ),
    Say(
        "together",
        _(
            "Thank you. Choose somebody who never hurt you. If there is nobody: a neighbour, a "
            "place with people, the emergency room, or 112 (free)."
        ),
        to="open",
    ),
    Ask(
        "open",
        _(
            "You can go on writing here, all of it is kept. 112 is free at any time. To talk "
            "about something else later, type GO ON."
        ),
        again=_(
            "It is in, and kept. If anything was taken or anyone is hurt already, do not wait "
            "for an answer: 112 (free) or the emergency room now. If not, stay near somebody "
            "who feels safe."
        ),
        to="open",
        skip=END,
        loop=True,
    ),
)

LIFE = Flow(name="life", start="now", nodes=(*NOW, *NEAR), most_questions=3)
