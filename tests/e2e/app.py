"""The application in a throw-away root, by its command line, as a person without administrator rights."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from e2e.roots import Root

# Without a login manager nobody counts as being at the keyboard, so a rule stands for it.
AT_THE_KEYBOARD = """
polkit.addRule(function(action, subject) {
    if (action.id == "org.leeward.guard.close" && subject.user == "person") return polkit.Result.YES;
});
"""


@dataclass(frozen=True)
class App:
    """The command line of `user` in `root`."""

    root: Root
    user: str = "person"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        return self.root.run(sys.executable, "-m", "leeward", *words, user=self.user)

    def json(self, *words: str) -> dict[str, Any]:
        """What one command says with `--json`."""
        return json.loads(self.run(*words, "--json").stdout)


def begun(root: Root) -> App:
    """`person` at the keyboard, with the guard set up by an administrator and a document of their own."""
    root.add_person("person")
    root.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(AT_THE_KEYBOARD, "ascii")
    root.start_bus()
    root.run(sys.executable, "-m", "leeward", "setup-guard", "--yes", check=True)
    app = App(root)
    made = app.run("init", "--protect", "none")
    assert made.returncode == 0, made.stderr
    return app
