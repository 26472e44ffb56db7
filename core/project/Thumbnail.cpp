#include "core/project/Thumbnail.h"

#include <mutex>
#include <stdexcept>

namespace annulus {

using Bytes = std::vector<std::uint8_t>;

struct Thumbnail::State {
    Digest digest{};
    std::mutex mutex;  ///< guards what follows
    ImagePtr held;
    std::shared_ptr<const Fetch> source;
};

Thumbnail::Thumbnail(const ImagePtr& image)
{
    const Bytes bytes = image ? thumbnailToBytes(*image) : Bytes();
    if (bytes.empty())
        return;
    state_ = std::make_shared<State>();
    state_->digest = Sha256().addBytes(std::as_bytes(std::span(bytes))).digest();
    state_->held = image;
}

Thumbnail::Thumbnail(const Digest& digest, std::shared_ptr<const Fetch> source) : state_(std::make_shared<State>())
{
    state_->digest = digest;
    state_->source = std::move(source);
}

const Digest& Thumbnail::digest() const { return state_->digest; }

Bytes Thumbnail::bytes() const
{
    std::shared_ptr<const Fetch> source;
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->held)
            return thumbnailToBytes(*state_->held);
        source = state_->source;
    }
    return (*source)(toHex(state_->digest));
}

ImagePtr Thumbnail::load() const
{
    if (!state_)
        return nullptr;
    {
        const std::lock_guard lock(state_->mutex);
        if (state_->held)
            return state_->held;
    }
    try {
        return thumbnailFromBytes(bytes());
    } catch (const std::exception&) {
        return nullptr;
    }
}

void Thumbnail::settle(std::shared_ptr<const Fetch> source) const
{
    if (!state_)
        return;
    const std::lock_guard lock(state_->mutex);
    state_->source = std::move(source);
    state_->held.reset();
}

bool Thumbnail::operator==(const Thumbnail& other) const
{
    return state_ == other.state_ || (state_ && other.state_ && state_->digest == other.state_->digest);
}

Bytes thumbnailToBytes(const Image& image)
{
    const auto* pixels = std::get_if<std::vector<std::uint8_t>>(&image.pixels);
    if (!pixels || pixels->empty())
        return {};
    const auto columns = static_cast<std::uint32_t>(image.grid.size.i);
    Bytes bytes;
    bytes.reserve(4 + pixels->size());
    for (int shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<std::uint8_t>(columns >> shift));
    bytes.insert(bytes.end(), pixels->begin(), pixels->end());
    return bytes;
}

ImagePtr thumbnailFromBytes(std::span<const std::uint8_t> bytes)
{
    std::int64_t columns = 0;
    for (std::size_t at = 0; at < 4 && at < bytes.size(); ++at)
        columns |= static_cast<std::int64_t>(bytes[at]) << (8 * at);
    const auto count = static_cast<std::int64_t>(bytes.size()) - 4;
    if (count <= 0 || columns <= 0 || count % columns != 0)
        throw std::runtime_error("a thumbnail does not fit its size");
    return std::make_shared<const Image>(Image{makeGrid(columns, count / columns), Bytes(bytes.begin() + 4, bytes.end())});
}

}  // namespace annulus
