"""Plain Debian systems to install packages into, made once and kept in `build/roots` or LEEWARD_ROOTS.

Each has what the package depends on and nothing else, and never had the package itself.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("LEEWARD_ROOTS") or CHECKOUT / "build" / "roots")
MIRROR = "http://deb.debian.org/debian"
SUITES = ("bookworm", "trixie")
# Nothing is started in there, and what is fetched is not kept.
FILL = """
set -e
root=$1 depends=$2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\\nexit 101\\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
chroot "$root" apt-get update -qq
chroot "$root" apt-get satisfy -y -qq --no-install-recommends "$depends"
chroot "$root" apt-get clean
rm "$root/usr/sbin/policy-rc.d"
"""


def built() -> Path:
    """The package that `./dev package` has built."""
    found = sorted((CHECKOUT / "dist").glob("leeward_*_amd64.deb"))
    assert len(found) == 1, f"./dev package builds it first; there are {found}"
    return found[0]


def base(suite: str, package: Path) -> Path:
    """The folder of a plain system of that release, with what `package` depends on."""
    root = FOLDER / suite
    depends = _told("dpkg-deb", "--field", str(package), "Depends")
    ready = FOLDER / f"{suite}.ready"
    stamp = hashlib.sha256(depends.encode()).hexdigest()
    if ready.exists() and ready.read_text("ascii") == stamp:
        return root
    if not (root / "etc/debian_version").exists():
        shutil.rmtree(root, ignore_errors=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        _told("debootstrap", "--variant=minbase", suite, str(root), MIRROR)
    _told("unshare", "-m", "-p", "-f", "--propagation=private", "sh", "-c", FILL, "fill", str(root), depends)
    ready.write_text(stamp, "ascii")
    return root


def _told(*command: str) -> str:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout.strip()
