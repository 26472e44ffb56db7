#include "core/segment/proposeLesion.h"

#include "core/roi/checkOutline.h"
#include "core/roi/clipOutline.h"
#include "core/roi/components.h"
#include "core/roi/editOutline.h"
#include "core/roi/rasterise.h"
#include "core/segment/probabilityContour.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace annulus {
namespace {

/// A piece may begin this many samples from a click that means it.
constexpr double clickReach = 5;
constexpr double leastView = 0.1;

/// What the net says of one view, as probabilities at its samples.
struct Look {
    PromptView view;
    std::vector<double> probability;
    double presence = 0;

    [[nodiscard]] double at(int column, int row) const { return probability[static_cast<std::size_t>(row * netSize + column)]; }

    /// Bilinear between samples, 0 outside the view.
    [[nodiscard]] double at(const Point& inPicture) const
    {
        const Point p = toView(view, inPicture);
        if (!(p.x >= 0 && p.y >= 0 && p.x <= netSize - 1 && p.y <= netSize - 1))
            return 0;
        const int i = std::min(static_cast<int>(p.x), netSize - 2), j = std::min(static_cast<int>(p.y), netSize - 2);
        const double u = p.x - i, v = p.y - j;
        return (1 - v) * ((1 - u) * at(i, j) + u * at(i + 1, j)) + v * ((1 - u) * at(i, j + 1) + u * at(i + 1, j + 1));
    }
};

/// First and last sample that lie on the picture, along one axis.
std::pair<int, int> samplesOnPicture(double first, double step, std::int64_t pixels)
{
    const auto from = static_cast<int>(std::ceil(-first / step));
    const auto to = static_cast<int>(std::floor((static_cast<double>(pixels - 1) - first) / step));
    return {std::clamp(from, 0, netSize - 1), std::clamp(to, 0, netSize - 1)};
}

/// Beyond the outermost pixel centres the net sees nothing and finds nothing: a lesion cut by the border would end a sample before it.
/// The last values on the picture go on for as far as its pixels reach.
void continueBeyondBorder(Look& look, const Picture& picture)
{
    const double step = look.view.side / netSize;
    const Point first = fromView(look.view, {0, 0});
    const auto [left, right] = samplesOnPicture(first.x, step, picture.columns);
    const auto [top, bottom] = samplesOnPicture(first.y, step, picture.rows);
    const int reach = static_cast<int>(std::ceil(0.5 / step)) + 1;
    const std::vector<double> found = look.probability;
    for (int row = std::max(0, top - reach); row <= std::min(netSize - 1, bottom + reach); ++row)
        for (int column = std::max(0, left - reach); column <= std::min(netSize - 1, right + reach); ++column)
            look.probability[static_cast<std::size_t>(row * netSize + column)] =
                found[static_cast<std::size_t>(std::clamp(row, top, bottom) * netSize + std::clamp(column, left, right))];
}

Result<Look> look(LesionNet& net, const Picture& picture, const PromptView& view, const Prompts& prompts)
{
    const auto answer = net.run(netPlanes(picture, view, prompts));
    if (!answer)
        return answer.error();
    Look result{view, std::vector<double>(answer->mask.size()), answer->presence};
    std::ranges::transform(answer->mask, result.probability.begin(), [](float logit) { return 1 / (1 + std::exp(-static_cast<double>(logit))); });
    continueBeyondBorder(result, picture);
    return result;
}

/// Two looks on the samples of the closer one.
Look averaged(const Look& whole, Look closer)
{
    for (int n = 0; n < netSize * netSize; ++n) {
        const Point place = fromView(closer.view, {static_cast<double>(n % netSize), static_cast<double>(n / netSize)});
        double& probability = closer.probability[static_cast<std::size_t>(n)];
        probability = (whole.at(place) + probability) / 2;
    }
    closer.presence = whole.presence;
    return closer;
}

double distanceTo(const Mask& piece, const Point& point)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (const Run& run : piece.runs()) {
        const double dx = std::max({0.0, run.begin - point.x, point.x - (run.end - 1)});
        nearest = std::min(nearest, std::hypot(dx, run.row - point.y));
    }
    return nearest;
}

/// The piece at the first click that has one, else (nothing was clicked) the largest; on the samples of the view.
Mask chosenPiece(const Look& look, const std::vector<Point>& clicks)
{
    const Grid grid = makeGrid(netSize, netSize);
    std::vector<std::uint8_t> bytes(look.probability.size());
    std::ranges::transform(look.probability, bytes.begin(), [](double p) { return p > 0.5 ? std::uint8_t{1} : std::uint8_t{0}; });
    const auto pieces = componentsOf(fromBytes(grid, bytes));
    if (clicks.empty())
        return pieces.empty() ? Mask(grid) : pieces.front();
    for (const Point& click : clicks) {
        const Point place = toView(look.view, click);
        const auto nearest = std::ranges::min_element(pieces, {}, [&](const Mask& piece) { return distanceTo(piece, place); });
        if (nearest != pieces.end() && distanceTo(*nearest, place) <= clickReach)
            return *nearest;
    }
    return Mask(grid);
}

/// The pixels of the picture that a piece of a view covers.
PromptBox boxInPicture(const Mask& piece, const PromptView& view)
{
    const Box box = piece.box();
    const Point low = fromView(view, {static_cast<double>(box.i0) - 0.5, static_cast<double>(box.j0) - 0.5});
    const Point high = fromView(view, {static_cast<double>(box.i1) + 0.5, static_cast<double>(box.j1) + 0.5});
    return {low.x + 0.5, low.y + 0.5, high.x - 0.5, high.y - 0.5};
}

/// Twice the expected overlap over the expected sizes, were each sample inside with its probability; samples of other pieces apart.
double expectedDice(const Mask& piece, const Look& look)
{
    const auto inside = toBytes(piece);
    double overlap = 0, sizes = 0;
    for (std::size_t n = 0; n < inside.size(); ++n) {
        const double p = look.probability[n];
        if (inside[n])
            overlap += p;
        if (inside[n] || p <= 0.5)
            sizes += p;
    }
    return 2 * overlap / (sizes + static_cast<double>(piece.count()));
}

/// Views of the training were no smaller, in shares of the whole picture.
PromptView closerView(const PromptBox& box, const Picture& picture, double margin)
{
    PromptView view = viewOfBox(box, margin);
    view.side = std::max(view.side, leastView * wholeView(picture).side);
    return view;
}

/// The line around a piece of a look.
Outline outlineInPicture(const Mask& piece, const Look& look, const Picture& picture)
{
    Outline outline = probabilityContour(piece, look.probability);
    for (Contour& contour : outline.contours)
        for (Point& point : contour)
            point = fromView(look.view, point);
    return clipOutline(outline, makeGrid(picture.columns, picture.rows));
}

Picture cutOut(const Picture& picture, const Box& area)
{
    const Size size = area.size();
    Picture part{size.i, size.j, 1, {}};
    part.bytes.reserve(static_cast<std::size_t>(size.i * size.j));
    for (std::int64_t j = area.j0; j <= area.j1; ++j) {
        const auto first = picture.bytes.begin() + j * picture.columns + area.i0;
        part.bytes.insert(part.bytes.end(), first, first + size.i);
    }
    return part;
}

Proposal nothing(double presence, Message why) { return {{}, presence, 0, std::move(why)}; }

Result<Proposal> propose(LesionNet& net, const Picture& picture, const Prompts& prompts, const ProposeSettings& settings)
{
    auto seen = look(net, picture, prompts.box ? closerView(*prompts.box, picture, settings.boxMargin) : wholeView(picture), prompts);
    if (!seen)
        return std::move(seen).error();
    const double presence = seen->presence;
    if (prompts.isEmpty() && presence < settings.leastPresence)
        return nothing(presence, message("segment", "Nothing that looks like a lesion was found; a click inside it or a box around it helps."));
    const Message noContour = message("segment", "No contour could be found here; another click or a box around the lesion helps.");
    Mask piece = chosenPiece(*seen, prompts.inside);
    if (piece.isEmpty())
        return nothing(presence, noContour);
    if (!prompts.box) {
        auto closer = look(net, picture, closerView(boxInPicture(piece, seen->view), picture, settings.margin), prompts);
        if (!closer)
            return std::move(closer).error();
        Look both = averaged(*seen, std::move(*closer));
        if (Mask finer = chosenPiece(both, prompts.inside); !finer.isEmpty()) {
            piece = std::move(finer);
            *seen = std::move(both);
        }
    }
    Proposal proposal{outlineInPicture(piece, *seen, picture), presence, expectedDice(piece, *seen), {}};
    if (!checkOutline(proposal.outline, makeGrid(picture.columns, picture.rows)))
        return nothing(presence, noContour);
    if (proposal.confidence < settings.leastConfidence)
        return nothing(presence, message("segment", "The model is not sure of a contour here; another click or a box around the lesion helps."));
    return proposal;
}

}  // namespace

ProposeSettings settingsOf(const LesionModel& model) { return {.leastPresence = model.leastPresence, .leastConfidence = model.leastConfidence}; }

Result<Proposal> proposeLesion(LesionNet& net, const Picture& picture, const Box& area, const Prompts& prompts, const ProposeSettings& settings)
{
    assert(picture.channels == 1 && !area.isEmpty() && area.i0 >= 0 && area.j0 >= 0 && area.i1 < picture.columns && area.j1 < picture.rows);
    const auto dx = static_cast<double>(area.i0), dy = static_cast<double>(area.j0);
    auto proposal = propose(net, cutOut(picture, area), moved(prompts, -dx, -dy), settings);
    if (proposal)
        proposal->outline = translate(std::move(proposal->outline), dx, dy);
    return proposal;
}

Mask maskOf(const Proposal& proposal, const Grid& grid) { return rasterise(proposal.outline, grid); }

}  // namespace annulus
