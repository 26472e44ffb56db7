"""Lays a split of BUSI out as `annulus-cli segment --eval` reads it: DIR/images/NAME, DIR/masks/NAME. Outside the repository, please.

  python3 layout.py --data BUSI_FOLDER --out DIR [--split val]
"""
import argparse
import csv
import shutil
from pathlib import Path


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--split", default="val", choices=("train", "val"))
    o = options.parse_args()
    with open(Path(o.data) / "split.csv", newline="") as rows:
        names = [row["image"] for row in csv.DictReader(rows) if row["split"] == o.split]
    for part in ("images", "masks"):
        folder = Path(o.out) / part
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(Path(o.data) / part / name, folder / name)
    print(f"{len(names)} pictures in {o.out}")


if __name__ == "__main__":
    main()
