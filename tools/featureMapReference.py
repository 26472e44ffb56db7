"""Feature maps by PyRadiomics' voxel-based mode on a small volume of one slice and one of three: writes
tests/reference/featureMaps/*.json. Run with the Python that tools/pyradiomics-peer.sh makes: FOLDER."""
import json
import logging
import sys

import numpy
import radiomics
import SimpleITK as sitk
from radiomics import featureextractor

logging.getLogger("radiomics").setLevel(logging.ERROR)
FEATURES = {
    "firstorder": ["Mean", "90Percentile", "Entropy", "Skewness", "RobustMeanAbsoluteDeviation"],
    "glcm": ["Idn", "JointEntropy", "Contrast", "Correlation", "Imc1"],
    "glrlm": ["RunEntropy", "ShortRunEmphasis", "RunPercentage"],
    "glszm": ["ZoneEntropy", "LargeAreaEmphasis"],
    "gldm": ["DependenceEntropy", "SmallDependenceEmphasis"],
    "ngtdm": ["Coarseness", "Contrast"],
}


def case(name, shape, radius, bin_width, seed):
    random = numpy.random.RandomState(seed)
    pixels = random.randint(0, 120, shape).astype(numpy.int16)
    mask = (random.uniform(size=shape) < 0.85).astype(numpy.uint8)
    mask[:, 0, :] = 0
    image_file, mask_file = sitk.GetImageFromArray(pixels), sitk.GetImageFromArray(mask)
    settings = {"binWidth": bin_width, "kernelRadius": radius, "maskedKernel": True, "initValue": float("nan"), "force2D": shape[0] == 1, "additionalInfo": False}
    extractor = featureextractor.RadiomicsFeatureExtractor(**settings)
    extractor.disableAllFeatures()
    extractor.enableFeaturesByName(**FEATURES)
    maps = {}
    for key, value in extractor.execute(image_file, mask_file, voxelBased=True).items():
        if not isinstance(value, sitk.Image):
            continue
        # PyRadiomics crops its maps to what it computed: laid back into the volume.
        whole = numpy.full(shape, numpy.nan)
        corner = numpy.round(numpy.array(value.GetOrigin())).astype(int)[::-1]
        part = sitk.GetArrayFromImage(value)
        whole[tuple(slice(c, c + s) for c, s in zip(corner, part.shape))] = part
        maps[key.replace("original_", "")] = [None if numpy.isnan(x) else float(x) for x in whole.ravel()]
    with open(f"{sys.argv[1]}/{name}.json", "w") as out:
        json.dump({"version": radiomics.__version__, "size": list(shape[::-1]), "radius": radius, "binWidth": bin_width, "pixels": pixels.ravel().tolist(),
                   "mask": mask.ravel().tolist(), "maps": maps}, out)
        out.write("\n")
    print(name, {key: sum(x is not None for x in value) for key, value in maps.items()}, int(mask.sum()))


case("slice", (1, 9, 11), 2, 25, 1)
case("volume", (3, 6, 7), 1, 20, 2)
