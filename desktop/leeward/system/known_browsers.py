"""The browsers Leeward knows: where they are installed, keep their settings and read their policies."""

from __future__ import annotations

import re

from msgspec import Struct

from leeward.core.browsers import Family, Package

FLATPAK_EXPORTS = "flatpak/exports/bin"
SNAP_PROGRAMS = ("snap/bin", "var/lib/snapd/snap/bin")
CHROMIUM_POLICIES = ("etc/chromium/policies/managed", "etc/chromium-browser/policies/managed")
FIREFOX_POLICIES = "etc/firefox/policies/policies.json"


class Known(Struct, frozen=True, kw_only=True):
    """One browser in one kind of package.

    `files` are below the root (or, with `~/`, below home): one of them there means it is installed.
    `program` matches the path of its running program; a sandboxed one is known by its control
    `group` instead. `folders` are below home and hold its profiles. `policies` are below the root,
    may hold `*`, and count from last to first for Chromium, first found for Firefox. `defaults` are
    files or folders below the root with settings its packagers chose.
    """

    id: str
    title: str
    family: Family
    package: Package = Package.NATIVE
    files: tuple[str, ...]
    program: re.Pattern[str] | None = None
    group: str = ""
    folders: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()
    always_elsewhere: bool = False


def _chromium(
    name: str, title: str, program: str, files: tuple[str, ...], folder: str, *policies: str
) -> Known:
    return Known(
        id=name,
        title=title,
        family=Family.CHROMIUM,
        files=tuple(f"usr/bin/{file}" for file in files),
        program=re.compile(program),
        folders=(f".config/{folder}",),
        policies=policies,
    )


def _firefox(name: str, title: str, *homes: str) -> Known:
    return Known(
        id=name,
        title=title,
        family=Family.FIREFOX,
        files=(f"usr/bin/{name}", f"opt/{name}/{name}", f"usr/local/bin/{name}"),
        program=re.compile(rf"/{name}/(firefox|{name})(-bin)?$"),
        folders=homes,
        policies=(FIREFOX_POLICIES, *(f"{base}/{name}/distribution/policies.json" for base in _BASES)),
        defaults=(
            f"etc/{name}",
            f"etc/{name}/pref",
            f"etc/{name}/defaults/pref",
            *(f"{base}/{name}/defaults/pref" for base in _BASES),
            *(f"{base}/{name}/{name}.cfg" for base in _BASES),
        ),
    )


_BASES = ("usr/lib", "usr/lib64", "usr/share", "opt")
_MOZILLA = (".mozilla/firefox", ".config/mozilla/firefox")


def _flatpak(native: Known, app: str) -> Known:
    """The same browser as a Flatpak: everything of it lies in a folder of its own."""
    inside = f".var/app/{app}"
    folders = tuple(f"{inside}/{folder.replace('.config/', 'config/', 1)}" for folder in native.folders)
    policies = {
        "org.mozilla.firefox": (
            "var/lib/flatpak/extension/org.mozilla.firefox.systemconfig/*/stable/policies/policies.json",
        ),
        "org.chromium.Chromium": (
            "var/lib/flatpak/extension/org.chromium.Chromium.Extension.*/*/*/policies/managed",
        ),
    }
    return Known(
        id=f"{native.id}-flatpak",
        title=native.title,
        family=native.family,
        package=Package.FLATPAK,
        files=(f"var/lib/{FLATPAK_EXPORTS}/{app}", f"~/.local/share/{FLATPAK_EXPORTS}/{app}"),
        group=f"flatpak-{app}-",
        folders=folders,
        policies=policies.get(app, native.policies if native.family is Family.CHROMIUM else ()),
    )


def _snap(native: Known, name: str, *folders: str, policies: tuple[str, ...] = ()) -> Known:
    return Known(
        id=f"{native.id}-snap",
        title=native.title,
        family=native.family,
        package=Package.SNAP,
        files=tuple(f"{folder}/{name}" for folder in SNAP_PROGRAMS),
        group=f"snap.{name}.",
        folders=tuple(f"snap/{name}/{folder}" for folder in folders),
        policies=policies,
    )


CHROMIUM = _chromium(
    "chromium",
    "Chromium",
    r"/chromium(-browser)?/(chromium|chromium-browser|chrome)$",
    ("chromium", "chromium-browser"),
    "chromium",
    *CHROMIUM_POLICIES,
)
CHROME = _chromium(
    "chrome",
    "Chrome",
    r"/google/chrome[^/]*/chrome$",
    ("google-chrome-stable", "google-chrome"),
    "google-chrome",
    "etc/opt/chrome/policies/managed",
)
BRAVE = _chromium(
    "brave",
    "Brave",
    r"/brave[^/]*/(.*/)?brave$",
    ("brave-browser", "brave-browser-stable", "brave"),
    "BraveSoftware/Brave-Browser",
    "etc/brave/policies/managed",
)
EDGE = _chromium(
    "edge",
    "Edge",
    r"/msedge[^/]*/msedge$",
    ("microsoft-edge-stable", "microsoft-edge"),
    "microsoft-edge",
    "etc/opt/edge/policies/managed",
)
# Where these two look for policies is not certain: sources disagree.
VIVALDI = _chromium(
    "vivaldi",
    "Vivaldi",
    r"/vivaldi[^/]*/vivaldi(-bin)?$",
    ("vivaldi-stable", "vivaldi"),
    "vivaldi",
    "etc/chromium/policies/managed",
    "etc/opt/vivaldi/policies/managed",
    "etc/vivaldi/policies/managed",
)
OPERA = _chromium(
    "opera",
    "Opera",
    r"/opera[^/]*/opera$",
    ("opera", "opera-stable"),
    "opera",
    "etc/opera/policies/managed",
    "etc/opt/opera/policies/managed",
)
FIREFOX = _firefox("firefox", "Firefox", *_MOZILLA)
FIREFOX_ESR = _firefox("firefox-esr", "Firefox", *_MOZILLA)
LIBREWOLF = _firefox("librewolf", "LibreWolf", ".librewolf", ".config/librewolf/librewolf")
TOR_BROWSER = Known(
    id="tor-browser",
    title="Tor Browser",
    family=Family.FIREFOX,
    files=("usr/bin/torbrowser-launcher", "usr/bin/torbrowser"),
    program=re.compile(r"/tor-browser[^/]*/(Browser/)?firefox(\.real)?$"),
    always_elsewhere=True,
)

KNOWN: tuple[Known, ...] = (
    FIREFOX,
    FIREFOX_ESR,
    CHROMIUM,
    CHROME,
    BRAVE,
    EDGE,
    VIVALDI,
    OPERA,
    LIBREWOLF,
    TOR_BROWSER,
    _flatpak(FIREFOX, "org.mozilla.firefox"),
    _flatpak(CHROMIUM, "org.chromium.Chromium"),
    _flatpak(CHROME, "com.google.Chrome"),
    _flatpak(BRAVE, "com.brave.Browser"),
    _flatpak(EDGE, "com.microsoft.Edge"),
    _flatpak(VIVALDI, "com.vivaldi.Vivaldi"),
    _flatpak(OPERA, "com.opera.Opera"),
    _flatpak(LIBREWOLF, "io.gitlab.librewolf-community"),
    _snap(FIREFOX, "firefox", "common/.mozilla/firefox", policies=(FIREFOX_POLICIES,)),
    _snap(
        CHROMIUM,
        "chromium",
        "common/chromium",
        policies=(*CHROMIUM_POLICIES, "var/snap/chromium/current/policies/managed"),
    ),
    _snap(BRAVE, "brave", "current/.config/BraveSoftware/Brave-Browser"),
    _snap(OPERA, "opera", "current/.config/opera"),
)
