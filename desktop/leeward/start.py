"""What a start is for: the window, or a command. Read before anything else, so it needs next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class WindowAsked(NamedTuple):
    """The window is asked for: with which folder of documents, and only in the tray or not."""

    data_dir: Path | None = None
    hidden: bool = False


def window_asked(arguments: Sequence[str]) -> WindowAsked | None:
    """What is asked of the window; None where the arguments are a command's, or wrong."""
    asked = WindowAsked()
    rest = iter(arguments)
    for argument in rest:
        option, _, value = argument.partition("=")
        if argument == "--hidden":
            asked = asked._replace(hidden=True)
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
