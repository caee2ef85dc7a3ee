"""Fixed words that no flow says: after a fault of ours, and when nobody has answered yet."""

from dataclasses import replace
from typing import Final

from flows import triage
from flows.engine.environment import Environment
from flows.engine.events import ContentGiven, Event, Lane, MsgOutKind, Said
from flows.texts import _

_NUMBERS: Final = _(
    "Call 112 now: free, without credit, even from a locked phone. Police: 110, they see your "
    "number and place."
)
SEE_A_DOCTOR: Final = _(
    "Thank you for telling. After that a doctor should look today, even without a mark. "
    "Short of breath, hoarse or hard to swallow: 112 or the nearest emergency room now."
)


def emergency(env: Environment) -> Said:
    """The number, when words tell of danger now."""
    return _urgent(env, _NUMBERS)


def emergency_asked(env: Environment) -> Said:
    """The one answer to DARURAT: the numbers, and a way for who cannot speak."""
    called = _("I am calling the companion on duty. Cannot speak? Write where it is happening.")
    kept = _("Cannot speak? Write where it is happening, it is kept.")
    said = _urgent(env, _NUMBERS)
    words = [said.text, env.text(called if env.attended else kept), *_hotline(env)]
    return replace(said, text="\n".join(words))


def stay_alive(env: Environment) -> Said:
    """Thoughts of suicide: closeness, distance from the means, people; never a link alone."""
    near = _(
        "Thank you for saying it. This is hard, and it need not be carried alone. If you can, be "
        "near somebody who feels safe. If it feels dangerous: 112, free, no credit needed, or "
        "the nearest emergency room."
    )
    called = _("I am calling the companion on duty. You can go on writing here.")
    alone = _(
        "Honestly: nobody is on duty in this chat right now, so please do not wait alone. What "
        "is written here is kept."
    )
    said = _urgent(env, near)
    words = [said.text, env.text(called if env.attended else alone), *_hotline(env)]
    return replace(said, text="\n".join(words))


def hold_on(env: Environment) -> Said:
    """The same words again, over a menu: short, with the number."""
    text = _("Thank you for saying it again. 112 is free at any time. Please do not stay alone.")
    return _urgent(env, text)


def see_a_doctor(env: Environment) -> Said:
    """After strangling: a doctor today even without a mark."""
    return _urgent(env, SEE_A_DOCTOR)


def see_a_doctor_soon(env: Environment) -> Said:
    """After rape: as soon as can be, best within three days, later is still right; no letter."""
    text = _(
        "Thank you for telling; it is not the fault of the one it happened to. If it was just "
        "now, a doctor should look, best within three days; later is fine too. No letter is "
        "needed first. Clothes: keep them in paper, unwashed."
    )
    return Said(env.text(text), keep=True)


def cover(env: Environment) -> Said:
    """The one answer to KELUAR: harmless, with the way back, and that our copy stays."""
    text = _(
        "Thank you for asking about city services. For other information write HELLO. Service "
        "chats are kept."
    )
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)


def deleted(env: Environment) -> Said:
    """The one answer to HAPUS: it looks done, and says what this phone still shows."""
    taken = _(
        "Done, this chat is closed. I take back the last two days; older messages can be deleted "
        "on the phone (CLEAR tells how). What rules oblige us to keep stays kept. HELLO starts "
        "again."
    )
    left = _(
        "Done, this chat is closed. Messages on this phone we cannot take back: delete them on "
        "the phone (CLEAR tells how). What rules oblige us to keep stays kept. HELLO starts again."
    )
    text = taken if env.channel.deletion else left
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)


def something_taken(env: Environment) -> Said:
    """Where life is at stake, and something was swallowed or cut: now, whatever is felt."""
    text = _(
        "Call 112 now (free, no credit needed) or go to the nearest emergency room, even if "
        "nothing can be felt yet. Say what was taken and when; bring the packet. Leave the door "
        "unlocked."
    )
    return _urgent(env, text)


def person_later(env: Environment) -> Said:
    """A wish for a person while it is not sure who writes: staff make sure first."""
    text = _(
        "Your wish is kept. Before an answer it is made sure who is writing, so it can take long. "
        "If it is urgent, do not wait here: 112, free, no credit needed."
    )
    return Said(env.text(text))


def how_to_clean(env: Environment) -> Said:
    """The answer to BERSIH: what the person can do on their own phone, and what we can."""
    if env.channel.deletion:
        text = _(
            "To clear this chat: open it, tap the name above, then Delete chat, also for the "
            "bot. EXIT: I take back the last two days from both sides. Tip: mute this chat, "
            "and look at Devices in the settings."
        )
    else:
        text = _(
            "To clear this chat, do it last. Android: the three dots above, More, Clear chat. "
            "iPhone: tap the name above, scroll down, Clear chat. Starred messages too, then "
            "photos and videos in the Gallery. First keep somewhere safe what is still needed. I "
            "cannot take messages back from your phone. If we write again, the chat appears "
            "again. Look at Linked devices in Settings as well, and mute this chat."
        )
    return Said(env.text(text))


def receipt(env: Environment, code: str) -> Said:
    """The answer to KODE: the receipt, once; its words leave our store when it is sent."""
    text = _(
        "Write it on paper, then delete this message. Whoever types it in this chat, from any "
        "phone, goes on from here: {code}"
    )
    said = env.text(text, code=code)
    if env.channel.deletion:
        taken_back = env.text(_("I take this message back in ten minutes."))
        said = f"{said} {taken_back}"
    return Said(said, keep=True, secret=True)


def nothing_to_go_on(env: Environment) -> Said:
    """KODE before there is anything to come back to, or while the chat is frozen."""
    text = _(
        "There is nothing to show here for that. If you need something, write MENU. Urgent: 112."
    )
    return Said(env.text(text))


def receipt_right(env: Environment) -> Said:
    """A receipt that is ours: it goes on, and nothing is played back."""
    return Said(env.text(_("Thank you, that number is right. What was told is not shown here.")))


def receipt_wrong(env: Environment) -> Said:
    """A receipt that is not ours, or is not looked at any more: one answer for all of them."""
    text = _("I do not know that number. Please look at the paper again. Urgent: 112.")
    return Said(env.text(text))


def not_played_back(env: Environment) -> Said:
    """A summary that is not shown; it does not say whether there is anything to sum up."""
    text = _("No summary is shown in this chat. If you need something, write MENU. Urgent: 112.")
    return Said(env.text(text))


def warning(env: Environment) -> Said:
    """The one warning to jokes and abuse; it offers help all the same."""
    text = _(
        "Your message is in. If it was a joke, it is all right. If there is something to tell, "
        "just write it, there is no hurry; people read this chat. Urgent: 112."
    )
    return Said(env.text(text))


def ended(env: Environment) -> Said:
    """The end after a second joke: the numbers stay."""
    return Said(env.text(_("I stop here. Whoever needs help: 112, free, at any time.")))


def stopped(env: Environment) -> Said:
    """The one answer to BERHENTI."""
    text = _("All right, we do not write first. HELLO starts again, 112 is always free.")
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)


def not_open(env: Environment) -> Said:
    """Before the service was declared open."""
    text = _("This chat is not open yet. If it is urgent, call 112: free, no credit needed.")
    return _urgent(env, text)


def person_called(env: Environment) -> Said:
    """The answer to a wish for a person."""
    called = _("I am calling a companion. I do not know yet when they answer. Urgent: 112.")
    alone = _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112.")
    return Said(env.text(called if env.attended else alone))


def no_word_of_anybody(env: Environment) -> Said:
    """Nobody learns from us whether somebody wrote to us."""
    text = _("We cannot say whether anybody has contacted us. If it is urgent: 112.")
    return Said(env.text(text))


def who_we_are(env: Environment, *, cover: bool) -> Said:
    """Who asks gets a neutral name: the agreed cover identity, where there is one."""
    if cover and "cover" in env.facts:
        return Said(env.text(_("This is {cover}, about a schedule. Do you need something?")))
    text = _("This is an automatic message of a city service. If you need something, write MENU.")
    return Said(env.text(text))


def wrong_number(env: Environment) -> Said:
    """Who asks a second time: harmless words, and no more from us."""
    text = _(
        "Sorry, perhaps a wrong number: this is an automatic message of a city service. Just "
        "ignore it if it is not needed. HELLO starts again; emergencies: 112, free."
    )
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.COVER)


def welcome(env: Environment) -> Said:
    """Thanks get an answer, and nothing more."""
    return Said(env.text(_("You are welcome.")))


def still_waiting(env: Environment) -> Said:
    """Somebody calls, and nobody has answered yet."""
    text = _("Nobody has answered yet, your message is kept. If it is urgent: 112.")
    return Said(env.text(text))


def after_a_fault(env: Environment) -> tuple[Event, ...]:
    """What a person gets when a turn failed: that it is kept, 112, and a person if there is one."""
    if not env.open:
        return not_open(env), ContentGiven(), triage.FAULT
    if env.attended:
        text = _(
            "Your message is kept. Something of ours did not work; I am calling a companion. "
            "If it is urgent, call 112: free, no credit needed."
        )
    else:
        text = _(
            "Your message is kept. Something of ours did not work. If it is urgent, call 112: "
            "free, no credit needed."
        )
    return _urgent(env, text), ContentGiven(), triage.FAULT


def nobody_yet(env: Environment) -> Said:
    """The honest line when nobody took an alarm in its time."""
    text = _("It is {time} and nobody could answer yet. If it is urgent: 112, free.")
    words = env.text(text)
    if "hotline" in env.facts:
        words = f"{words} {env.text(_('24-hour line: {hotline}.'))}"
    return Said(words, (), Lane.LIVE, MsgOutKind.NOTICE, keep=True)


def too_large(env: Environment, *, young: bool) -> Said:
    """A file that the platform does not hand on. Nobody under 18 is asked for it again."""
    if young:
        text = _(
            "This file is too large for this chat, so it has not come in. There is no need to "
            "send it again. If that is safe, just keep it and do not delete it: it can be "
            "handed over in person later."
        )
    else:
        text = _(
            "This file is too large for this chat, so it has not come in. Please do not delete "
            "it, if keeping it is safe. A shorter piece, several parts, or a photo instead of a "
            "document can be sent here. Or keep it, and hand it to a companion in person later."
        )
    return Said(env.text(text))


def taken_over(env: Environment, alias: str) -> Said:
    """The first line of a takeover: who writes now."""
    text = _("Hello, I am {alias}. From now on I answer here, not the automatic messages.")
    return Said(env.text(text, alias=alias), (), Lane.STAFF, MsgOutKind.STAFF)


def handed_back(env: Environment) -> Said:
    """The takeover ends: the automatic messages answer again."""
    text = _("From here on the automatic messages answer again. PERSON calls a companion.")
    return Said(env.text(text), (), Lane.STAFF, MsgOutKind.STAFF)


def _hotline(env: Environment) -> tuple[str, ...]:
    """The confirmed line, where nobody is on duty here."""
    known = not env.attended and "hotline" in env.facts
    return (env.text(_("24-hour line: {hotline}.")),) if known else ()


def _urgent(env: Environment, text: str) -> Said:
    return Said(env.text(text), (), Lane.EMERGENCY, MsgOutKind.EMERGENCY, keep=True)
