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
            echo "ne: building the command" >&2
            : > "$state/ne.building"
            # 9>&-: the compiler server outlives the build and would keep the lock.
            dotnet build "$root/src/NE.Tool" -c Release -v q -nologo --tl:off > "$state/ne.log" 2>&1 9>&- || {
                cat "$state/ne.log" >&2
                exit 1
            }
            # Sources saved while it was built want another build. Those dated in the future do not: the stamp takes their date.
            : > "$state/ne.ended"
            if [ -z "$(newer -type f -newer "$state/ne.building" ! -newer "$state/ne.ended")" ]; then
                : > "$state/ne.built"
                while future=$(newer -newer "$state/ne.built") && [ -n "$future" ]; do touch -r "$future" "$state/ne.built"; done
            fi
        fi
    ) 9> "$state/ne.lock"
fi
exec "$app" "$@"
