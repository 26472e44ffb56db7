#include "core/dicom/probe.h"

#include "core/base/base64.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/dicom/display.h"
#include "core/dicom/factsJson.h"
#include "core/dicom/lettering.h"
#include "core/dicom/readFrame.h"
#include "core/dicom/remarks.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace annulus {
namespace {

using Json = nlohmann::json;

Image thumbnailOf(const Frame& frame, const Facts& facts)
{
    Picture small = shrink(renderGrey(frame.grey, defaultDisplay(facts, frame)), thumbnailSide);
    return {makeGrid(small.columns, small.rows), std::move(small.bytes)};
}

void addWarnings(ProbedFile& probed, const std::vector<Message>& warnings)
{
    for (const Message& warning : warnings)
        if (std::find(probed.warnings.begin(), probed.warnings.end(), warning) == probed.warnings.end())
            probed.warnings.push_back(warning);
}

std::optional<Error> decodeFrames(FrameReader& reader, ProbedFile& probed, const std::function<void()>& onFrame)
{
    const int frames = reader.facts().frames;
    // The last one first: a claim of a million frames that are not there ends at once.
    for (int step = 0; step < frames; ++step) {
        const int number = step == 0 ? frames : step;
        if (onFrame)
            onFrame();
        const auto frame = reader.read(number);
        if (!frame)
            return frame.error();
        if (number == 1) {
            addWarnings(probed, frame->warnings);
            if (mayBeLettered(reader.facts()))
                if (const Mask lettering = findLettering(renderWhole(*frame, defaultDisplay(reader.facts(), *frame))); !lettering.isEmpty())
                    addWarnings(probed, {letteringSeen(lettering.count())});
            probed.thumbnail = std::make_shared<const Image>(thumbnailOf(*frame, reader.facts()));
        }
    }
    return {};
}

void probeInto(ProbedFile& probed, const std::function<void()>& onFrame)
{
    auto reader = FrameReader::open(probed.path);
    if (!reader) {
        probed.refused = reader.error();
        return;
    }
    probed.facts = reader->facts();
    addWarnings(probed, reader->facts().warnings);
    if (auto hash = hashFile(probed.path))
        probed.hash = *hash;
    else
        probed.refused = hash.error();
    if (!probed.refused)
        probed.refused = decodeFrames(*reader, probed, onFrame);
    if (probed.refused)
        probed.thumbnail = nullptr;
}

Json errorToJson(const Error& error)
{
    return {{"code", static_cast<int>(error.code)}, {"context", error.what.context}, {"text", error.what.text}, {"arguments", error.what.arguments}};
}

Error errorFromJson(const Json& json)
{
    return {static_cast<Errc>(json.at("code").get<int>()), {json.at("context"), json.at("text"), json.at("arguments").get<std::vector<std::string>>()}, {}};
}

Json thumbnailToJson(const Image& image)
{
    return {{"columns", image.grid.size.i}, {"rows", image.grid.size.j}, {"base64", toBase64(std::get<std::vector<std::uint8_t>>(image.pixels))}};
}

ImagePtr thumbnailFromJson(const Json& json)
{
    const Grid grid = makeGrid(json.at("columns"), json.at("rows"));
    auto bytes = fromBase64(json.at("base64").get<std::string>());
    if (!bytes || grid.size.i < 1 || grid.size.j < 1 || grid.size.i > thumbnailSide || grid.size.j > thumbnailSide ||
        static_cast<std::int64_t>(bytes->size()) != grid.pixelCount())
        throw std::invalid_argument("the thumbnail does not fit its size");
    return std::make_shared<const Image>(Image{grid, *std::move(bytes)});
}

void setLimit(decltype(RLIMIT_AS) resource, rlim_t value)
{
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? value : std::min(value, limit.rlim_max);
    setrlimit(resource, &limit);
}

/// Backstop for a child whose parent is gone: the parent's own clock is the limit that people see.
void limitProcessorTime(double seconds)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto used = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
    setLimit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(used + seconds + 2)));
}

bool writeAll(int out, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(out, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace

ProbedFile probeFile(const std::filesystem::path& path, const std::function<void()>& onFrame)
{
    ProbedFile probed;
    probed.path = path;
    try {
        probeInto(probed, onFrame);
    } catch (const std::bad_alloc&) {
        probed.thumbnail = nullptr;
        probed.refused = Error{Errc::limit, message("dicom", "Decoding it needs more memory than is allowed."), toUtf8(path)};
    } catch (const std::exception&) {  // a codec's own
        probed.thumbnail = nullptr;
        probed.refused = Error{Errc::corrupt, message("dicom", "The file could not be decoded: its decoder gave up on what it found; a valid picture was expected."), toUtf8(path)};
    }
    return probed;
}

std::string probedToJson(const ProbedFile& probed)
{
    Json json;
    json["hash"] = probed.hash;
    if (probed.facts)
        json["facts"] = Json::parse(factsToJson(*probed.facts));
    json["warnings"] = Json::array();
    for (const Message& warning : probed.warnings)
        json["warnings"].push_back({{"context", warning.context}, {"text", warning.text}, {"arguments", warning.arguments}});
    if (probed.thumbnail)
        json["thumbnail"] = thumbnailToJson(*probed.thumbnail);
    if (probed.refused)
        json["refused"] = errorToJson(*probed.refused);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ProbedFile> probedFromJson(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        ProbedFile probed;
        probed.hash = json.at("hash");
        if (json.contains("facts")) {
            auto facts = factsFromJson(json["facts"].dump());
            if (!facts)
                return facts.error();
            probed.facts = *std::move(facts);
        }
        for (const Json& warning : json.at("warnings"))
            probed.warnings.push_back({warning.at("context"), warning.at("text"), warning.at("arguments").get<std::vector<std::string>>()});
        if (json.contains("thumbnail"))
            probed.thumbnail = thumbnailFromJson(json["thumbnail"]);
        if (json.contains("refused"))
            probed.refused = errorFromJson(json["refused"]);
        return probed;
    } catch (const std::exception& problem) {
        return Error{Errc::corrupt, message("dicom", "The decoder's answer cannot be read: %1", problem.what()), {}};
    }
}

void serveProbes(int in, int out, const ProbeLimits& limits, const ProbeFunction& probe)
{
    setLimit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // sanitizers reserve terabytes of addresses
    setLimit(RLIMIT_AS, static_cast<rlim_t>(limits.memoryBytes));
#endif
    std::string path;
    for (char block[4096];;) {
        const ssize_t count = ::read(in, block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        for (ssize_t at = 0; at < count; ++at) {
            if (block[at] != '\0') {
                path += block[at];
                continue;
            }
            limitProcessorTime(limits.secondsPerFile);
            const ProbedFile probed = probe(path, [out] { writeAll(out, "\n"); });
            if (!writeAll(out, probedToJson(probed) + "\n"))
                return;
            path.clear();
        }
    }
}

}  // namespace annulus
