"""What the pages say is so: settings, commands, links, file names and addresses."""

import ipaddress
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
OPERATING = ROOT / "docs" / "operating.md"
PAGES = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
EXAMPLE = ROOT / ".env.example"
TRANSCRIPTS = ROOT / "tests" / "transcripts"

FIRST_LINES = 20
FOLDERS = r"(?:bot|docs|flows|locales|storage|tests)/"
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
IN_CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"python -m bot((?: [a-z][a-z-]*)+)")
SETTING = re.compile(r"^([A-Z_]+)=(.*)$")
HOST = re.compile(r"[a-z+]+://(?:[^/@\s\"'`<>)\]]*@)?(\[[^\]]*\]|[^/:\s\"'`<>)\],;]+)")
NEVER_PUBLIC = {"corp", "home", "internal", "intranet", "invalid", "lan", "local", "test"}
# Where an address begins with these, what follows is a word that stands for a name.
PLACEHOLDERS = {"host", "…"}

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def example() -> dict[str, str]:
    """Every setting of .env.example that stands in a group which a comment explains."""
    found: dict[str, str] = {}
    explained = False
    for line in EXAMPLE.read_text("utf-8").splitlines():
        setting = SETTING.match(line)
        if setting is None:
            explained = line.startswith("#")
            continue
        assert explained, f"no comment explains {setting[1]}"
        assert setting[1] not in found, f"{setting[1]} stands there twice"
        found[setting[1]] = setting[2]
    return found


def as_written(default: object) -> str:
    """A default as one writes it into .env; empty where empty means it."""
    if default is None:
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_every_setting_is_in_the_example_with_its_default() -> None:
    defaults = {
        name.upper(): as_written(field.get_default())
        for name, field in Settings.model_fields.items()
    }

    assert example() == defaults


def test_the_example_as_it_stands_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    given = Settings(_env_file=EXAMPLE)  # type: ignore[call-arg]

    assert given == Settings(_env_file=None)  # type: ignore[call-arg]


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command by its full name; a group counts where it does something by itself."""
    inner: dict[str, object] = getattr(command, "commands", {})
    if path and (not inner or getattr(command, "invoke_without_command", False)):
        yield " ".join(path)
    for name, one in inner.items():
        yield from commands(one, (*path, name))


COMMANDS = frozenset(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    table = OPERATING.read_text("utf-8").partition("## All commands")[2].partition("\n## ")[0]

    assert re.search(rf"`{name}(?: \[[^`]*\])?`", table)


@pages
def test_every_command_that_is_named_exists(page: Path) -> None:
    for words in COMMAND.findall(page.read_text("utf-8")):
        name, _, inner = words.strip().partition(" ")
        known = name in COMMANDS or f"{name} {inner.partition(' ')[0]}" in COMMANDS
        assert known, f"python -m bot {words.strip()}"


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to a page's headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pages
def test_every_link_leads_somewhere(page: Path) -> None:
    for found in LINK.findall(page.read_text("utf-8")):
        link = found[0] or found[1]
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pages
def test_every_file_that_is_named_exists(page: Path) -> None:
    for code in IN_CODE.findall(page.read_text("utf-8")):
        if re.fullmatch(rf"{FOLDERS}[\w./-]*", code):
            assert (ROOT / code).exists(), code


def test_every_transcript_that_is_named_exists() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    names = [
        name
        for run in re.findall(r"transcripts? ((?:`\w+\*?`(?:, )?)+)", text)
        for name in IN_CODE.findall(run)
    ]

    assert names
    for name in names:
        assert list(TRANSCRIPTS.glob(f"{name}.id.txt")), name


@pages
def test_every_address_is_public(page: Path) -> None:
    assert not [host for host in HOST.findall(page.read_text("utf-8")) if not is_public(host)]


def test_every_address_in_the_example_is_public() -> None:
    assert not [host for host in HOST.findall(EXAMPLE.read_text("utf-8")) if not is_public(host)]


def is_public(host: str) -> bool:
    """Whether everybody may read this host's name: a public one, this machine, a placeholder."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        if host in PLACEHOLDERS | {"localhost"}:
            return True
        return "." in host and host.rpartition(".")[2] not in NEVER_PUBLIC
    return address.is_global or address.is_loopback


@pytest.mark.parametrize("host", ["10.0.0.7", "192.168.1.2", "wiki", "git.corp", "[fd00::1]"])
def test_a_host_of_somebodys_own_network_is_not_public(host: str) -> None:
    assert not is_public(host)


def test_the_readme_opens_with_both_commands_and_a_picture() -> None:
    top = "\n".join(README.read_text("utf-8").splitlines()[:FIRST_LINES])

    assert "make run" in top
    assert "make test" in top
    assert re.search(r"docs/pictures/[\w-]+\.png", top)
    assert "Balikpapan" in top
