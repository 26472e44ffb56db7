#!/usr/bin/env bash
# Builds Annulus and passes all its tests; installs what is missing first.
#   bash packaging/test.sh           what every change must pass
#   bash packaging/test.sh --long    also what is too slow for every change: fuzzing, the sanitizer builds
set -euo pipefail
cd "$(dirname "$0")/.."
long=0
case "${1:-}" in "") ;; --long) long=1 ;; *) echo "usage: bash packaging/test.sh [--long]" >&2; exit 2 ;; esac

bash packaging/dependencies.sh
jobs=$(nproc)

build_and_test() {  # <preset> <ctest options...>
  local preset=$1 log; shift
  log=$(mktemp)
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; exit 1; }
  rm -f "$log"
  cmake --build "build-$preset" --parallel "$jobs"
  ctest --test-dir "build-$preset" --output-on-failure --parallel "$jobs" "$@"
}

if [ $long = 1 ]; then
  build_and_test release
  build_and_test asan
  build_and_test tsan -L threads
else
  build_and_test release -LE long
fi
