"""The small files that are put beside the guard, composed whole. Nothing in them comes from a person."""

from __future__ import annotations

GUARD = "/usr/libexec/leeward/guard"
FOLDER = "/var/lib/leeward"
NOTE = "/etc/hosts.leeward.txt"
POLKIT = "/usr/share/polkit-1/actions/org.leeward.guard.policy"
SERVICE = "/etc/systemd/system/leeward-guard.service"
TIMER = "/etc/systemd/system/leeward-guard.timer"
# Where a system's package has its units, the timer switched on there too; an administrator may mask it.
PACKAGED_SERVICE = "/usr/lib/systemd/system/leeward-guard.service"
PACKAGED_TIMER = "/usr/lib/systemd/system/leeward-guard.timer"
CRON = "/etc/cron.d/leeward"
SUDOERS = "/etc/sudoers.d/leeward"

# The way out needs no password from anyone; closing is for the person at the keyboard.
WITHOUT_PASSWORD = ("open", "apply", "lift", "status")
ANYONE = ("yes", "yes", "yes")
AT_THE_KEYBOARD = ("auth_admin", "auth_admin", "yes")
ADMINISTRATOR = ("auth_admin", "auth_admin", "auth_admin")
ADMINISTRATOR_A_WHILE = ("auth_admin_keep", "auth_admin_keep", "auth_admin_keep")
CLOSING = "Leeward wants to close sites on this computer"
OPENING = "Leeward wants to open sites on this computer"
# verb: what it is for, what the password window says, and who may (anyone, inactive, active).
ACTIONS = {
    "close": ("Close sites", CLOSING, AT_THE_KEYBOARD),
    "close-other": ("Close sites that are not in the catalogue", CLOSING, ADMINISTRATOR_A_WHILE),
    "reconnect": (
        "Have browsers drop their open connections once",
        "Leeward wants browsers on this computer to connect anew",
        AT_THE_KEYBOARD,
    ),
    "open": ("Open sites one closed oneself", OPENING, ANYONE),
    "apply": ("Open what has ended", OPENING, ANYONE),
    "lift": ("Open all sites that Leeward closed", OPENING, ANYONE),
    "status": ("See which sites are closed", "Leeward wants to see which sites are closed", ANYONE),
    "remove": (
        "Open all sites and remove the guard",
        "Leeward wants to open all sites and remove its guard",
        ADMINISTRATOR,
    ),
}


def polkit_actions() -> str:
    """One action for each verb of the guard."""
    actions = "".join(_action(verb, *what) for verb, what in ACTIONS.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE policyconfig PUBLIC "-//freedesktop//DTD PolicyKit Policy Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/PolicyKit/1/policyconfig.dtd">
<policyconfig>
  <vendor>Leeward</vendor>
{actions}</policyconfig>
"""


def _action(verb: str, description: str, message: str, who: tuple[str, str, str]) -> str:
    anyone, inactive, active = who
    return f"""  <action id="org.leeward.guard.{verb}">
    <description>{description}</description>
    <message>{message}</message>
    <defaults>
      <allow_any>{anyone}</allow_any>
      <allow_inactive>{inactive}</allow_inactive>
      <allow_active>{active}</allow_active>
    </defaults>
    <annotate key="org.freedesktop.policykit.exec.path">{GUARD}</annotate>
    <annotate key="org.freedesktop.policykit.exec.argv1">{verb}</annotate>
  </action>
"""


def service() -> str:
    """The systemd unit that applies the ledger once."""
    return f"""[Unit]
Description=Open sites whose time has come (Leeward)
Documentation=file:{NOTE}

[Service]
Type=oneshot
ExecStart={GUARD} apply
"""


def timer() -> str:
    """The systemd timer: at boot and every ten minutes."""
    return f"""[Unit]
Description=Open sites whose time has come, at boot and every ten minutes (Leeward)
Documentation=file:{NOTE}

[Timer]
OnBootSec=15s
OnCalendar=*:0/10
Persistent=true

[Install]
WantedBy=timers.target
"""


def cron() -> str:
    """The same for cron."""
    apply = f"root {GUARD} apply </dev/null >/dev/null 2>&1"
    return f"# Leeward opens sites whose time has come; see {NOTE}\n@reboot {apply}\n*/10 * * * * {apply}\n"


def sudoers() -> str:
    """Everyone may open, apply, lift and see without a password; exactly these words, no argument more."""
    commands = ", ".join(f"{GUARD} {verb}" for verb in WITHOUT_PASSWORD)
    return f"# Leeward: the way out needs no password; see {NOTE}\nALL ALL=(root) NOPASSWD: {commands}\n"
