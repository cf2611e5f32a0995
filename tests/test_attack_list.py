"""ATTACKS.md says what is tried: each test it names is there as often as it says, and none is left out."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| .+ \| (\d+) \| `([\w/]+\.py(?:::\w+)?)` \|$", re.MULTILINE)
FEWEST = 40


def test_each_attack_on_the_list_is_a_test_and_each_test_is_on_the_list() -> None:
    """With as many cases as it says, whether it needs a system of its own or not."""
    page = (HOME / "ATTACKS.md").read_text("utf-8")
    listed = {test: int(cases) for cases, test in ROW.findall(page)}
    assert len(listed) == page.count("\n| ") - 2 >= FEWEST
    found = _collected({test.partition("::")[0] for test in listed} | {"attack"})
    counted = {test: sum(found[name] for name in found if name.startswith(test)) for test in listed}
    assert counted == listed
    assert {test for test in found if test.startswith("attack/")} <= listed.keys()


def _collected(paths: set[str]) -> Counter[str]:
    """How many cases each test function below these paths has, without the packages."""
    line = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly")
    done = subprocess.run(
        [*line, *(f"tests/{path}" for path in sorted(paths))],
        cwd=HOME,
        env={name: value for name, value in os.environ.items() if name != "LEEWARD_PACKAGE"},
        capture_output=True,
        text=True,
        check=False,
    )
    cases = (line for line in done.stdout.splitlines() if "::" in line)
    return Counter(case.partition("[")[0].removeprefix("tests/") for case in cases)
