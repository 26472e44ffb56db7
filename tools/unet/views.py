"""What the net sees: a square view of a picture, its normalisation and the prompt planes.

This file is the definition that `core/segment` repeats in C++; the exported arrays of `export.py --check` hold both to it.
Picture coordinates have pixel centres at integers. A view is (centre x, centre y, side) in picture pixels; its SIZE x SIZE
samples lie at cell centres, so resampling is one affine map.
"""
import math
import cv2
import numpy as np
from scipy import ndimage

from net import SIZE

CLICK_SIGMA = 5.0  # pixels of the view


def whole_view(shape):
    """The smallest square around the whole picture."""
    height, width = shape
    return ((width - 1) / 2, (height - 1) / 2, float(max(width, height)))


def view_of_box(box, margin):
    """The square around a box (x0, y0, x1, y1; inclusive pixels), `margin` times its longer side."""
    x0, y0, x1, y1 = box
    return ((x0 + x1) / 2, (y0 + y1) / 2, max(x1 - x0, y1 - y0) * margin + margin)


def to_view(view, angle=0.0, flip=False, stretch=1.0):
    """2 x 3 matrix from picture coordinates to view samples; angle, flip and stretch are for training only."""
    cx, cy, side = view
    scale = SIZE / side
    c, s = math.cos(angle) * scale, math.sin(angle) * scale
    m = np.array([[c * stretch, -s, 0], [s * stretch, c, 0]], np.float64)
    if flip:
        m[0] *= -1
    m[:, 2] = (SIZE - 1) / 2 - m[:, :2] @ (cx, cy)
    return m


def positions(matrix):
    """Picture coordinates x and y (SIZE x SIZE each) of the view's samples."""
    full = np.vstack([matrix, (0, 0, 1)])
    rows, columns = np.mgrid[0:SIZE, 0:SIZE].astype(np.float64)
    back = np.linalg.inv(full)
    return back[0, 0] * columns + back[0, 1] * rows + back[0, 2], back[1, 0] * columns + back[1, 1] * rows + back[1, 2]


def smoothed(picture, matrix):
    """Averaged to the view's resolution, so that fine speckle does not alias: a Gaussian that turns a pixel's width into a sample's."""
    shrink = 1 / math.sqrt(abs(np.linalg.det(matrix[:, :2])))
    if shrink <= 1.2:
        return picture
    return ndimage.gaussian_filter(picture, 0.5 * math.sqrt(shrink * shrink - 1), mode="nearest", truncate=3.0)


def sample(picture, matrix):
    """Bilinear at the view's samples, 0 where they lie outside the outermost pixel centres; second: 1 where inside."""
    x, y = positions(matrix)
    height, width = picture.shape
    inside = (x >= 0) & (y >= 0) & (x <= width - 1) & (y <= height - 1)
    values = ndimage.map_coordinates(smoothed(picture, matrix), [y, x], order=1, mode="nearest")
    return np.where(inside, values, 0).astype(np.float32), inside


def normalise(values, valid):
    """Zero mean and unit deviation over the samples inside the picture, 0 outside; values in 0..255."""
    seen = values[valid].astype(np.float64)
    if seen.size == 0:
        return np.zeros_like(values)
    return np.where(valid, (values - seen.mean()) / (seen.std() + 5.0), 0).astype(np.float32)


def click_plane(clicks, matrix):
    """A Gaussian bump at each click (picture coordinates), the largest where they overlap."""
    plane = np.zeros((SIZE, SIZE), np.float32)
    rows, columns = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    for click in clicks:
        x, y = matrix @ (click[0], click[1], 1.0)
        np.maximum(plane, np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * CLICK_SIGMA**2)), out=plane)
    return plane


def box_plane(box, matrix):
    """1 inside the box, also where the view is turned (training)."""
    plane = np.zeros((SIZE, SIZE), np.float32)
    if box is not None:
        x0, y0, x1, y1 = box[0] - 0.5, box[1] - 0.5, box[2] + 0.5, box[3] + 0.5
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]]) @ matrix.T
        cv2.fillConvexPoly(plane, np.round(corners * 16).astype(np.int32), 1.0, shift=4)
    return plane


def planes(picture, matrix, inner=(), outer=(), box=None):
    """The net's input 4 x SIZE x SIZE for a float picture in 0..255."""
    return np.stack([normalise(*sample(picture, matrix)), click_plane(inner, matrix), click_plane(outer, matrix), box_plane(box, matrix)])
