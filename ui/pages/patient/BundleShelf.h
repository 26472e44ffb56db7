#pragma once

#include "core/readout/Bundle.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace annulus::ui {

/// A model that patients are read with.
struct ShelvedBundle {
    std::filesystem::path file;
    std::string hash;  ///< its seal
    std::shared_ptr<const Bundle> bundle;
};

/// The model bundles of this account, as files in a folder of their own: they outlive projects and serve all of them.
class BundleShelf : public QObject {
    Q_OBJECT
public:
    explicit BundleShelf(std::filesystem::path folder, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ShelvedBundle>& bundles() const { return bundles_; }
    /// Files of the folder that are no bundles, or damaged ones.
    [[nodiscard]] const std::vector<Error>& refused() const { return refused_; }
    /// Reads the folder.
    void read();
    /// Puts a copy of the file on the shelf; one that is there already stays as it is.
    Result<void> add(const std::filesystem::path& file);
    void remove(const std::string& hash);

signals:
    void changed();

private:
    std::filesystem::path folder_;
    std::vector<ShelvedBundle> bundles_;
    std::vector<Error> refused_;
};

}  // namespace annulus::ui
