#!/usr/bin/env bash
# Finds the system libraries and programs that one purpose lacks; installs them where that is
# allowed (root, or sudo without a password), else names the one command that does.
# Nothing is installed, asked or printed when nothing is missing.
set -euo pipefail

# What the program loads or runs, and the Debian package that brings it: measured on a bare
# Debian 12. Asked by soname because Ubuntu renamed some packages (…t64); apt knows the old names.
window='
libGL.so.1              libgl1
libEGL.so.1             libegl1
libxkbcommon.so.0       libxkbcommon0
libglib-2.0.so.0        libglib2.0-0
libfreetype.so.6        libfreetype6
libfontconfig.so.1      libfontconfig1
libdbus-1.so.3          libdbus-1-3
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-shape.so.0       libxcb-shape0
'
tests='
Xvfb                    xvfb
xauth                   xauth
xdotool                 xdotool
openbox                 openbox
pdftotext               poppler-utils
'
bench='
libpango-1.0.so.0       libpango-1.0-0
libpangoft2-1.0.so.0    libpangoft2-1.0-0
libharfbuzz-subset.so.0 libharfbuzz-subset0
'
# PyInstaller reads libraries with objdump, and takes Python's own along, which Debian keeps apart.
build='
objdump                 binutils
'
python=${PYTHON:-python3}
system_python=$("$python" -c 'import sys; sys.base_prefix == "/usr" and print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
if [ -n "$system_python" ]; then
    build+="libpython$system_python.so.1.0 libpython$system_python"$'\n'
fi

case ${1:-run} in
    venv) wanted='ensurepip python3-venv' ;;
    run) wanted=$window ;;
    test) wanted=$window$tests ;;
    bench) wanted=$window$tests$bench ;;
    build) wanted=$window$build ;;
    *) printf 'daftar: no such purpose: %s\n' "$1" >&2; exit 2 ;;
esac

ldconfig=$(PATH="$PATH:/sbin:/usr/sbin" command -v ldconfig || true)
libraries=$("${ldconfig:-false}" -p 2>/dev/null || true)

is_there() {
    case $1 in
        ensurepip) "$python" -c 'import ensurepip, venv' 2>/dev/null ;;
        lib*) grep -qF "	$1 " <<<"$libraries" ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

missing_packages() {
    local what package
    while read -r what package; do
        if [ -n "$what" ] && ! is_there "$what"; then
            printf '%s\n' "$package"
        fi
    done <<<"$wanted"
}

mapfile -t missing < <(missing_packages)
[ ${#missing[@]} -eq 0 ] && exit 0

by_hand() {
    printf 'daftar: these system packages are missing: %s\n' "${missing[*]}" >&2
    printf 'daftar: install them with:  sudo apt-get install %s\n' "${missing[*]}" >&2
    exit 0 # what can go on without them goes on
}

if ! command -v apt-get >/dev/null; then
    by_hand
elif [ "$(id -u)" -eq 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    by_hand
fi

install() {
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

printf 'daftar: installing system packages: %s\n' "${missing[*]}"
# The lists may be missing or old; they are fetched only then.
install 2>/dev/null || { "${as_root[@]}" apt-get update -qq && install; } || by_hand
