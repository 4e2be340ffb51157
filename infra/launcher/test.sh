# shellcheck shell=bash
# Builds the solution and runs its tests. Sourced by ../../stream.

tests_usage='usage: stream test [FILTER] [-- OPTION...]
  FILTER   run the tests whose namespace, class or method contains it; blanks stand for the underscores of a name
  OPTION   goes to the test program as it is, for example --stop-on-fail on
Set KAFKA_HOME to the folder of an Apache Kafka download to run the tests that need a real broker.'

run_tests() {
    local filter='' options=()
    case ${1-} in
        --help | -h | '-?')
            printf '%s\n' "$tests_usage"
            return
            ;;
        -- | '') ;;
        -*) usage_error "unknown option '$1'.
$tests_usage" ;;
        *)
            filter=$(tests_filter "$1")
            options=(--filter-method "$filter")
            shift
            ;;
    esac
    case ${1-} in
        --) shift ;;
        '') ;;
        *) usage_error "one FILTER at most.
$tests_usage" ;;
    esac
    set_up tests
    [ ! -e "$root/tests/npm/package.json" ] || folder_is_current tests/npm || with_lock install_tests_folder
    find_browser
    run_test_program ${options[@]+"${options[@]}"} "$@"
}

# What only the tests of the pages need: an ordinary user never installs it.
install_tests_folder() {
    find_node
    folder_is_current tests/npm || install_folder tests/npm
}

# The runner matches *text* against Namespace.Class.Method and knows wildcards at the ends only.
tests_filter() {
    local text=${1// /_}
    text=${text#\*}
    text=${text%\*}
    case $text in
        '' | *[!A-Za-z0-9_.+]*) usage_error "FILTER '$1' is no part of a test's name." ;;
    esac
    printf '*%s*' "$text"
}

# The last line, the counts, is taken from the runner's report rather than from what it prints for people.
run_test_program() {
    local reports code=0 counts
    reports=$(mktemp -d)
    # shellcheck disable=SC2064 # The folder's name is known now.
    trap "rm -rf '$reports'" EXIT
    "$dotnet" "$root/$(build_output tests)" --results-directory "$reports" \
        --report-xunit-xml --report-xunit-xml-filename report.xml --zero-tests-policy strict \
        --print-max-string-length 1000 --print-max-enumerable-length 50 "$@" || code=$?
    counts=$(count_tests "$reports/report.xml")
    if [ -n "$counts" ]; then
        printf '%s\n' "$counts"
    else
        say "the test program ended with exit code $code and left no report"
    fi
    # Microsoft.Testing.Platform ends with 5 where it doesn't know an option, 8 where no test ran.
    case $code in
        0) [ -n "$counts" ] || exit 1 ;;
        5) exit 2 ;;
        *) exit 1 ;;
    esac
}

count_tests() {
    local assembly passed failed errors skipped
    [ -r "$1" ] || return 0
    assembly=$(grep -o '<assembly [^>]*>' "$1" | head -n 1)
    passed=$(attribute passed "$assembly")
    failed=$(attribute failed "$assembly")
    errors=$(attribute errors "$assembly")
    skipped=$(attribute skipped "$assembly")
    [ -n "$passed" ] && [ -n "$failed" ] || return 0
    # Errors are faults outside a test's body, in a fixture that is taken down for example.
    printf '%d passed, %d failed' "$passed" $((failed + ${errors:-0}))
    [ "${skipped:-0}" -eq 0 ] || printf ', %d skipped' "$skipped"
}

attribute() { printf '%s' "$2" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }

# The tests of the pages need Chromium and take it from CHROMIUM_PATH. On Debian it is one package; elsewhere those tests
# are skipped.
find_browser() {
    local name
    [ -z "${CHROMIUM_PATH-}" ] || return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null 2>&1; then
            CHROMIUM_PATH=$(command -v "$name")
            export CHROMIUM_PATH
            return
        fi
    done
    if may_install chromium && install_package chromium; then
        return
    fi
    say "Chromium was not found: the tests of the pages are skipped (Debian: sudo apt-get install chromium)"
}

# STREAM_NO_INSTALL=1 leaves the machine's packages alone.
may_install() {
    [ -z "${STREAM_NO_INSTALL-}" ] && command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

install_package() {
    local as_root=() log
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    log=$(mktemp)
    say "installing $1 by apt-get, for the tests of the pages"
    if { apt_get update && apt_get install -y --no-install-recommends "$1"; } >"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    tail -n 3 "$log" >&2
    rm -f "$log"
    return 1
}

apt_get() {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null
}
