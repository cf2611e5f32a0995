"""The command line: the engine's second head, without PySide6.

Exit codes: 0 done · 1 not done, or something is not as wanted · 2 wrong use, no display, or no document
yet · 3 a link, date or card was not taken · 4 the document or its key can't be opened or saved.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from leeward import (
    __version__,
    back_commands,
    commands,
    completion,
    document_commands,
    help_commands,
    moment_commands,
    plan_commands,
    shield_commands,
    writing_commands,
)
from leeward.background import AtOnce
from leeward.core.errors import LeewardError, NoDocumentError, RefusedLinkError
from leeward.core.languages import wanted_by
from leeward.core.loosening import Opening
from leeward.speech import Speech
from leeward.store.errors import StoreError
from leeward.texts import Texts
from leeward.wording import error_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leeward.assembly import Parts

DONE, NOT_DONE, WRONG_USE, NOT_TAKEN, NO_DOCUMENT_ACCESS = range(5)
PROTECTIONS = ("keyring", "passphrase", "none")


class Head(NamedTuple):
    """The streams a command talks through, how it gets at the rest of the world, and what it says."""

    out: TextIO
    err: TextIO
    input: TextIO
    interactive: bool
    assemble: Callable[[Path | None], Parts]
    texts: Callable[[], Texts] = Texts

    @classmethod
    def of_process(cls) -> Head:
        """This process's own."""
        speech = Speech(wanted_by(os.environ))

        def real(where: Path | None) -> Parts:
            from leeward.assembly import assemble  # noqa: PLC0415  `--version` needs none of it

            return assemble(where, AtOnce(), speech)

        interactive = sys.stdin.isatty() and sys.stderr.isatty()
        return cls(sys.stdout, sys.stderr, sys.stdin, interactive, real, lambda: speech.texts)

    def passphrase(self, prompt: str) -> str:
        """Ask for a passphrase; without a terminal it is the first line of standard input."""
        if self.interactive:
            return getpass.getpass(f"{prompt} ", self.err)
        return self.input.readline().rstrip("\n")

    def text(self, prompt: str) -> str:
        """All that is typed until the end of input."""
        if self.interactive:
            print(prompt, file=self.err, flush=True)
        return self.input.read()

    def say(self, line: str) -> None:
        """Print a line at once, before the command's answer."""
        print(line, file=self.out, flush=True)

    def rest(self, seconds: float) -> None:
        """Let that much time pass."""
        time.sleep(seconds)

    def yes(self, question: str) -> bool:
        """Ask a yes-or-no question; without a terminal the answer is no."""
        if not self.interactive:
            return False
        t = self.texts().t
        print(question, t("[y/N]"), file=self.err, end=" ", flush=True)
        # Every word that means yes, with a space between.
        return self.input.readline().strip().lower() in t("y yes").split()


def tell_no_display(head: Head) -> int:
    """Say that there is no display, and what works without."""
    texts = head.texts()
    print(
        texts.t(
            "There is no display here, so the window can't open. The command line works without one: "
            "leeward close LINK, leeward status, or leeward --help."
        ),
        file=head.err,
    )
    return WRONG_USE


def parser(texts: Texts) -> argparse.ArgumentParser:
    """All commands and their arguments."""
    t = texts.t
    top = argparse.ArgumentParser(
        prog="leeward", description=t("Keeps a distance, quietly. Without a command the window opens.")
    )
    top.add_argument("--version", action="version", version=f"leeward {__version__}")
    top.add_argument("--data-dir", type=Path, metavar="FOLDER", help=t("where your document is kept"))
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, *, as_json: bool = False) -> argparse.ArgumentParser:
        found = sub.add_parser(name, help=text, description=text)
        if as_json:
            found.add_argument("--json", action="store_true", help=t("one JSON object"))
        return found

    init = command("init", t("make your document and begin"))
    init.add_argument("--protect", choices=PROTECTIONS, default="keyring", help=t("what seals your document"))
    init.add_argument("--start", metavar="DATE", help=t("since when, as 2026-12-10; today otherwise"))
    init.add_argument("--days", metavar="N", help=t("how many days, or open; 30 otherwise"))
    command("status", t("which day it is, and what is closed"), as_json=True)
    plan = command("plan", t("what closing a link would close"), as_json=True)
    plan.add_argument("link", metavar="LINK")
    close = command("close", t("close a site or a person's own page"), as_json=True)
    close.add_argument("link", metavar="LINK", help=t("- reads it from the input: no history keeps it"))
    close.add_argument("--level", choices=["page"], help=t("only their page, in browsers that allow it"))
    close.add_argument("--yes", action="store_true", help=t("don't ask before"))
    close.add_argument("--until", metavar="DATE", help=t("open again at midday of that day"))
    open_ = command("open", t("open it again"), as_json=True)
    open_.add_argument("link", metavar="LINK")
    open_.add_argument("--urgent", action="store_true", help=t("at once, for safety or something urgent"))
    lengths = [opening.value for opening in Opening]
    open_.add_argument("--for", dest="length", choices=lengths, default=lengths[-1], help=t("for how long"))
    prove = command("prove", t("check by looking that what you closed is closed"), as_json=True)
    prove.add_argument("--reconnect", action="store_true", help=t("drop open connections once before"))
    prove.add_argument("--flush", action="store_true", help=t("forget remembered addresses before"))
    command("doctor", t("what is closed here, what is left over, how to lift it"), as_json=True)
    command("lift", t("open everything on this computer; needs no password"))
    guard = command("setup-guard", t("install the part that closes sites; asks for one password"))
    guard.add_argument("--remove", action="store_true", help=t("open everything and take it off again"))
    guard.add_argument("--yes", action="store_true", help=t("don't ask before"))
    back_commands.add_to(command, t)
    shells = command("completion", t("print what your shell needs to complete these commands"))
    shells.add_argument("shell", choices=list(completion.SHELLS))
    document_commands.add_to(command, t)
    help_commands.add_to(command, t)
    moment_commands.add_to(command, t)
    plan_commands.add_to(command, t)
    writing_commands.add_to(command, t)
    return top


def run(arguments: Sequence[str], head: Head) -> int:
    """Run one command; its exit code."""
    texts = head.texts()
    try:
        asked = parser(texts).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if getattr(asked, "link", "") == "-":
        asked.link = head.input.readline().strip()
    try:
        if asked.command == "completion":
            print(completion.script(asked.shell, parser(texts)), file=head.out)
            return DONE
        parts = head.assemble(asked.data_dir)
        every = {
            **commands.COMMANDS,
            **back_commands.COMMANDS,
            **shield_commands.COMMANDS,
            **document_commands.COMMANDS,
            **help_commands.COMMANDS,
            **moment_commands.COMMANDS,
            **plan_commands.COMMANDS,
            **writing_commands.COMMANDS,
        }
        answer = every[asked.command](asked, parts, head)
    except LeewardError as error:
        return _tell_error(error, asked, texts, head)
    if getattr(asked, "json", False):
        print(json.dumps(answer.report, ensure_ascii=False), file=head.out)
    else:
        for line in answer.lines:
            print(line, file=head.err if answer.code else head.out)
    return answer.code


def _tell_error(error: LeewardError, asked: argparse.Namespace, texts: Texts, head: Head) -> int:
    words = error_words(texts, error)
    if getattr(asked, "json", False):
        reason = error.refusal.value if isinstance(error, RefusedLinkError) else type(error).__name__
        key = "refused" if isinstance(error, RefusedLinkError) else "error"
        print(json.dumps({key: reason, "words": words}, ensure_ascii=False), file=head.out)
    print(words, file=head.err)
    if isinstance(error, NoDocumentError):
        return WRONG_USE
    return NO_DOCUMENT_ACCESS if isinstance(error, StoreError) else NOT_TAKEN
