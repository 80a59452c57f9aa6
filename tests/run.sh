#!/usr/bin/env bash
# Runs lint, types and every test, and first makes what they need.
#
#   bash tests/run.sh                 everything that belongs to a change
#   bash tests/run.sh --all           the long soaks too
#   bash tests/run.sh tests/test_layers.py -k direction    words for pytest
#
# The last line printed is pytest's own summary.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }
any_of() {
    local name
    for name in "$@"; do if has "$name"; then return 0; fi; done
    return 1
}

# ------------------------------------------------------------------ what the system must have

chromium_is_here() { [ -n "${CHROMIUM:-}" ] || any_of chromium chromium-browser google-chrome google-chrome-stable; }
chinese_fonts_are_here() { has fc-list && [ -n "$(fc-list :lang=zh family)" ]; }
postgres_is_here() { has initdb || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; }
calc_is_here() { any_of soffice libreoffice; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        say "These tests need system packages, and neither root nor sudo is available. Ask an administrator to run: $*"
        exit 1
    fi
}

install_packages() {
    if has apt-get; then
        say "Installing with apt-get: $*"
        as_root apt-get update -qq >&2
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
    elif has dnf; then
        say "Please run once: sudo dnf install chromium google-noto-sans-cjk-fonts libreoffice-calc postgresql-server"
        exit 1
    elif has pacman; then
        say "Please run once: sudo pacman -S chromium noto-fonts-cjk libreoffice-fresh postgresql"
        exit 1
    elif has brew; then
        say "Please run once: brew install --cask chromium libreoffice; brew install postgresql"
        exit 1
    else
        say "Please install Chromium, a Chinese font, LibreOffice Calc and PostgreSQL; this system has no package manager known here."
        exit 1
    fi
}

missing=()
chromium_is_here || missing+=(chromium)
chinese_fonts_are_here || missing+=(fontconfig fonts-noto-cjk)
calc_is_here || missing+=(libreoffice-calc)
postgres_is_here || missing+=(postgresql)
[ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
if ! chromium_is_here; then
    say "Chromium is still missing. Install it, or name the program in CHROMIUM, and run this again."
    exit 1
fi

# ------------------------------------------------------------------ Python and its packages

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in python3 python python3.14 python3.13 python3.12 python3.11; do
        if has "$name" && new_enough "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed, and none was found."
    exit 1
}

if ! { [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    python=$(find_python)
    # Debian keeps what venv needs in a package of its own.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
    say "Making the virtual environment .venv"
    "$python" -m venv --clear .venv
fi

# The stamp is what was installed, so a changed pin is noticed and nothing else is.
stamp=.venv/installed-requirements.txt
if ! cat requirements.txt tests/requirements.txt | cmp -s - "$stamp"; then
    say "Installing the Python packages"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r tests/requirements.txt
    cat requirements.txt tests/requirements.txt >"$stamp"
fi

# ------------------------------------------------------------------ the checks

.venv/bin/ruff check
.venv/bin/ruff format --check
.venv/bin/mypy
.venv/bin/oxlint --deny-warnings --quiet pages tests
# One worker for each core; the tests of one file share a program and stay together.
exec .venv/bin/python -m pytest --numprocesses auto --dist loadfile "$@"
