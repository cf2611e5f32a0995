"""The text beside the hosts file: how to undo everything by hand. Nothing in it comes from a person."""

from __future__ import annotations

from leeward_guard.templates import FOLDER, GUARD

BY_GUARD = f"""To remove it all, in a terminal:

    pkexec {GUARD} remove
"""
BY_PACKAGE = """To remove it all, in a terminal, by the one of these that this system has:

    sudo apt purge leeward
    sudo dnf remove leeward
    sudo zypper remove leeward
    sudo pacman -R leeward

That opens everything first.
"""
OWN = """What somebody wrote in Leeward stays in their own home folder. To delete that, too, for good:

    ~/.local/share/leeward
    ~/.local/state/leeward
    ~/.cache/leeward
    ~/.config/autostart/leeward.desktop

and the entries named Leeward in the login's key store (Seahorse or KWalletManager shows them).
"""
ELSEWHERE = f"""Deutsch: Leeward schließt auf diesem Computer Seiten, weil jemand hier das wollte. Alles
öffnen, ohne Passwort: pkexec {GUARD} lift
Von Hand, als root: aus /etc/hosts jede Zeile löschen, die mit "# leeward until=" und einer Zeit endet,
dann den Ordner {FOLDER}.

Español: Leeward cierra sitios en este equipo porque alguien aquí lo pidió. Para abrirlo todo, sin
contraseña: pkexec {GUARD} lift
A mano, como root: quitar de /etc/hosts cada línea que acaba en "# leeward until=" y una hora, y luego
la carpeta {FOLDER}.

Français : Leeward ferme des sites sur cet ordinateur, parce que quelqu'un ici l'a demandé. Pour tout
ouvrir, sans mot de passe : pkexec {GUARD} lift
À la main, en root : enlever de /etc/hosts chaque ligne qui finit par "# leeward until=" et une heure,
puis le dossier {FOLDER}.
"""


def note(placed: tuple[str, ...], *, packaged: bool = False) -> str:
    """How to undo everything by hand; `packaged` where the guard is part of the system's package."""
    listing = "\n".join(f"    {path}" for path in placed)
    return f"""How to undo everything by hand

Leeward closes sites on this computer, because somebody here asked it to.
It does so with lines in /etc/hosts that end in "# leeward until=" and a time (UTC).
Each opens by itself then. Anyone may open them before.

To open everything, in a terminal, without a password:

    pkexec {GUARD} lift

or, as root, {GUARD} lift. Neither needs Leeward itself.

By hand: as root, open /etc/hosts in an editor, delete every line that ends in
"# leeward until=" and a time, and save. Then delete {FOLDER}, or the lines may come back.

Pages of single persons are closed by browsers themselves. Delete every zz-leeward.json in
/etc/chromium/policies/managed, /etc/opt/chrome/policies/managed, /etc/brave/policies/managed and
/etc/opt/edge/policies/managed; if /etc/firefox/policies/policies.json has "leeward.invalid" in it, take
that entry and those of the pages out of its list, or delete the file if nobody else made it.
A browser that is open may hold on to what it knew: quit it and open it again.

{BY_PACKAGE if packaged else BY_GUARD}
By hand: delete those lines first, then these files and the folders named leeward:

{listing}
    {FOLDER}

With systemd, run this first: systemctl disable --now leeward-guard.timer

{OWN}
{ELSEWHERE}"""
