"""Hosts files as other programs write them, and a computer whose hosts file is one of them."""

import os
import random
from pathlib import Path

from guard.computer import Computer

SAMPLES = Path(__file__).with_name("samples")
BY_NAME = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".md")
MODE, OWNER, GROUP = 0o664, 12345, 23456
NOTE = ("user.note", b"kept\x00as it is")
RULE = b"# ==============================================================\n"


def sample(name: str) -> bytes:
    """The bytes of one."""
    return (SAMPLES / name).read_bytes()


def block_list(lines: int = 200_000) -> bytes:
    """A list in the manner of StevenBlack/hosts: a header, the machine's own names, sections of names."""
    at = random.Random(lines)
    head = b"# Title: a list of the tests' own\n# Number of unique domains: %d\n#\n%b\n" % (lines, RULE)
    own = b"127.0.0.1 localhost\n255.255.255.255 broadcasthost\n::1 localhost\nfe80::1%lo0 localhost\n"
    parts = [head, own, b"0.0.0.0 0.0.0.0\n"]
    for number in range(lines):
        if number % 5_000 == 0:
            parts.append(b"\n# [section=%d]\n" % number)
        parts.append(
            b"0.0.0.0 %x.%s-%d.example\n"
            % (at.getrandbits(32), at.choice((b"ads", b"Pixel", b"metrics")), number)
        )
    return b"".join([*parts, b"0.0.0.0 www.instagram.com\n0.0.0.0 edge-chat.facebook.com # seen here\n"])


class Foreign(Computer):
    """A computer with someone else's hosts file, and what must stay of it."""

    def __init__(self, folder: Path, data: bytes) -> None:
        super().__init__(folder, data)
        self.theirs = data
        self.hosts.chmod(MODE)
        if os.geteuid() == 0:
            os.chown(self.hosts, OWNER, GROUP)
            self.hosts.chmod(MODE)
        os.setxattr(self.hosts, *NOTE)
        self.kept = self.outside()

    def outside(self) -> tuple[object, ...]:
        """Everything about the file but its bytes, and what lies beside it."""
        found = self.hosts.stat()
        names = sorted(path.name for path in self.hosts.parent.iterdir() if path != self.folder)
        attributes = {name: os.getxattr(self.hosts, name) for name in os.listxattr(self.hosts)}
        return found.st_mode, found.st_uid, found.st_gid, found.st_nlink, attributes, names

    def foreign(self) -> bytes:
        """The file without the lines that carry our tag, told in the plainest way."""
        return b"".join(
            line for line in self.data.splitlines(keepends=True) if b" # leeward until=" not in line
        )
