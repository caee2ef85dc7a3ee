"""English, told from Indonesian by the first words; when unsure it is Indonesian."""

import pytest

from flows.language.english import looks_english


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


@pytest.mark.parametrize(
    "typed",
    each(
        "hi my husband beats me|hello I need help|can you help me|help me|I want to report"
        "|my boyfriend hit me and i am scared|he is here|please help me|I'm 15 years old"
        "|good morning, I would like to report|what is this number?|do you speak english"
        "|my daughter was raped by her teacher|someone is beating a child next door"
        "|I don’t feel safe at home|he locks me in the house|hi there, is anyone there"
        "|My husband, Budi, beats me in front of the children|yes he hit me"
    ),
)
def test_english(typed: str) -> None:
    assert looks_english(typed)


@pytest.mark.parametrize(
    "typed",
    each(
        "|hai kak|help|sos|ok|hello|hi|hi kak|please|please tolong|help kak|saya dipukul suami"
        "|sy mau lapor|tolong help me kak suami saya pukul saya|bad mood terus|no|yes|emergency"
        "|di rumah|dia toxic banget to kak|me|i|love you kak saya takut|112|😭|sorry kak|stop"
        "|my bojo mukul aku terus|dia is the worst kak suka mukul saya|hp aku diambil|test|p"
        "|an|in|suami saya posesif and toxic|good morning|thank you kak|x|please help|the"
    ),
)
def test_not_surely_english(typed: str) -> None:
    assert not looks_english(typed)
