#pragma once

#include "ui/Settings.h"
#include "ui/jobs/JobRunner.h"
#include "ui/view/ImageLoader.h"
#include "core/segment/AssistNote.h"
#include "core/segment/proposeLesion.h"

#include <QObject>

#include <memory>
#include <optional>

namespace annulus::ui {

/// The U-Net for the frame in hand: prompts in, a proposal out, worked out on a worker thread. While one pass runs only the
/// newest wish waits; an answer to prompts that are no longer those is dropped. The document knows nothing of it until a proposal is accepted.
class LesionAssist : public QObject {
    Q_OBJECT
public:
    LesionAssist(JobRunner& jobs, Settings& settings, QObject* parent = nullptr);
    ~LesionAssist() override;

    /// Another frame drops prompts and proposal; null while none is there.
    void setFrame(LoadedFramePtr frame);

    void add(Point at, bool inside);  ///< a place off the picture is none
    void setBox(const PromptBox& box);
    void removeLast();
    void clear();
    void proposeWhole();    ///< without a prompt
    void hover(Point at);   ///< what a click there would give; only while nothing is prompted
    void endHover();

    [[nodiscard]] const Prompts& prompts() const { return prompts_; }
    [[nodiscard]] const Proposal* proposal() const { return proposal_ && !proposal_->outline.isEmpty() ? &*proposal_ : nullptr; }
    [[nodiscard]] const Outline& preview() const { return preview_; }
    [[nodiscard]] bool isBusy() const { return isAsked_; }  ///< there are prompts or a proposal of the whole image
    [[nodiscard]] bool isRunning() const { return running_; }
    /// The proposal is the answer to the prompts as they are now; while it is not, the wish to accept it is kept until it is.
    [[nodiscard]] bool isCurrent() const { return proposal() && isAnswered_; }
    void acceptWhenReady() { acceptWanted_ = isAsked_ && !isAnswered_; }
    /// Why there is no proposal; empty where there is one or none was asked for.
    [[nodiscard]] const Message& whyNone() const { return whyNone_; }
    /// What is kept with the outline when the proposal is accepted.
    [[nodiscard]] AssistNote note() const;

    /// The user's own model of a kind; empty: the one that comes with the program.
    [[nodiscard]] QString modelFile(LesionKind kind) const;
    /// The file is read in a child process; what is wrong with it is told by `refused`.
    void chooseModel(LesionKind kind, const QString& file);
    [[nodiscard]] std::optional<LesionKind> kind() const;  ///< of the frame

signals:
    void changed();  ///< prompts, proposal, preview or the words about them
    void modelChanged();
    void readyToAccept();
    void refused(const annulus::Error& error);

private:
    struct Engine;
    struct Answer {
        Proposal proposal;
        LesionModel model;
    };
    struct Wish {
        LoadedFramePtr frame;
        Prompts prompts;
        bool isPreview = false;
    };
    [[nodiscard]] bool isOnPicture(const Point& at) const;
    void ask();
    void start(Wish wish);
    void take(const Wish& wish, Result<Answer> answer);

    JobRunner& jobs_;
    Settings& settings_;
    std::shared_ptr<Engine> engine_;  ///< of one worker at a time
    LoadedFramePtr frame_;
    Prompts prompts_;
    std::vector<char> order_;         ///< which prompt was last: i, o or b
    bool isAsked_ = false, isAnswered_ = false, acceptWanted_ = false;
    std::optional<Proposal> proposal_;
    LesionModel model_;               ///< of the proposal
    Outline preview_;
    std::optional<Point> hoverAt_;
    Message whyNone_;
    std::optional<Wish> waiting_;
    bool running_ = false;
};

}  // namespace annulus::ui
