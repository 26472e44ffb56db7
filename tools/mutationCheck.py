"""Breaks formulas of the radiomics engine one by one and asks whether a test notices.

    python3 tools/mutationCheck.py build-release [--only WORD]

Each mutant is one file compiled from a changed copy and linked before the engine's libraries into a test program of its own: neither the
sources nor the build are touched. Exit status 1 where a mutant survives all its tests. Not needed to build or test Annulus.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

FEATURES, FILTERS = "test_features", "test_filters"
MUTANTS = [
    ("core/features/firstorder.cpp", "d.m3 / std::pow(d.m2, 1.5)", "d.m3 / std::pow(d.m2, 1.4)", FEATURES),
    ("core/features/firstorder.cpp", "const double last = sample.total - 1;", "const double last = sample.total;", FEATURES),
    ("core/features/firstorder.cpp", "d.percentiles.p75 - d.percentiles.p25", "d.percentiles.p75 - d.percentiles.p10", FEATURES),
    ("core/features/sums.cpp", "term[2] = square * square;", "term[2] = square * difference;", FEATURES),
    ("core/features/sums.cpp", "(value >= low) & (value <= high)", "(value > low) & (value < high)", FEATURES),
    ("core/features/discretise.cpp", "edges.first = low - floorModulo(low, width);", "edges.first = low;", FEATURES),
    ("core/features/discretise.cpp", "last = isFloat32 ? static_cast<double>(static_cast<float>(last) + 1.0f) : last + 1;", "last = last;", FEATURES),
    ("core/features/GlcmMatrix.cpp", "m.difference[static_cast<std::size_t>(std::abs(i - j))] += n;", "m.difference[static_cast<std::size_t>(std::abs(i - j))] += c.n;", FEATURES),
    ("core/features/GlcmMatrix.cpp", "return std::exp(-(x * x + y * y + z * z));", "return std::exp(-std::sqrt(x * x + y * y + z * z));", FEATURES),
    ("core/features/glcm.cpp", "1 / (1 + k * k / (m.highest * m.highest))", "1 / (1 + k * k / m.highest)", FEATURES),
    ("core/features/glcm.cpp", "std::sqrt(1 - std::exp(-2 * (product - m.entropy)))", "std::sqrt(1 - std::exp(-(product - m.entropy)))", FEATURES),
    ("core/features/glcm.cpp", "order == 2 ? x * x : order == 3", "order == 3 ? x * x : order == 2", FEATURES),
    ("core/features/lanczos.cpp", "projected.bottomRows(added) = shares.transpose();", "", FEATURES),
    ("core/features/glrlm.cpp", "onward[i] = static_cast<Number>((reached & goesOn) + 1);", "onward[i] = static_cast<Number>(reached + 1);", FEATURES),
    ("core/features/glrlm.cpp", "case WeightingNorm::manhattan: return x + y + z;", "case WeightingNorm::manhattan: return x + y;", FEATURES),
    ("core/features/glszm.cpp", "pair += action.joins;", "", FEATURES),
    ("core/features/glszm.cpp", "same(below[i + 1], own));", "same(below[i], own));", FEATURES),
    ("core/features/levelPlane.cpp", "same(below[i], own) + same(below[i + 1], own));", "same(below[i], own));", FEATURES),
    ("core/features/gldm.cpp", "<= input.settings.gldm_a", "< input.settings.gldm_a", FEATURES),
    ("core/features/levelSizes.cpp", "sums.small += n / (j * j);", "sums.small += n / j;", FEATURES),
    ("core/features/levelSizes.cpp", "(value(item) - mean) * (value(item) - mean)", "(value(item) - mean)", FEATURES),
    ("core/features/ngtdm.cpp", "return sum == 0 ? 1e6 : 1 / sum;", "return sum == 0 ? 1e5 : 1 / sum;", FEATURES),
    ("core/features/ngtdm.cpp", "return change == 0 ? 0 : weightedDifference(m) / change;", "return change == 0 ? 1 : weightedDifference(m) / change;", FEATURES),
    ("core/features/extract.cpp", "settings.resegmentShape ? kept : within(region, kept.box())", "settings.resegmentShape ? kept : region", FEATURES),
    ("core/features/resample.cpp", "0.5 * (grid.spacing[axis] - old.spacing[axis]) / old.spacing[axis]", "0.5 * (grid.spacing[axis] - old.spacing[axis])", FEATURES),
    ("core/features/RoiPixels.cpp", "if (made.distinct.size() == 1) {", "if (made.distinct.size() == 0) {", FEATURES),
    ("core/filters/gradient.cpp", "weight[axis] = 0.5 * (1 / grid.spacing[axis]);", "weight[axis] = 0.5 / grid.spacing[axis] / 1.0000001;", FILTERS),
    ("core/filters/recursiveGaussian.cpp", "step<apart>(anti + (last - at) * apart, x + (last - at + 1) * apart, m, d);", "step<apart>(anti + (last - at) * apart, x + (last - at) * apart, m, d);", FILTERS),
    ("core/filters/lbp2d.cpp", "changes <= 2 ?", "changes <= 3 ?", FILTERS),
    ("core/filters/lbp3d.cpp", "return -3;", "return 0;", FILTERS),
    ("core/filters/wavelet.cpp", "first += filter[tap] * a;", "first += filter[taps - 1 - tap] * a;", FILTERS),
]


def run(command, **more):
    return subprocess.run(command, shell=isinstance(command, str), capture_output=True, text=True, check=False, **more)


def compile_command(build, source):
    for entry in json.load(open(os.path.join(build, "compile_commands.json"), encoding="utf-8")):
        if os.path.realpath(os.path.join(entry["directory"], entry["file"])).endswith(os.sep + source):
            return entry["command"]
    raise SystemExit("%s is not built in %s" % (source, build))


def link_command(build, test):
    return run(["ninja", "-C", build, "-t", "commands", "-s", "bin/" + test]).stdout.strip().splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
    survivors = killed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for source, before, after, test in MUTANTS:
            if options.only not in source + before:
                continue
            text = open(os.path.join(root, source), encoding="utf-8").read()
            if before not in text:
                print("GONE      %s: %s" % (source, before))
                survivors += 1
                continue
            mutant, made, program = os.path.join(scratch, os.path.basename(source)), os.path.join(scratch, "mutant.o"), os.path.join(scratch, "tests")
            with open(mutant, "w", encoding="utf-8") as file:
                file.write(text.replace(before, after, 1))
            words = compile_command(build, source).split(" -o ")[0]
            compiled = run("%s -w -o %s -c %s" % (words, made, mutant), cwd=build)
            if compiled.returncode != 0:
                print("BROKEN    %s: %s\n%s" % (source, after, compiled.stderr[:400]))
                survivors += 1
                continue
            link = link_command(build, test).removeprefix(": && ").removesuffix(" && :")
            head, tail = link.split(" -o bin/%s " % test, 1)
            linked = run("%s %s -o %s %s" % (head, made, program, tail), cwd=build)
            if linked.returncode != 0:
                print("UNLINKED  %s\n%s" % (source, linked.stderr[:400]))
                survivors += 1
                continue
            try:
                status = run([program, "-silent"], cwd=build, timeout=300, env=dict(os.environ, QT_QPA_PLATFORM="offscreen", QTEST_DISABLE_STACK_DUMP="1", QTEST_DISABLE_CORE_DUMP="1")).returncode
            except subprocess.TimeoutExpired:
                status = -1
            killed += status != 0
            survivors += status == 0
            print("%s  %s: %s -> %s" % ("killed  " if status else "SURVIVES", source, before, after or "nothing"))
            sys.stdout.flush()
    print("%d killed, %d survive or could not be made" % (killed, survivors))
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
