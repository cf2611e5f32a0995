"""The commands and their arguments. Of all their modules only the one that is asked for is read."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from leeward import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from leeward.assembly import Parts
    from leeward.commands import Answer, Asks
    from leeward.texts import Texts

    Command = Callable[[argparse.Namespace, Parts, Asks], Answer]

MODULES = {
    "commands": ("init", "status"),
    "back_commands": ("looking-back",),
    "shield_commands": ("plan", "close", "open", "prove", "doctor", "lift", "setup-guard"),
    "document_commands": ("spare-key", "unlock", "protect", "backups", "export", "import", "erase"),
    "help_commands": ("help-lines", "guide", "questions", "boundary", "remind"),
    "moment_commands": ("moment", "hide", "log"),
    "plan_commands": ("check", "plan-for", "people"),
    "writing_commands": ("write",),
}
SHELLS = ("bash", "zsh", "fish")


def parser(texts: Texts, asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The arguments of the command that is `asked` for; of all commands where it is none, or unknown."""
    t = texts.t
    top = argparse.ArgumentParser(
        prog="leeward",
        description=t("Keeps a distance, quietly. Without a command the window opens."),
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"leeward {__version__}")
    top.add_argument("--data-dir", type=Path, metavar="FOLDER", help=t("where your document is kept"))
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, *, as_json: bool = False) -> argparse.ArgumentParser:
        found = sub.add_parser(name, help=text, description=text)
        if as_json:
            found.add_argument("--json", action="store_true", help=t("one JSON object"))
        return found

    wanted = _module_of(_first_word(asked))
    for module in MODULES if wanted is None else (wanted,):
        import_module(f"leeward.{module}").add_to(command, t)
    if wanted is None:
        shells = command("completion", t("print what your shell needs to complete these commands"))
        shells.add_argument("shell", choices=SHELLS)
    return top


def commands_for(name: str) -> Mapping[str, Command]:
    """What each command does, of those that stand in one module with the command `name`."""
    return import_module(f"leeward.{_module_of(name)}").COMMANDS


def _module_of(name: str) -> str | None:
    return next((module for module, names in MODULES.items() if name in names), None)


def _first_word(asked: Sequence[str]) -> str:
    """What must be the command, if it is one: the first word that is no option and no option's value."""
    words = iter(asked)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""
