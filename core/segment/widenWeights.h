#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <span>
#include <string>

namespace annulus {

/// An ONNX model whose weights are stored as 16-bit floats, each cast where it is used, with the weights as 32-bit floats:
/// OpenCV before 4.7 reads no 16-bit ones. Everything else is copied byte for byte. Bytes that are no protocol buffer are refused.
Result<std::string> widenWeights(std::span<const std::byte> onnx);

/// The value of an IEEE 754 half (binary16).
float fromHalf(unsigned short half);

}  // namespace annulus
