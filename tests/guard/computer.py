"""A computer of the test's own for the guard's verbs."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from leeward_guard import hosts, ledger, ledger_file, verbs
from leeward_guard.names import Rules
from leeward_guard.protocol import Answer
from leeward_guard.transaction import Places
from leeward_guard.verbs import Asked

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
SOON = NOW + timedelta(hours=1)
LATER = NOW + timedelta(days=9)
NAME = "www.instagram.com"
PLAIN = b"127.0.0.1 localhost\n"
RULES = Rules(
    hosts=frozenset({NAME, "instagram.com"}),
    suffixes=frozenset({"tumblr.com"}),
    never=frozenset({"samaritans.org"}),
    kept_open=frozenset({"help.instagram.com"}),
)


def decoded(path: Path) -> ledger.Ledger:
    """The kept ledger, but for its clock."""
    return ledger_file.decode(path.read_bytes())._replace(clock=None)


class Computer:
    """A hosts file, a folder of the guard's, and a clock."""

    def __init__(self, folder: Path, data: bytes = PLAIN) -> None:
        self.hosts = folder / "hosts"
        self.folder = folder / "state"
        self.root = folder / "root"
        self.now = NOW
        self.hosts.write_bytes(data)

    @property
    def places(self) -> Places:
        """The paths, as the guard gets them."""
        return Places(str(self.hosts), str(self.folder), str(self.root))

    def do(
        self,
        verb: str,
        names: object = None,
        owner: int | None = 1000,
        catalogue: Rules = RULES,
        **more: object,
    ) -> Answer:
        """Ask for one verb."""
        if isinstance(names, dict):
            names = {name: ledger.write_stamp(end) for name, end in names.items()}
        fields = {"names": names, **more} if names is not None else more
        request = json.dumps({"protocol": 1, **fields}).encode() if fields else b""
        return verbs.VERBS[verb](self.places, Asked(request, owner, self.now, catalogue))

    @property
    def data(self) -> bytes:
        """What stands in the hosts file."""
        return self.hosts.read_bytes()

    @property
    def closed(self) -> set[str]:
        """The names closed whole."""
        return {name for name, how in hosts.look(self.data).items() if how.whole and how.ours}
