"""Random cases through PyRadiomics and annulus-cli, feature by feature: whatever differs is listed.

    bash tools/pyradiomics-peer.sh build-peer
    build-peer/bin/python tools/pyradiomicsCompare.py build-release/bin/annulus-cli [--cases 200] [--seed 1] [--keep FOLDER]

Images of all pixel types, planes, slices and volumes; regions with holes, several parts, at the border or of few pixels;
every setting of a parameter file that changes a number. A case is made from its number alone, so `--only N` makes it again.
A value that round-off alone can move by as much is told apart: PyRadiomics computes such a case again with its image and grid
disturbed in the last bits. Exit status 1 where something differs that does not.

    ... --pin 4,8,15 --out tests/reference/pyradiomics3/cases.json

writes cases with PyRadiomics' values for tests/core/features/randomCases_test.cpp.
"""
import argparse
import copy
import csv
import json
import logging
import math
import os
import subprocess
import sys
import tempfile

import numpy
import SimpleITK as sitk
from radiomics import featureextractor, setVerbosity

setVerbosity(logging.CRITICAL)
logging.getLogger("radiomics").setLevel(logging.CRITICAL)

RELATIVE, ABSOLUTE = 1e-6, 1e-9
TYPES = [numpy.uint8, numpy.int8, numpy.int16, numpy.uint16, numpy.int32, numpy.float32, numpy.float64]
NORMS = ["manhattan", "euclidean", "infinity", "no_weighting"]
INTERPOLATORS = ["sitkBSpline", "sitkLinear", "sitkNearestNeighbor"]
CLASSES = ["firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm"]
WAVELETS = ["coif1", "haar", "db2", "db4", "sym3", "bior2.2", "rbio1.3", "coif2"]


def smooth(field, times):
    for _ in range(times):
        for axis in range(field.ndim):
            field = (field + numpy.roll(field, 1, axis) + numpy.roll(field, -1, axis)) / 3
    return field


def make_image(rng, shape, dtype):
    field = smooth(rng.standard_normal(shape), int(rng.integers(0, 4)))
    field /= max(field.std(), 1e-12)
    kind = rng.choice(["plain", "few", "flat", "half flat", "signed", "heavy"], p=[0.45, 0.15, 0.08, 0.12, 0.1, 0.1])
    if kind == "few":
        field = numpy.floor(field * 1.5)
    elif kind == "flat":
        field[...] = 1.25
    elif kind == "half flat":
        field[field < 0] = 0
    elif kind == "heavy":
        field = numpy.sign(field) * numpy.abs(field) ** 3
    is_whole = numpy.issubdtype(dtype, numpy.integer)
    scale = {numpy.uint8: 40, numpy.int8: 25}.get(dtype, float(rng.choice([30, 200, 900])) if is_whole else float(rng.choice([0.02, 1, 37.5, 800])))
    middle = 0 if kind == "signed" or dtype == numpy.int8 else 3 * scale
    values = middle + scale * field
    if is_whole:
        limits = numpy.iinfo(dtype)
        values = numpy.clip(numpy.rint(values), limits.min, limits.max)
    return values.astype(dtype), kind


def make_mask(rng, shape, label):
    where = numpy.indices(shape).astype(float)
    middle = [rng.uniform(0.3, 0.7) * size for size in shape]
    radius = [max(1.2, rng.uniform(0.25, 0.6) * size) for size in shape]
    far = numpy.sqrt(sum(((where[axis] - middle[axis]) / radius[axis]) ** 2 for axis in range(len(shape))))
    kind = rng.choice(["blob", "ring", "parts", "scattered", "whole", "few", "line"], p=[0.4, 0.15, 0.12, 0.1, 0.08, 0.1, 0.05])
    inside = far <= 1
    if kind == "ring":
        inside &= far > 0.55
    elif kind == "parts":
        inside &= (where[-1].astype(int) // 3) % 2 == 0
    elif kind == "scattered":
        inside = rng.random(shape) < 0.3
    elif kind == "whole":
        inside = numpy.ones(shape, bool)  # but one pixel: PyRadiomics takes a mask of one value for an empty one
        inside[(0,) * len(shape)] = False
    elif kind == "few":
        inside = numpy.zeros(shape, bool)
        start = [int(rng.integers(0, max(1, size - 2))) for size in shape]
        inside[tuple(slice(at, at + int(rng.integers(1, 3))) for at in start)] = True
    elif kind == "line":
        inside = numpy.zeros(shape, bool)
        inside[tuple([int(rng.integers(0, size)) for size in shape[:-1]])] = True
    mask = numpy.zeros(shape, numpy.uint8)
    mask[inside] = label
    if rng.random() < 0.3:
        others = (~inside) & (rng.random(shape) < 0.1)
        mask[others] = label + 1
    return mask, kind


def make_settings(rng, image, mask, label, dims, spacing):
    inside = image[mask == label].astype(float)
    span = float(inside.max() - inside.min()) if inside.size else 1.0
    setting = {"label": label}
    if rng.random() < 0.4:
        setting["binCount"] = int(rng.choice([2, 7, 16, 32, 64]))
    else:
        setting["binWidth"] = float(numpy.round(max(span, 1e-3) / float(rng.choice([3, 11, 27.3, 60])), 6)) if rng.random() < 0.7 else 25
    if rng.random() < 0.2:
        setting["distances"] = [[1, 2], [2], [1, 3], [3, 1]][int(rng.integers(4))]
    if rng.random() < 0.2:
        setting["weightingNorm"] = str(rng.choice(NORMS))
    if rng.random() < 0.15:
        setting["symmetricalGLCM"] = False
    if rng.random() < 0.2:
        setting["gldm_a"] = int(rng.integers(1, 4))
    if rng.random() < 0.15:
        setting["voxelArrayShift"] = int(rng.choice([100, 1000]))
    if dims == 3 and rng.random() < 0.3:
        setting["force2D"] = True
        setting["force2Ddimension"] = int(rng.integers(0, 3))
    if rng.random() < 0.15:
        setting["normalize"] = True
        setting["normalizeScale"] = float(rng.choice([1, 100]))
        if rng.random() < 0.5:
            setting["removeOutliers"] = float(rng.choice([1.5, 3]))
        if "binCount" not in setting:
            setting["binWidth"] = setting["normalizeScale"] / 5
    if rng.random() < 0.25:
        factor = [float(rng.choice([0.6, 0.8, 1.3, 1.7])) for _ in range(dims)]
        setting["resampledPixelSpacing"] = [round(spacing[axis] * factor[axis], 4) for axis in range(dims)]
        setting["interpolator"] = str(rng.choice(INTERPOLATORS))
        setting["padDistance"] = int(rng.choice([0, 5]))
    elif rng.random() < 0.1:
        setting["preCrop"] = True
        setting["padDistance"] = int(rng.choice([2, 5]))
    if rng.random() < 0.15 and span > 0:
        mode = str(rng.choice(["absolute", "relative", "sigma"]))
        setting["resegmentMode"] = mode
        low, high = float(inside.min()), float(inside.max())
        setting["resegmentRange"] = {"absolute": [low + 0.1 * span, high - 0.1 * span], "relative": [0.2, 0.9], "sigma": [-1.5, 1.5]}[mode]
        if rng.random() < 0.5:
            setting["resegmentShape"] = True
    if rng.random() < 0.1:
        setting["minimumROIDimensions"] = int(rng.integers(1, 4))
    if rng.random() < 0.1:
        setting["minimumROISize"] = int(rng.integers(1, 40))
    types = {"Original": {}}
    if rng.random() < 0.4:
        options = {}
        if rng.random() < 0.6:
            options = {"wavelet": str(rng.choice(WAVELETS)), "level": int(rng.integers(1, 3)), "start_level": int(rng.integers(0, 2))}
        types["Wavelet"] = options
    if rng.random() < 0.4:
        types["LoG"] = {"sigma": [float(numpy.round(min(spacing) * rng.uniform(0.6, 3), 2))]}
    for name in ["Square", "SquareRoot", "Logarithm", "Exponential"]:
        if rng.random() < 0.25:
            types[name] = {}
    if rng.random() < 0.3:
        types["Gradient"] = {"gradientUseSpacing": bool(rng.random() < 0.5)}
    if rng.random() < 0.3:
        types["LBP2D"] = {"lbp2DRadius": float(rng.choice([1, 1.5, 2])), "lbp2DSamples": int(rng.choice([8, 9, 12])), "lbp2DMethod": str(rng.choice(["default", "ror", "uniform", "var"])),
                          "binWidth": 1}
    if dims == 3 and rng.random() < 0.2:
        types["LBP3D"] = {"lbp3DLevels": int(rng.integers(2, 4)), "lbp3DIcosphereRadius": float(rng.choice([1, 1.5])), "binWidth": 0.5}
    classes = {name: None for name in CLASSES}
    classes["shape2D" if dims == 2 else "shape"] = None
    return {"setting": setting, "imageType": types, "featureClass": classes}


class Case:
    def __init__(self, seed, number):
        rng = numpy.random.default_rng([seed, number])
        self.number = number
        layout = rng.choice(["plane", "slice", "volume"], p=[0.5, 0.15, 0.35])
        shape = {"plane": (int(rng.integers(5, 36)), int(rng.integers(5, 36))), "slice": (1, int(rng.integers(5, 30)), int(rng.integers(5, 30))),
                 "volume": (int(rng.integers(4, 13)), int(rng.integers(5, 15)), int(rng.integers(5, 15)))}[str(layout)]
        dtype = TYPES[int(rng.integers(len(TYPES)))]
        self.array, image_kind = make_image(rng, shape, dtype)
        label = int(rng.choice([1, 1, 1, 2, 7]))
        mask, mask_kind = make_mask(rng, shape, label)
        dims = len(shape)
        self.spacing = [float(numpy.round(rng.uniform(0.2, 1.8), 3)) for _ in range(dims)] if rng.random() < 0.7 else [1.0] * dims
        self.label = label
        self.dims = dims
        self.image = self.as_image(self.array)
        self.mask = self.as_image(mask)
        self.parameters = make_settings(rng, self.array, mask, label, dims, self.spacing)
        self.words = "%s %s %s, image %s, region %s (%d)" % (layout, "x".join(map(str, shape[::-1])), dtype.__name__, image_kind, mask_kind, int((mask == label).sum()))

    def as_image(self, array):
        image = sitk.GetImageFromArray(array)
        image.SetSpacing(self.spacing)
        return image

    def disturbed(self, attempt):
        """The image with its last bits moved, where they can be, and a grid for resampling that is as far off."""
        rng = numpy.random.default_rng([self.number, attempt])
        parameters = copy.deepcopy(self.parameters)
        array = self.array
        if parameters["setting"].get("normalize"):
            array = array.astype(numpy.float64)
        if not numpy.issubdtype(array.dtype, numpy.integer):
            noise = rng.uniform(-4, 4, array.shape) * numpy.finfo(array.dtype).eps
            array = (array * (1 + noise)).astype(array.dtype)
        if "resampledPixelSpacing" in parameters["setting"]:
            parameters["setting"]["resampledPixelSpacing"] = [spacing * (1 + rng.uniform(-8, 8) * 2.2e-16) for spacing in parameters["setting"]["resampledPixelSpacing"]]
        return self.as_image(array), parameters


def theirs(case, image, parameters_file):
    extractor = featureextractor.RadiomicsFeatureExtractor(parameters_file)
    found = extractor.execute(image, case.mask, label=case.label)
    return {name: float(value) for name, value in found.items() if not name.startswith("diagnostics")}


def ours(program, case, folder):
    image, mask, table = (os.path.join(folder, name) for name in ("image.nrrd", "mask.nrrd", "ours.csv"))
    sitk.WriteImage(case.image, image)
    sitk.WriteImage(case.mask, mask)
    if os.path.exists(table):
        os.remove(table)
    done = subprocess.run([program, "extract", "--image", image, "--mask", mask, "--label", str(case.label), "--params", os.path.join(folder, "parameters.yaml"), "--out", table],
                          capture_output=True, text=True)
    values, reasons = {}, {}
    if os.path.exists(table):
        with open(table, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["value"]:
                    values[row["feature"]] = float(row["value"])
                else:
                    reasons[row["feature"]] = row["reason"]
    return values, reasons, done


def differs(a, b):
    if math.isnan(a) and math.isnan(b):
        return False
    return not abs(a - b) <= max(RELATIVE * abs(b), ABSOLUTE)


class Raised(str):
    """What PyRadiomics raises in place of any value, where there are values here."""


def compare(program, case, folder):
    """Lines that tell what differs, and how many values were the same."""
    parameters = os.path.join(folder, "parameters.yaml")
    with open(parameters, "w", encoding="utf-8") as file:
        json.dump(case.parameters, file)  # which is YAML
    found, reasons, done = ours(program, case, folder)
    if done.returncode not in (0, 1, 3):
        return ["annulus-cli ended with %d: %s" % (done.returncode, done.stderr.strip()[-300:])], 0, 0
    try:
        expected = theirs(case, case.image, parameters)
    except MemoryError:
        return [], 0, 0
    except Exception as error:  # whatever else it raises, it has no value at all
        return (Raised("%s: %s; %d values here" % (type(error).__name__, str(error)[:160], len(found))) if found else []), 0, 0
    lines, same, loose = [], 0, []
    for name, value in expected.items():
        if name in found:
            if differs(found[name], value):
                loose.append(name)
            else:
                same += 1
        elif not (math.isnan(value) or math.isinf(value)):
            lines.append("%s: PyRadiomics has %.12g, here: %s" % (name, value, reasons.get(name, "not listed; " + done.stderr.strip()[-200:])))
    for name, value in found.items():
        if name not in expected:
            lines.append("%s: %.12g here, none in PyRadiomics" % (name, value))
    moved = 0
    for attempt in range(4 if loose else 0):
        image, disturbed = case.disturbed(attempt)
        with open(parameters + ".disturbed.yaml", "w", encoding="utf-8") as file:
            json.dump(disturbed, file)
        try:
            again = theirs(case, image, parameters + ".disturbed.yaml")
        except Exception:
            again = {}
        hangs = [name for name in loose if name in again and differs(again[name], expected[name])]
        moved += len(hangs)
        loose = [name for name in loose if name not in hangs]
    lines += ["%s: %.15g here, %.15g in PyRadiomics" % (name, found[name], expected[name]) for name in loose]
    return lines, same, moved


def pin(case, folder):
    """A case with the values that do not hang on round-off."""
    parameters = os.path.join(folder, "parameters.yaml")
    with open(parameters, "w", encoding="utf-8") as file:
        json.dump(case.parameters, file)
    values = theirs(case, case.image, parameters)
    for attempt in range(3):
        image, disturbed = case.disturbed(attempt)
        with open(parameters, "w", encoding="utf-8") as file:
            json.dump(disturbed, file)
        again = theirs(case, image, parameters)
        values = {name: value for name, value in values.items() if name in again and not abs(again[name] - value) > max(RELATIVE * abs(value), ABSOLUTE) / 10}
    return {"words": case.words, "number": case.number, "type": case.array.dtype.name, "size": case.array.shape[::-1], "spacing": case.spacing, "parameters": json.dumps(case.parameters),
            "image": case.array.ravel().tolist(), "inside": (sitk.GetArrayFromImage(case.mask) == case.label).astype(int).ravel().tolist(),
            "values": {name: value for name, value in values.items() if math.isfinite(value)}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", help="folder in which the last case stays")
    parser.add_argument("--pin", help="numbers of cases to write, with commas")
    parser.add_argument("--out")
    parser.add_argument("--lines", type=int, default=6, help="listed per case")
    options = parser.parse_args()
    numbers = [options.only] if options.only is not None else range(options.first, options.first + options.cases)
    folder = options.keep or tempfile.mkdtemp(prefix="annulus-compare-")
    os.makedirs(folder, exist_ok=True)
    if options.pin:
        cases = []
        for number in options.pin.split(","):
            try:
                cases.append(pin(Case(options.seed, int(number)), folder))
            except Exception as error:
                print("case %s is left out: %s" % (number, error))
        with open(options.out, "w", encoding="utf-8") as file:
            json.dump({"source": "PyRadiomics 3.0.1 by tools/pyradiomicsCompare.py --pin, seed %d" % options.seed, "cases": cases}, file, separators=(",", ":"))
        return 0
    values = moved = bad = raised = 0
    for number in numbers:
        case = Case(options.seed, number)
        lines, same, hanging = compare(options.program, case, folder)
        values += same
        moved += hanging
        if isinstance(lines, Raised):
            raised += 1
            print("case %d: %s\n  PyRadiomics raises %s" % (number, case.words, lines))
        elif lines:
            bad += 1
            print("case %d: %s" % (number, case.words))
            print("  " + " ".join(str(case.parameters["setting"]).split()) + " " + str(case.parameters["imageType"]))
            for line in lines[:options.lines]:
                print("  " + line)
            if len(lines) > options.lines:
                print("  and %d more" % (len(lines) - options.lines))
            sys.stdout.flush()
    print("%d cases, %d values the same, %d move with the last bits of the image, in %d cases PyRadiomics raises an error, %d cases with differences" % (len(numbers), values, moved, raised, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
