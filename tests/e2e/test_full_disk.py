"""A disk that is really full: a small file system of its own, in a namespace of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

# Saves longer and longer documents until the disk is full, and says what was saved and told.
FILL = """
import sys
from pathlib import Path
from computer import Computer, STATE, texts, with_page
from leeward.core.access import Protection
from leeward.store.errors import FileAccessError
here = Computer(Path(sys.argv[1]))
document, state, saved = here.made(Protection.KEYRING), STATE, []
drafts = here.drafts(document)
try:
    for number in range(1000):
        text = f"{number} " + "x" * 3000
        state = document.save(with_page(state, text))
        saved.append(text)
except FileAccessError as error:
    print(error.problem.name)
    try:
        drafts.put("letter", "y" * 100_000)
    except FileAccessError as error:
        print(error.problem.name)
assert set(saved) <= texts(here.reopened(Protection.KEYRING))
assert not [each for each in here.path.parent.iterdir() if each.suffix == ".new"]
for each in document.backups.all():
    document.backups.drop(each.name)
Path(sys.argv[1], "filler").unlink()
assert set(saved) <= texts(document.save(state))
print("saved")
"""


@pytest.mark.e2e
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """What was saved stands, what was not is told, and with room again all of it is saved."""
    script = (
        f"mount -t tmpfs -o size=256k tmpfs {tmp_path} && head -c 64k /dev/zero > {tmp_path}/filler && "
        f'exec "$0" -c "$1" {tmp_path}'
    )
    own_users = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        ["unshare", "--mount", *own_users, "sh", "-c", script, sys.executable, FILL],
        env=os.environ | {"PYTHONPATH": f"{TESTS.parent / 'desktop'}:{TESTS}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["FULL", "FULL", "saved"], done.stderr
