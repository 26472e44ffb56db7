#pragma once

#include "ui/jobs/JobRunner.h"
#include "ui/view/regionView.h"

#include <map>
#include <memory>

namespace annulus::ui {

/// The lesions of the frame on screen, kept up with the hand. Each change is worked out on a worker thread; while one
/// runs only the newest waits, and what is finished is shown, so that rings follow a drag instead of waiting for its end.
class LiveRegions : public QObject {
    Q_OBJECT
public:
    explicit LiveRegions(JobRunner& jobs, QObject* parent = nullptr);

    /// All lesions of the frame, the one in hand first. Views of lesions that are not listed are forgotten.
    void show(std::vector<RegionInput> inputs);
    /// What was asked for last, the one in hand first.
    [[nodiscard]] const std::vector<RegionInput>& wanted() const { return wanted_; }
    [[nodiscard]] const RegionView* find(const std::string& roi) const;
    [[nodiscard]] bool isRunning() const { return running_; }

signals:
    void changed();

private:
    struct Known {
        RegionInput input;
        std::shared_ptr<const RegionView> view;
    };
    void startNext();

    JobRunner& jobs_;
    std::vector<RegionInput> wanted_;
    std::map<std::string, Known> known_;
    bool running_ = false;
};

}  // namespace annulus::ui
