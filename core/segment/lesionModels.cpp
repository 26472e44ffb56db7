#include "core/segment/lesionModels.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/segment/shippedWeights.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace annulus {
namespace {

constexpr std::uintmax_t largestModel = std::uintmax_t{64} << 20;  ///< bytes; ten times the one that is shipped

struct Shipped {
    LesionModel model;
    std::string file;
};

/// The catalogue was looked through when the program was built.
std::vector<Shipped> catalogue()
{
    std::vector<Shipped> all;
    for (const auto& entry : nlohmann::json::parse(shippedCatalogue()))
        all.push_back({{lesionKindOf(entry.at("kind").get<std::string>()).value(), entry.at("name"), entry.at("version"), entry.at("sha256"),
                        entry.at("leastPresence"), entry.at("leastConfidence")},
                       entry.at("file")});
    return all;
}

Result<Shipped> shipped(LesionKind kind)
{
    for (Shipped& one : catalogue())
        if (one.model.kind == kind)
            return std::move(one);
    return kind == LesionKind::mammography
               ? Error{Errc::notFound, message("segment", "There is no trained model for mammograms yet; an own one can be chosen."), {}}
               : Error{Errc::notFound, message("segment", "This build has no trained model for ultrasound; an own one can be chosen."), {}};
}

std::string hashOf(std::span<const std::byte> bytes) { return Sha256().addBytes(bytes).hex(); }

Result<std::string> readModel(const std::filesystem::path& file)
{
    std::error_code code;
    if (const auto size = std::filesystem::file_size(file, code); !code && size > largestModel)
        return Error{Errc::limit, message("segment", "The model file has %1 MB; at most %2 MB are read.", size >> 20, largestModel >> 20), toUtf8(file)};
    return readTextFile(file);
}

}  // namespace

const char* nameOf(LesionKind kind) { return kind == LesionKind::ultrasound ? "ultrasound" : "mammography"; }

std::optional<LesionKind> lesionKindOf(std::string_view name)
{
    for (const LesionKind kind : {LesionKind::ultrasound, LesionKind::mammography})
        if (name == nameOf(kind))
            return kind;
    return {};
}

std::optional<LesionKind> lesionKindOf(const Facts& facts)
{
    return facts.modality == "US" ? std::optional(LesionKind::ultrasound) : facts.modality == "MG" ? std::optional(LesionKind::mammography) : std::nullopt;
}

Result<LesionModel> shippedModel(LesionKind kind)
{
    auto found = shipped(kind);
    return found ? Result<LesionModel>(std::move(found->model)) : std::move(found).error();
}

Result<OpenedModel> openShippedModel(LesionKind kind, int threads)
{
    const auto found = shipped(kind);
    if (!found)
        return found.error();
    const auto bytes = shippedWeights(found->file);
    if (const std::string hash = hashOf(bytes); hash != found->model.hash)
        return Error{Errc::corrupt, message("segment", "The model is not the one that was tested: its SHA-256 is %1, expected %2.", hash, found->model.hash), found->file};
    auto net = openLesionNet(bytes, threads);
    if (!net)
        return std::move(net).error().in(found->file);
    return OpenedModel{found->model, std::move(*net)};
}

Result<OpenedModel> openModelFile(const std::filesystem::path& file, LesionKind kind, int threads)
{
    const auto read = readModel(file);
    if (!read)
        return read.error();
    const auto bytes = std::as_bytes(std::span(*read));
    auto net = openLesionNet(bytes, threads);
    if (!net)
        return std::move(net).error().in(toUtf8(file));
    return OpenedModel{{kind, toUtf8(file.filename()), {}, hashOf(bytes)}, std::move(*net)};
}

bool isModelFileName(const std::filesystem::path& file) { return lowerCase(file.extension().string()) == ".onnx"; }

ProbedFile probeModelFile(const std::filesystem::path& file)
{
    ProbedFile probed;
    probed.path = file;
    try {
        if (const auto opened = openModelFile(file, LesionKind::ultrasound))
            probed.hash = opened->model.hash;
        else
            probed.refused = opened.error();
    } catch (const std::exception&) {  // out of memory
        probed.refused = Error{Errc::limit, message("segment", "Reading the model needs more memory than is allowed."), toUtf8(file)};
    }
    return probed;
}

}  // namespace annulus
