"""The manual page, made from the parser of the command line: nothing of it is written by hand."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from leeward import __version__
from leeward.arguments import parser
from leeward.texts import Texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

CODES = (
    ("0", "done"),
    ("1", "not done, or something is not as wanted"),
    ("2", "wrong use, no display, or no document yet"),
    ("3", "a link, date or card was not taken"),
    ("4", "the document or its key can't be opened or saved"),
)
BY_HAND = """Anyone can open everything that is closed on this computer, without a password:
.PP
.RS
leeward lift
.RE
.PP
or, without Leeward itself,
.PP
.RS
pkexec /usr/libexec/leeward/guard lift
.RE
.PP
.I /etc/hosts.leeward.txt
and
.B leeward guide hand
say how to undo everything by hand;
.B leeward guide
tells all the rest."""


def page(day: dt.date) -> str:
    """The page leeward(1) as of a day."""
    top = parser(Texts())
    commands = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    about = {choice.dest: choice.help or "" for choice in commands._choices_actions}  # noqa: SLF001
    lines = [
        f'.TH LEEWARD 1 "{day.isoformat()}" "leeward {__version__}" "User Commands"',
        ".SH NAME",
        r"leeward \- quiet days: counts them, and keeps sites closed",
        ".SH SYNOPSIS",
        ".B leeward",
        r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]",
        ".SH DESCRIPTION",
        _plain(top.description or ""),
        ".SH OPTIONS",
        *_words(top),
        ".SH COMMANDS",
    ]
    for name, command in commands.choices.items():
        lines += [f'.SS "{_plain(_usage(command))}"', f"{_plain(about[name])}.", *_words(command)]
    lines += [".SH EXIT STATUS"]
    for code, meaning in CODES:
        lines += [".TP", f".B {code}", _plain(meaning)]
    lines += [".SH UNDO BY HAND", BY_HAND]
    return "\n".join(lines) + "\n"


def _usage(command: argparse.ArgumentParser) -> str:
    words = [str(a.metavar or a.dest).upper() for a in command._get_positional_actions()]  # noqa: SLF001
    return " ".join([command.prog.removeprefix("leeward ").strip(), *words])


def _words(command: argparse.ArgumentParser) -> Iterator[str]:
    """Each option and argument that has something to say."""
    for action in command._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction) or "--help" in action.option_strings:  # noqa: SLF001
            continue
        if not action.option_strings and not action.help:
            continue
        names = ", ".join(rf"\fB{_plain(name)}\fR" for name in action.option_strings)
        value = "" if action.nargs == 0 else rf"\fI{_plain(_value(action))}\fR"
        yield ".TP"
        yield " ".join(filter(None, (names, value)))
        yield _plain(action.help or "")


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "|".join(map(str, action.choices))
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest
    return metavar.upper()


def _plain(text: str) -> str:
    """Text as roff takes it word for word."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
