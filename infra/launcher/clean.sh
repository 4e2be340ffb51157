# shellcheck shell=bash
# Removes what the launcher made. Sourced by ../../stream.

clean() {
    [ $# -eq 0 ] || usage_error "usage: stream clean    (removes builds and installed libraries, never a data folder)"
    with_lock remove_made
}

remove_made() {
    rm -rf "$root/artifacts" "$root/node_modules" "$root"/infra/native/*/node_modules "$root/tests/npm/node_modules" "$root/.stream/home" ||
        fail "not everything could be removed: see above."
}
