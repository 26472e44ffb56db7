"""Trains the promptable net; resumes from its checkpoint when there is one.

  python3 train.py --kind ultrasound --data BUSI_FOLDER --out RUN_FOLDER [--steps 6000] [--batch 16] [--seed 1] [--threads 2] [--no-prompts] [--also EXPORTED_FOLDER]

Every step draws its examples from a generator seeded by (seed, step): a stopped and resumed training sees the same
examples as one that was never stopped. A training that has to end before its plan is through is brought to rest with

  python3 train.py ... --out SHORTER_RUN --finish RUN/checkpoint.pt --steps 300

which goes on from that checkpoint while the rate falls evenly to nothing. --no-prompts trains the plain U-Net that the promptable one is compared with.
"""
import argparse
import copy
import json
import math
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

import data
import evaluate
import prompts
import views
from net import PromptNet, SIZE


def components(mask):
    count, labels = cv2.connectedComponents(mask, connectivity=8)
    return [(labels == i).astype(np.uint8) for i in range(1, count) if (labels == i).sum() >= 16] or ([mask] if mask.any() else [])


def jittered_view(shape, lesion, rng):
    """Whole picture, a crop around the lesion, or (no lesion given) a crop anywhere."""
    height, width = shape
    if lesion is None or rng.random() < 0.45:
        cx, cy, side = views.whole_view(shape)
        if lesion is None and rng.random() < 0.3:
            side *= rng.uniform(0.4, 0.9)
            return (rng.uniform(0.2, 0.8) * width, rng.uniform(0.2, 0.8) * height, side)
        shift = 0.06 * side
        return (cx + rng.uniform(-shift, shift), cy + rng.uniform(-shift, shift), side * rng.uniform(0.85, 1.15))
    cx, cy, side = views.view_of_box(prompts.bounding_box(lesion), math.exp(rng.uniform(math.log(1.25), math.log(3.5))))
    side = max(side, 48.0)
    shift = 0.12 * side
    return (cx + rng.uniform(-shift, shift), cy + rng.uniform(-shift, shift), side)


def recorded(picture, rng):
    """The same tissue from another machine: gain, gamma, blur, speckle, a covered patch."""
    p = np.clip(picture / 255, 0, 1) ** math.exp(rng.uniform(-0.5, 0.5))
    p = p * rng.uniform(0.7, 1.3) + rng.uniform(-0.08, 0.08)
    if rng.random() < 0.3:
        p = cv2.GaussianBlur(p, (0, 0), rng.uniform(0.4, 1.4))
    if rng.random() < 0.3:
        grain = cv2.GaussianBlur(rng.standard_normal(p.shape).astype(np.float32), (0, 0), rng.uniform(0.5, 1.5))
        p = p * (1 + rng.uniform(0.05, 0.3) * grain / grain.std())
    if rng.random() < 0.15:
        h, w = p.shape
        y, x = rng.integers(0, h), rng.integers(0, w)
        p = p.copy()
        p[y : y + int(h * rng.uniform(0.03, 0.15)), x : x + int(w * rng.uniform(0.03, 0.2))] = rng.uniform(0, 1)
    return (np.clip(p, 0, 1) * 255).astype(np.float32)


def example(item, rng, prompting):
    """One (input, target mask, present) in view samples."""
    pieces = components(item.mask)
    away = bool(pieces) and rng.random() < 0.08
    lesion = pieces[int(rng.integers(len(pieces)))] if pieces and not away else None
    view = jittered_view(item.picture.shape, lesion, rng)
    kind = rng.random()
    inner, outer, box = [], [], None
    if prompting and lesion is not None:
        if kind > 0.3:
            if kind < 0.68 or kind > 0.92:
                inner = [prompts.random_click(lesion, rng) for _ in range(1 if rng.random() < 0.75 else 2)]
            if kind >= 0.68:
                box = prompts.loose_box(lesion, rng)
            if rng.random() < 0.12:
                ring = cv2.dilate(lesion, np.ones((25, 25), np.uint8)) & (1 - cv2.dilate(lesion, np.ones((9, 9), np.uint8)))
                outer = [prompts.random_click(ring, rng)] if ring.any() else []
    elif prompting and rng.random() < 0.08:
        inner = [(rng.uniform(0, item.picture.shape[1] - 1), rng.uniform(0, item.picture.shape[0] - 1))] if not pieces else []
    matrix = views.to_view(view, rng.normal(0, 0.15), bool(rng.random() < 0.5), math.exp(rng.normal(0, 0.08)))
    wanted = lesion if lesion is not None and (inner or box is not None) else item.mask
    target = views.sample(wanted.astype(np.float32), matrix)[0]
    return views.planes(recorded(item.picture, rng), matrix, inner, outer, box), target[None], float(target.max() > 0.5)


def with_corrections(net, x, target, share, rng):
    """Adds to a share of the prompted examples the click that corrects what the net finds now."""
    net.eval()
    with torch.no_grad():
        found = (net(x)[0] > 0).numpy().astype(np.uint8)
    net.train()
    truth = (target > 0.5).numpy().astype(np.uint8)
    identity = np.eye(2, 3)
    for i in range(len(x)):
        if rng.random() < share and bool(x[i, 1:].any()):
            click = prompts.correction(found[i, 0], truth[i, 0])
            if click:
                plane = torch.from_numpy(views.click_plane([click[0]], identity))
                which = 1 if click[1] else 2
                x[i, which] = torch.maximum(x[i, which], plane)
    return x


def loss_of(logits, presence, target, present):
    bce = F.binary_cross_entropy_with_logits(logits, target, reduction="none").mean((1, 2, 3))
    p = torch.sigmoid(logits)
    overlap = 1 - (2 * (p * target).sum((1, 2, 3)) + 1) / (p.sum((1, 2, 3)) + target.sum((1, 2, 3)) + 1)
    return (bce + overlap * present).mean() + 0.3 * F.binary_cross_entropy_with_logits(presence[:, 0], present)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kind", choices=("ultrasound", "mammography", "folder"), required=True)
    options.add_argument("--data", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--steps", type=int, default=6000)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--no-prompts", action="store_true")
    options.add_argument("--finish", help="checkpoint of a longer training to bring to rest within --steps more steps")
    options.add_argument("--also", action="append", default=[], help="a folder of `annulus-cli export-training` (a site's own cases, or lesions of the demo) whose training part is learnt from as well")
    options.add_argument("--begin-with", help="weights or checkpoint to go on from with other data, as a site does with its own")
    o = options.parse_args()

    torch.set_num_threads(o.threads)
    cv2.setNumThreads(1)
    torch.manual_seed(o.seed)
    items, validation = data.load(o.kind, o.data, "train"), data.load(o.kind, o.data, "val")
    for folder in o.also:
        items += data.load("folder", folder, "train")
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    net = PromptNet().to(memory_format=torch.channels_last)
    if o.begin_with:
        kept = torch.load(o.begin_with)
        net.load_state_dict(kept.get("steady", kept))
    steady = copy.deepcopy(net).eval()  # exponential mean of the weights: what is validated and shipped
    optimiser = torch.optim.AdamW(net.parameters(), lr=o.rate, weight_decay=0.02)
    start, finish = 0, None  # finish: the step and the rate from which the training is brought to rest
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists() or o.finish:
        kept = torch.load(checkpoint if checkpoint.exists() else o.finish)
        net.load_state_dict(kept["net"]), steady.load_state_dict(kept["steady"]), optimiser.load_state_dict(kept["optimiser"])
        start = kept["step"]
        if o.finish:
            finish = kept.get("finish") or (start, kept["optimiser"]["param_groups"][0]["lr"])
        print(f"resumed at step {start}", flush=True)

    began, total = time.time(), 0.0
    last = finish[0] + o.steps if finish else o.steps
    for step in range(start, last):
        rng = np.random.default_rng((o.seed, step))
        rate = o.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / o.steps)))
        if finish:
            rate = finish[1] * max(0.02, 1 - (step - finish[0]) / o.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        drawn = [example(items[int(rng.integers(len(items)))], rng, not o.no_prompts) for _ in range(o.batch)]
        x = torch.from_numpy(np.stack([d[0] for d in drawn])).contiguous(memory_format=torch.channels_last)
        target = torch.from_numpy(np.stack([d[1] for d in drawn]))
        present = torch.tensor([d[2] for d in drawn])
        if not o.no_prompts and step > 500 and step % 3 == 0:
            x = with_corrections(net, x, target, 0.7, rng)
        loss = loss_of(*net(x), target, present)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        keep = 0.99 if finish else min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for mean, now in zip(steady.state_dict().values(), net.state_dict().values()):
                mean.mul_(keep).add_(now, alpha=1 - keep) if mean.is_floating_point() else mean.copy_(now)
        total += float(loss)
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} loss {total / 50:.4f} rate {rate:.2e} {50 * o.batch / (time.time() - began):.1f} pictures/s", flush=True)
            began, total = time.time(), 0.0
            part = checkpoint.with_suffix(".part")
            torch.save({"net": net.state_dict(), "steady": steady.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1, "finish": finish}, part)
            os.replace(part, checkpoint)
        if (step + 1) % 1000 == 0 or step + 1 == last:
            figures = evaluate.evaluate(steady, validation, ("none",) if o.no_prompts else ("none", "click", "box"))
            print(json.dumps({"step": step + 1, **figures}), flush=True)
            began = time.time()
    torch.save(steady.state_dict(), out / "weights.pt")


if __name__ == "__main__":
    main()
