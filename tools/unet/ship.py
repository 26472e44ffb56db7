"""From a checkpoint to a shipped model in one command: export, evaluation through the program, limits, catalogue, references, card.

  python3 ship.py --weights RUN/checkpoint.pt --data BUSI_FOLDER --build ../../build-release --work FOLDER            # only compares
  python3 ship.py --weights RUN/checkpoint.pt --data BUSI_FOLDER --build ../../build-release --work FOLDER --adopt    # and takes it

Without --adopt nothing in the source tree changes: both models, the one that is built in and the new one, go through
`annulus-cli segment --eval` on the validation part and their figures are printed side by side. With it the weights, their entry in
models.json, the reference arrays of the tests and the tables of the card are written, the program is built again, and the figures of
the card come from what was built. The words of the card are the author's.
"""
import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
MODELS = SOURCE / "resources" / "models"
REFUSED = 0.10  # at most this share of the lesions may be left without a proposal


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def evaluated(cli, validation, out, *options):
    out.write_text(run(cli, "segment", "--eval", validation, "--json", *options))
    return json.loads(out.read_text())


def least_presence(evaluation, least_confidence):
    """The largest limit, in hundredths, that leaves no more than REFUSED of the lesions without a proposal. Where more have no
    contour whatever the limit, the largest one that costs none besides."""
    lesions = [s for s in evaluation["scores"] if s["prompt"] == "none" and s["dice"] is not None]
    found = [s["presence"] for s in lesions if s["confidence"] >= least_confidence]
    wanted = min((1 - REFUSED) * len(lesions), len(found))
    return max((n / 100 for n in range(100) if sum(p >= n / 100 for p in found) >= wanted), default=0.0)


def with_limits(evaluation, presence, confidence):
    """Figures of all lesions were these the limits, by prompt; and how many normal pictures are left in peace."""
    kept = lambda s: s["confidence"] >= confidence and (s["prompt"] != "none" or s["presence"] >= presence)
    figures = {}
    for prompt in ("none", "click", "clicks3", "box"):
        lesions = [s for s in evaluation["scores"] if s["prompt"] == prompt and s["dice"] is not None]
        figures[prompt] = sum(s["dice"] for s in lesions if kept(s)) / len(lesions)
        if prompt == "none":
            figures["refused"] = sum(not kept(s) for s in lesions) / len(lesions)
    normal = [s for s in evaluation["scores"] if s["dice"] is None]
    figures["silent"] = sum(not kept(s) for s in normal) / max(1, len(normal))
    return figures


def show(name, figures):
    print(f"{name:40} " + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--weights", required=True)
    options.add_argument("--data", required=True, help="BUSI, or a folder of `annulus-cli export-training`")
    options.add_argument("--build", required=True, help="build folder with bin/annulus-cli")
    options.add_argument("--work", required=True, help="folder for what is made on the way: validation pictures, evaluations, sheets")
    options.add_argument("--kind", default="ultrasound", choices=("ultrasound", "mammography"))
    options.add_argument("--version", help='as told to the reader; default "0.1, step N"')
    options.add_argument("--adopt", action="store_true")
    o = options.parse_args()
    work, cli = Path(o.work), Path(o.build) / "bin" / "annulus-cli"
    work.mkdir(parents=True, exist_ok=True)
    weights = work / "checkpoint.pt"
    shutil.copyfile(o.weights, weights)  # a training that goes on writes a new one
    onnx, validation = work / f"lesion-{o.kind}.onnx", work / "validation"
    words = run(sys.executable, HERE / "export.py", "--weights", weights, "--out", onnx).strip()
    print(words)
    step, digest = words.split(",")[0].removeprefix("step "), words.split()[-1]
    run(sys.executable, HERE / "layout.py", "--data", o.data, "--out", validation)

    catalogue = json.loads((MODELS / "models.json").read_text())
    entry = next((one for one in catalogue if one["kind"] == o.kind), None)
    if entry:
        now = evaluated(cli, validation, work / "shipped.json", "--kind", o.kind)
        show(now["model"]["version"], with_limits(now, now["model"]["leastPresence"], now["model"]["leastConfidence"]))
    else:
        entry = {"kind": o.kind, "file": onnx.name, "name": f"Annulus {o.kind}", "leastConfidence": 0.5}
        catalogue.append(entry)
    new = evaluated(cli, validation, work / "new.json", "--kind", o.kind, "--model", onnx)
    limit = least_presence(new, entry["leastConfidence"])
    show(f"step {step}, least presence {limit:g}", with_limits(new, limit, entry["leastConfidence"]))
    if not o.adopt:
        return

    shutil.copyfile(onnx, MODELS / entry["file"])
    entry.update(version=o.version or f"0.1, step {step}", sha256=digest, leastPresence=limit)
    keys = ("kind", "file", "name", "version", "sha256", "leastPresence", "leastConfidence")
    (MODELS / "models.json").write_text(json.dumps([{key: one[key] for key in keys} for one in catalogue], indent=2) + "\n")
    if o.kind == "ultrasound":
        run(sys.executable, HERE / "reference.py", "--weights", weights, "--onnx", onnx, "--out", SOURCE / "tests" / "reference" / "unet")
    run("cmake", "--build", o.build, "--target", "annulus-cli")
    final = evaluated(cli, validation, work / "eval.json", "--kind", o.kind)
    if final["model"]["sha256"] != digest:
        raise SystemExit(f"{cli} holds {final['model']['sha256']}, expected {digest}")
    card = (MODELS / entry["file"]).with_suffix(".md")
    run(sys.executable, HERE / "card.py", "--eval", work / "eval.json", "--out", card)
    for prompt in ("none", "click", "box"):
        sheet = [sys.executable, HERE / "sheet.py", "--eval", work / "eval.json", "--dir", validation, "--cli", cli, "--prompt", prompt]
        run(*sheet, "--out", work / f"worst-{prompt}.png")
        run(*sheet, "--out", work / f"random-{prompt}.png", "--random")
    print(f"Written: {entry['file']}, models.json, the references, the tables of {card.name}. Now look at the sheets in {work}, put the card's words right and run test_segment.")


if __name__ == "__main__":
    main()
