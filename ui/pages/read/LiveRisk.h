#pragma once

#include "ui/Workspace.h"
#include "ui/view/ImageLoader.h"
#include "ui/view/regionView.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace annulus::ui {

/// What the models on the shelf would say were the outline on screen the last word: only the features that they look at are made, and
/// while one outline is read only the newest waits. Nothing is stored.
class LiveRisk : public QWidget {
    Q_OBJECT
public:
    explicit LiveRisk(const Workspace& workspace, QWidget* parent = nullptr);
    ~LiveRisk() override;

    /// The outline in hand with the gesture under way, or nothing.
    void show(std::optional<RegionInput> input, LoadedFramePtr frame);
    [[nodiscard]] bool isRunning() const { return running_; }
    /// What is shown, model by model: "34 %  (28–41 %)".
    [[nodiscard]] QStringList words() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Question;
    struct Answer;
    void startNext();
    void showAnswers(const std::vector<Answer>& answers);
    void clear();

    Workspace workspace_;
    QLabel *title_, *about_;
    QVBoxLayout* lines_;
    std::unique_ptr<Question> wanted_, asked_;
    bool running_ = false;
};

}  // namespace annulus::ui
