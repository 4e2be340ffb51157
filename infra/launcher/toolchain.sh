# shellcheck shell=bash
# Finds the .NET SDK and Node. Sourced by ../../stream.

# The oldest SDK that global.json takes; newer ones of the same major and minor version do too.
oldest_sdk() { sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json" | head -n 1; }

# Whether version $1 is of the same major and minor as $2, and not older.
serves() {
    [ "${1%.*}" = "${2%.*}" ] || return 1
    case ${1##*.} in '' | *[!0-9]*) return 1 ;; esac
    [ "${1##*.}" -ge "${2##*.}" ]
}

dotnet_candidates() {
    command -v dotnet || true
    [ -z "${DOTNET_ROOT-}" ] || printf '%s\n' "$DOTNET_ROOT/dotnet"
    [ -z "${HOME-}" ] || printf '%s\n' "$HOME/.dotnet/dotnet"
    printf '%s/dotnet\n' /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet
}

# Versions of what this dotnet has: $2 is runtime or sdk.
dotnet_versions() {
    if [ "$2" = sdk ]; then
        "$1" --list-sdks 2>/dev/null | sed 's/ .*//'
    else
        "$1" --list-runtimes 2>/dev/null | sed -n 's/^Microsoft\.AspNetCore\.App \([^ ]*\) .*/\1/p'
    fi
}

# Sets $dotnet to a .NET that can run the program (runtime) or build it too (sdk).
find_dotnet() {
    local kind=$1 wanted candidate version seen=''
    wanted=$(oldest_sdk)
    [ "$kind" = sdk ] || wanted=${wanted%.*}.0
    while IFS= read -r candidate; do
        [ -x "$candidate" ] || continue
        for version in $(dotnet_versions "$candidate" "$kind"); do
            if serves "$version" "$wanted"; then
                use_dotnet "$candidate"
                return
            fi
            seen="$seen $version ($candidate)"
        done
    done <<EOF
$(dotnet_candidates)
EOF
    missing_dotnet "$kind" "$wanted" "$seen"
}

# Test programs and tools start dotnet by its name, and native hosts look for DOTNET_ROOT.
use_dotnet() {
    dotnet=$1
    local real=$1 link folder
    while [ -L "$real" ]; do
        link=$(readlink "$real")
        case $link in /*) real=$link ;; *) real=$(dirname "$real")/$link ;; esac
    done
    folder=$(cd -P "$(dirname "$real")" && pwd)
    if [ -d "$folder/host/fxr" ]; then
        export DOTNET_ROOT=$folder
        [ "$(command -v dotnet || true)" = "$dotnet" ] || export PATH="$folder:$PATH"
    fi
}

missing_dotnet() {
    local name='the ASP.NET Core runtime' have='none was found'
    [ "$1" != sdk ] || name='the .NET SDK'
    [ -z "$3" ] || have="these were found:$3"
    fail "$name $2 or a newer ${2%.*} is needed; $have." \
        "Into ~/.dotnet, without root, on Linux or macOS:" \
        "  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel ${2%.*}" \
        "Debian, Ubuntu, Fedora, macOS packages: https://learn.microsoft.com/dotnet/core/install/" \
        "Looked on PATH, in DOTNET_ROOT, ~/.dotnet, /usr/share/dotnet, /usr/lib/dotnet and /usr/local/share/dotnet."
}

node_candidates() {
    local found
    found=$(command -v node || true)
    [ -z "$found" ] || dirname "$found"
    printf '%s\n' /usr/local/bin /opt/homebrew/bin "${VOLTA_HOME:-${HOME-}/.volta}/bin" \
        "${NVM_DIR:-${HOME-}/.nvm}"/versions/node/*/bin
}

# Puts a Node of version 18 or newer that has npm on PATH.
find_node() {
    local folder version seen=''
    while IFS= read -r folder; do
        [ -x "$folder/node" ] || continue
        version=$("$folder/node" --version 2>/dev/null) || continue
        version=${version#v}
        if [ "${version%%.*}" -ge 18 ] 2>/dev/null && [ -x "$folder/npm" ]; then
            PATH="$folder:$PATH"
            return
        fi
        [ -x "$folder/npm" ] || version="$version without npm"
        seen="$seen $version ($folder/node)"
    done <<EOF
$(node_candidates)
EOF
    local have='none was found'
    [ -z "$seen" ] || have="these were found:$seen"
    fail "Node 18 or newer, with npm, is needed for the native libraries; $have." \
        "Debian and Ubuntu: sudo apt-get install nodejs npm" \
        "macOS: brew install node" \
        "Anything else: https://nodejs.org/en/download"
}
