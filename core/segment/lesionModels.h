#pragma once

#include "core/dicom/Facts.h"
#include "core/dicom/probe.h"
#include "core/segment/lesionNet.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace annulus {

/// What a model was trained on; images of another kind are never shown to it.
enum class LesionKind { ultrasound, mammography };

/// "ultrasound", "mammography".
const char* nameOf(LesionKind kind);
std::optional<LesionKind> lesionKindOf(std::string_view name);
/// By the modality; nothing for others.
std::optional<LesionKind> lesionKindOf(const Facts& facts);

/// What is known of a model, beside its weights.
struct LesionModel {
    LesionKind kind = LesionKind::ultrasound;
    std::string name, version;
    std::string hash;              ///< SHA-256 of the file, in hex
    double leastPresence = 0.5;    ///< below it nothing is proposed without a prompt
    double leastConfidence = 0.5;  ///< below it nothing is proposed at all
    bool operator==(const LesionModel&) const = default;
};

struct OpenedModel {
    LesionModel model;
    std::shared_ptr<LesionNet> net;
};

/// The model of a kind that comes with the program, or the sentence that there is none. resources/models/models.json lists
/// them; weights that do not have the hash written there are refused.
Result<LesionModel> shippedModel(LesionKind kind);
Result<OpenedModel> openShippedModel(LesionKind kind, int threads = 1);

/// A user's own ONNX file with the signature of openLesionNet. A file from outside goes through a Prober first.
Result<OpenedModel> openModelFile(const std::filesystem::path& file, LesionKind kind, int threads = 1);

/// Files that end so are models for the decoding process; others are DICOM.
bool isModelFileName(const std::filesystem::path& file);
/// What the decoding process says of a model: its hash, or why it cannot be used.
ProbedFile probeModelFile(const std::filesystem::path& file);

}  // namespace annulus
