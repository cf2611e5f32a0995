"""What checking showed: the values of a proof, and the judgement over each browser."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING

from msgspec import Struct

from leeward.core.browsers import Family, Order, Package, Proxy, SecureDns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leeward.core.browsers import BrowserFacts, NetworkFacts

# A start and a change are read from two clocks that tick in steps: this close together, the
# browser counts as the older one.
SAME_MOMENT = dt.timedelta(milliseconds=200)
AN_HOUR = 60


class Finding(enum.Enum):
    """What was seen for one name."""

    CLOSED = "closed"
    NO_LINES = "no-lines"
    OTHER_LINE = "other-line"
    STILL_ANSWERS = "still-answers"


class Checked(Struct, frozen=True):
    """One name and what was seen."""

    name: str
    finding: Finding


class Verdict(enum.Enum):
    """What is true of one browser, from closed to open."""

    CLOSED = "closed"
    CLOSED_FOR_NEW_VISITS = "closed-for-new-visits"
    AFTER_RESTART = "after-restart"
    NOT_COVERED = "not-covered"


class Reason(enum.Enum):
    """Why a verdict is not simply closed."""

    NONE = "none"
    RUNNING = "running"
    SECURE_DNS = "secure-dns"
    RULES = "rules"
    SANDBOX = "sandbox"
    NO_LINES = "no-lines"
    OTHER_LINE = "other-line"
    STILL_ANSWERS = "still-answers"
    OTHERS_FIRST = "others-first"
    PROXY = "proxy"
    PROXY_SCRIPT = "proxy-script"
    IGNORES_HOSTS = "ignores-hosts"
    ELSEWHERE = "elsewhere"
    NO_RULE = "no-rule"


class Remedy(enum.Enum):
    """What can be done: quit and open the browser, empty caches of names, drop open connections once."""

    RESTART = "restart"
    FLUSH = "flush"
    RECONNECT = "reconnect"


class Caveat(enum.Enum):
    """What the verdict could not see.

    UNTRIED: this kind of package was never tried. SETTINGS: its settings could not be read.
    VPN: a tunnel is up; a VPN add-on inside a browser looks names up elsewhere, and can't be seen.
    PAGES: names are as the verdict says, and single pages of the list stay open.
    """

    PAGES = "pages"
    UNTRIED = "untried"
    SETTINGS = "settings"
    VPN = "vpn"


class PagesHere(Struct, frozen=True, kw_only=True):
    """How the single pages that are wanted closed stand in one browser's own rules.

    `stand` says that all of them do. `reason` is the guard's reason word why not, empty where this
    browser takes no rules from us; `told` are its words of what is true all the same.
    """

    stand: bool
    reason: str = ""
    told: tuple[str, ...] = ()


class BrowserProof(Struct, frozen=True, kw_only=True):
    """What is true of one browser at the instant of the proof. `title` is its public name.

    `page_reason` and `told` are the reason and words of `PagesHere`.
    """

    browser: str
    title: str
    verdict: Verdict
    reason: Reason = Reason.NONE
    can: tuple[Remedy, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    page_reason: str = ""
    told: tuple[str, ...] = ()


class Proof(Struct, frozen=True, kw_only=True):
    """A check of names at one instant (aware), and what it means in each browser found here."""

    at: dt.datetime
    checked: tuple[Checked, ...]
    browsers: tuple[BrowserProof, ...] = ()

    def closed(self) -> frozenset[str]:
        """The names that were seen closed."""
        return frozenset(c.name for c in self.checked if c.finding is Finding.CLOSED)

    def age(self, now: dt.datetime) -> int:
        """A number that differs when the words for how long ago it was do: by the minute, then the hour."""
        minutes = max(0, int((now - self.at).total_seconds()) // 60)
        return minutes if minutes < AN_HOUR else AN_HOUR + minutes // AN_HOUR

    def remedies(self) -> tuple[Remedy, ...]:
        """What can be done in some browser, each once."""
        return tuple(dict.fromkeys(remedy for browser in self.browsers for remedy in browser.can))


def judge(
    browser: BrowserFacts,
    network: NetworkFacts,
    checked: Iterable[Checked],
    *,
    changed_at: dt.datetime | None,
    rules_at: dt.datetime | None = None,
    dropped_at: dt.datetime | None = None,
    pages: PagesHere | None = None,
) -> BrowserProof:
    """What is true of `browser`, from the facts alone.

    `changed_at` is when the hosts file last changed; None counts as just now. `rules_at` is when
    this browser's own page rules last changed, None where it holds none of ours. `dropped_at` is
    when all browsers were last made to drop their open connections, None where they never were.
    `pages` is None where no single page is wanted closed; without names only pages are judged.
    """
    findings = {c.finding for c in checked}
    lacks = pages is not None and not pages.stand
    found = _open(browser, network, findings) if findings else None
    if found is None and lacks and not findings:
        found = (Verdict.NOT_COVERED, Reason.NO_RULE, ())
    found = found or _waiting(browser, changed_at if findings else _NEVER, rules_at)
    if Remedy.RECONNECT in found[2] and dropped_at is not None and changed_at is not None:
        found = _CLOSED if dropped_at >= changed_at else found
    verdict, reason, can = found
    more = (Caveat.PAGES,) if lacks and findings and verdict is not Verdict.NOT_COVERED else ()
    return BrowserProof(
        browser=browser.id,
        title=browser.title,
        verdict=verdict,
        reason=reason,
        can=can,
        caveats=(*more, *_caveats(browser, network)),
        page_reason="" if pages is None else pages.reason,
        told=() if pages is None else pages.told,
    )


# Before every browser's start.
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_Judged = tuple[Verdict, Reason, tuple[Remedy, ...]]
_CLOSED: _Judged = (Verdict.CLOSED, Reason.NONE, ())


def _open(browser: BrowserFacts, network: NetworkFacts, findings: set[Finding]) -> _Judged | None:
    """Why the names stay open in this browser however often it is restarted, or None."""
    proxy = network.proxy if browser.proxy is Proxy.SYSTEM else browser.proxy
    own_answers = browser.secure_dns is not SecureDns.OFF and not browser.obeys_hosts
    flush = (Remedy.FLUSH,) if network.caches else ()
    causes: tuple[tuple[bool, Reason, tuple[Remedy, ...]], ...] = (
        (browser.always_elsewhere, Reason.ELSEWHERE, ()),
        (network.order is Order.OTHERS_FIRST, Reason.OTHERS_FIRST, ()),
        (Finding.NO_LINES in findings, Reason.NO_LINES, ()),
        (Finding.OTHER_LINE in findings, Reason.OTHER_LINE, ()),
        (Finding.STILL_ANSWERS in findings, Reason.STILL_ANSWERS, flush),
        (proxy is Proxy.THERE, Reason.PROXY, ()),
        (proxy is Proxy.SCRIPT, Reason.PROXY_SCRIPT, ()),
        (browser.family is Family.FIREFOX and own_answers, Reason.IGNORES_HOSTS, ()),
    )
    return next(((Verdict.NOT_COVERED, reason, can) for so, reason, can in causes if so), None)


def _waiting(browser: BrowserFacts, changed_at: dt.datetime | None, rules_at: dt.datetime | None) -> _Judged:
    """What a browser that runs since before the change still keeps open.

    Both engines keep connections they hold, for minutes or hours. Firefox keeps names for a minute
    besides, reads the hosts file for its own name server only when it starts, and its rules too.
    A sandbox may hold on to the file that was replaced. Dropping the open connections was seen to
    close Chromium; Firefox kept those of a plain HTTP/1.1 site, so it is not offered there.
    """
    since = browser.running_since
    new_names = _is_older(since, changed_at)
    new_rules = rules_at is not None and _is_older(since, rules_at)
    if not new_names and not new_rules:
        return _CLOSED
    restart, both = (Remedy.RESTART,), (Remedy.RESTART, Remedy.RECONNECT)
    if new_names and browser.package is Package.FLATPAK:
        return Verdict.AFTER_RESTART, Reason.SANDBOX, restart
    if browser.family is Family.CHROMIUM:
        return Verdict.CLOSED_FOR_NEW_VISITS, Reason.RUNNING, restart if new_rules else both
    if new_names and browser.secure_dns is not SecureDns.OFF:
        return Verdict.AFTER_RESTART, Reason.SECURE_DNS, restart
    if new_rules:
        return Verdict.AFTER_RESTART, Reason.RULES, restart
    return Verdict.AFTER_RESTART, Reason.RUNNING, restart


def _is_older(since: dt.datetime | None, change: dt.datetime | None) -> bool:
    return since is not None and (change is None or since <= change + SAME_MOMENT)


def _caveats(browser: BrowserFacts, network: NetworkFacts) -> tuple[Caveat, ...]:
    seen = (
        (browser.package is not Package.NATIVE, Caveat.UNTRIED),
        (browser.secure_dns is SecureDns.UNKNOWN, Caveat.SETTINGS),
        (network.vpn, Caveat.VPN),
    )
    return tuple(caveat for so, caveat in seen if so)
