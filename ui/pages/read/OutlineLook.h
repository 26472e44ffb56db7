#pragma once

#include <QObject>

#include <vector>

namespace annulus::ui {

class Settings;

/// How outlines are shown on every tile: which rings, tinted or not, or nothing at all for a moment.
class OutlineLook : public QObject {
    Q_OBJECT
public:
    explicit OutlineLook(Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<bool>& rings() const { return rings_; }
    [[nodiscard]] bool isShown() const { return shown_; }
    [[nodiscard]] bool isTinted() const { return isTinted_; }
    /// Where the lesion in hand is likely to be on the other view of its breast.
    [[nodiscard]] bool isGuided() const { return isGuided_; }
    void toggleRing(int index);
    void toggleShown();
    void toggleTint();
    void toggleGuide();

signals:
    void changed();

private:
    Settings& settings_;
    std::vector<bool> rings_;
    bool shown_ = true;
    bool isTinted_ = false;
    bool isGuided_ = true;
};

}  // namespace annulus::ui
