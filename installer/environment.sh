#!/usr/bin/env bash
# Makes .venv and installs into it what one purpose needs: run, test, bench or build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=$1
python=${PYTHON:-python3}

stop() {
    printf 'daftar: %s\n' "$1" >&2
    exit 1
}

command -v "$python" >/dev/null || stop "Python 3.11 or newer is needed: apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Python 3.11 or newer is needed; this is $("$python" -V 2>&1). Name another one: make PYTHON=/path/to/python3.11 $purpose"

# Debian keeps ensurepip, without which no environment can be made, in python3-venv.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    bash installer/system_libraries.sh venv
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "this Python cannot make an environment; install what it lacks: sudo apt-get install python3-venv"
fi

bash installer/system_libraries.sh "$purpose"

case $purpose in
    run) groups=() ;;
    test) groups=(--group dev) ;;
    bench) groups=(--group dev --group bench) ;;
    build) groups=(--group build) ;;
    *) stop "no such purpose: $purpose" ;;
esac

# An environment that was broken off half-way, or whose Python has gone, is made anew.
if ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    echo "daftar: making .venv with $("$python" -V)"
    "$python" -m venv .venv
fi

echo "daftar: installing what '$purpose' needs into .venv (the first time takes some minutes)"
# pip before 25.1 knows no --group; Debian 12 brings 23.0.
.venv/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
.venv/bin/python -m pip install --quiet --editable . "${groups[@]}"
