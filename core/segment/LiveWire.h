#pragma once

#include "core/image/Image.h"
#include "core/roi/Outline.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace annulus {

/// Paths that cling to edges, from one anchor: the cheapest way over the pixels, where a step costs little along a strong
/// gradient (Mortensen and Barrett 1998, "Interactive segmentation with intelligent scissors", Graphical Models and Image
/// Processing 60:349-384; their gradient magnitude term). The search goes on only as far as it is asked, and
/// stays within `reach` pixels of the anchor along either axis.
class LiveWire {
public:
    struct Settings {
        int smoothing = 1;  ///< values are means over (2 smoothing + 1)^2 pixels
        int reach = 400;
        bool operator==(const Settings&) const = default;
    };

    LiveWire(ImagePtr image, Point anchor, const Settings& settings);

    [[nodiscard]] Point anchor() const { return anchor_; }
    /// Pixel centres from the anchor to the pixel under `target`, both included; a straight line to a target beyond reach.
    [[nodiscard]] Contour pathTo(Point target);

private:
    void measureEdges();
    [[nodiscard]] std::uint32_t stepCost(std::int32_t to, bool diagonal) const;
    void settleUntil(std::int32_t target);

    ImagePtr image_;
    Point anchor_;
    Settings settings_;
    std::int64_t i0_ = 0, j0_ = 0;       ///< of the part that is searched
    std::int32_t columns_ = 0, rows_ = 0;
    std::vector<std::uint8_t> edge_;     ///< 0 a strong edge .. 255 none
    std::vector<std::uint32_t> cost_;
    std::vector<std::int32_t> from_;     ///< place before, -1 at the anchor
    std::vector<std::uint8_t> settled_;
    std::vector<std::vector<std::int32_t>> buckets_;  ///< open places by cost, modulo their number (Dial's queue)
    std::uint32_t current_ = 0;
    std::size_t open_ = 0;
};

}  // namespace annulus
