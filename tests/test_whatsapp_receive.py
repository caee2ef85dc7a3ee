"""Twilio's forms, read: each kind of message, and each field that may be missing or strange."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.whatsapp.receive import Unreadable, receive
from flows.messages import Location, MediaKind, MsgIn, MsgKind

NOW = datetime(2026, 11, 24, 13, 7, tzinfo=UTC)
PLAIN = {
    "MessageSid": "SM00000000000000000000000000000001",
    "From": "whatsapp:+6281200000001",
    "To": "whatsapp:+14155238886",
    "WaId": "6281200000001",
    "Body": "halo",
    "NumMedia": "0",
    "MessageType": "text",
    "SmsStatus": "received",
}


def read(**fields: str) -> MsgIn:
    return receive({**PLAIN, **fields}, now=NOW)


def test_words() -> None:
    msg = read(Body="tolong kak")
    assert (msg.channel, msg.urn, msg.key) == (
        "whatsapp",
        "whatsapp:+6281200000001",
        PLAIN["MessageSid"],
    )
    assert (msg.text, msg.kind, msg.sent_at, msg.alias) == (
        "tolong kak",
        MsgKind.MESSAGE,
        NOW,
        None,
    )
    assert not msg.carries
    assert msg.other is None


@pytest.mark.parametrize(
    ("fields", "urn", "alias"),
    [
        ({"ExternalUserId": "ID.77"}, "whatsapp:ID.77", "whatsapp:+6281200000001"),
        ({"ExternalUserId": "whatsapp:ID.77"}, "whatsapp:ID.77", "whatsapp:+6281200000001"),
        ({"From": "whatsapp:ID.77", "WaId": ""}, "whatsapp:ID.77", None),
        ({"From": "whatsapp:ID.77"}, "whatsapp:ID.77", "whatsapp:+6281200000001"),
        ({"From": "whatsapp:ID.77", "WaId": "rani.77"}, "whatsapp:ID.77", None),
        ({"ExternalUserId": ""}, "whatsapp:+6281200000001", None),
    ],
)
def test_the_id_is_the_address_and_the_number_stands_beside_it(
    fields: dict[str, str], urn: str, alias: str | None
) -> None:
    msg = read(**fields)
    assert (msg.urn, msg.alias) == (urn, alias)


@pytest.mark.parametrize(
    "missing", [{"From": ""}, {"MessageSid": ""}, {"MessageSid": "SM 1"}, {"From": "whatsapp:"}]
)
def test_nobody_or_no_message_is_unreadable(missing: dict[str, str]) -> None:
    with pytest.raises(Unreadable):
        read(**missing)


@pytest.mark.parametrize(
    ("mime", "kind"),
    [
        ("image/jpeg", MediaKind.PHOTO),
        ("image/webp", MediaKind.STICKER),
        ("audio/ogg; codecs=opus", MediaKind.VOICE),
        ("audio/mpeg", MediaKind.AUDIO),
        ("video/mp4", MediaKind.VIDEO),
        ("application/pdf", MediaKind.DOCUMENT),
        ("text/vcard", MediaKind.DOCUMENT),
        ("", MediaKind.DOCUMENT),
    ],
)
def test_a_file_is_known_by_its_type(mime: str, kind: MediaKind) -> None:
    msg = read(Body="", NumMedia="1", MediaUrl0="https://api.twilio.com/m", MediaContentType0=mime)
    [file] = msg.media
    assert (file.kind, file.file_id) == (kind, "https://api.twilio.com/m")
    assert msg.other is None


@pytest.mark.parametrize("number", ["0", "", "viele", "-1", "99999"])
def test_files_are_found_whatever_their_number_says(number: str) -> None:
    msg = read(NumMedia=number, MediaUrl0="https://api.twilio.com/0", MediaUrl1="https://b")
    assert len(msg.media) == 2


def test_a_place_with_its_name() -> None:
    msg = read(Body="", Latitude="-1.27", Longitude="116.83", Label="Toko", Address="Jalan Rekaan")
    assert msg.location == Location(-1.27, 116.83)
    assert msg.text == "Toko\nJalan Rekaan"


@pytest.mark.parametrize(
    "where", [("x", "1"), ("", "1"), ("91", "1"), ("1", "181"), ("nan", "1"), ("1e999", "0")]
)
def test_a_place_nowhere_on_earth_is_none(where: tuple[str, str]) -> None:
    assert read(Latitude=where[0], Longitude=where[1]).location is None


@pytest.mark.parametrize(
    ("fields", "option"),
    [
        ({"ButtonPayload": "1", "ButtonText": "tidak", "Body": "tidak"}, 1),
        ({"ListId": "7", "ListTitle": "polisi", "Body": "polisi"}, 7),
        ({"ButtonPayload": "OK"}, None),
        ({"ButtonPayload": "123"}, None),
        ({"ButtonPayload": "²"}, None),
        ({}, None),
    ],
)
def test_a_button_tells_its_place(fields: dict[str, str], option: int | None) -> None:
    msg = read(**fields, OriginalRepliedMessageSid="SM7")
    assert (msg.option, msg.quotes) == (option, "SM7")


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"Body": "", "ButtonText": "tidak"}, "tidak"),
        ({"Body": "", "ListTitle": "polisi"}, "polisi"),
        ({"Body": "a\x00b\ud800"}, "ab?"),
    ],
)
def test_the_words_are_what_was_typed_or_chosen(fields: dict[str, str], text: str) -> None:
    assert read(**fields).text == text


@pytest.mark.parametrize(
    ("mark", "forwarded"),
    [({"Forwarded": "true"}, True), ({"FrequentlyForwarded": "true"}, True), ({}, False)],
)
def test_forwarded_words_are_marked(mark: dict[str, str], forwarded: bool) -> None:
    assert read(**mark).forwarded is forwarded


def test_an_empty_text_is_nothing_else() -> None:
    assert read(Body="").other is None


def test_what_cannot_be_read_is_named() -> None:
    assert read(Body="", MessageType="unsupported").other == "unsupported"


@pytest.mark.parametrize("field", ["Body", "ProfileName", "Label", "MediaUrl0", "ExternalUserId"])
def test_an_enormous_field_is_cut_or_left(field: str) -> None:
    msg: Any = read(**{field: "x" * 1_000_000})
    assert len(msg.text) <= 20_000
    assert len(msg.urn) <= 220
    assert all(len(one.file_id) <= 2048 for one in msg.media)
