"""Simulated prompts: what a reader would click or draw, given the true mask."""
import cv2
import numpy as np


def bounding_box(mask):
    ys, xs = np.nonzero(mask)
    return (int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max()))


def deepest_point(mask):
    """The inner point farthest from the border: the stated rule of the first click in every evaluation."""
    distance = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[1:-1, 1:-1]
    y, x = np.unravel_index(int(distance.argmax()), distance.shape)
    return float(x), float(y)


def largest_piece(mask):
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    if count < 2:
        return np.zeros_like(mask)
    return (labels == 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())).astype(np.uint8)


def correction(found, truth):
    """The next click: centre of the largest error; True if it belongs inside. None if nothing is wrong."""
    missed, extra = largest_piece(truth & (1 - found)), largest_piece(found & (1 - truth))
    if not missed.any() and not extra.any():
        return None
    inner = missed.sum() >= extra.sum()
    return deepest_point(missed if inner else extra), bool(inner)


def random_click(mask, rng):
    """A click inside, rather deep than near the border."""
    distance = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    weight = np.where(distance > 0.3 * distance.max(), distance, 0).ravel()
    index = int(rng.choice(weight.size, p=weight / weight.sum()))
    return float(index % mask.shape[1]), float(index // mask.shape[1])


def loose_box(mask, rng):
    """The bounding box as somebody in a hurry draws it: each side off by up to a tenth, rather outside."""
    x0, y0, x1, y1 = bounding_box(mask)
    slack = rng.uniform(-0.04, 0.12, 4) * np.array([x1 - x0, y1 - y0, x1 - x0, y1 - y0])
    return (x0 - slack[0], y0 - slack[1], x1 + slack[2], y1 + slack[3])
