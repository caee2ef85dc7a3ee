"""The commands; each is small and loads only what it needs."""

import sys

import typer

from bot.cli import backup, doctor, export, flows, keys, queue, service, whatsapp
from bot.opening import CannotStart
from bot.settings import SettingsError
from bot.turn.staff import Refused
from storage.access import NotAllowed
from storage.errors import StorageError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("serve")(service.serve)
app.command("chat")(service.chat)
app.command("migrate")(service.migrate)
app.command("doctor")(doctor.doctor)
app.add_typer(queue.queue_app, name="queue", help="What waits for a person.")
app.add_typer(flows.flows_app, name="flows", help="Check, draw and export the conversations.")
app.add_typer(keys.keys_app, name="keys", help="The master key.")
app.add_typer(backup.backup_app, name="backup", help="Copies of the embedded database.")
app.add_typer(export.export_app, name="export", help="Hand a case over.")
app.add_typer(whatsapp.whatsapp_app, name="whatsapp", help="What lies at Twilio.")


def main() -> None:
    """Run a command; what an operator can mend is said in a sentence, not in a traceback."""
    try:
        app()
    except (SettingsError, CannotStart, StorageError, Refused, NotAllowed) as error:
        sys.stderr.write(f"\n{error}\n\n")
        raise SystemExit(1) from None
