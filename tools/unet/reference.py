"""Arrays that hold core/segment to the training's own preparation, and the shipped net's answers to OpenCV's.

  python3 reference.py --out ../../tests/reference/unet [--weights RUN/checkpoint.pt --onnx lesion-ultrasound.onnx]

planes.json: pictures by formula, views and prompts, and of views.planes every STRIDE-th sample both ways.
answers.json: logits at the same samples and presence of the net that export.py wrote as that file.
"""
import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

import views
from export import load, rounded
from net import SIZE

STRIDE = 11
BLOCKS = 24  # the inputs of answers.json are BLOCKS x BLOCKS squares of equal samples: short, and any program can make them


def synthetic_picture(columns, rows):
    """A dark ellipse in smooth texture, by formula so that any program can make it again; bytes."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float64)
    u, v = x / columns, y / rows
    texture = 110 + 40 * np.sin(23.5 * u) * np.cos(13.0 * v) + 20 * np.sin(57.0 * u + 86.0 * v)
    lesion = ((u - 0.52) / 0.15) ** 2 + ((v - 0.47) / 0.13) ** 2 < 1
    return np.floor(np.where(lesion, texture * 0.4, texture) + 0.5).astype(np.float32)


def cases():
    """Name, size of the picture, view (None: whole), inner, outer, box."""
    return [
        ("whole", (400, 300), None, [], [], None),
        ("clicks", (400, 300), None, [(210.0, 140.0), (230.5, 151.25)], [(60.0, 50.0)], None),
        ("box", (400, 300), views.view_of_box((150, 100, 270, 180), 1.6), [], [], (150, 100, 270, 180)),
        ("corner", (400, 300), (10.0, 290.0, 130.0), [(-3.0, 295.0)], [], (2, 270, 31, 305)),
        ("large", (1900, 1300), None, [(988.0, 611.0)], [], None),
        ("small", (90, 70), (46.0, 33.0, 40.0), [], [(31.5, 22.25)], (38, 27, 55, 40)),
    ]


def thinned(planes):
    return [float(np.format_float_positional(v, precision=7, fractional=False)) for v in planes[..., ::STRIDE, ::STRIDE].ravel()]


def planes_of(case):
    name, (columns, rows), view, inner, outer, box = case
    picture = synthetic_picture(columns, rows)
    return views.planes(picture, views.to_view(view or views.whole_view(picture.shape)), inner, outer, box)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--weights")
    options.add_argument("--onnx")
    options.add_argument("--out", required=True)
    o = options.parse_args()
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    entries = [{"name": c[0], "columns": c[1][0], "rows": c[1][1], "view": c[2], "inside": c[3], "outside": c[4], "box": c[5], "planes": thinned(planes_of(c))} for c in cases()]
    (out / "planes.json").write_text(json.dumps({"stride": STRIDE, "cases": entries}) + "\n")
    if not o.weights:
        return
    net = rounded(load(o.weights)[0])
    answers = []
    for case in cases()[:3]:
        blocks = planes_of(case).reshape(4, BLOCKS, SIZE // BLOCKS, BLOCKS, SIZE // BLOCKS).mean((2, 4)).round(2)
        with torch.no_grad():
            logits, presence = net(torch.from_numpy(blocks.repeat(SIZE // BLOCKS, 1).repeat(SIZE // BLOCKS, 2))[None])
        answers.append({"name": case[0], "planes": [round(float(v), 2) for v in blocks.ravel()], "logits": thinned(logits.numpy()), "presence": float(torch.sigmoid(presence))})
    digest = hashlib.sha256(Path(o.onnx).read_bytes()).hexdigest()
    (out / "answers.json").write_text(json.dumps({"sha256": digest, "stride": STRIDE, "cases": answers}) + "\n")


if __name__ == "__main__":
    main()
