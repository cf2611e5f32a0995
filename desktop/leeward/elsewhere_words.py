"""Texts to take elsewhere in the person's words: the place, what to do there, what stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.elsewhere import Gap, Place
from leeward.guard_words import FLATPAK, MACOS, WINDOWS

if TYPE_CHECKING:
    from leeward.texts import Texts


WINDOWS_FILE = r"C:\Windows\System32\drivers\etc\hosts"
MACOS_COMMAND = "pbpaste | sudo tee -a /etc/hosts"


def place_words(texts: Texts, place: Place) -> str:
    """Where a text is for; names of programs stay as they are."""
    return {
        Place.UBLOCK: "uBlock Origin",
        Place.LEECHBLOCK: "LeechBlock NG",
        Place.PIHOLE: "Pi-hole",
        Place.ADGUARD_HOME: "AdGuard Home",
        Place.NEXTDNS: "NextDNS",
        Place.LIST: texts.t("A list for a phone or router"),
    }[place]


def place_steps(texts: Texts, place: Place) -> str:
    """What to do with the text there, and with its exceptions."""
    t = texts.t
    return {
        Place.UBLOCK: t("Open its dashboard, then My filters. Paste this below what is there, then apply."),
        Place.LEECHBLOCK: t(
            "Open its options and pick an empty block set. Paste this as the sites to block. "
            "Choose all day, every day."
        ),
        Place.PIHOLE: t(
            "Open Domains, then the part for regular expressions. Add these lines as denied. "
            "Add the exceptions as allowed."
        ),
        Place.ADGUARD_HOME: t("Open Filters, then Custom filtering rules. Paste this below what is there."),
        Place.NEXTDNS: t(
            "Open the Denylist and add these names one by one. Add the exceptions to the Allowlist."
        ),
        Place.LIST: t(
            "Most phones and routers that close sites take one name at a time, or a list like this."
        ),
    }[place]


def by_hand_lead(texts: Texts, reason: str) -> str:
    """That closing goes by hand here, by the reason word that says why."""
    t = texts.t
    return {
        FLATPAK: t("This Leeward is a Flatpak, which can't reach the system file. All else works."),
        WINDOWS: t("Leeward can't close sites on Windows by itself. By hand it goes like this."),
        MACOS: t("Leeward can't close sites on macOS by itself. By hand it goes like this."),
    }[reason]


def by_hand_steps(texts: Texts, reason: str) -> tuple[str, ...]:
    """What to do with the copied lines, in order; none where commands do it."""
    t = texts.t
    ends = t("These lines don't end by themselves. Delete them there when you want a site open again.")
    quit_ = t("Quit your browsers and open them again.")
    return {
        FLATPAK: (),
        WINDOWS: (
            t("Copy the lines. They are your list, as the system reads it."),
            t("Start Notepad as administrator. In its menu, open this file, with all files shown:"),
            WINDOWS_FILE,
            t("Paste the lines at the end, and save."),
            quit_,
            ends,
        ),
        MACOS: (
            t("Copy the lines. They are your list, as the system reads it."),
            t("In Terminal, this adds them to the system file, with your password:"),
            MACOS_COMMAND,
            quit_,
            ends,
        ),
    }[reason]


def gap_words(texts: Texts, gap: Gap) -> str:
    """One thing a text does not cover, or does besides."""
    t = texts.t
    return {
        Gap.NO_END: t("It doesn't end by itself. Take it out there when you want it open again."),
        Gap.OTHER_BROWSERS: t("Only the browser it is pasted into is covered."),
        Gap.PRIVATE_WINDOWS: t("Private windows are covered only if you allow the add-on there."),
        Gap.APPS: t("Apps outside the browser are not covered."),
        Gap.CLICKS_INSIDE: t("A click inside the site may still lead to the page."),
        Gap.LONGER_NAMES: t("Pages whose name begins the same way close, too."),
        Gap.PAGES: t("Single pages can't be closed this way, only whole names."),
        Gap.NAMES_BELOW: t("Only the names on the list are covered, not others that belong to the site."),
        Gap.OTHER_NETWORKS: t("Away from your network, or on mobile data, nothing is covered."),
        Gap.OTHER_DEVICES: t("Only devices that are set to use it are covered."),
        Gap.SECURE_DNS: t("A browser or app that looks names up by itself is not covered."),
        Gap.VPN: t("A device on a VPN is not covered."),
        Gap.EVERYONE: t("It closes for everyone who uses it, not only for you."),
    }[gap]
