#pragma once

#include "app/commands/Verb.h"

#include "core/stats/featureAgreement.h"

#include <optional>
#include <string>
#include <vector>

namespace annulus {

/// What `agree` was asked; one of the two pairs is given.
struct AgreeOptions {
    std::string a, b;                   ///< folders of masks
    std::vector<std::string> features;  ///< feature tables, two or more readers
    std::string project;                ///< whose outlines are drawn again at random
    std::optional<std::string> reader;
    bool proposals = false;             ///< of the project: what a model proposed and what became of it
    int times = 10;
    std::uint64_t seed = 1;
    double displacement = 0.5, translation = 0.3, dilation = 0.3, correlation = 3;  ///< mm
    std::vector<double> spacing;
    std::optional<int> label;
    std::vector<double> thresholds{0.75, 0.9};
    std::string out;                    ///< CSV; empty: standard output
    bool json = false;
};

/// Masks of the same name in two folders.
Exit agreeMasks(const AgreeOptions& options);
/// Features of the same outlines by two readers or more.
Exit agreeFeatures(const AgreeOptions& options);

/// Features of outlines and of the same ones drawn again at random.
Exit agreeWithItself(const AgreeOptions& options);
/// Outlines that a model proposed beside what readers made of them.
Exit agreeWithProposals(const AgreeOptions& options);
/// The table of an agreement and how many features its thresholds keep.
Exit reportAgreement(const FeatureAgreement& agreement, std::size_t readers, const AgreeOptions& options);

/// The table to --out, or to standard output.
Exit writeTable(const AgreeOptions& options, const std::string& csv, Exit otherwise);

}  // namespace annulus
