#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace annulus {

/// What a net says of one view.
struct NetAnswer {
    std::vector<float> mask;  ///< logits, netSize x netSize
    double presence = 0;      ///< probability that there is a lesion in the view
};

/// A promptable segmentation net behind whatever engine runs it; another engine is another file like lesionNet.cpp.
/// Not to be used by two threads at once.
class LesionNet {
public:
    virtual ~LesionNet() = default;
    /// `planes` as netPlanes makes them.
    virtual Result<NetAnswer> run(std::span<const float> planes) = 0;
};

/// Reads a model and tries it once on an empty view: bytes that are none, or a net that answers in another shape, are
/// refused with a sentence. Signature (ONNX, operators that OpenCV's DNN runs): `input` 1 x 4 x 192 x 192 float as netPlanes
/// makes it, outputs `mask` 1 x 1 x 192 x 192 and `presence` 1 x 1, both logits. Weights may be stored as 16-bit floats.
/// A pass runs on `threads` threads and gives the same bits on any number of them.
Result<std::unique_ptr<LesionNet>> openLesionNet(std::span<const std::byte> onnx, int threads = 1);

}  // namespace annulus
