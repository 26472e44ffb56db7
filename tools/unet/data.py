"""Training and validation pictures with masks, by their own split files: BUSI (ultrasound), CDD-CESM (mammograms), and folders
that `annulus-cli export-training` writes."""
import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np


@dataclass
class Item:
    name: str
    label: str
    picture: np.ndarray  # float32, 0..255
    mask: np.ndarray  # uint8, 0/1


def read(image, mask):
    picture = cv2.imread(str(image), cv2.IMREAD_GRAYSCALE)
    lesion = cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE)
    if picture is None or lesion is None or picture.shape != lesion.shape:
        raise SystemExit(f"{image} and {mask}: not two pictures of one size")
    return picture.astype(np.float32), (lesion > 0).astype(np.uint8)


def busi(folder, split):
    """Pictures of one split of BUSI; the split file keeps near-duplicates on one side."""
    folder = Path(folder)
    with open(folder / "split.csv", newline="") as rows:
        return [Item(r["image"], r["label"], *read(folder / "images" / r["image"], folder / "masks" / r["image"]))
                for r in csv.DictReader(rows) if r["split"] == split]


def cesm(folder, split):
    """Low-energy mammograms; a fifth of the patients, by a hash of their number, are for validation."""
    folder = Path(folder)
    items = []
    with open(folder / "index.csv", newline="") as rows:
        for r in csv.DictReader(rows):
            validation = hashlib.sha256(r["patient"].encode()).digest()[0] % 5 == 0
            if r["kind"].startswith("low") and validation == (split == "val"):
                items.append(Item(r["image"], "malignant", *read(folder / "images" / r["image"], folder / "masks" / r["mask"])))
    return items


def load(kind, folder, split):
    """Of BUSI's layout are the folders that Annulus exports, of any kind of image."""
    return {"ultrasound": busi, "mammography": cesm, "folder": busi}[kind](folder, split)
