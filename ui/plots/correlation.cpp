// Heat map of correlations; alike columns side by side, with the tree above.

#include "ui/plots/plots.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace annulus::ui {

Clustering clusterColumns(const std::vector<double>& rho, std::size_t count)
{
    struct Cluster {
        std::vector<std::size_t> members;
        double height = 0;
        std::size_t left = 0, right = 0;
    };
    std::vector<Cluster> clusters(count);
    std::vector<std::size_t> open(count);
    std::iota(open.begin(), open.end(), std::size_t{0});
    // Distances between the clusters that are open, by number; Lance and Williams' update of the average.
    std::vector<std::vector<double>> apart(count);
    for (std::size_t i = 0; i < count; ++i) {
        clusters[i].members = {i};
        apart[i].resize(count);
        for (std::size_t j = 0; j < count; ++j) {
            const double value = rho[i * count + j];
            apart[i][j] = std::isfinite(value) ? 1 - std::abs(value) : 1;
        }
    }
    Clustering result;
    while (open.size() > 1) {
        std::size_t a = 0, b = 1;
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < open.size(); ++i)
            for (std::size_t j = i + 1; j < open.size(); ++j)
                if (apart[open[i]][open[j]] < nearest) {
                    nearest = apart[open[i]][open[j]];
                    a = i;
                    b = j;
                }
        const std::size_t first = open[a], second = open[b], merged = clusters.size();
        Cluster cluster{.members = clusters[first].members, .height = nearest, .left = first, .right = second};
        cluster.members.insert(cluster.members.end(), clusters[second].members.begin(), clusters[second].members.end());
        const auto weightA = static_cast<double>(clusters[first].members.size()), weightB = static_cast<double>(clusters[second].members.size());
        std::vector<double> row(merged, 0.0);
        for (const std::size_t other : open)
            row[other] = (weightA * apart[first][other] + weightB * apart[second][other]) / (weightA + weightB);
        for (const std::size_t other : open)
            apart[other].resize(merged + 1), apart[other][merged] = row[other];
        row.push_back(0);
        apart.push_back(std::move(row));
        clusters.push_back(std::move(cluster));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(b));
        open[a] = merged;
    }
    if (open.empty())
        return result;
    result.order = clusters[open[0]].members;
    std::vector<double> place(clusters.size());
    for (std::size_t i = 0; i < count; ++i)
        place[result.order[i]] = static_cast<double>(i);
    for (std::size_t i = count; i < clusters.size(); ++i) {
        const Cluster& cluster = clusters[i];
        place[i] = (place[cluster.left] + place[cluster.right]) / 2;
        result.merges.push_back({place[cluster.left], place[cluster.right], clusters[cluster.left].height, clusters[cluster.right].height, cluster.height});
    }
    return result;
}

Figure figureOf(const CorrelationPlot& plot, const PlotLook& look)
{
    const std::size_t count = plot.names.size();
    const auto size = static_cast<double>(count);
    Clustering clustering;
    if (plot.isClustered)
        clustering = clusterColumns(plot.rho, count);
    else {
        clustering.order.resize(count);
        std::iota(clustering.order.begin(), clustering.order.end(), std::size_t{0});
    }
    const bool isNamed = count <= 60;
    Panel map{.name = "correlation",
              .row = 1,
              .x = {.name = "column", .low = -0.5, .high = size - 0.5, .isVisible = false},
              .y = {.name = "row", .low = -size + 0.5, .high = 0.5, .isVisible = isNamed, .labelSize = count > 30 ? 0.5 : 0.66, .hasTickMarks = false},
              .rowShare = 6,
              .columnShare = 14};
    BoxesMark cells{.name = QStringLiteral("rho"), .boxes = {}, .value = BoxesMark::Value::cell, .numbers = {}};
    for (std::size_t r = 0; r < count; ++r) {
        map.y.ticks.push_back({-static_cast<double>(r), plot.names[clustering.order[r]]});
        for (std::size_t c = 0; c < count; ++c) {
            const double value = plot.rho[clustering.order[r] * count + clustering.order[c]];
            const auto x = static_cast<double>(c), y = -static_cast<double>(r);
            cells.boxes.push_back({.x0 = x - 0.5, .x1 = x + 0.5, .y0 = y - 0.5, .y1 = y + 0.5, .fill = std::isfinite(value) ? divergingColour(value, look) : look.background,
                                   .words = QString("%1\n%2\nρ = %3").arg(plot.names[clustering.order[r]], plot.names[clustering.order[c]]).arg(value, 0, 'f', 3), .label = {}, .patient = {}});
            cells.numbers.push_back(value);
        }
    }
    map.marks.push_back(std::move(cells));
    Panel scale{.name = "scale", .row = 1, .column = 1, .x = {.isVisible = false}, .y = {.isVisible = false}, .columnShare = 1};
    scale.y.low = -1;
    scale.y.high = 1;
    scale.right = {.title = QStringLiteral("Spearman ρ"), .isVisible = true, .ticks = {{-1, "−1"}, {-0.5, "−0.5"}, {0, "0"}, {0.5, "0.5"}, {1, "1"}}};
    BoxesMark colours;
    constexpr int steps = 64;
    for (int i = 0; i < steps; ++i) {
        const double from = -1 + 2.0 * i / steps;
        colours.boxes.push_back({.x0 = 0, .x1 = 1, .y0 = from, .y1 = from + 2.0 / steps, .fill = divergingColour(from + 1.0 / steps, look), .words = {}, .label = {}, .patient = {}});
    }
    Figure figure{.widthMm = isNamed ? 150.0 : 120.0, .heightMm = 118, .panels = {}};
    if (!clustering.merges.empty()) {
        Panel tree{.name = "tree", .x = {.isVisible = false}, .y = {.isVisible = false}, .rowShare = 1};
        tree.x.low = map.x.low;
        tree.x.high = map.x.high;
        tree.y.name = "one_minus_abs_rho";
        tree.x.name = "column";
        tree.y.high = std::ranges::max(clustering.merges, {}, &ClusterMerge::height).height * 1.05 + 1e-9;
        LineMark lines{.name = QStringLiteral("average linkage, 1 - |rho|"), .x = {}, .y = {}, .stroke = {look.theme.text, 0.5}, .words = {}, .isInKey = false};
        for (const ClusterMerge& merge : clustering.merges) {
            for (const auto& [x, y] : {std::pair{merge.left, merge.leftHeight}, {merge.left, merge.height}, {merge.right, merge.height}, {merge.right, merge.rightHeight}, {std::nan(""), std::nan("")}}) {
                lines.x.push_back(x);
                lines.y.push_back(y);
            }
        }
        tree.marks.push_back(std::move(lines));
        figure.panels.push_back(std::move(tree));
    }
    figure.panels.push_back(std::move(map));
    scale.marks.push_back(std::move(colours));
    figure.panels.push_back(std::move(scale));
    return figure;
}

}  // namespace annulus::ui
