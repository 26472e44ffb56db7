"""Dice of a net on a split, prompt kind by prompt kind, by the two-pass rule that the program follows.

  python3 evaluate.py --kind ultrasound --data BUSI_FOLDER --weights RUN/weights.pt [--split val]

Training is watched with this; the figures of the model card come from the exported net through `annulus-cli segment --eval`.
"""
import argparse
import json

import cv2
import numpy as np
import torch

import data
import prompts
import views
from net import PromptNet, SIZE

MARGIN = 1.6  # the second look: side of the view over the longer side of what the first look found


def look(net, picture, view, inner, outer, box):
    """Probability in picture pixels (0 outside the view) and presence, from one pass."""
    matrix = views.to_view(view)
    x = torch.from_numpy(views.planes(picture, matrix, inner, outer, box))[None]
    with torch.no_grad():
        logits, presence = net(x.contiguous(memory_format=torch.channels_last))
    probability = torch.sigmoid(logits)[0, 0].numpy()
    height, width = picture.shape
    back = cv2.warpAffine(probability, matrix, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    return back, float(torch.sigmoid(presence)[0, 0])


def chosen_piece(mask, inner):
    """The piece under the first click, else the largest."""
    count, labels = cv2.connectedComponents(mask, connectivity=8)
    if count < 2:
        return mask
    for x, y in inner:
        label = labels[int(round(y)), int(round(x))]
        if label:
            return (labels == label).astype(np.uint8)
    return prompts.largest_piece(mask)


def segment(net, picture, inner=(), outer=(), box=None, passes=2):
    """Mask (uint8) and presence."""
    view = views.whole_view(picture.shape) if box is None else views.view_of_box(box, MARGIN)
    probability, presence = look(net, picture, view, inner, outer, box)
    mask = chosen_piece((probability > 0.5).astype(np.uint8), inner)
    if passes == 2 and box is None and mask.any():
        second, _ = look(net, picture, views.view_of_box(prompts.bounding_box(mask), MARGIN), inner, outer, None)
        finer = chosen_piece(((probability + 2 * second) / 3 > 0.5).astype(np.uint8), inner)
        if finer.any():
            mask = finer
    return mask, presence


def dice(a, b):
    total = int(a.sum()) + int(b.sum())
    return 1.0 if total == 0 else 2 * int((a & b).sum()) / total


def evaluate(net, items, kinds):
    """Mean Dice over lesions by kind; presence of lesions and of normal pictures."""
    net.eval()
    figures = {}
    for kind in kinds:
        scores, seen, normal = [], [], []
        for item in items:
            if not item.mask.any():
                if kind == "none":
                    normal.append(segment(net, item.picture, passes=1)[1])
                continue
            lesion = item.mask if kind == "none" else prompts.largest_piece(item.mask)
            inner = [prompts.deepest_point(lesion)] if kind == "click" else []
            box = prompts.bounding_box(lesion) if kind == "box" else None
            mask, presence = segment(net, item.picture, inner, (), box)
            scores.append(dice(mask, lesion))
            seen.append(presence)
        figures[kind] = round(float(np.mean(scores)), 4)
        if kind == "none" and normal:
            # The threshold that refuses at most a tenth of the lesions, and what it then says about normal pictures.
            threshold = float(np.quantile(seen, 0.1))
            figures["normal_silent"] = round(float(np.mean(np.array(normal) < threshold)), 3)
            figures["threshold"] = round(threshold, 3)
    return figures


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kind", choices=("ultrasound", "mammography", "folder"), required=True)
    options.add_argument("--data", required=True)
    options.add_argument("--weights", required=True)
    options.add_argument("--split", default="val", choices=("train", "val"))
    o = options.parse_args()
    net = PromptNet()
    state = torch.load(o.weights)
    net.load_state_dict(state.get("steady", state))
    print(json.dumps(evaluate(net.eval(), data.load(o.kind, o.data, o.split), ("none", "click", "box"))))


if __name__ == "__main__":
    main()
