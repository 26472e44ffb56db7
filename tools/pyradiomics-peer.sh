#!/usr/bin/env bash
# Makes a virtual environment with a pinned PyRadiomics, against which tests/bench/features_bench measures and from which
# tools/*Reference.py take their numbers. Nothing of it is shipped. Needs a C compiler and Python 3.9 to 3.11.
#   bash tools/pyradiomics-peer.sh [FOLDER]      default build-peer
#   build-release/bin/features_bench --peer FOLDER/bin/python
set -euo pipefail
folder=${1:-build-peer}
python3 -m venv "$folder"
# 3.0.1 is the newest release whose source archive is whole (that of 3.1.0 lacks its C headers).
"$folder/bin/pip" install --quiet "numpy==1.26.4" "scipy==1.11.4" "SimpleITK==2.3.1" "PyWavelets==1.6.0" "scikit-image==0.22.0" \
  "trimesh==4.0.5" "pykwalify==1.8.0" "six==1.16.0" "setuptools<70" wheel cython versioneer
"$folder/bin/pip" install --quiet --no-deps --no-build-isolation --no-binary pyradiomics "pyradiomics==3.0.1"
"$folder/bin/python" -c 'import radiomics; print("PyRadiomics", radiomics.__version__)'
