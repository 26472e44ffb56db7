#include "app/commands/segmentEval.h"

#include "app/commands/shownPicture.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/image/imageFiles.h"
#include "core/roi/agreement.h"
#include "core/roi/components.h"
#include "core/segment/simulatedPrompts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>

namespace annulus {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* promptKinds[] = {"none", "click", "clicks3", "box"};

/// One picture and its truth.
struct Truth {
    std::string name;
    Picture picture;
    Mask mask;
};

std::string groupOf(const std::string& name) { return name.substr(0, name.find('_')); }

class Evaluation {
public:
    Evaluation(OpenedModel& model, const Truth& truth, std::vector<PromptScore>& scores)
        : model_(model), truth_(truth), scores_(scores), area_{0, 0, 0, truth.picture.columns - 1, truth.picture.rows - 1, 0}
    {
    }

    Result<void> run()
    {
        if (auto done = score("none", {}, truth_.mask); !done || truth_.mask.isEmpty())
            return done ? Result<void>() : Result<void>(done.error());
        const Mask lesion = largestComponent(truth_.mask);
        Prompts clicks;
        clicks.inside.push_back(deepestPoint(lesion));
        for (int count = 1; count <= 3; ++count) {
            const char* name = count == 1 ? "click" : count == 3 ? "clicks3" : nullptr;
            const auto found = score(name, clicks, lesion);
            if (!found)
                return found.error();
            if (const auto error = largestError(*found, lesion))
                (error->inside ? clicks.inside : clicks.outside).push_back(error->at);
        }
        Prompts box;
        box.box = boxAround(lesion);
        const auto done = score("box", box, lesion);
        return done ? Result<void>() : Result<void>(done.error());
    }

private:
    /// Without limits, so that what they cost can be seen; the limits are looked at afterwards.
    Result<Mask> score(const char* prompt, const Prompts& prompts, const Mask& lesion)
    {
        const auto began = std::chrono::steady_clock::now();
        const auto proposal = proposeLesion(*model_.net, truth_.picture, area_, prompts, {.leastPresence = 0, .leastConfidence = 0});
        if (!proposal)
            return proposal.error();
        const double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        Mask found = maskOf(*proposal, truth_.mask.grid());
        if (!prompt)
            return found;
        PromptScore score{truth_.name, groupOf(truth_.name), prompt, !lesion.isEmpty(), 0, proposal->presence, proposal->confidence, {}, 0, 0, {}, milliseconds};
        score.lesionShare = static_cast<double>(lesion.count()) / static_cast<double>(lesion.grid().pixelCount());
        const bool isUnlikely = prompts.isEmpty() && proposal->presence < model_.model.leastPresence;
        if (found.isEmpty())
            score.refused = proposal->whyNone.english();
        else if (isUnlikely || proposal->confidence < model_.model.leastConfidence)
            score.refused = isUnlikely ? "presence below the model's limit" : "confidence below the model's limit";
        if (!found.isEmpty() && !lesion.isEmpty()) {
            const auto agreement = compareMasks(found, lesion);
            if (!agreement)
                return agreement.error();
            score.dice = agreement->dice;
            score.iou = agreement->jaccard;
            score.hd95 = agreement->hd95;
        }
        scores_.push_back(std::move(score));
        return found;
    }

    OpenedModel& model_;
    const Truth& truth_;
    std::vector<PromptScore>& scores_;
    Box area_;
};

Result<Truth> readTruth(const fs::path& image, const fs::path& mask)
{
    auto shown = readShownPicture(image);
    if (!shown)
        return std::move(shown).error();
    auto lesion = readMaskFile(mask);
    if (!lesion)
        return std::move(lesion).error();
    const Grid pixels = makeGrid(shown->picture.columns, shown->picture.rows);  // distances in pixels: views know no millimetres
    if (lesion->grid().size != pixels.size)
        return Error{Errc::conflict, message("app", "The mask has %1 x %2 pixels, the image %3 x %4.", lesion->grid().size.i, lesion->grid().size.j, pixels.size.i, pixels.size.j), toUtf8(mask)};
    return Truth{toUtf8(image.stem()), std::move(shown->picture), withGrid(*lesion, pixels)};
}

using Keep = std::function<bool(const PromptScore&)>;

double mean(const std::vector<double>& values) { return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

/// Figures of the lesions that `keep` keeps. What is refused counts as a Dice of 0 in `dice`, as it would have been in `diceUnlimited`.
std::optional<Json> summary(const std::vector<PromptScore>& scores, const Keep& keep)
{
    std::vector<double> dice, iou, hd95, unlimited, milliseconds;
    double refused = 0;
    for (const PromptScore& one : scores) {
        if (!one.hasLesion || !keep(one))
            continue;
        const bool isRefused = !one.refused.empty();
        refused += isRefused;
        unlimited.push_back(one.dice);
        milliseconds.push_back(one.milliseconds);
        dice.push_back(isRefused ? 0 : one.dice);
        iou.push_back(isRefused ? 0 : one.iou);
        if (!isRefused && one.hd95)
            hd95.push_back(*one.hd95);
    }
    if (dice.empty())
        return {};
    Json json{{"lesions", dice.size()}, {"refused", refused / static_cast<double>(dice.size())}, {"dice", mean(dice)}, {"diceMedian", percentile(dice, 50)},
              {"dice10th", percentile(dice, 10)}, {"iou", mean(iou)}, {"hd95Pixels", nullptr}, {"diceUnlimited", mean(unlimited)}, {"millisecondsMedian", percentile(milliseconds, 50)}};
    if (!hd95.empty())
        json["hd95Pixels"] = mean(hd95);
    return json;
}

struct SizeClass {
    const char* name;
    double least, below;
};
constexpr SizeClass sizeClasses[] = {{"below 3 %", 0, 0.03}, {"3 to 10 %", 0.03, 0.1}, {"10 % and more", 0.1, 2}};

Json summaries(const std::vector<PromptScore>& scores)
{
    Json all = Json::array();
    std::vector<std::string> groups;
    for (const PromptScore& one : scores)
        if (one.hasLesion && std::ranges::find(groups, one.group) == groups.end())
            groups.push_back(one.group);
    const auto add = [&](const char* prompt, const char* by, const std::string& value, const Keep& keep) {
        if (const auto json = summary(scores, [&](const PromptScore& one) { return one.prompt == prompt && keep(one); })) {
            Json row{{"prompt", prompt}, {"by", by}, {"value", value}};
            row.update(*json);
            all.push_back(std::move(row));
        }
    };
    for (const char* prompt : promptKinds) {
        add(prompt, "all", "", [](const PromptScore&) { return true; });
        for (const std::string& group : groups)
            add(prompt, "group", group, [&](const PromptScore& one) { return one.group == group; });
        for (const SizeClass& size : sizeClasses)
            add(prompt, "size", size.name, [&](const PromptScore& one) { return one.lesionShare >= size.least && one.lesionShare < size.below; });
    }
    return all;
}

/// Pictures without a lesion: how many are left in peace.
Json silence(const std::vector<PromptScore>& scores)
{
    const auto normal = std::ranges::count_if(scores, [](const PromptScore& one) { return !one.hasLesion; });
    const auto silent = std::ranges::count_if(scores, [](const PromptScore& one) { return !one.hasLesion && !one.refused.empty(); });
    return {{"images", normal}, {"noProposal", silent}};
}

}  // namespace

Result<EvaluatedFolder> evaluateFolder(OpenedModel& model, const fs::path& folder)
{
    std::error_code code;
    std::vector<fs::path> images;
    for (const auto& entry : fs::directory_iterator(folder / "images", code))
        images.push_back(entry.path());
    if (code || images.empty())
        return Error{Errc::notFound, message("app", "There are no pictures; expected are images/NAME and masks/NAME in this folder."), toUtf8(folder)};
    std::ranges::sort(images);
    EvaluatedFolder evaluated;
    for (const fs::path& image : images) {
        const auto truth = readTruth(image, folder / "masks" / image.filename());
        const auto done = truth ? Evaluation(model, *truth, evaluated.scores).run() : Result<void>(truth.error());
        if (!done)
            evaluated.refused.push_back(done.error());
    }
    return evaluated;
}

std::string evaluationJson(const OpenedModel& model, const EvaluatedFolder& evaluated)
{
    Json json{{"model", {{"kind", nameOf(model.model.kind)}, {"name", model.model.name}, {"version", model.model.version}, {"sha256", model.model.hash},
                         {"leastPresence", model.model.leastPresence}, {"leastConfidence", model.model.leastConfidence}}}};
    json["summary"] = summaries(evaluated.scores);
    json["withoutLesion"] = silence(evaluated.scores);
    json["scores"] = Json::array();
    for (const PromptScore& one : evaluated.scores) {
        Json score{{"image", one.image}, {"group", one.group}, {"prompt", one.prompt}, {"lesionShare", one.lesionShare}, {"presence", one.presence}, {"confidence", one.confidence}};
        score["refused"] = one.refused.empty() ? Json() : Json(one.refused);
        score["dice"] = one.hasLesion ? Json(one.dice) : Json();
        score["iou"] = one.hasLesion ? Json(one.iou) : Json();
        score["hd95Pixels"] = one.hd95 ? Json(*one.hd95) : Json();
        json["scores"].push_back(std::move(score));
    }
    json["refused"] = Json::array();
    for (const Error& error : evaluated.refused)
        json["refused"].push_back(error.sentence());
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string evaluationText(const EvaluatedFolder& evaluated)
{
    std::string text = "prompt   by     value          lesions  refused  Dice   median  10th   IoU    HD95 px  Dice without limits\n";
    for (const Json& row : summaries(evaluated.scores)) {
        const auto figure = [&](const char* name, int digits) { return row[name].is_null() ? std::string("-") : formatFixed(row[name].get<double>(), digits); };
        char line[200];
        std::snprintf(line, sizeof line, "%-8s %-6s %-14s %7d %7s%%  %-6s %-7s %-6s %-6s %-8s %s\n", row["prompt"].get<std::string>().c_str(), row["by"].get<std::string>().c_str(),
                      row["value"].get<std::string>().c_str(), row["lesions"].get<int>(), formatFixed(100 * row["refused"].get<double>(), 1).c_str(), figure("dice", 3).c_str(),
                      figure("diceMedian", 3).c_str(), figure("dice10th", 3).c_str(), figure("iou", 3).c_str(), figure("hd95Pixels", 1).c_str(), figure("diceUnlimited", 3).c_str());
        text += line;
    }
    const Json quiet = silence(evaluated.scores);
    return text + "pictures without a lesion: " + std::to_string(quiet["images"].get<int>()) + ", of them without a proposal: " + std::to_string(quiet["noProposal"].get<int>()) + "\n";
}

}  // namespace annulus
