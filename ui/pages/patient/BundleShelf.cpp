#include "ui/pages/patient/BundleShelf.h"

#include "core/readout/bundleFile.h"

#include <algorithm>

namespace annulus::ui {

namespace fs = std::filesystem;

BundleShelf::BundleShelf(fs::path folder, QObject* parent) : QObject(parent), folder_(std::move(folder)) { read(); }

void BundleShelf::read()
{
    bundles_.clear();
    refused_.clear();
    std::error_code code;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder_, code))
        if (entry.path().extension() == bundleExtension)
            files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& file : files)
        if (auto bundle = readBundle(file)) {
            std::string hash = bundleHash(*bundle);
            bundles_.push_back({file, std::move(hash), std::make_shared<const Bundle>(*std::move(bundle))});
        } else {
            refused_.push_back(bundle.error());
        }
    emit changed();
}

Result<void> BundleShelf::add(const fs::path& file)
{
    auto bundle = readBundle(file);
    if (!bundle)
        return bundle.error();
    const std::string hash = bundleHash(*bundle);
    if (std::ranges::find(bundles_, hash, &ShelvedBundle::hash) != bundles_.end())
        return {};
    std::error_code code;
    fs::create_directories(folder_, code);
    constexpr std::size_t nameDigits = 16;
    if (auto written = writeBundle(*bundle, folder_ / (hash.substr(0, nameDigits) + bundleExtension)); !written)
        return written;
    read();
    return {};
}

void BundleShelf::remove(const std::string& hash)
{
    const auto found = std::ranges::find(bundles_, hash, &ShelvedBundle::hash);
    if (found == bundles_.end())
        return;
    std::error_code code;
    fs::remove(found->file, code);
    read();
}

}  // namespace annulus::ui
