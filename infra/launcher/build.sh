# shellcheck shell=bash
# Builds the program, or the program and its tests, when their sources changed. Sourced by ../../stream.

# Paths under the root that a build of $1, program or tests, depends on.
build_inputs() {
    printf '%s\n' src prompts config package-lock.json global.json Directory.Build.props Directory.Build.targets \
        Directory.Packages.props BannedSymbols.txt .editorconfig nuget.config
    [ "$1" = program ] || printf '%s\n' tests bench StreamSubjectivity.sln
}

build_output() {
    case $1 in
        program) printf artifacts/bin/Cli/release/stream.dll ;;
        tests) printf artifacts/bin/StreamSubjectivity.Tests/release/StreamSubjectivity.Tests.dll ;;
    esac
}

build_stamp() {
    # shellcheck disable=SC2046 # The paths hold no blanks.
    fingerprint $(build_inputs "$1")
}

build_is_current() {
    local stamp=$root/artifacts/.$1-stamp
    [ -f "$root/$(build_output "$1")" ] && [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$(build_stamp "$1")" ]
}

build() {
    local project=src/Cli made='the program' sources program_sources
    [ "$1" = program ] || project=StreamSubjectivity.sln made='the program and its tests'
    # Taken before the build: what is edited while it runs is built the next time.
    sources=$(build_stamp "$1")
    program_sources=$(build_stamp program)
    say "building $made"
    run_dotnet_build "$project" || fail "the build failed: its errors stand above."
    printf '%s\n' "$program_sources" >"$root/artifacts/.program-stamp"
    printf '%s\n' "$sources" >"$root/artifacts/.$1-stamp"
}

run_dotnet_build() {
    local log code=0
    # In a terminal, MSBuild's own display shows which project it is at.
    if [ -t 2 ]; then
        dotnet_build "$1" --verbosity minimal 1>&2
        return
    fi
    log=$(mktemp)
    dotnet_build "$1" --verbosity quiet >"$log" 2>&1 || code=$?
    # MSBuild says each error twice, once in its summary.
    [ "$code" -eq 0 ] || awk '!said[$0]++' "$log" >&2
    rm -f "$log"
    return "$code"
}

# No MSBuild nodes are left behind: they would keep this clone's files open.
dotnet_build() {
    (
        cd "$root" || exit
        export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
        with_caches "$dotnet" build "$1" --configuration Release --nologo -nodeReuse:false "${@:2}" </dev/null
    )
}
