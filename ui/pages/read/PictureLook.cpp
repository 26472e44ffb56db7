#include "ui/pages/read/PictureLook.h"

#include "ui/Settings.h"

namespace annulus::ui {
namespace {

const QString regionsKey = QStringLiteral("read/regions");
const QString overlaysKey = QStringLiteral("read/overlays");

}  // namespace

PictureLook::PictureLook(Settings& settings, QObject* parent) : QObject(parent), settings_(settings)
{
    regions_ = settings_.value(regionsKey, true).toBool();
    overlays_ = settings_.value(overlaysKey, true).toBool();
}

Turn PictureLook::turnOf(const std::string& image) const
{
    const auto found = turns_.find(image);
    return found == turns_.end() ? Turn() : found->second;
}

void PictureLook::turn(const std::string& image, const Turn& further)
{
    turns_[image] = turned(turnOf(image), further);
    emit changed();
}

void PictureLook::forgetTurn(const std::string& image)
{
    if (turns_.erase(image) > 0)
        emit changed();
}

void PictureLook::toggleRegions()
{
    regions_ = !regions_;
    settings_.setValue(regionsKey, regions_);
    emit changed();
}

void PictureLook::toggleOverlays()
{
    overlays_ = !overlays_;
    settings_.setValue(overlaysKey, overlays_);
    emit changed();
}

void PictureLook::toggleOverlay(int group)
{
    if (hidden_.erase(group) == 0)
        hidden_.insert(group);
    emit changed();
}

std::filesystem::path PictureLook::presentationOf(const std::string& image) const
{
    const auto found = states_.find(image);
    return found == states_.end() ? std::filesystem::path() : found->second;
}

void PictureLook::present(const std::string& image, const std::filesystem::path& state)
{
    if (state.empty())
        states_.erase(image);
    else
        states_[image] = state;
    emit changed();
}

void PictureLook::toggleMagnifier()
{
    magnifies_ = !magnifies_;
    emit changed();
}

}  // namespace annulus::ui
