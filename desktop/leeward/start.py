"""What a start is for: the window, or a command. Read before anything else, so it needs next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HIDDEN = "--hidden"
# Commands that a running window takes as they are: what a desktop's own keys are bound to.
WORDS = ("moment", "hide")


class WindowAsked(NamedTuple):
    """The window is asked for: with which folder of documents, and what to do first.

    `hidden` starts in the tray. `word` is what a window that is open already is to do: "show" itself, open
    the hard "moment", or "hide".
    """

    data_dir: Path | None = None
    hidden: bool = False
    word: str = "show"

    @property
    def is_command(self) -> bool:
        """Whether the same words are a command, where no window can be shown."""
        return self.word in WORDS


def window_asked(arguments: Sequence[str]) -> WindowAsked | None:
    """What is asked of the window; None where the arguments are a command's, or wrong."""
    asked = WindowAsked()
    rest = iter(arguments)
    for argument in rest:
        option, _, value = argument.partition("=")
        if argument == HIDDEN:
            asked = asked._replace(hidden=True)
        elif argument in WORDS and not asked.is_command:
            asked = asked._replace(word=argument)
        elif option == "--data-dir" and (folder := value or next(rest, "")):
            asked = asked._replace(data_dir=Path(folder))
        else:
            return None
    return asked


def line_again(whole: Sequence[str], arguments: Sequence[str], data_dir: Path | None) -> list[str]:
    """The command line that starts the same again, with its window: `whole` as it was, with its `arguments`.

    The first of the arguments is the program itself.
    """
    kept = whole[: len(whole) - len(arguments) + 1]
    return [*kept, *(() if data_dir is None else ("--data-dir", str(data_dir)))]


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window could be shown."""
    return bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM")
    )
