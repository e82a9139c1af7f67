"""The `ficstead` command: the whole archive from a terminal.

Exit status 0 when all is well, 1 when the input is bad (the message says what and where), 2 for wrong usage.
"""

import gc
import json
import os
import socket
import sys
from contextlib import nullcontext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import django
import typer
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django.utils.module_loading import import_string
from environs import EnvError
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from rich.console import Console

from ficstead.archive.config.readiness import refuse_unless_ready
from ficstead.press.manuscript import ManuscriptError, manuscript_as_json, outline, read_manuscript
from ficstead.press.proof import (
    EVERY_CHECK,
    Check,
    ProofedFile,
    as_json,
    as_sarif,
    as_text,
    chosen,
    explained,
    fix_file,
    proof_file,
    replace_file,
)
from ficstead.supervising import WorkerBeside

NewPassword = Annotated[
    str,
    typer.Option(
        prompt=True,
        hide_input=True,
        confirmation_prompt=True,
        envvar="FICSTEAD_PASSWORD",
        help="Asked for when left out.",
    ),
]

APPLICATION = "ficstead.archive.config.wsgi:application"

app = typer.Typer(
    name="ficstead",
    help="A self-hosted home for serial fan fiction.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
errors = Console(stderr=True, soft_wrap=True, highlight=False)


def main() -> None:
    """The entry point: bad input ends with one clear sentence instead of a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ficstead.archive.config.settings")
    try:
        app()
    except (CommandError, ImproperlyConfigured, EnvError) as error:
        errors.print(f"ficstead: {error}", style="red", markup=False)
        sys.exit(1)


@app.command(epilog="Example: [bold]ficstead init[/bold]")
def init() -> None:
    """Make the archive ready: its folder, its database, its static files. Safe to run again."""
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("cleanagain")
    call_command("collectstatic", verbosity=0, interactive=False)
    errors.print(f"The archive in {settings.VAR} is ready.", style="green", markup=False)


@app.command(epilog="Example: [bold]ficstead demo[/bold]")
def demo() -> None:
    """Load the sample archive, if the archive is still empty."""
    django.setup()
    call_command("demo")


@app.command(epilog="Example: [bold]ficstead serve --listen 0.0.0.0:8000[/bold]")
def serve(
    listen: Annotated[str, typer.Option(help="Address and port; FICSTEAD_LISTEN_ON by default.")] = "",
    with_worker: Annotated[bool, typer.Option("--worker/--no-worker", help="Whether to run a worker as well.")] = True,
) -> None:
    """Serve the archive until interrupted."""
    if listen:
        _address_and_port(listen)
        os.environ["FICSTEAD_LISTEN_ON"] = listen
    django.setup()
    address, port = _address_and_port(settings.LISTEN_ON)
    _refuse_a_taken_port(address, port)
    refuse_unless_ready()
    errors.print(f"{settings.SITE_NAME} is open at [bold]{settings.SITE_URL}[/bold] (Ctrl-C closes it)")
    if not settings.SMTP_URL:
        errors.print(f"No mail server is named: letters are written to {settings.MAIL_FOLDER} (FICSTEAD_SMTP_URL).")
    _load_for_all_processes()
    with WorkerBeside() if with_worker else nullcontext():
        Granian(
            APPLICATION,
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            # What proxies speak to a server behind them; to look for anything else costs a little of every page.
            http=HTTPModes.http1,
            websockets=False,
            workers=settings.WORKERS,
            # Each keeps a database connection of its own.
            blocking_threads=settings.THREADS,
            log_access=False,
        ).serve()


@app.command(epilog="Example: [bold]ficstead worker[/bold], beside [bold]ficstead serve --no-worker[/bold]")
def worker(parent: Annotated[int, typer.Option(hidden=True)] = 0) -> None:
    """Post what is due, tell who waits, send the mail, until interrupted. `ficstead serve` does so by itself."""
    django.setup()
    refuse_unless_ready()
    call_command("work", parent=parent)


@app.command(epilog="Example: [bold]ficstead bounce < returned-letter.eml[/bold]")
def bounce(
    file: Annotated[typer.FileBinaryRead, typer.Argument(help="The returned letter; standard input by default.")] = "-",  # type: ignore[assignment]
) -> None:
    """Read a letter that a mail server sent back, and pause the address that it could not reach."""
    django.setup()
    call_command("bounce", message=file.read())


@app.command(epilog="Examples: [bold]ficstead intake chapter4.txt[/bold], [bold]ficstead intake --json *.html[/bold]")
def intake(
    files: Annotated[list[Path], typer.Argument(help="Manuscripts: txt, Markdown or HTML.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one object a file.")] = False,
    title: Annotated[str, typer.Option(help="The work's title, whatever the file says.")] = "",
) -> None:
    """Read manuscripts and show what is what: metadata, disclaimers, notes, headings, scenes, story."""
    failed = False
    for path in files:
        try:
            manuscript = read_manuscript(path.read_bytes(), name=path.name, title=title or None)
        except (ManuscriptError, OSError) as error:
            failed = True
            errors.print(f"{path}: {_sentence(error)}", style="red", markup=False)
            continue
        shown = json.dumps(manuscript_as_json(manuscript), ensure_ascii=False) if as_json else outline(manuscript)
        typer.echo(shown)
    if failed:
        raise typer.Exit(1)


class ProofFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


class Fixes(StrEnum):
    SAFE = "safe"


@app.command(epilog="Examples: [bold]ficstead proof chapter4.txt[/bold], [bold]ficstead proof --fix safe *.html[/bold]")
def proof(
    files: Annotated[list[Path] | None, typer.Argument(help="Manuscripts: txt, Markdown or HTML.")] = None,
    form: Annotated[ProofFormat, typer.Option("--format", help="How to print the notes.")] = ProofFormat.TEXT,
    fix: Annotated[Fixes | None, typer.Option(help="Put right in the file what is certain.")] = None,
    select: Annotated[
        str, typer.Option(help="Only checks with these codes, or beginnings of codes, with commas.")
    ] = "",
    ignore: Annotated[str, typer.Option(help="All but these.")] = "",
    explain: Annotated[str, typer.Option(help="Say what the check with this code is about, and no more.")] = "",
    with_notes: Annotated[bool, typer.Option("--notes", help="Read author's notes and disclaimers too.")] = False,
) -> None:
    """Read proof: the mistakes that fiction is full of. With --fix the files are changed first."""
    if explain:
        typer.echo(_explained(explain))
        return
    if not files:
        raise typer.BadParameter("name at least one file", param_hint="FILES")
    checks = _chosen_checks(select, ignore)
    read = [proofed for path in files if (proofed := _proofed(path, checks, fix=fix, with_notes=with_notes))]
    printed = {ProofFormat.TEXT: as_text, ProofFormat.JSON: as_json, ProofFormat.SARIF: as_sarif}[form](read)
    if printed:
        typer.echo(printed)
    if len(read) < len(files):
        raise typer.Exit(1)


def _proofed(path: Path, checks: tuple[Check, ...], *, fix: Fixes | None, with_notes: bool) -> ProofedFile | None:
    """The file read (and put right first, if wished); None, with a sentence for its writer, when it can't be."""
    try:
        data = path.read_bytes()
        if fix:
            fixed = fix_file(data, name=path.name, checks=checks, with_notes=with_notes)
            if fixed != data:
                replace_file(path, fixed)
            data = fixed
        return replace(proof_file(data, name=path.name, checks=checks, with_notes=with_notes), name=str(path))
    except (ManuscriptError, OSError) as error:
        errors.print(f"{path}: {_sentence(error)}", style="red", markup=False)
        return None


def _chosen_checks(select: str, ignore: str) -> tuple[Check, ...]:
    try:
        return chosen(_codes(select), _codes(ignore))
    except ValueError as unknown:
        raise typer.BadParameter(f"no check is called {unknown}", param_hint="--select or --ignore") from unknown


def _codes(said: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in said.split(",") if code.strip())


def _explained(code: str) -> str:
    for check in EVERY_CHECK:
        if check.code == code:
            return explained(check)
    raise typer.BadParameter(f"no check is called {code}", param_hint="--explain")


@app.command(epilog='Example: [bold]ficstead post story.txt --as "Alice Amber"[/bold]')
def post(
    file: Annotated[Path, typer.Argument(help="The manuscript.", show_default=False)],
    pseud: Annotated[str, typer.Option("--as", help="The pseud to post under.", show_default=False)],
    work: Annotated[int, typer.Option(help="Add to this work instead of starting a new one.", show_default=False)] = 0,
    title: Annotated[str, typer.Option(help="The work's title, whatever the file says.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Save as a draft; readers see nothing yet.")] = False,
) -> None:
    """Take a manuscript in and post it."""
    django.setup()
    call_command("post", file, pseud=pseud, work=work or None, title=title or None, draft=draft)


@app.command(epilog="Example: [bold]ficstead export 12 --format epub --output story.epub[/bold]")
def export(
    work: Annotated[int, typer.Argument(help="The work's number, as in its address.", show_default=False)],
    form: Annotated[str, typer.Option("--format", help="epub, html or txt.")] = "epub",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to; by default named by title.")] = None,
) -> None:
    """Write a posted work to a file."""
    django.setup()
    call_command("export", work, form=form, output=output)


@app.command(epilog='Example: [bold]ficstead createuser alice --pseud "Alice Amber" --pseud Nightjar[/bold]')
def createuser(
    username: Annotated[str, typer.Argument(help="The name to sign in with.", show_default=False)],
    pseud: Annotated[list[str], typer.Option(help="A name to write under; several are fine.", default_factory=list)],
    email: Annotated[str, typer.Option(help="Where mail goes.")] = "",
    password: NewPassword = "",
) -> None:
    """Make an account."""
    django.setup()
    call_command("createuser", username, pseuds=tuple(pseud), email=email, password=password)


@app.command(epilog="Example: [bold]ficstead role alice host[/bold]")
def role(
    username: Annotated[str, typer.Argument(help="Whose.", show_default=False)],
    role: Annotated[str, typer.Argument(help="host, moderator or member.", show_default=False)],
) -> None:
    """Say who runs the archive, and who looks after it."""
    django.setup()
    call_command("role", username, role)


@app.command(epilog="Example: [bold]ficstead setpassword alice[/bold]")
def setpassword(
    username: Annotated[str, typer.Argument(help="Whose.", show_default=False)],
    password: NewPassword = "",
) -> None:
    """Give an account a new password, where no letter could."""
    django.setup()
    call_command("setpassword", username, password=password)


def _address_and_port(listen: str) -> tuple[str, int]:
    address, _colon, port = listen.rpartition(":")
    if not address or not port.isdecimal() or not 0 < int(port) < 65536:
        raise typer.BadParameter(f"{listen!r} must look like 127.0.0.1:8000", param_hint="--listen")
    return address.strip("[]"), int(port)


def _load_for_all_processes() -> None:
    """The whole program, once, before the server's processes are forked from this one.

    What is frozen is never looked through for rubbish again. So it stays in the memory that the processes share, and
    a full collection of garbage holds up readers for a fraction of the time.
    """
    import_string(APPLICATION.replace(":", "."))
    list(get_resolver().url_patterns)  # with them all the views, which are else loaded when somebody first asks
    gc.collect()
    gc.freeze()


def _refuse_a_taken_port(address: str, port: int) -> None:
    """The server's workers would each fail on their own, one after another."""
    try:
        socket.create_server((address, port)).close()
    except OSError as error:
        raise CommandError(f"Can't listen on {address}:{port}: {error.strerror}.") from error


def _sentence(error: ManuscriptError | OSError) -> str:
    return error.message if isinstance(error, ManuscriptError) else error.strerror or str(error)
