"""What a start is for: the window, or a command. Read before anything else, so it needs next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SWITCHES = {"--hidden": "hidden", "--hard-moment": "hard_moment", "--hide": "hide"}
MOMENT = "moment"


class WindowAsked(NamedTuple):
    """The window is asked for: with which folder of documents, and what to do first.

    `hidden` starts in the tray, `hard_moment` opens that screen, `hide` hides the window that is open.
    `is_command` says that the same words are a command where no window can be shown.
    """

    data_dir: Path | None = None
    hidden: bool = False
    hard_moment: bool = False
    hide: bool = False
    is_command: bool = False


def window_asked(arguments: Sequence[str]) -> WindowAsked | None:
    """What is asked of the window; None where the arguments are a command's, or wrong."""
    asked = WindowAsked()
    rest = iter(arguments)
    for argument in rest:
        option, _, value = argument.partition("=")
        if argument in SWITCHES:
            asked = asked._replace(**{SWITCHES[argument]: True})
        elif argument == MOMENT and not asked.is_command:
            asked = asked._replace(hard_moment=True, is_command=True)
        elif option == "--data-dir" and (folder := value or next(rest, "")):
            asked = asked._replace(data_dir=Path(folder))
        else:
            return None
    return asked


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window could be shown."""
    return bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM")
    )
