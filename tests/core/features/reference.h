#pragma once

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/features/extract.h"
#include "core/features/parameterFile.h"
#include "core/image/imageFiles.h"
#include "tests/support/places.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

namespace annulus::tests {

/// The project's own small copy of reference data.
inline std::filesystem::path referenceFolder(const char* name) { return sourceFolder() / "tests/reference" / name; }

/// A folder of reference data beside the project, or an empty path where there is none.
inline std::filesystem::path sharedReferenceFolder(const char* name)
{
    const auto folder = sharedFolder() / "reference" / name;
    return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

struct Expected {
    double value = 0;
    double sensitivity = 0;
};
using ExpectedValues = std::map<std::string, Expected>;

/// Rows feature,value,sensitivity.
inline ExpectedValues readExpected(const std::filesystem::path& file)
{
    ExpectedValues expected;
    const auto csv = readCsv(file);
    if (!csv)
        return expected;
    for (const auto& row : csv->rows)
        expected[row[0]] = {parseNumber(row[1]).value_or(std::nan("")), parseNumber(row[2]).value_or(0)};
    return expected;
}

/// Relative difference; near zero, where that means nothing, 0 within 1e-9 absolute.
inline double difference(double found, double expected)
{
    const double absolute = std::abs(found - expected);
    return std::abs(expected) < 1e-3 && absolute <= 1e-9 ? 0 : absolute / std::abs(expected);
}

/// The largest difference per class and per image type over everything compared in this process.
class Worst {
public:
    void add(const std::string& feature, const std::string& where, double relative)
    {
        const auto parts = split(feature, '_');
        note(parts.size() > 1 ? parts[parts.size() - 2] : feature, feature, where, relative);
        if (parts.size() > 2)
            note(parts[0], feature, where, relative);
    }
    /// A value that hangs on round-off: told, not judged.
    void addUnstable(const std::string& feature, double relative)
    {
        auto& unstable = unstable_[split(feature, '_')[0]];
        ++unstable.count;
        unstable.equal += relative <= 1e-6;
    }
    void print() const
    {
        for (const auto& [name, worst] : worst_)
            qInfo("%s: %d values, worst relative difference %.2g at %s", name.c_str(), worst.count, worst.relative, worst.where.c_str());
        for (const auto& [name, unstable] : unstable_)
            qInfo("%s: %d of %d values that hang on round-off agree within 1e-6, too", name.c_str(), unstable.equal, unstable.count);
    }

private:
    struct Place {
        double relative = 0;
        std::string where;
        int count = 0;
    };
    struct Unstable {
        int count = 0, equal = 0;
    };
    void note(const std::string& key, const std::string& feature, const std::string& where, double relative)
    {
        auto& worst = worst_[key];
        ++worst.count;
        if (relative >= worst.relative)
            worst = {relative, where + " " + feature, worst.count};
    }
    std::map<std::string, Place> worst_;
    std::map<std::string, Unstable> unstable_;
};

/// Every expected value is there within 1e-6, and nothing is there that is not expected. Returns what is wrong.
inline std::string compare(const std::vector<FeatureValue>& found, const ExpectedValues& expected, const std::string& where, Worst& worst)
{
    std::string wrong;
    std::map<std::string, const FeatureValue*> byName;
    for (const auto& one : found)
        byName[one.feature] = &one;
    for (const auto& [name, value] : expected) {
        const auto at = byName.find(name);
        if (at == byName.end())
            wrong += name + " is not computed\n";
        else if (!at->second->value)
            wrong += name + ": " + at->second->reason.english() + "\n";
        else if (const double relative = difference(*at->second->value, value.value); value.sensitivity > 1e-6)
            worst.addUnstable(name, relative);
        else {
            worst.add(name, where, relative);
            if (!(relative <= 1e-6))
                wrong += name + ": found " + formatNumber(*at->second->value) + ", expected " + formatNumber(value.value) + "\n";
        }
    }
    for (const auto& [name, value] : byName)
        if (!expected.contains(name))
            wrong += name + " has no reference value\n";
    return wrong;
}

}  // namespace annulus::tests
