"""`flows`: check, draw, extract and export the conversations and their texts."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import signing
from bot.checks import problems
from bot.extraction import extract as extract_texts
from bot.extraction import out_of_step
from bot.i18n import LOCALES, catalog
from flows.conversations import FLOWS
from flows.engine.draw import mermaid
from flows.engine.model import Flow
from flows.reviewing import long_messages

flows_app = typer.Typer(no_args_is_help=True)


@flows_app.command()
def check() -> None:
    """Say what is wrong with flows, texts and catalogs."""
    found = out_of_step() or problems()
    for line in found:
        typer.echo(line)
    if found:
        raise typer.Exit(1)
    for locale in LOCALES:
        for problem in long_messages(FLOWS, catalog(locale), locale=locale):
            typer.echo(f"long: {problem}", err=True)
    texts = len(catalog(LOCALES[0]))
    typer.echo(f"{len(FLOWS)} flows, {texts} texts, {len(LOCALES)} languages: nothing wrong")


@flows_app.command()
def draw(
    folder: Annotated[Path, typer.Option(help="where the pages go")] = Path("docs/flows"),
) -> None:
    """Draw every flow as a state diagram, a page each."""
    folder.mkdir(parents=True, exist_ok=True)
    for flow in FLOWS:
        path = folder / f"{flow.name}.md"
        path.write_text(page(flow), "utf-8")
        typer.echo(path)


def page(flow: Flow) -> str:
    """A flow's page: its diagram and how to read it."""
    return (
        f"# {flow.name}\n\n"
        "Written by `python -m bot flows draw`; a test keeps it current.\n\n"
        f"At most {flow.most_questions} questions. Yellow asks, blue says, grey decides or makes\n"
        "something known. LEWATI is what skips a question; KEMBALI, MENU, ORANG, DARURAT and X\n"
        "act at every question and are not drawn.\n\n"
        f"```mermaid\n{mermaid(flow)}```\n"
    )


@flows_app.command()
def extract() -> None:
    """Bring the catalogs in step with the texts in the code."""
    for path in extract_texts():
        typer.echo(path)


@flows_app.command()
def texts(
    out: Annotated[
        Path | None, typer.Option(help="a file: a table if it ends in .csv, else a page")
    ] = None,
    language: Annotated[str | None, typer.Option(help="one language only: id or en")] = None,
    changed: Annotated[
        bool, typer.Option("--changed", help="list what is not as it was signed")
    ] = False,
    sign: Annotated[str | None, typer.Option(help="record that NAME signs all of it")] = None,
    record: Annotated[Path, typer.Option(help="the record of signatures")] = signing.RECORD,
) -> None:
    """Export every text for sign-off, list what changed since, or record a signature."""
    if language not in (None, *LOCALES):
        raise typer.BadParameter(f"{language} is none of {', '.join(LOCALES)}")
    locales = LOCALES if language is None else (language,)
    found = signing.entries(locales)
    before = signing.read_record(record)
    if sign:
        today = datetime.now(UTC).date()
        after = signing.sign(found, before, by=sign, on=today, all_=language is None)
        signing.write_record(record, after)
        typer.echo(f"{record}: {len(found)} texts are signed")
        return
    if changed:
        for line in signing.changes(found, before, locales):
            typer.echo(line)
        return
    table = out is not None and out.suffix == ".csv"
    exported = signing.as_csv(found, before) if table else signing.as_markdown(found)
    if out is None:
        typer.echo(exported, nl=False)
    else:
        out.write_text(exported, "utf-8")
