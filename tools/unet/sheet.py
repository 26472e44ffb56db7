"""Pictures of results to look at: the worst and some random ones of an evaluation, truth in blue, found in orange.

  annulus-cli segment --eval DIR --json > eval.json
  python3 sheet.py --eval eval.json --dir DIR --cli annulus-cli --prompt click --out sheet.png [--count 20] [--random]

The contours come from annulus-cli again, with the same simulated prompt.
"""
import argparse
import json
import random
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np

import prompts

TILE = 300


def arguments(prompt, lesion):
    if prompt == "click":
        x, y = prompts.deepest_point(lesion)
        return ["--click", f"{x:g},{y:g}"]
    if prompt == "box":
        return ["--box", ",".join(map(str, prompts.bounding_box(lesion)))]
    return []


def tile(score, o):
    name = score["image"] + ".png"
    picture = cv2.cvtColor(cv2.imread(str(Path(o.dir) / "images" / name), cv2.IMREAD_GRAYSCALE), cv2.COLOR_GRAY2BGR)
    truth = (cv2.imread(str(Path(o.dir) / "masks" / name), cv2.IMREAD_GRAYSCALE) > 0).astype(np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        words = [o.cli, "segment", "--image", str(Path(o.dir) / "images" / name), "--out", folder + "/m.png", "--json", *arguments(o.prompt, prompts.largest_piece(truth))]
        found = json.loads(subprocess.run(words + (["--model", o.model] if o.model else []), check=True, capture_output=True, text=True).stdout)
    scale = TILE / max(picture.shape[:2])
    picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    shape = lambda points: np.round((np.asarray(points, float) + 0.5) * scale - 0.5).astype(np.int32).reshape(-1, 1, 2)
    for contour in cv2.findContours(truth, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]:
        cv2.polylines(picture, [shape(contour[:, 0])], True, (255, 160, 60), 1, cv2.LINE_AA)
    for contour in found["outline"]:
        cv2.polylines(picture, [shape(contour)], True, (0, 140, 255), 1, cv2.LINE_AA)
    canvas = np.zeros((TILE + 16, TILE, 3), np.uint8)
    canvas[16 : 16 + picture.shape[0], : picture.shape[1]] = picture[:TILE, :TILE]
    words = f"{score['image']} D {score['dice'] or 0:.2f} p {score['presence']:.2f} c {score['confidence']:.2f}" + (" refused" if score["refused"] else "")
    cv2.putText(canvas, words, (2, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.38, (255, 255, 255), 1, cv2.LINE_AA)
    return canvas


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--eval", required=True)
    options.add_argument("--dir", required=True)
    options.add_argument("--cli", required=True)
    options.add_argument("--model")
    options.add_argument("--prompt", default="none", choices=("none", "click", "box"))
    options.add_argument("--out", required=True)
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--random", action="store_true")
    o = options.parse_args()
    scores = [s for s in json.loads(Path(o.eval).read_text())["scores"] if s["prompt"] == o.prompt]
    if o.random:
        chosen = random.Random(1).sample(scores, o.count)
    else:
        chosen = sorted((s for s in scores if s["dice"] is not None), key=lambda s: s["dice"])[: o.count]
    tiles = [tile(score, o) for score in chosen]
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % 5)
    cv2.imwrite(o.out, np.vstack([np.hstack(tiles[n : n + 5]) for n in range(0, len(tiles), 5)]))


if __name__ == "__main__":
    main()
