#include "core/segment/lesionNet.h"

#include "core/segment/promptView.h"
#include "core/segment/widenWeights.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace annulus {
namespace {

constexpr std::size_t samples = static_cast<std::size_t>(netSize) * netSize;

Error unsupported(Message what) { return {Errc::unsupported, std::move(what), {}}; }

Error cannotRun() { return unsupported(message("segment", "The model cannot be run; expected is ONNX with the input 1 x 4 x 192 x 192 and the outputs mask and presence.")); }

class OpenCvNet final : public LesionNet {
public:
    OpenCvNet(cv::dnn::Net net, int threads) : net_(std::move(net)), threads_(threads)
    {
        net_.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);  // whatever else this OpenCV was built with
        net_.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
#if CV_VERSION_MAJOR > 4 || CV_VERSION_MINOR >= 7
        net_.enableWinograd(false);  // its sums differ from those of the training by more than rounding
#endif
    }

    Result<NetAnswer> run(std::span<const float> planes) override
    {
        try {  // OpenCV reports by exceptions; none leaves this file
            return answer(planes);
        } catch (const std::exception&) {
            return cannotRun();
        }
    }

private:
    Result<NetAnswer> answer(std::span<const float> planes)
    {
        if (cv::getNumThreads() != threads_)
            cv::setNumThreads(threads_);
        const std::array shape{1, netPlaneCount, netSize, netSize};
        net_.setInput(cv::Mat(4, shape.data(), CV_32F, const_cast<float*>(planes.data())), "input");
        std::vector<cv::Mat> outputs;
        net_.forward(outputs, std::vector<cv::String>{"mask", "presence"});
        if (outputs.size() != 2 || outputs[0].total() != samples || outputs[1].total() != 1 || outputs[0].type() != CV_32F || outputs[1].type() != CV_32F)
            return unsupported(message("segment", "The model answers in another shape; expected are mask, 1 x 1 x 192 x 192, and presence, 1 x 1."));
        const auto* logits = outputs[0].ptr<float>();
        NetAnswer answer{{logits, logits + samples}, 1 / (1 + std::exp(-static_cast<double>(*outputs[1].ptr<float>())))};
        if (!std::ranges::all_of(answer.mask, [](float logit) { return std::isfinite(logit); }) || !std::isfinite(answer.presence))
            return unsupported(message("segment", "The model answers with values that are no numbers."));
        return answer;
    }

    cv::dnn::Net net_;
    int threads_;
};

}  // namespace

Result<std::unique_ptr<LesionNet>> openLesionNet(std::span<const std::byte> onnx, int threads)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);  // core never prints
    const auto wide = widenWeights(onnx);
    if (!wide)
        return wide.error();
    try {
        auto net = std::make_unique<OpenCvNet>(cv::dnn::readNetFromONNX(wide->data(), wide->size()), threads);
        const std::vector<float> empty(netPlaneCount * samples);
        if (auto tried = net->run(empty); !tried)
            return std::move(tried).error();
        return std::unique_ptr<LesionNet>(std::move(net));
    } catch (const std::exception&) {
        return unsupported(message("segment", "This is no ONNX model that OpenCV reads."));
    }
}

}  // namespace annulus
