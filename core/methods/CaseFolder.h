#pragma once

#include "core/base/csv.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>

namespace annulus {

/// Tables and cases below one folder, each file read once. Safe to use from any thread.
class CaseFolder {
public:
    explicit CaseFolder(std::filesystem::path folder);
    ~CaseFolder();

    [[nodiscard]] const std::filesystem::path& path() const;
    /// A table with a header. `name` is relative to the folder, or absolute.
    Result<std::shared_ptr<const Csv>> table(const std::string& name) const;
    /// Lines of numbers without a header, such as bootstrap rows.
    Result<std::vector<std::vector<double>>> numberLines(const std::string& name) const;
    /// cases/<method>.json: an array of objects with "case" and "inputs".
    Result<std::shared_ptr<const nlohmann::json>> cases(const std::string& method) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace annulus
