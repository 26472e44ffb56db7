#!/usr/bin/env bash
# Installs what building, testing and running Annulus needs on Debian 12 or 13. Does nothing when all is there.
#   bash packaging/dependencies.sh            install what is missing (with sudo unless root)
#   bash packaging/dependencies.sh --list     print the packages
set -euo pipefail

build="build-essential cmake ninja-build pkg-config
  qt6-base-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqcustomplot-dev libxlsxwriter-dev
  libvtk9-dev libinsighttoolkit5-dev libfftw3-dev libgdcm-dev libgdcm-tools libdcmtk-dev libopenjp2-7-dev
  libeigen3-dev libboost-dev libtbb-dev libsqlite3-dev libsqlitecpp-dev libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libsodium-dev libsvm-dev libopencv-dnn-dev zlib1g-dev libpng-dev libzip-dev libpugixml-dev libxlsxwriter-dev"
run="qt6-qpa-plugins libgl1-mesa-dri fonts-noto-cjk qt6-translations-l10n"
test="xvfb xauth dicom3tools dcmtk libbenchmark-dev"

packages=$(echo $build $run $test)

if [ "${1:-}" = --list ]; then printf '%s\n' $packages; exit 0; fi

# Installed, or provided by what is: Debian 13 has libqt6opengl6-dev within qt6-base-dev.
there=$(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' | sed -n 's/^installed //p' | tr ', ' '\n\n' | sort -u)
missing=""
for package in $packages; do
  grep -qxF -e "$package" <<<"$there" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Annulus installs its dependencies with apt-get, which is not here. Please install:$missing" >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "Installing packages needs root or sudo. Please install:$missing" >&2; exit 1; }
  as_root=sudo
fi
echo "Installing:$missing" >&2
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
