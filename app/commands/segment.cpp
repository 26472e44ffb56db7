#include "app/commands/Verb.h"
#include "app/commands/segmentEval.h"
#include "app/commands/shownPicture.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/dicom/Prober.h"
#include "core/image/imageFiles.h"
#include "core/segment/lesionArea.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace annulus {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string image, out, eval, model, kind;
    std::vector<std::string> clicks, nots;
    std::string box;
    int frame = 1;
    int threads = 1;
    bool asJson = false;
};

/// "12,40" with as many numbers as asked for.
Result<std::vector<double>> numbersIn(const std::string& text, std::size_t count, const char* option)
{
    std::vector<double> numbers;
    for (const std::string& word : split(text, ','))
        if (const auto number = parseNumber(trim(word)))
            numbers.push_back(*number);
    if (numbers.size() != count || split(text, ',').size() != count)
        return Error{Errc::invalid, message("app", "%1 needs %2 numbers joined by commas, found \"%3\".", option, count, text), {}};
    return numbers;
}

Result<void> takePoints(const std::vector<std::string>& words, const char* option, std::vector<Point>& points)
{
    for (const std::string& word : words) {
        const auto numbers = numbersIn(word, 2, option);
        if (!numbers)
            return numbers.error();
        points.push_back({(*numbers)[0], (*numbers)[1]});
    }
    return {};
}

Result<Prompts> promptsOf(const Options& options)
{
    Prompts prompts;
    if (auto taken = takePoints(options.clicks, "--click", prompts.inside); !taken)
        return taken.error();
    if (auto taken = takePoints(options.nots, "--not", prompts.outside); !taken)
        return taken.error();
    if (!options.box.empty()) {
        const auto corners = numbersIn(options.box, 4, "--box");
        if (!corners)
            return corners.error();
        const auto [x0, x1] = std::minmax((*corners)[0], (*corners)[2]);
        const auto [y0, y1] = std::minmax((*corners)[1], (*corners)[3]);
        prompts.box = PromptBox{x0, y0, x1, y1};
    }
    return prompts;
}

Result<void> checkInside(const Prompts& prompts, const Grid& grid)
{
    std::vector<Point> all = prompts.inside;
    all.insert(all.end(), prompts.outside.begin(), prompts.outside.end());
    if (prompts.box)
        all.insert(all.end(), {{prompts.box->x0, prompts.box->y0}, {prompts.box->x1, prompts.box->y1}});
    for (const Point& p : all)
        if (!(p.x >= -0.5 && p.y >= -0.5 && p.x < static_cast<double>(grid.size.i) - 0.5 && p.y < static_cast<double>(grid.size.j) - 0.5))
            return Error{Errc::invalid, message("app", "The pixel %1,%2 lies outside the image of %3 x %4 pixels; columns and rows count from 0.", p.x, p.y, grid.size.i, grid.size.j), {}};
    return {};
}

Result<LesionKind> kindOf(const Options& options, const std::optional<Facts>& facts)
{
    if (!options.kind.empty())
        return lesionKindOf(options.kind).value();
    if (!facts)
        return LesionKind::ultrasound;
    const auto kind = lesionKindOf(*facts);
    return kind ? Result<LesionKind>(*kind) : Error{Errc::unsupported, message("app", "There is no model for images of the modality %1; expected is MG or US.", facts->modality), {}};
}

/// A model from outside is read in a child process first.
Result<OpenedModel> openModel(const Options& options, LesionKind kind)
{
    if (options.model.empty())
        return openShippedModel(kind, options.threads);
    if (!isModelFileName(options.model))
        return Error{Errc::invalid, message("app", "The name of a model file ends in .onnx."), options.model};
    if (const ProbedFile probed = Prober().probe(options.model); probed.refused)
        return *probed.refused;
    return openModelFile(options.model, kind, options.threads);
}

void print(const Options& options, const OpenedModel& model, const Proposal& proposal, const Mask& mask)
{
    if (!options.asJson) {
        std::printf("%lld pixels  confidence %s  lesion in the picture %s\n", static_cast<long long>(mask.count()), formatFixed(proposal.confidence, 2).c_str(), formatFixed(proposal.presence, 2).c_str());
        return;
    }
    Json contours = Json::array();
    for (const Contour& contour : proposal.outline.contours) {
        Json points = Json::array();
        for (const Point& point : contour)
            points.push_back({point.x, point.y});
        contours.push_back(std::move(points));
    }
    const Json json{{"image", options.image}, {"mask", options.out}, {"pixels", mask.count()}, {"presence", proposal.presence}, {"confidence", proposal.confidence},
                    {"reason", mask.isEmpty() ? Json(proposal.whyNone.english()) : Json()}, {"outline", contours},
                    {"model", {{"kind", nameOf(model.model.kind)}, {"name", model.model.name}, {"version", model.model.version}, {"sha256", model.model.hash}}}};
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

Exit segmentOne(const Options& options)
{
    const auto prompts = promptsOf(options);
    if (!prompts)
        return wrongUsage(prompts.error());
    const auto shown = readShownPicture(options.image, options.frame);
    if (!shown)
        return fail(shown.error());
    if (const auto check = checkInside(*prompts, shown->grid); !check)
        return fail(check.error().in(options.image));
    const auto kind = kindOf(options, shown->facts);
    if (!kind)
        return fail(kind.error().in(options.image));
    const auto model = openModel(options, *kind);
    if (!model)
        return fail(model.error());
    const Size& size = shown->grid.size;
    const Box area = shown->facts ? lesionArea(*shown->facts, *prompts) : Box{0, 0, 0, size.i - 1, size.j - 1, 0};
    const auto proposal = proposeLesion(*model->net, shown->picture, area, *prompts, settingsOf(model->model));
    if (!proposal)
        return fail(proposal.error().in(options.image));
    const Mask mask = maskOf(*proposal, shown->grid);
    if (const auto written = writeMaskFile(options.out, mask); !written)
        return fail(written.error());
    if (mask.isEmpty())
        note(options.image + ": " + proposal->whyNone.english());
    print(options, *model, *proposal, mask);
    return Exit::done;
}

Exit evaluate(const Options& options)
{
    auto model = openModel(options, lesionKindOf(options.kind).value_or(LesionKind::ultrasound));
    if (!model)
        return fail(model.error());
    const auto evaluated = evaluateFolder(*model, options.eval);
    if (!evaluated)
        return fail(evaluated.error());
    for (const Error& error : evaluated->refused)
        note(error.sentence());
    if (evaluated->scores.empty())
        return Exit::failed;
    std::printf("%s\n", (options.asJson ? evaluationJson(*model, *evaluated) : evaluationText(*evaluated)).c_str());
    return evaluated->refused.empty() ? Exit::done : Exit::partly;
}

Exit run(const Options& options)
{
    const bool isOne = !options.image.empty() && !options.out.empty();
    if (!options.kind.empty() && !lesionKindOf(options.kind))
        return wrongUsage({Errc::invalid, message("app", "--kind is ultrasound or mammography, found \"%1\".", options.kind), {}});
    if (isOne == !options.eval.empty())
        return wrongUsage({Errc::invalid, message("app", "Give --image and --out, or --eval."), {}});
    return isOne ? segmentOne(options) : evaluate(options);
}

std::function<Exit()> declare(CLI::App& app)
{
    const auto options = std::make_shared<Options>();
    app.add_option("--image", options->image, "DICOM, NRRD, NIfTI or PNG; DICOM as its own window shows it, 8-bit files as they are, others over their range");
    app.add_option("--frame", options->frame, "Frame of a DICOM object, counts from 1 (default 1)");
    app.add_option("--click", options->clicks, "A pixel inside the lesion, X,Y (column and row from 0); may be given again")->type_name("X,Y")->allow_extra_args(false);
    app.add_option("--not", options->nots, "A pixel outside it, X,Y; may be given again")->type_name("X,Y")->allow_extra_args(false);
    app.add_option("--box", options->box, "A box around the lesion, corners inclusive")->type_name("X0,Y0,X1,Y1");
    app.add_option("--out", options->out, "Mask to write, NRRD, NIfTI or PNG by its ending, on the image's pixels; empty where nothing is proposed");
    app.add_option("--eval", options->eval, "Folder with images/NAME and masks/NAME: Dice, IoU and HD95 without a prompt, with one click, three clicks and a box")->type_name("DIR");
    app.add_option("--kind", options->kind, "ultrasound or mammography; DICOM objects say it themselves, other files are ultrasound by default");
    app.add_option("--model", options->model, "An own ONNX model in place of the one that comes with Annulus")->type_name("FILE");
    app.add_option("--threads", options->threads, "Threads of a pass (default 1)");
    app.add_flag("--json", options->asJson, "Print the result as JSON");
    return [options] { return run(*options); };
}

}  // namespace

extern const Verb segmentVerb{"segment", "Outline a lesion with the U-Net, from clicks, a box or nothing",
                              "annulus-cli segment --image frame.dcm --click 310,224 --out lesion.nrrd\n"
                              "  annulus-cli segment --image frame.png --box 120,80,260,190 --not 130,90 --out lesion.png --json\n"
                              "  annulus-cli segment --eval validation --json",
                              declare, "some pictures of the folder could not be read, each is listed"};

}  // namespace annulus
