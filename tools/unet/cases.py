"""Small models for the tests: what a model with the right signature is, and what is wrong with others.

  python3 cases.py --out ../../tests/cases/models
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIZE = 192
MASK = helper.make_tensor_value_info("mask", TensorProto.FLOAT, [1, 1, SIZE, SIZE])
PRESENCE = helper.make_tensor_value_info("presence", TensorProto.FLOAT, [1, 1])


def model(weights, outputs, stride=1):
    nodes = [helper.make_node("Cast", ["w16"], ["w"], to=TensorProto.FLOAT),
             helper.make_node("Conv", ["input", "w"], ["mask"], kernel_shape=[1, 1], strides=[stride, stride])]
    initial = [numpy_helper.from_array(np.array(weights, np.float16).reshape(1, 4, 1, 1), "w16")]
    if len(outputs) > 1:
        nodes += [helper.make_node("ReduceMean", ["input"], ["means"], axes=[2, 3], keepdims=0),
                  helper.make_node("Gemm", ["means", "first", "none"], ["presence"], transB=1)]
        initial += [numpy_helper.from_array(np.array([[1, 0, 0, 0]], np.float32), "first"), numpy_helper.from_array(np.zeros(1, np.float32), "none")]
    graph = helper.make_graph(nodes, "case", [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 4, SIZE, SIZE])], outputs, initial)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=7)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", required=True)
    out = Path(options.parse_args().out)
    out.mkdir(parents=True, exist_ok=True)
    half = helper.make_tensor_value_info("mask", TensorProto.FLOAT, [1, 1, SIZE // 2, SIZE // 2])
    onnx.save(model([-4, 8, -8, 2], [MASK, PRESENCE]), out / "linear.onnx")
    onnx.save(model([-4, 8, -8, 2], [MASK]), out / "oneOutput.onnx")
    onnx.save(model([-4, 8, -8, 2], [half, PRESENCE], stride=2), out / "smallMask.onnx")
    onnx.save(model([np.nan, 8, -8, 2], [MASK, PRESENCE]), out / "notNumbers.onnx")


if __name__ == "__main__":
    main()
