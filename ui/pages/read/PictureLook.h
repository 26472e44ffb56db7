#pragma once

#include "core/dicom/breastPose.h"
#include "core/dicom/presentation.h"

#include <QObject>

#include <map>
#include <set>

namespace annulus::ui {

class Settings;

/// How pictures themselves are shown on every tile: turned by hand, with which of the things that their objects carry
/// (region boxes, overlays, a presentation state), magnified under the cursor. Turns and states hold while the program
/// runs; nothing of it changes the project or a feature.
class PictureLook : public QObject {
    Q_OBJECT
public:
    explicit PictureLook(Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] Turn turnOf(const std::string& image) const;
    void turn(const std::string& image, const Turn& further);
    void forgetTurn(const std::string& image);

    [[nodiscard]] bool showsRegions() const { return regions_; }  ///< boxes of ultrasound regions
    void toggleRegions();
    [[nodiscard]] bool showsOverlays() const { return overlays_; }
    [[nodiscard]] bool showsOverlay(int group) const { return overlays_ && !hidden_.contains(group); }
    void toggleOverlays();
    void toggleOverlay(int group);

    /// The state that the reader chose for an image; none: as stored.
    [[nodiscard]] std::filesystem::path presentationOf(const std::string& image) const;
    void present(const std::string& image, const std::filesystem::path& state);

    [[nodiscard]] bool magnifies() const { return magnifies_; }
    void toggleMagnifier();

signals:
    void changed();

private:
    Settings& settings_;
    std::map<std::string, Turn> turns_;
    std::map<std::string, std::filesystem::path> states_;
    std::set<int> hidden_;
    bool regions_ = true;
    bool overlays_ = true;
    bool magnifies_ = false;
};

}  // namespace annulus::ui
