"""What a shell needs to complete the commands, made from their parser: nothing of it is written by hand."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Word(NamedTuple):
    """An option, by its `names`, or what stands for itself, without any.

    `values` can be completed; `kind` is "file", "folder", "text" for what can't, or "none" for a bare option.
    """

    names: tuple[str, ...]
    text: str
    kind: str
    values: tuple[str, ...] = ()


class Command(NamedTuple):
    """A command by its name, what it is for, and its words."""

    name: str
    text: str
    words: tuple[Word, ...]

    @property
    def options(self) -> tuple[Word, ...]:
        """What begins with a dash."""
        return tuple(word for word in self.words if word.names)

    @property
    def own(self) -> tuple[Word, ...]:
        """What stands for itself."""
        return tuple(word for word in self.words if not word.names)


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """The completion of all commands for bash, zsh or fish."""
    top, commands = _read(parser)
    return SHELLS[shell](top, commands)


def _read(parser: argparse.ArgumentParser) -> tuple[Command, tuple[Command, ...]]:
    """The parser itself, and its commands."""
    found: list[Command] = []
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            subs = cast("dict[str, argparse.ArgumentParser]", vars(action)["choices"])
            found += [Command(name, sub.description or "", _words(sub)) for name, sub in subs.items()]
    return Command("", parser.description or "", _words(parser)), tuple(found)


def _words(parser: argparse.ArgumentParser) -> tuple[Word, ...]:
    return tuple(
        Word(tuple(action.option_strings), action.help or "", _kind(action), tuple(action.choices or ()))
        for action in _actions(parser)
        if not isinstance(action, argparse._SubParsersAction)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    )


def _kind(action: argparse.Action) -> str:
    if action.nargs == 0:
        return "none"
    if action.type is Path:
        return "folder" if action.metavar == "FOLDER" else "file"
    return "text"


def _actions(parser: argparse.ArgumentParser) -> Sequence[argparse.Action]:
    # argparse has no public way to read what was added to it.
    return parser._actions  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _bash(top: Command, commands: tuple[Command, ...]) -> str:
    values = "\n".join(line for command in (top, *commands) for line in _bash_values(command))
    words = "\n".join(_bash_words(command) for command in commands)
    names = " ".join(command.name for command in commands)
    options = " ".join(name for word in top.options for name in word.names)
    return f"""# bash completion for leeward
_leeward() {{
    local word=$2 before=$3 command= at answers=
    [[ $word == "=" ]] && word=
    [[ $before == "=" ]] && before=${{COMP_WORDS[COMP_CWORD - 2]}}
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${{COMP_WORDS[at]}} in
            --data-dir) ((at++)) ;;
            -*) ;;
            *) command=${{COMP_WORDS[at]}}; break ;;
        esac
    done
    COMPREPLY=()
    case "$command $before" in
{values}
    esac
    case $command in
        "") [[ $word == -* ]] && answers="{options}" || answers="{names}" ;;
{words}
    esac
    COMPREPLY=($(compgen -W "$answers" -- "$word"))
}}
complete -F _leeward leeward"""


def _bash_values(command: Command) -> Iterator[str]:
    """What may follow an option; a plain text is the person's own, and nothing is offered for it."""
    for word in command.options:
        if word.kind == "none":
            continue
        where = "|".join(f'"{command.name} {name}"' for name in word.names)
        yield f"        {where}) {_bash_reply(word)}; return ;;"


def _bash_words(command: Command) -> str:
    options = " ".join(name for word in command.options for name in word.names)
    own = next((word for word in command.own if word.values or word.kind == "file"), None)
    if own is None:
        return f'        {command.name}) answers="{options}" ;;'
    return (
        f'        {command.name}) if [[ $word == -* ]]; then answers="{options}"; '
        f"else {_bash_reply(own)}; return; fi ;;"
    )


def _bash_reply(word: Word) -> str:
    if word.values:
        return f'COMPREPLY=($(compgen -W "{" ".join(word.values)}" -- "$word"))'
    if word.kind in {"file", "folder"}:
        flag = "-d" if word.kind == "folder" else "-f"
        return f'compopt -o filenames; mapfile -t COMPREPLY < <(compgen {flag} -- "$word")'
    return "COMPREPLY=()"


def _zsh(top: Command, commands: tuple[Command, ...]) -> str:
    described = "\n".join(f"        {_zsh_quoted(c.name, c.text)}" for c in commands)
    cases = "\n".join(f"            {c.name}) _arguments {_zsh_words(c)} ;;" for c in commands)
    return f"""#compdef leeward
_leeward() {{
    local curcontext=$curcontext state line
    local -a commands
    commands=(
{described}
    )
    _arguments -C {_zsh_words(top)} '1:command:->command' '*::argument:->argument'
    case $state in
        command) _describe command commands ;;
        argument) case $words[1] in
{cases}
        esac ;;
    esac
}}
if [ "$funcstack[1]" = _leeward ]; then _leeward "$@"; else compdef _leeward leeward; fi"""


def _zsh_words(command: Command) -> str:
    return " ".join(spec for word in command.words for spec in _zsh_specs(word))


def _zsh_specs(word: Word) -> Iterator[str]:
    values = f"({' '.join(word.values)})" if word.values else ""
    does = {"file": "_files", "folder": "_files -/"}.get(word.kind, values)
    for name in word.names:
        takes = "" if word.kind == "none" else f":value:{does}"
        yield shlex.quote(f"{name}[{_zsh_plain(word.text)}]{takes}")
    if not word.names:
        yield shlex.quote(f"*:value:{does}")


def _zsh_quoted(name: str, text: str) -> str:
    return shlex.quote(f"{name}:{_zsh_plain(text)}")


def _zsh_plain(text: str) -> str:
    return "".join(f"\\{c}" if c in "[]:\\" else c for c in text)


def _fish(top: Command, commands: tuple[Command, ...]) -> str:
    lines = ["complete -c leeward -f"]
    lines += [_fish_option("__fish_use_subcommand", word) for word in top.options]
    for command in commands:
        name = shlex.quote(command.name)
        lines.append(
            f"complete -c leeward -n __fish_use_subcommand -a {name} -d {_fish_quoted(command.text)}"
        )
        seen = f"'__fish_seen_subcommand_from {command.name}'"
        lines += [_fish_option(seen, word) for word in command.options]
        for word in command.own:
            if word.values:
                lines.append(f"complete -c leeward -n {seen} -a {_fish_quoted(' '.join(word.values))}")
            elif word.kind == "file":
                lines.append(f"complete -c leeward -n {seen} -F")
    return "\n".join(lines)


def _fish_option(when: str, word: Word) -> str:
    names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in word.names)
    values = f" -a {_fish_quoted(' '.join(word.values))}" if word.values else ""
    takes = {"none": "", "text": " -x", "file": " -r -F", "folder": " -x -a '(__fish_complete_directories)'"}
    return f"complete -c leeward -n {when} {names}{takes[word.kind]}{values} -d {_fish_quoted(word.text)}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: dict[str, Callable[[Command, tuple[Command, ...]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
