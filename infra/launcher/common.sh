# shellcheck shell=bash
# Messages, the lock and the order of the set-up. Sourced by ../../stream, which sets $root.

say() { printf 'stream: %s\n' "$*" >&2; }

# A message that starts with what is wrong; further arguments are lines that say what to do about it.
fail() {
    say "$1"
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

usage_error() {
    say "$1"
    exit 2
}

# Prints a checksum of everything under the given paths, names and contents: unlike times of change, it notices
# a deleted file and a copy that kept its old times, and ignores a file that was only touched.
fingerprint() {
    local path found=()
    for path in "$@"; do
        [ ! -e "$root/$path" ] || found+=("$path")
    done
    (cd "$root" && find "${found[@]}" -type f \
        ! -path '*/bin/*' ! -path '*/obj/*' ! -path '*/node_modules/*' ! -name '*.gguf' \
        -exec cksum {} + | LC_ALL=C sort | cksum)
}

# Two launchers on one clone must not install or build at once. The lock goes with the file descriptor:
# however the holder ends, it is free again.
with_lock() {
    local lock=$root/.stream/lock
    if ! mkdir -p "$root/.stream" 2>/dev/null || ! { : >>"$lock"; } 2>/dev/null; then
        fail "this clone needs to be set up or built, and $(id -un) may not write to it." \
            "Run '$root/stream --help' once as its owner, or clone it again to a folder of your own."
    fi
    exec 9>>"$lock"
    if ! try_lock nonblocking; then
        say "another stream is setting up this clone; waiting for it"
        try_lock blocking || fail "the lock $lock could not be taken."
    fi
    "$@"
    exec 9>&-
}

# macOS has no flock command, but its perl locks the descriptor just as well.
try_lock() {
    if command -v flock >/dev/null 2>&1; then
        if [ "$1" = blocking ]; then flock 9; else flock -n 9; fi
    else
        perl -e 'use Fcntl ":flock"; open(my $f, ">>&=", 9) or exit 1;
            flock($f, $ARGV[0] eq "blocking" ? LOCK_EX : LOCK_EX | LOCK_NB) or exit 1' "$1"
    fi
}

# Leaves $dotnet set. With nothing to do it writes nothing: a clone that is another user's runs too.
set_up() {
    local what=$1
    check_gpu_choice
    if native_is_current && build_is_current "$what"; then
        find_dotnet runtime
        return
    fi
    find_dotnet sdk
    with_lock set_up_locked "$what"
}

# What another launcher did while this one waited is not done again.
set_up_locked() {
    native_is_current || install_native
    build_is_current "$1" || build "$1"
}

# Package managers keep caches in the home folder, which a service account often lacks or can't write.
# The lock's descriptor is closed: a compiler server that stays behind would hold it.
with_caches() {
    if [ -n "${HOME-}" ] && [ -d "$HOME" ] && [ -w "$HOME" ]; then
        "$@" 9>&-
    else
        mkdir -p "$root/.stream/home"
        HOME=$root/.stream/home "$@" 9>&-
    fi
}
