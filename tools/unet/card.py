"""Fills the tables of a model card from `annulus-cli segment --eval DIR --json`.

  python3 card.py --eval eval.json --out ../../resources/models/lesion-ultrasound.md

Everything between the two marks of the card is replaced; the words around them are written by hand.
"""
import argparse
import json
from pathlib import Path

BEGIN, END = "<!-- figures: card.py -->", "<!-- end of figures -->"
PROMPTS = {"none": "no prompt", "click": "one click", "clicks3": "three clicks", "box": "box"}


def tables(evaluation):
    model = evaluation["model"]
    lines = [f"{model['name']} {model['version']}, SHA-256 `{model['sha256']}`, nothing proposed below a presence of {model['leastPresence']:g} (without a prompt) or a confidence of {model['leastConfidence']:g}.", "",
             "| prompt | of | lesions | refused | Dice | median | 10th percentile | IoU | HD95, px | Dice, nothing refused |", "|---|---|---|---|---|---|---|---|---|---|"]
    for row in evaluation["summary"]:
        which = {"all": "**all**", "group": row["value"], "size": "size " + row["value"]}[row["by"]]
        hd95 = "-" if row["hd95Pixels"] is None else f"{row['hd95Pixels']:.1f}"
        lines.append(f"| {PROMPTS[row['prompt']]} | {which} | {row['lesions']} | {100 * row['refused']:.1f} % | {row['dice']:.3f} | {row['diceMedian']:.3f} | {row['dice10th']:.3f} | {row['iou']:.3f} | {hd95} | {row['diceUnlimited']:.3f} |")
    quiet = evaluation["withoutLesion"]
    lines += ["", f"Pictures without a lesion: {quiet['images']}, of them left without a proposal: {quiet['noProposal']}.", ""]
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--eval", required=True)
    options.add_argument("--out", required=True)
    o = options.parse_args()
    card = Path(o.out).read_text()
    before, rest = card.split(BEGIN)
    Path(o.out).write_text(before + BEGIN + "\n" + tables(json.loads(Path(o.eval).read_text())) + END + rest.split(END)[1])


if __name__ == "__main__":
    main()
