"""Settings, from the environment or `.env`: read once, checked whole before anything is written."""

import base64
import binascii
import re
import secrets
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

REACHABLE = ("https://", "http://127.0.0.1", "http://localhost")
"""Platforms bring messages over https only; loopback is for tests and an own Bot API server."""


MOST_TRUSTED = 2
"""Restricted cases are for two named people (the practice page, §10)."""


class SettingsError(Exception):
    """A setting that cannot be used; the message names it and says what to do."""


class Settings(BaseSettings):
    """Every setting of the house; `.env.example` lists them with their defaults."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", hide_input_in_errors=True
    )

    database_url: str = ""
    data_dir: Path = Path("data")
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    public_url: str = ""
    timezone: str = "Asia/Makassar"
    default_locale: Literal["id", "en"] = "id"
    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    telegram_staff_chat_id: int | None = None
    telegram_messages_per_second: Annotated[float, Field(gt=0)] = 30
    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr | None = None
    twilio_whatsapp_from: str = ""
    twilio_voice_from: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_api_url: str = "https://api.twilio.com"
    twilio_content_url: str = "https://content.twilio.com"
    twilio_messages_per_second: Annotated[float, Field(gt=0)] = 80
    twilio_keep_minutes: Annotated[int, Field(ge=0, le=10080)] = 10
    simulator: bool | None = None
    service_open: bool = False
    cover_name: str = "Rani"
    restricted_readers: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object, info: object) -> object:
        """`NAME=` in .env means: the default."""
        if value == "":
            name = info.field_name  # type: ignore[attr-defined]
            return cls.model_fields[name].get_default()
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:///path or postgresql://user@host/name")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is not a time zone such as Asia/Makassar")
        return value

    @field_validator("twilio_account_sid", "twilio_messaging_service_sid")
    @classmethod
    def _twilio_id(cls, value: str, info: ValidationInfo) -> str:
        prefix = "AC" if info.field_name == "twilio_account_sid" else "MG"
        if value and not re.fullmatch(rf"{prefix}[0-9a-fA-F]{{32}}", value):
            raise ValueError(f"is {prefix} and 32 hexadecimal digits, as Twilio's console shows it")
        return value

    @field_validator("twilio_whatsapp_from", "twilio_voice_from")
    @classmethod
    def _number(cls, value: str) -> str:
        """With or without `whatsapp:` in front, and with the spaces that people type."""
        number = value.removeprefix("whatsapp:").replace(" ", "").replace("-", "")
        if value and not re.fullmatch(r"\+[1-9]\d{6,14}", number):
            raise ValueError("is a number with its country, such as +14155238886")
        return number

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _header_safe(cls, value: SecretStr | None) -> SecretStr | None:
        allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
        text = value.get_secret_value() if value else "x"
        if not 1 <= len(text) <= 256 or set(text) - set(allowed):
            raise ValueError("may hold 1 to 256 of A-Z a-z 0-9 _ and -")
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """What only makes sense together."""
        reachable = self.public_url.startswith(REACHABLE)
        if self.has_whatsapp:
            self._check_twilio(reachable)
        if self.telegram_bot_token and self.telegram_mode == "webhook" and not reachable:
            raise ValueError("PUBLIC_URL must be an https address when TELEGRAM_MODE=webhook")
        if self.simulator and (self.telegram_bot_token or self.has_whatsapp or self.public_url):
            raise ValueError(
                "SIMULATOR: beside a real channel or PUBLIC_URL it needs a sign-in, which this "
                "version does not have; leave it empty"
            )
        if len(self.trusted) > MOST_TRUSTED:
            raise ValueError(f"RESTRICTED_READERS: name {MOST_TRUSTED} people at most")
        if self.master_key and self.master_key_file:
            raise ValueError("MASTER_KEY and MASTER_KEY_FILE: give one of them, not both")
        if self.is_postgres and not (self.master_key or self.master_key_file):
            raise ValueError("MASTER_KEY (or MASTER_KEY_FILE) must be given on PostgreSQL")
        if self.telegram_staff_chat_id is not None and not self.telegram_bot_token:
            raise ValueError("TELEGRAM_STAFF_CHAT_ID needs TELEGRAM_BOT_TOKEN")
        return self

    def _check_twilio(self, reachable: bool) -> None:
        """WhatsApp needs an account, a sender, and an address that Twilio can reach."""
        if not self.twilio_account_sid or self.twilio_auth_token is None:
            raise ValueError("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: give both, or neither")
        if not self.twilio_whatsapp_from:
            raise ValueError("TWILIO_WHATSAPP_FROM: give the sender, such as +14155238886")
        if not reachable:
            raise ValueError("PUBLIC_URL must be an https address: Twilio brings messages there")

    @property
    def address(self) -> str:
        """The database's address; SQLite below DATA_DIR when none is given."""
        return self.database_url or f"sqlite:///{self.data_dir / 'rangkul.sqlite'}"

    @property
    def is_postgres(self) -> bool:
        """Whether the data is on PostgreSQL."""
        return self.database_url.startswith("postgres")

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def key_file(self) -> Path:
        """Where the master key is kept when it is not given in the environment."""
        return self.master_key_file or self.data_dir / "master.key"

    @property
    def trusted(self) -> frozenset[str]:
        """Who may read cases whose accused holds an office or works with us: two people."""
        names = (name.strip() for name in self.restricted_readers.split(","))
        return frozenset(name for name in names if name)

    @property
    def attended(self) -> bool:
        """Whether a staff route is set up: only then may a text promise a person."""
        return self.telegram_staff_chat_id is not None

    @property
    def has_whatsapp(self) -> bool:
        """Whether WhatsApp is set up; half of it is refused."""
        given = (self.twilio_account_sid, self.twilio_auth_token, self.twilio_whatsapp_from)
        return any(given)

    @property
    def simulated(self) -> bool:
        """Whether the simulator is served: alone on a desk, or when asked for there."""
        if self.simulator is not None:
            return self.simulator
        return not self.telegram_bot_token and not self.has_whatsapp and not self.public_url


def load_settings(**given: object) -> Settings:
    """The settings, or one `SettingsError` that names everything that is wrong."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join(_say(problem) for problem in error.errors())) from None


def _say(problem: object) -> str:
    place = ".".join(str(part) for part in problem["loc"]).upper()  # type: ignore[index]
    message = str(problem["msg"]).removeprefix("Value error, ")  # type: ignore[index]
    return f"{place}: {message}" if place else message


def decode_key(text: str, name: str) -> bytes:
    """32 bytes from base64 (standard or URL-safe)."""
    try:
        key = base64.b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        raise SettingsError(f"{name}: is not base64") from None
    if len(key) != 32:
        raise SettingsError(f"{name}: must hold 32 bytes in base64, it holds {len(key)}")
    return key


def fresh_key() -> str:
    """A new master key, in base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
