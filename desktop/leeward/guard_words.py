"""The guard's reason words as a person reads them: what is in the way, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leeward.texts import Texts

# What follows from where and how Leeward itself runs; the rest are the guard's own.
FLATPAK = "in-flatpak"
WINDOWS = "on-windows"
MACOS = "on-macos"
NIXOS = "hosts-of-nixos"
LINKED = "hosts-linked"
IMMUTABLE = "hosts-immutable"
CONTAINER = "hosts-of-container"
NO_AGENT = "no-agent"
NEWER = "guard-newer"
FLUSH_BY_HAND = "flush-by-hand"


def reason_words(texts: Texts, reason: str) -> str:
    """Why the guard did not do it, and the next step; empty for a word nobody knows."""
    for words in (_asked_words, _file_words, _place_words, _way_words):
        found = words(texts).get(reason)
        if found:
            return found
    return ""


def _asked_words(texts: Texts) -> dict[str, str]:
    """What was asked can't be done so."""
    t = texts.t
    return {
        "bad-verb": t("The guard here doesn't know this yet. Set it up anew: leeward setup-guard"),
        "other-protocol": t(
            "The guard here is older than this Leeward. Update Leeward's package, or where there is none: "
            "leeward setup-guard. Opening everything works all the same: leeward lift"
        ),
        NEWER: t(
            "The guard here is newer than this Leeward. Start Leeward again, or update it. "
            "Opening everything works all the same: leeward lift"
        ),
        "bad-request": t("The guard could not read what Leeward asked. Set it up anew: leeward setup-guard"),
        "bad-rule": t("Browsers can't be given a rule for this address. Close the whole site instead."),
        "bad-end": t("The guard could not read the end that was asked for. Please choose another day."),
        "end-past": t(
            "The end has passed, by this computer's clock. Check the clock, or choose a later day."
        ),
        "end-too-far": t("That end is more than 100 days away. Please choose an earlier day."),
        "too-many": t("This computer's list is full with 10,000 names. Open something first."),
        "not-root": t("The guard was started without the rights it needs. Run once: leeward setup-guard"),
        "unexpected": t("The guard met something it doesn't know. Please try again."),
        "bad-name": t("One of the names is no name of a site. Please check how it is written."),
        "kept-open": t("One of the names stays open. You need it to block, leave or sign out."),
        "never-closed": t("One of the names stays open. Help, sign-in or other sites depend on it."),
        "not-in-catalogue": t("Leeward doesn't know this name, so an administrator must allow it."),
    }


def _file_words(texts: Texts) -> dict[str, str]:
    """The system file, or the disk it is on, does not let itself be written."""
    t = texts.t
    return {
        "file-missing": t("There is no /etc/hosts here. Make an empty one: sudo touch /etc/hosts"),
        "file-not-plain": t(
            "/etc/hosts is no plain file here, so Leeward leaves it alone. A plain file works."
        ),
        "file-too-large": t("/etc/hosts is larger than 64 MB, so Leeward leaves it alone. Shorten it first."),
        "file-keeps-changing": t(
            "Another program kept writing /etc/hosts at the same moment. Please try again."
        ),
        "file-not-permitted": t(
            "Something here guards /etc/hosts, perhaps a security program. "
            "Allow /usr/libexec/leeward/guard there, then try again."
        ),
        "file-read-only": t(
            "The system can only be read here, not written. These lines can go where it is set up."
        ),
        "disk-full": t("The disk is full. Make some room, then try again."),
        "file-io": t("The disk reported an error. Please try again. If it stays so, look after the disk."),
        NIXOS: t(
            "This is NixOS, which makes /etc/hosts from its configuration. "
            "Add this there, then run nixos-rebuild switch."
        ),
        LINKED: t(
            "/etc/hosts is a link here, and another program keeps what it leads to. "
            "You can add these lines there yourself."
        ),
        IMMUTABLE: t(
            "/etc/hosts is marked so that nothing changes it. "
            "If you want that gone: sudo chattr -i /etc/hosts. Then try again."
        ),
        CONTAINER: t(
            "This is a container, and its /etc/hosts comes from outside. "
            "Close sites on the computer around it, or add these lines there."
        ),
    }


def _place_words(texts: Texts) -> dict[str, str]:
    """Setting up, dropping connections and forgetting addresses."""
    t = texts.t
    return {
        "no-ip-program": t(
            "The program ip is missing here, so connections stay. Quit the browsers and open them again."
        ),
        "address-not-added": t(
            "The network can't be touched here, so connections stay. Quit the browsers and open them again."
        ),
        "python-too-old": t("The guard needs Python 3.11 or newer from this system's own packages."),
        "python-not-trusted": t(
            "The guard only runs with a Python that none but the administrator can change. "
            "This system's own python3 is one."
        ),
        "folder-not-trusted": t(
            "Others could change the folder the guard would live in. "
            "Ask whoever looks after this computer to see to /usr/libexec."
        ),
        "guard-not-one-file": t("The guard is not whole. Install Leeward anew."),
        "guard-from-package": t(
            "The guard is part of Leeward's package, and comes and goes with it. Remove that the way you "
            "installed it. To open everything: leeward lift"
        ),
        "no-python": t("No Python for the guard was found. Install this system's own python3."),
        FLUSH_BY_HAND: t("Only an administrator can have this computer forget addresses. This does it:"),
    }


def _way_words(texts: Texts) -> dict[str, str]:
    """There is no way to ask the guard."""
    t = texts.t
    return {
        "no-way": t(
            "This computer offers no way to ask for the rights this needs. "
            "As root, this sets it up once: leeward setup-guard"
        ),
        "not-started": t("The guard could not be started. Set it up anew: leeward setup-guard"),
        "no-answer": t("The guard gave no answer. Please try again, or set it up anew: leeward setup-guard"),
        NO_AGENT: t(
            "No password window can open here, because this desktop runs nothing that shows one. "
            "In a terminal it works: leeward setup-guard"
        ),
        FLATPAK: t(
            "This Leeward is a Flatpak, which can't reach the system file. "
            "Closed sites has two commands that close your list."
        ),
        WINDOWS: t("Leeward can't close sites on Windows by itself. Closed sites has the steps by hand."),
        MACOS: t("Leeward can't close sites on macOS by itself. Closed sites has the steps by hand."),
    }


def place_cause(texts: Texts, reason: str) -> str:
    """Why a browser does not hold a page rule, to stand after "because"; empty where it takes none."""
    t = texts.t
    return {
        "": t("it takes no rules from Leeward"),
        "policy-missing": t("the rule is not in its file"),
        "policy-folder-open": t("others than an administrator can change the folder of its rules"),
        "policy-file-broken": t("its rules file can't be read, so Leeward leaves it alone"),
        "policy-file-strange": t("its rules file is written in a way Leeward doesn't touch"),
        "policy-file-sorts-after": t("another rules file comes after Leeward's and wins"),
        "policy-files-differ": t("two packages of it bring different rules"),
        "policy-too-many": t("its list of rules is full"),
        "bad-rule": t("it can't be given a rule for this address"),
        "file-read-only": t("its rules can only be read here"),
        "disk-full": t("the disk is full"),
        "file-not-permitted": t("something here guards its rules file"),
        "file-not-plain": t("its rules file is no plain file"),
        "file-too-large": t("its rules file is too large"),
        "file-keeps-changing": t("another program keeps writing its rules file"),
        "file-missing": t("its rules file went missing"),
    }.get(reason, t("its rules file could not be written"))


def told_words(texts: Texts, told: str) -> str:
    """What is true of a page rule that a browser holds; empty for a word nobody knows."""
    t = texts.t
    return {
        "administrator-opens": t("An administrator's own exception keeps their page open in it."),
        "closes-longer-names": t("Longer names that begin the same are closed in it, too."),
        "may-close-longer-names": t("Longer names that begin the same may be closed in it, too."),
    }.get(told, "")
