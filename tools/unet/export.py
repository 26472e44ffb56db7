"""Writes the trained net as ONNX for OpenCV's DNN.

  python3 export.py --weights RUN/checkpoint.pt --out lesion-ultrasound.onnx

Input `input` 1 x 4 x SIZE x SIZE (views.planes), outputs `mask` (logits, 1 x 1 x SIZE x SIZE) and `presence` (logit, 1 x 1).
Batch norms are folded into the convolutions, and the weights are rounded to and stored as 16-bit floats, each with a cast
where it is used: a standard file of half the size. `rounded` gives the same net to the reference arrays.
"""
import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from net import PromptNet, SIZE

LARGE = 256  # values; smaller arrays (biases) stay as they are


def load(path):
    """Net and the step its weights are of."""
    net = PromptNet()
    state = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(state.get("steady", state))
    return net.eval(), state.get("step") if "steady" in state else None


def fold(module):
    for name, child in module.named_children():
        if isinstance(child, nn.Sequential) and len(child) > 1 and isinstance(child[1], nn.BatchNorm2d):
            setattr(module, name, nn.Sequential(fuse_conv_bn_eval(child[0], child[1]), *list(child)[2:]))
        elif isinstance(child, nn.ModuleList):
            for at, part in enumerate(child):
                if isinstance(part, nn.Sequential) and isinstance(part[1], nn.BatchNorm2d):
                    child[at] = nn.Sequential(fuse_conv_bn_eval(part[0], part[1]), *list(part)[2:])
                else:
                    fold(part)
        else:
            fold(child)


def rounded(net):
    """The net as it is shipped: folded, large weights rounded to 16 bits."""
    fold(net)
    assert not any(isinstance(part, nn.BatchNorm2d) for part in net.modules())
    for weight in net.parameters():
        if weight.numel() > LARGE:
            weight.data = weight.data.half().float()
    return net


def store_as_halves(model):
    casts = []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size > LARGE:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + "_half"))
            casts.append(helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--weights", required=True)
    options.add_argument("--out", required=True)
    o = options.parse_args()
    net, step = load(o.weights)
    torch.onnx.export(rounded(net), torch.zeros(1, 4, SIZE, SIZE), o.out, opset_version=11, input_names=["input"], output_names=["mask", "presence"], dynamo=False)
    model = onnx.load(o.out)
    store_as_halves(model)
    onnx.checker.check_model(model)
    onnx.save(model, o.out)
    print(f"step {step}, {Path(o.out).stat().st_size} bytes, sha256 {hashlib.sha256(Path(o.out).read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
