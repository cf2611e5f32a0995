"""The command line: the engine's second head, without PySide6.

Exit codes: 0 done · 1 not done, or something is not as wanted · 2 wrong use, no display, or no document
yet · 3 a link, date or card was not taken · 4 the document or its key can't be opened or saved.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple, TextIO

from leeward.arguments import commands_for, parser
from leeward.background import AtOnce
from leeward.core.errors import LeewardError, NoDocumentError, RefusedLinkError
from leeward.core.languages import wanted_by
from leeward.speech import Speech
from leeward.store.errors import StoreError
from leeward.texts import Texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from leeward.assembly import Parts
    from leeward.commands import Report

DONE, NOT_DONE, WRONG_USE, NOT_TAKEN, NO_DOCUMENT_ACCESS = range(5)


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
            import getpass  # noqa: PLC0415  rarely needed

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


def run(arguments: Sequence[str], head: Head) -> int:
    """Run one command; its exit code."""
    texts = head.texts()
    try:
        asked = parser(texts, arguments).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if getattr(asked, "link", "") == "-":
        asked.link = head.input.readline().strip()
    try:
        if asked.command == "completion":
            from leeward import completion  # noqa: PLC0415  asked for once, when it is set up

            print(completion.script(asked.shell, parser(texts)), file=head.out)
            return DONE
        parts = head.assemble(asked.data_dir)
        answer = commands_for(asked.command)[asked.command](asked, parts, head)
    except LeewardError as error:
        return _tell_error(error, asked, texts, head)
    if getattr(asked, "json", False):
        _print_json(answer.report, head)
    else:
        for line in answer.lines:
            print(line, file=head.err if answer.code else head.out)
    return answer.code


def _tell_error(error: LeewardError, asked: argparse.Namespace, texts: Texts, head: Head) -> int:
    from leeward.wording import error_words  # noqa: PLC0415  most commands end well

    words = error_words(texts, error)
    if getattr(asked, "json", False):
        reason = error.refusal.value if isinstance(error, RefusedLinkError) else type(error).__name__
        key = "refused" if isinstance(error, RefusedLinkError) else "error"
        _print_json({key: reason, "words": words}, head)
    print(words, file=head.err)
    if isinstance(error, NoDocumentError):
        return WRONG_USE
    return NO_DOCUMENT_ACCESS if isinstance(error, StoreError) else NOT_TAKEN


def _print_json(report: Report, head: Head) -> None:
    import json  # noqa: PLC0415  for programs that ask

    print(json.dumps(report, ensure_ascii=False), file=head.out)
