"""Which host names may be closed, and by whose word."""

from __future__ import annotations

from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 253
LONGEST_LABEL = 63
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
# Last labels that lead nowhere public (RFC 6761, 6762, 7686, 8375, 9476 and ICANN's .internal).
NOT_PUBLIC = frozenset(
    {
        "alt",
        "arpa",
        "corp",
        "home",
        "internal",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
    }
)

# Reason words of `Rules.refusal`.
BAD_NAME = "bad-name"
KEPT_OPEN = "kept-open"
NEVER = "never-closed"
NOT_IN_CATALOGUE = "not-in-catalogue"


def is_host_name(name: str) -> bool:
    """Whether `name` is a public host name as the hosts file needs it.

    That is: lower case ASCII letters, digits and hyphens, at least two labels of at most 63 characters,
    at most 253 in all, no final dot, no IP address, and no name that is this computer's or its
    network's own.
    """
    if len(name) > LONGEST_NAME:
        return False
    labels = name.split(".")
    if len(labels) < 2 or not all(map(_is_label, labels)):  # noqa: PLR2004  a name and its zone
        return False
    return not labels[-1].isdigit() and labels[-1] not in NOT_PUBLIC


def _is_label(label: str) -> bool:
    if not 0 < len(label) <= LONGEST_LABEL or not LETTERS.issuperset(label):
        return False
    return label[0] != "-" != label[-1]


def is_below(name: str, zones: Iterable[str]) -> bool:
    """Whether `name` is one of `zones` or lies below one."""
    known = zones if isinstance(zones, (set, frozenset)) else frozenset(zones)
    labels = name.split(".")
    return any(".".join(labels[start:]) in known for start in range(len(labels)))


class Rules(NamedTuple):
    """What the catalogue says about names.

    `hosts` are its exact names; `suffixes` those under which one more label is one person's own host,
    but not those of `sites_own`, which no person can have. `never` are closed neither themselves nor below,
    `kept_open` not themselves.
    """

    hosts: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    sites_own: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    kept_open: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Whether `name` is the catalogue's: one of its hosts, or one person's host."""
        return name in self.hosts or self._is_persons(name)

    def refusal(self, name: str) -> str:
        """Why `name` is never closed, whoever asks; empty where it may be."""
        if not is_host_name(name):
            return BAD_NAME
        if name in self.kept_open:
            return KEPT_OPEN
        # A person's own host stands on ground that is otherwise never closed as a whole.
        if is_below(name, self.never) and not (self._is_persons(name) and name not in self.never):
            return NEVER
        return ""

    def _is_persons(self, name: str) -> bool:
        label, _, suffix = name.partition(".")
        return bool(label) and suffix in self.suffixes and name not in self.sites_own
