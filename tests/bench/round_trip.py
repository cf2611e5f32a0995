"""From the click to the refusal, beside what pkexec costs by itself.

A person at the keyboard of a throw-away root, with the real polkit, closes a site with the engine's own act.
It ends when a connection to the site is refused. Both are repeated in turn, so that the machine's other work
weighs on both.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from e2e.roots import throwaway_root
from leeward.assembly import assemble
from leeward.background import AtOnce
from leeward.core.access import Protection
from leeward.core.links import plan_site
from leeward.core.shield import target_of

ROUNDS = 15
LIMIT = 6.0
NAME = "www.instagram.com"
KEYBOARD = """
polkit.addRule(function(action, subject) {
    if (subject.user != "person") return;
    if (action.id == "org.leeward.guard.close") return polkit.Result.YES;
    if (action.lookup("program") == "/usr/bin/true") return polkit.Result.YES;
});
"""
SETUP = """
from leeward.store.catalogue import load_catalogue
from leeward.store.paths import resources
from leeward.system.guard_client import InstalledGuard
from leeward.system.guard_paths import installed_paths

file = resources() / "platforms.json"
print(InstalledGuard(installed_paths(file), lambda: load_catalogue(file)).setup().result.value)
"""


def inside() -> None:
    """The rounds, as that person; prints one object with what each took, in milliseconds."""
    engine = assemble(Path.home() / "leeward", AtOnce()).engine
    engine.start()
    engine.keeping.create(Protection.OPEN)
    plan = plan_site("instagram", engine.catalogue)
    took: dict[str, list[float]] = {"pkexec": [], "refused": []}
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(["/usr/bin/pkexec", "/usr/bin/true"], check=True)
        took["pkexec"].append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        engine.close(plan)
        try:
            socket.create_connection((NAME, 443), timeout=5)
        except ConnectionRefusedError:
            took["refused"].append((time.perf_counter() - begun) * 1000)
        target = target_of(engine.state, plan)
        assert target is not None
        engine.open_urgently(target.record)
        assert NAME not in Path("/etc/hosts").read_text("latin-1")
    print(json.dumps(took))


def bench() -> bool:
    """Print the medians and their ratio; whether the limit holds."""
    with throwaway_root() as root:
        root.add_person("person")
        root.path("/etc/polkit-1/rules.d/50-keyboard.rules").write_text(KEYBOARD, "ascii")
        root.start_bus()
        assert root.python(SETUP).splitlines()[-1] == "applied"
        done = root.run(sys.executable, __file__, user="person", check=True, patience=300)
    took = json.loads(done.stdout)
    refused, bare = took["refused"], took["pkexec"]
    assert len(refused) == ROUNDS, "a connection was not refused"
    ratios = sorted(one / beside for one, beside in zip(refused, bare, strict=True))
    print(
        f"click to refused {median(refused):.0f} ms, pkexec alone {median(bare):.0f} ms (medians of {ROUNDS})"
        f"   ratio {ratios[0]:.2f} / {median(ratios):.2f} / {ratios[-1]:.2f} (least, median, most)"
        f"   limit {LIMIT}"
    )
    return median(ratios) <= LIMIT


if __name__ == "__main__":
    inside()
