"""What each verb does: it reads what is asked, checks it, and says how the ledger changes."""

from __future__ import annotations

from leeward_guard import files, hosts, ledger, ledger_file, protocol, transaction
from leeward_guard.clock import Seen
from leeward_guard.names import NOT_IN_CATALOGUE, Rules
from leeward_guard.protocol import Answer, RefusedError
from leeward_guard.transaction import Places, Transaction
from leeward_guard.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from leeward_guard.ledger import Ledger
    from leeward_guard.transaction import Change


class Asked(NamedTuple):
    """One call: who asks what, when, and by which rules.

    `uptime` are the seconds, sleep included, since the start of the computer that is known as `boot`.
    """

    request: bytes
    owner: int | None
    now: dt.datetime
    rules: Rules
    boot: str = ""
    uptime: int = 0

    @property
    def seen(self) -> Seen:
        """The clocks at the call."""
        return Seen(self.now, self.boot, self.uptime)


def close(places: Places, asked: Asked) -> Answer:
    """Close names of the catalogue."""
    return _close(places, asked, catalogue_only=True)


def close_other(places: Places, asked: Asked) -> Answer:
    """Close any public names."""
    return _close(places, asked, catalogue_only=False)


def open_names(places: Places, asked: Asked) -> Answer:
    """Drop the owner's own claims, or leave what they claim open for a while."""
    names, until = protocol.read_opening(asked.request, asked.now)
    names = frozenset(map(_canonical, names))

    def change(held: Ledger, _data: bytes, now: dt.datetime) -> Ledger:
        if until is None:
            return ledger.open_names(held, asked.owner, names)
        # By a clock that was set back it is a span that was meant, not a time long past.
        return ledger.open_for_a_while(held, asked.owner, names, until + (now - asked.now))

    return _change(places, asked, change)


def apply(places: Places, asked: Asked) -> Answer:
    """Make the files say what the ledger says now."""
    touch = protocol.read_touch(asked.request)
    return _change(places, asked, lambda held, _data, _now: held, touch=touch)


def lift(places: Places, asked: Asked) -> Answer:
    """Open everything, whoever closed it."""
    protocol.read_nothing(asked.request)
    return _change(places, asked, lambda held, _data, _now: ledger.lift(held), look=True)


def reconnect(_places: Places, asked: Asked) -> Answer:
    """Have browsers drop their open connections once."""
    protocol.read_nothing(asked.request)
    from leeward_guard import network  # noqa: PLC0415  no other verb needs it

    return network.flap()


def status(places: Places, asked: Asked) -> Answer:
    """Say what is claimed and how it stands; changes nothing and needs no rights."""
    protocol.read_nothing(asked.request)
    data = files.read(places.hosts).data
    held = transaction.held(transaction.read_if_there(places.ledger), data)[0]
    names = [
        {
            "name": name,
            "whole": how.whole,
            "foreign": how.elsewhere,
            "until": ledger.write_stamp(how.until) if how.until is not None else None,
        }
        for name, how in hosts.look(data, held.ends()).items()
    ]
    claims = [ledger_file.told(claim) for claim in held.claims]
    return Answer(protocol.UNCHANGED, more={"claims": claims, "names": names, **_rules_told(places, held)})


def _rules_told(places: Places, held: Ledger) -> dict[str, object]:
    if not any(claim.is_page for claim in held.claims):
        return {}
    from leeward_guard import pages  # noqa: PLC0415

    return {"rules": pages.told(pages.draft(places.root, held.pages()))}


VERBS: Mapping[str, Callable[[Places, Asked], Answer]] = {
    "close": close,
    "close-other": close_other,
    "open": open_names,
    "apply": apply,
    "lift": lift,
    "reconnect": reconnect,
    "status": status,
}


def _close(places: Places, asked: Asked, *, catalogue_only: bool) -> Answer:
    closing = protocol.read_closing(asked.request, asked.now)
    for name in closing.names:
        _check(name, name, asked.rules, catalogue_only=catalogue_only)
    pages: dict[str, tuple[dt.datetime, str]] = {}
    for rule, (until, follows) in closing.pages.items():
        text = _canonical(rule, follows)
        _check(text.partition("/")[0], rule, asked.rules, catalogue_only=catalogue_only)
        if "/" not in text or text in pages:
            raise RefusedError(protocol.BAD_RULE, rule)
        pages[text] = (until, follows)

    def change(held: Ledger, data: bytes, _now: dt.datetime) -> Ledger:
        stood = hosts.untagged(data, closing.names)
        changed = ledger.close(held, asked.owner, closing.names, stood)
        changed = ledger.close_pages(changed, asked.owner, pages)
        if len(changed.claims) > ledger.MOST_CLAIMS:
            raise RefusedError(protocol.TOO_MANY)
        return changed

    return _change(places, asked, change, closing=True)


def _change(
    places: Places,
    asked: Asked,
    change: Change,
    *,
    closing: bool = False,
    touch: bool = False,
    look: bool = False,
) -> Answer:
    return transaction.run(places, Transaction(change, asked.seen, asked.rules, closing, touch, look))


def _check(host: str, about: str, rules: Rules, *, catalogue_only: bool) -> None:
    reason = rules.refusal(host)
    if not reason and catalogue_only and not rules.knows(host):
        reason = NOT_IN_CATALOGUE
    if reason:
        raise RefusedError(reason, about)


def _canonical(text: str, follows: str = "") -> str:
    """The text a rule is kept by; of a name itself."""
    if "/" not in text:
        return text
    from leeward_guard import policies  # noqa: PLC0415

    try:
        return policies.read_rule(text, follows).text
    except policies.RefusedPolicyError as refused:
        raise RefusedError(protocol.BAD_RULE, text) from refused
