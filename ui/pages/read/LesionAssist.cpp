#include "ui/pages/read/LesionAssist.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/dicom/Prober.h"
#include "core/segment/lesionArea.h"
#include "ui/text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace annulus::ui {

/// What a worker needs from one wish to the next: models opened and the picture of the frame.
struct LesionAssist::Engine {
    /// Where a model comes from; a file is used only as long as its bytes are those that were tried in a child process.
    struct Source {
        std::filesystem::path file;
        std::string hash;
        bool operator==(const Source&) const = default;
    };
    struct Slot {
        Source source;
        std::optional<OpenedModel> opened;
    };
    std::array<Slot, 2> places;
    LoadedFramePtr frame;
    Picture picture;

    Result<OpenedModel*> model(LesionKind kind, const Source& source)
    {
        Slot& slot = places.at(static_cast<std::size_t>(kind));
        if (slot.opened && slot.source == source)
            return &*slot.opened;
        slot = {};
        auto opened = source.file.empty() ? openShippedModel(kind) : openModelFile(source.file, kind);
        if (!opened)
            return std::move(opened).error();
        if (!source.file.empty() && opened->model.hash != source.hash)
            return Error{Errc::conflict, message("read", "The model file has changed since it was chosen; choose it again."), toUtf8(source.file)};
        slot = {source, std::move(*opened)};
        return &*slot.opened;
    }

    void forget()
    {
        frame.reset();
        picture = {};
    }

    const Picture& pictureOf(const LoadedFramePtr& shown)
    {
        if (frame != shown) {
            picture = renderGrey(*shown->grey, shown->display);  // as the object wishes, whatever window the reader looks through
            frame = shown;
        }
        return picture;
    }
};

namespace {

QString settingOf(LesionKind kind, const char* what) { return QStringLiteral("assist/%1-%2").arg(QLatin1String(nameOf(kind)), QLatin1String(what)); }

}  // namespace

LesionAssist::LesionAssist(JobRunner& jobs, Settings& settings, QObject* parent)
    : QObject(parent), jobs_(jobs), settings_(settings), engine_(std::make_shared<Engine>())
{
}

LesionAssist::~LesionAssist() = default;

std::optional<LesionKind> LesionAssist::kind() const { return frame_ ? lesionKindOf(*frame_->facts) : std::nullopt; }

void LesionAssist::setFrame(LoadedFramePtr frame)
{
    if (frame == frame_)
        return;
    frame_ = std::move(frame);
    if (!running_)
        engine_->forget();  // a full field is too large to be kept for later
    clear();
}

bool LesionAssist::isOnPicture(const Point& at) const
{
    if (!frame_)
        return false;
    const Size& size = frame_->grey->grid.size;
    return at.x >= -0.5 && at.y >= -0.5 && at.x < static_cast<double>(size.i) - 0.5 && at.y < static_cast<double>(size.j) - 0.5;
}

void LesionAssist::add(Point at, bool inside)
{
    if (!isOnPicture(at))
        return;
    (inside ? prompts_.inside : prompts_.outside).push_back(at);
    order_.push_back(inside ? 'i' : 'o');
    ask();
}

void LesionAssist::setBox(const PromptBox& box)
{
    if (!frame_)
        return;
    const Size& size = frame_->grey->grid.size;
    const PromptBox cut{std::max(box.x0, 0.0), std::max(box.y0, 0.0), std::min(box.x1, static_cast<double>(size.i - 1)), std::min(box.y1, static_cast<double>(size.j - 1))};
    if (!(cut.x0 < cut.x1 && cut.y0 < cut.y1))
        return;
    prompts_.box = cut;
    std::erase(order_, 'b');
    order_.push_back('b');
    ask();
}

void LesionAssist::removeLast()
{
    if (order_.empty())
        return clear();
    switch (order_.back()) {
    case 'i': prompts_.inside.pop_back(); break;
    case 'o': prompts_.outside.pop_back(); break;
    default: prompts_.box.reset(); break;
    }
    order_.pop_back();
    if (order_.empty())
        return clear();
    ask();
}

void LesionAssist::clear()
{
    prompts_ = {};
    order_.clear();
    isAsked_ = isAnswered_ = acceptWanted_ = false;
    proposal_.reset();
    preview_ = {};
    hoverAt_.reset();
    whyNone_ = {};
    waiting_.reset();
    emit changed();
}

void LesionAssist::proposeWhole()
{
    clear();
    ask();
}

void LesionAssist::hover(Point at)
{
    if (isAsked_ || !frame_)
        return;
    if (!isOnPicture(at))
        return endHover();
    hoverAt_ = at;
    start({frame_, {{at}, {}, {}}, true});
}

void LesionAssist::endHover()
{
    hoverAt_.reset();
    if (waiting_ && waiting_->isPreview)
        waiting_.reset();
    if (preview_.isEmpty())
        return;
    preview_ = {};
    emit changed();
}

/// The proposal before stays in sight until the next is there.
void LesionAssist::ask()
{
    isAsked_ = true;
    isAnswered_ = acceptWanted_ = false;
    preview_ = {};
    hoverAt_.reset();
    whyNone_ = {};
    if (frame_)
        start({frame_, prompts_, false});
    emit changed();
}

void LesionAssist::start(Wish wish)
{
    if (running_) {
        waiting_ = std::move(wish);
        return;
    }
    running_ = true;
    const auto kind = lesionKindOf(*wish.frame->facts);
    const Engine::Source source = kind ? Engine::Source{pathOf(modelFile(*kind)), settings_.value(settingOf(*kind, "hash")).toString().toStdString()} : Engine::Source{};
    jobs_.start<Answer>(
        {}, this,
        [engine = engine_, wish, kind, source](const Progress&) -> Result<Answer> {
            if (!kind)
                return Error{Errc::unsupported, message("read", "There is no model for images of the modality %1; expected is MG or US.", wish.frame->facts->modality), {}};
            const auto model = engine->model(*kind, source);
            if (!model)
                return model.error();
            const Picture& picture = engine->pictureOf(wish.frame);
            Facts place;  // all that the area depends on
            place.columns = static_cast<int>(picture.columns);
            place.rows = static_cast<int>(picture.rows);
            place.regions = wish.frame->facts->regions;
            auto proposal = proposeLesion(*(*model)->net, picture, lesionArea(place, wish.prompts), wish.prompts, settingsOf((*model)->model));
            if (!proposal)
                return std::move(proposal).error();
            return Answer{std::move(*proposal), (*model)->model};
        },
        [this, wish](Result<Answer> answer) {
            running_ = false;
            take(wish, std::move(answer));
            if (auto next = std::exchange(waiting_, std::nullopt))
                start(std::move(*next));
        },
        JobRunner::Visibility::quiet);
}

void LesionAssist::take(const Wish& wish, Result<Answer> answer)
{
    if (wish.frame != frame_)
        return;
    if (wish.isPreview) {
        // A moving hand is followed: an answer for where it was a moment ago is better than none. A click has other words.
        if (isAsked_ || !hoverAt_)
            return;
        preview_ = answer ? answer->proposal.outline : Outline{};
        whyNone_ = answer ? Message{} : answer.error().what;
    } else {
        if (!isAsked_ || wish.prompts != prompts_)
            return;
        if (answer) {
            proposal_ = std::move(answer->proposal);
            model_ = std::move(answer->model);
            whyNone_ = proposal_->whyNone;
        } else {
            proposal_.reset();
            whyNone_ = answer.error().what;
        }
        isAnswered_ = true;
        if (std::exchange(acceptWanted_, false) && isCurrent())
            return emit readyToAccept();
    }
    emit changed();
}

AssistNote LesionAssist::note() const
{
    return {model_.name, model_.version, model_.hash, prompts_, proposal_->presence, proposal_->confidence, model_.leastPresence, model_.leastConfidence, proposal_->outline};
}

QString LesionAssist::modelFile(LesionKind kind) const { return settings_.value(settingOf(kind, "model")).toString(); }

void LesionAssist::chooseModel(LesionKind kind, const QString& file)
{
    const auto use = [this, kind, file](const std::string& hash) {
        settings_.setValue(settingOf(kind, "model"), file);
        settings_.setValue(settingOf(kind, "hash"), QString::fromStdString(hash));
        clear();
        emit modelChanged();
    };
    if (file.isEmpty())
        return use({});
    jobs_.start<std::string>(
        {}, this,
        [path = pathOf(file)](const Progress& progress) -> Result<std::string> {
            if (!isModelFileName(path))
                return Error{Errc::invalid, message("read", "The name of a model file ends in .onnx."), toUtf8(path)};
            ProbedFile probed = Prober().probe(path, progress);
            if (probed.refused)
                return *std::move(probed.refused);
            return probed.hash;
        },
        [this, use](Result<std::string> hash) {
            if (hash)
                use(*hash);
            else
                emit refused(hash.error());
        },
        JobRunner::Visibility::quiet);
}

}  // namespace annulus::ui
