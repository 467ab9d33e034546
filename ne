#!/bin/sh
# Builds the command when a source is newer than the last build, then becomes it.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
state=$root/src/NE.Tool/obj
app=$root/src/NE.Tool/bin/Release/net10.0/NE.Tool

if ! command -v dotnet >/dev/null; then
    echo "ne: the .NET 10 SDK is missing; get it from https://dotnet.microsoft.com/download and put dotnet into PATH." >&2
    exit 1
fi

# What is being done and for how long, until this script goes on: on a terminal in one line, elsewhere every ten seconds.
progress() {
    begun=$(date +%s)
    shown=0
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        seconds=$(($(date +%s) - begun))
        line="ne: building the command, $(grep -c -e ' -> ' "$state/ne.log" || :) of 6 projects ($seconds s)"
        if [ -t 2 ]; then
            printf '\r%s' "$line" >&2
        elif [ $((seconds - shown)) -ge 10 ]; then
            echo "$line" >&2
            shown=$seconds
        fi
    done
}

newer() {
    find "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
        \( -name bin -o -name obj \) -prune -o "$@" -print -quit
}
stale() { [ ! -x "$app" ] || [ ! -f "$state/ne.built" ] || [ -n "$(newer -newer "$state/ne.built")" ]; }

if stale; then
    mkdir -p "$state"
    (
        # Two first starts at once: the second waits, then finds everything built.
        ! command -v flock >/dev/null || flock 9
        if stale; then
            if ! dotnet --list-sdks | grep -Eq '^[1-9][0-9]+\.'; then
                echo "ne: dotnet is older than .NET 10; get the .NET 10 SDK from https://dotnet.microsoft.com/download and put its dotnet first in PATH." >&2
                exit 1
            fi
            echo "ne: building the command; only the first start takes this long" >&2
            : > "$state/ne.building"
            : > "$state/ne.log"
            progress 9>&- &
            progress=$!
            # 9>&-: the compiler server outlives the build and would keep the lock. DOTNET_TieredPGO: a quarter of a build's time goes into
            # measurements for code that runs too briefly to gain from them.
            DOTNET_TieredPGO=${DOTNET_TieredPGO:-0} dotnet build "$root/src/NE.Tool" -c Release -v m -nologo --tl:off -p:NeForUse=true > "$state/ne.log" 2>&1 9>&- || code=$?
            kill "$progress" 2>/dev/null || :
            [ ! -t 2 ] || echo >&2
            if [ "${code:-0}" -ne 0 ]; then
                cat "$state/ne.log" >&2
                exit 1
            fi
            # Sources saved while it was built want another build. Those dated in the future do not: the stamp takes their date.
            : > "$state/ne.ended"
            if [ -z "$(newer -type f -newer "$state/ne.building" ! -newer "$state/ne.ended")" ]; then
                : > "$state/ne.built"
                while future=$(newer -newer "$state/ne.built") && [ -n "$future" ]; do touch -r "$future" "$state/ne.built"; done
            fi
        fi
    ) 9> "$state/ne.lock"
fi
# What the command tells the user to type next begins as this did.
NE_COMMAND=$0 exec "$app" "$@"
