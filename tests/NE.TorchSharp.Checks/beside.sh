#!/bin/sh
# beside.sh SYSTEM FOLDER: a libstdc++.so.6 in FOLDER that is the library SYSTEM and std::ios_base_library_init, which GCC 13 added as
# GLIBCXX_3.4.32: it initialises the standard streams, which before was done by every file that includes <iostream>. The new library defines the
# versions of the old one, so that the loader accepts it in its place, and depends on it for all its symbols.
set -eu
system=$(readlink -f "$1")
folder=$2
mkdir -p "$folder"
ln -sf "$system" "$folder/libstdc++-of-the-system.so.6"
{
    objdump -p "$system" | sed -n '/^Version definitions/,/^Version References/p' | grep -oE '(GLIBCXX|CXXABI)_[A-Za-z0-9_.]+' | sort -u | sed 's/$/ { };/'
    echo 'GLIBCXX_3.4.31 { };'
    echo 'GLIBCXX_3.4.32 { global: _ZSt21ios_base_library_initv; local: *; };'
} > "$folder/versions"

# An empty library of that name stands for it, so that the new one depends on the name in its own folder.
echo | g++ -shared -nostdlib -x c - -Wl,-soname,libstdc++-of-the-system.so.6 -o "$folder/stub.so"
echo '#include <ios>
namespace std { void ios_base_library_init() { static ios_base::Init streams; } }' |
    g++ -shared -fPIC -O2 -x c++ - -nodefaultlibs -Wl,-soname,libstdc++.so.6 -Wl,--version-script="$folder/versions" -Wl,-rpath,'$ORIGIN' \
        -Wl,--no-as-needed -x none "$folder/stub.so" -lc -o "$folder/libstdc++.so.6"
rm "$folder/stub.so"
