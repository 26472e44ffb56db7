#!/usr/bin/env bash
# Builds Annulus and opens it on the demo project; installs what is missing first. Without a display it runs the
# same demo under a virtual one and leaves screenshots of every page and the feature table in demo-output/.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/dependencies.sh
log=$(mktemp)
cmake --preset release >"$log" 2>&1 || { cat "$log"; exit 1; }
rm -f "$log"
cmake --build build-release --parallel "$(nproc)" --target annulus annulus-cli
bin=build-release/bin
out=demo-output
mkdir -p "$out"
[ -e "$out/demo/demo.annulus" ] || { rm -rf "$out/demo"; "$bin/annulus-cli" demo --out "$out/demo"; }

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$bin/annulus" "$out/demo/demo.annulus"
fi

export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$(mktemp -d)}"
echo "No display: the demo runs unseen; its pictures and tables go to $out/"
"$bin/annulus-cli" extract --project "$out/demo/demo.annulus" --out "$out/features.csv"
for language in en zh_CN; do
  for page in cases read features history; do
    xvfb-run -a -s "-screen 0 1920x1080x24" "$bin/annulus" --screenshot "$page" \
      --project "$out/demo/demo.annulus" --language "$language" --size 1920x1080 --out "$out/$page-$language.png"
  done
done
ls -l "$out"
