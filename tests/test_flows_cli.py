"""`python -m bot flows`: what it prints, draws, exports and records."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import flows as command
from bot.i18n import LOCALES, catalog
from bot.signing import Entry, changes, entries, read_record, sign, write_record
from flows.conversations import FLOWS
from flows.engine.draw import mermaid
from flows.engine.model import END, Choose, Flow, Option, Say

DOCS = Path(__file__).resolve().parent.parent / "docs" / "flows"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command.flows_app, [*arguments])


def test_check_says_that_nothing_is_wrong() -> None:
    result = run("check")
    assert result.exit_code == 0
    texts = len(catalog("id"))
    assert result.stdout == f"{len(FLOWS)} flows, {texts} texts, 2 languages: nothing wrong\n"


def test_check_fails_on_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "problems", lambda: ["first.safe: is wrong"])
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == "first.safe: is wrong\n"


def test_the_drawings_are_current() -> None:
    assert {path.stem for path in DOCS.glob("*.md")} == {flow.name for flow in FLOWS}
    for flow in FLOWS:
        drawn = (DOCS / f"{flow.name}.md").read_text("utf-8")
        assert drawn == command.page(flow), "run `python -m bot flows draw`"


def test_draw_writes_a_page_a_flow(tmp_path: Path) -> None:
    result = run("draw", "--folder", str(tmp_path / "flows"))
    assert result.exit_code == 0
    names = {path.name for path in (tmp_path / "flows").iterdir()}
    assert names == {f"{flow.name}.md" for flow in FLOWS}


def test_a_diagram_labels_its_exits() -> None:
    asks = Choose(
        "q",
        "Is it: this?",
        again="Pardon?",
        options=(Option("yes", "yes; really", to="s"), Option("no", "no", to=END)),
        skip=END,
    )
    lines = mermaid(Flow("f", "q", (asks, Say("s", "Good.", to=END)), most_questions=1))
    assert lines.splitlines()[:7] == [
        "stateDiagram-v2",
        "    [*] --> q",
        '    state "q<br/>Is it, this?" as q',
        '    state "s<br/>Good." as s',
        "    q --> s: yes, really",
        "    q --> [*]: no / LEWATI",
        "    s --> [*]",
    ]


def test_texts_are_exported_as_a_page() -> None:
    page = run("texts", "--language", "id").stdout
    assert "## first\n\n### first.greet_danger text\n\nid: Sudah masuk" in page
    assert len(re.findall(r"^`[0-9a-f]{64}`$", page, re.MULTILINE)) == len(entries(["id"]))


def test_texts_are_exported_as_a_table(tmp_path: Path) -> None:
    out = tmp_path / "texts.csv"
    assert run("texts", "--out", str(out)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert len(rows) == len(entries())
    assert {row["language"] for row in rows} == {*LOCALES}
    assert {row["signed by"] for row in rows} == {""}


def test_an_unknown_language_is_refused() -> None:
    assert run("texts", "--language", "fr").exit_code == 2


def test_what_is_signed_is_not_listed_as_changed(tmp_path: Path) -> None:
    record = str(tmp_path / "texts" / "signed.toml")
    assert run("texts", "--changed", "--record", record).stdout.startswith("new      id  first.")
    signed = run("texts", "--sign", 'Rani "konselor"', "--record", record)
    assert signed.stdout == f"{record}: {len(entries())} texts are signed\n"
    assert run("texts", "--changed", "--record", record).stdout == ""
    out = tmp_path / "texts.csv"
    run("texts", "--out", str(out), "--record", record)
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["signed by"] for row in rows} == {'Rani "konselor"'}


def test_what_changed_since_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "signed.toml"
    day = date(2026, 11, 24)
    old, kept, gone = (
        Entry("first", f"first.{name} text", "id", f"Kata {name}.")
        for name in ("old", "kept", "gone")
    )
    write_record(path, sign([old, kept, gone], {}, by="Rani", on=day, all_=True))
    record = read_record(path)
    new = Entry("first", "first.new text", "id", "Kata baru.")
    changed = Entry("first", "first.old text", "id", "Kata lain.")
    assert list(changes([changed, kept, new], record, ["id"])) == [
        "changed  id  first.old text (signed by Rani, 2026-11-24)",
        "new      id  first.new text",
        "gone     id  first.gone text",
    ]


def test_a_second_signature_leaves_the_first_where_nothing_changed() -> None:
    first, second = date(2026, 11, 24), date(2026, 12, 1)
    kept = Entry("first", "first.kept text", "id", "Kata.")
    changed = Entry("first", "first.old text", "id", "Lama.")
    record = sign([kept, changed], {}, by="Rani", on=first, all_=True)
    reworded = Entry("first", "first.old text", "id", "Baru.")
    record = sign([kept, reworded], record, by="Dewi", on=second, all_=True)
    assert {key[0]: signed.by for key, signed in record.items()} == {
        "first.kept text": "Rani",
        "first.old text": "Dewi",
    }
