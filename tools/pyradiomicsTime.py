"""Times PyRadiomics on one case, one thread: IMAGE MASK PARAMETERS [REPEATS]. Prints JSON for features_bench.

Processor time, as in the bench: what else runs on the machine counts least. The image is read before the clock starts; the
fastest of the repeats counts."""
import os
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import json
import logging
import sys
import time

import numpy
import SimpleITK as sitk
from radiomics import __version__, featureextractor

sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
logging.getLogger("radiomics").setLevel(logging.ERROR)
image, mask = sitk.ReadImage(sys.argv[1]), sitk.ReadImage(sys.argv[2])
extractor = featureextractor.RadiomicsFeatureExtractor(sys.argv[3])
extractor.settings["additionalInfo"] = False
best = None
for _ in range(int(sys.argv[4]) if len(sys.argv) > 4 else 1):
    started = time.process_time()
    values = extractor.execute(image, mask)
    took = time.process_time() - started
    best = took if best is None else min(best, took)
features = {key: float(value) for key, value in values.items() if not key.startswith("diagnostics_")}
print(json.dumps({"seconds": best, "features": len(features), "version": __version__, "numpy": numpy.__version__, "values": features}))
