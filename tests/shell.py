"""A terminal's worth of commands over one whole Leeward, for tests of the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from leeward import cli
from leeward.assembly import Parts
from leeward.store.autostart import Autostart
from leeward.store.catalogue import load_catalogue, load_content
from leeward.store.paths import Folders, resources
from leeward.texts import Texts
from world import World

if TYPE_CHECKING:
    from pathlib import Path


CONTENT = resources() / "content" / "en"


class Shell:
    """A terminal's worth of commands over one world."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder, load_catalogue(resources() / "platforms.json"))
        self.folder = folder
        self.typed = ""
        self.interactive = False
        self.out = ""
        self.err = ""

    def run(self, *arguments: str) -> int:
        """Run one command as a process of its own would; what it prints is in `out` and `err`."""
        out, err = io.StringIO(), io.StringIO()
        head = cli.Head(out, err, io.StringIO(self.typed), self.interactive, self._assemble)
        code = cli.run(arguments, head)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def json(self, *arguments: str) -> dict[str, Any]:
        """Run a command with `--json`: its one object."""
        self.run(*arguments, "--json")
        (line,) = self.out.splitlines()
        return json.loads(line)

    def _assemble(self, data_dir: Path | None) -> Parts:
        engine = self.world.unstarted()
        folders = Folders.of(data_dir or self.folder)
        autostart = Autostart(folders.autostart, ("leeward",))
        return Parts(engine, Texts(), load_content(CONTENT), folders, autostart)
