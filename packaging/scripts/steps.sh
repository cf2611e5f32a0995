guard=/usr/libexec/leeward/guard
python=/usr/bin/python3
rules=policies/managed/zz-leeward.json
browsers='chromium opt/chrome brave opt/edge'
# As the guard knows its own: a sink address, one name, the tag and an end.
ours='^[[:blank:]]*\(0\.0\.0\.0\|::\|::0\|0::\|0::0\|0:0:0:0:0:0:0:0\)[[:blank:]]\{1,\}[^[:blank:]#]\{1,\}'
ours=$ours'[[:blank:]]*#[[:blank:]]*leeward[[:blank:]]\{1,\}until=[0-9TZ:-]\{1,\}[[:space:]]*$'

# What `leeward setup-guard` had put there before the package came; what it closed stays closed.
take_over() {
    [ -e /var/lib/leeward/installed.json ] || return 0
    if [ -d /run/systemd/system ]; then
        systemctl disable --now leeward-guard.timer || true
    fi
    rm -f /etc/systemd/system/leeward-guard.timer /etc/systemd/system/leeward-guard.service \
        /etc/systemd/system/timers.target.wants/leeward-guard.timer \
        /etc/cron.d/leeward /etc/sudoers.d/leeward /var/lib/leeward/installed.json
}

forget_compiled() {
    [ ! -d /usr/lib/leeward ] || find /usr/lib/leeward -depth -name __pycache__ -exec rm -rf {} +
}

start_timer() {
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload || true
        # Fails where an administrator masked it, and is to stay so.
        systemctl restart leeward-guard.timer || true
    fi
    # What ended meanwhile opens now, whatever version closed it; otherwise the timer does it.
    "$guard" apply </dev/null >/dev/null || true
}

closed_by_hosts() { LC_ALL=C grep -aq "$ours" /etc/hosts 2>/dev/null; }
closed_by_chromium() {
    for browser in $browsers; do
        [ ! -e "/etc/$browser/$rules" ] || return 0
    done
    return 1
}
closed_by_firefox() { grep -aq 'leeward\.invalid' /etc/firefox/policies/policies.json 2>/dev/null; }

is_closed() { closed_by_hosts || closed_by_chromium || closed_by_firefox; }

# The hosts file without our lines, every other byte as it is; a byte order mark before the first one stays.
without_ours() {
    if [ "$(head -c 3 /etc/hosts | od -An -tx1 | tr -d ' ')" = efbbbf ]; then
        head -c 3 /etc/hosts
        tail -c +4 /etc/hosts | LC_ALL=C sed "/$ours/d"
    else
        LC_ALL=C sed "/$ours/d" /etc/hosts
    fi
}

# Into the same file: its owner and mode stay, and it works where it can't be replaced.
write_hosts() {
    kept=$(mktemp /etc/.hosts.leeward.XXXXXX) || return
    if without_ours >"$kept" && cat "$kept" >/etc/hosts && cmp -s "$kept" /etc/hosts || closed_by_hosts; then
        # Written whole, or not touched at all.
        rm -f "$kept"
    else
        echo "leeward: /etc/hosts could not be written whole. All that belongs in it is in $kept." >&2
    fi
}

by_guard() { "$guard" lift </dev/null >/dev/null 2>&1; }

# Without the guard: the same modules, as the application has them beside it.
by_modules() {
    "$python" -IS -c '
import sys
sys.path.insert(0, "/usr/lib/leeward")
from leeward_guard.__main__ import main
sys.exit(main())' lift </dev/null >/dev/null 2>&1
}

# Without either: our lines of the hosts file, then the rules of browsers.
by_hand() {
    if closed_by_hosts; then write_hosts; fi
    for browser in $browsers; do
        rm -f "/etc/$browser/$rules"
    done
    # Its ledger would have the lines come back.
    is_closed || rm -rf /var/lib/leeward
}

# Fails where something is still closed: then Leeward must not go.
open_everything() {
    # First the timer: it must not meet a guard that is half gone.
    if [ -d /run/systemd/system ]; then
        systemctl stop leeward-guard.timer || true
    fi
    for way in by_guard by_modules by_hand; do
        if "$way" && ! is_closed; then return 0; fi
    done
    is_closed || return 0
    echo 'leeward: not everything that is closed could be opened, so Leeward stays for now.' >&2
    echo 'leeward: /etc/hosts.leeward.txt says how to do it by hand. Then remove it again.' >&2
    start_timer
    return 1
}

forget_timer() {
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload || true
    fi
}

leave_nothing() {
    rm -rf /var/lib/leeward
    rm -f /var/lib/systemd/timers/stamp-leeward-guard.timer
}
