#include "core/base/table.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <string>

namespace annulus {
namespace {

static_assert(std::endian::native == std::endian::little, "stored blocks are little endian; swap here for another machine");
constexpr std::uint32_t blockVersion = 1;
constexpr double none = std::bit_cast<double>(std::uint64_t{0x7ff8000000000000});

/// Tells a damaged block from a whole one at the speed of memory: FNV-1a over 64-bit words, each step of which can be
/// undone, so that one changed word always changes the sum.
std::uint64_t checksum(std::span<const std::uint8_t> bytes)
{
    constexpr std::uint64_t prime = 0x100000001b3, start = 0xcbf29ce484222325;
    std::uint64_t sum = start ^ bytes.size();
    while (!bytes.empty()) {
        std::uint64_t word = 0;
        const std::size_t taken = std::min(bytes.size(), sizeof word);
        std::memcpy(&word, bytes.data(), taken);
        sum = (sum ^ word) * prime;
        bytes = bytes.subspan(taken);
    }
    return sum;
}

struct Writer {
    std::vector<std::uint8_t> bytes{};

    void raw(const void* from, std::size_t size)
    {
        const auto* first = static_cast<const std::uint8_t*>(from);
        bytes.insert(bytes.end(), first, first + size);
    }
    template <class T>
    void number(T value) { raw(&value, sizeof value); }
    void text(const std::string& text)
    {
        number(static_cast<std::uint32_t>(text.size()));
        raw(text.data(), text.size());
    }
};

/// Answers zeros once something was asked for that is not there.
struct Reader {
    std::span<const std::uint8_t> rest;
    bool failed = false;

    void raw(void* to, std::size_t size)
    {
        failed = failed || size > rest.size();
        if (failed || size == 0)
            return;
        std::memcpy(to, rest.data(), size);
        rest = rest.subspan(size);
    }
    template <class T>
    T number()
    {
        T value{};
        raw(&value, sizeof value);
        return value;
    }
    std::string text()
    {
        const std::size_t size = number<std::uint32_t>();
        failed = failed || size > rest.size();
        if (failed)
            return {};
        std::string text(size, '\0');
        raw(text.data(), size);
        return text;
    }
};

Error damaged(std::string_view found)
{
    return {Errc::corrupt, message("base", "The stored numbers are damaged: %1.", found), {}};
}

}  // namespace

void Numbers::add(double value)
{
    assert(std::isfinite(value));
    values_.push_back(value);
}

void Numbers::addMissing(const Message& reason, std::size_t count)
{
    if (count == 0)
        return;
    const auto first = static_cast<std::uint32_t>(values_.size());
    values_.insert(values_.end(), count, none);
    if (!missing_.empty() && missing_.back().first + missing_.back().count == first && missing_.back().reason == reason)
        missing_.back().count += static_cast<std::uint32_t>(count);
    else
        missing_.push_back({first, static_cast<std::uint32_t>(count), reason});
}

void Numbers::append(const Numbers& more)
{
    const auto offset = static_cast<std::uint32_t>(values_.size());
    values_.insert(values_.end(), more.values_.begin(), more.values_.end());
    for (const Missing& run : more.missing_) {
        const std::uint32_t first = run.first + offset;
        if (!missing_.empty() && missing_.back().first + missing_.back().count == first && missing_.back().reason == run.reason)
            missing_.back().count += run.count;
        else
            missing_.push_back({first, run.count, run.reason});
    }
}

std::optional<double> Numbers::value(std::size_t place) const
{
    const double value = values_[place];
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

Message Numbers::reason(std::size_t place) const
{
    const auto after = std::ranges::upper_bound(missing_, place, {}, &Missing::first);
    if (after == missing_.begin())
        return {};
    const Missing& run = *std::prev(after);
    return place < run.first + std::size_t{run.count} ? run.reason : Message{};
}

bool Numbers::operator==(const Numbers& other) const
{
    return values_.size() == other.values_.size() && missing_ == other.missing_ &&
           (values_.empty() || std::memcmp(values_.data(), other.values_.data(), values_.size() * sizeof(double)) == 0);
}

std::vector<std::uint8_t> Numbers::bytes() const
{
    Writer writer;
    writer.bytes.reserve(64 + values_.size() * sizeof(double));
    writer.number(std::uint64_t{0});  // the sum, known at the end
    writer.number(blockVersion);
    writer.number(static_cast<std::uint32_t>(values_.size()));
    writer.raw(values_.data(), values_.size() * sizeof(double));
    writer.number(static_cast<std::uint32_t>(missing_.size()));
    for (const Missing& run : missing_) {
        writer.number(run.first);
        writer.number(run.count);
        writer.text(run.reason.context);
        writer.text(run.reason.text);
        writer.number(static_cast<std::uint32_t>(run.reason.arguments.size()));
        for (const std::string& argument : run.reason.arguments)
            writer.text(argument);
    }
    const std::uint64_t sum = checksum(std::span(writer.bytes).subspan(sizeof(std::uint64_t)));
    std::memcpy(writer.bytes.data(), &sum, sizeof sum);
    return std::move(writer.bytes);
}

Result<Numbers> Numbers::fromBytes(std::span<const std::uint8_t> bytes)
{
    Reader reader{bytes};
    if (const auto sum = reader.number<std::uint64_t>(); reader.failed || sum != checksum(reader.rest))
        return damaged("their sum is not the one that was written");
    if (const auto version = reader.number<std::uint32_t>(); version != blockVersion)
        return damaged("a block of version " + std::to_string(version));
    Numbers numbers;
    const std::size_t count = reader.number<std::uint32_t>();
    if (reader.failed || count > reader.rest.size() / sizeof(double))
        return damaged("the block is too short");
    numbers.values_.resize(count);
    reader.raw(numbers.values_.data(), count * sizeof(double));
    const auto runs = reader.number<std::uint32_t>();
    for (std::uint32_t index = 0; index < runs && !reader.failed; ++index) {
        Missing run{reader.number<std::uint32_t>(), reader.number<std::uint32_t>(), {reader.text(), reader.text(), {}}};
        const auto arguments = reader.number<std::uint32_t>();
        for (std::uint32_t argument = 0; argument < arguments && !reader.failed; ++argument)
            run.reason.arguments.push_back(reader.text());
        numbers.missing_.push_back(std::move(run));
    }
    if (reader.failed || !reader.rest.empty())
        return damaged("the block does not end where it should");
    if (const char* wrong = numbers.inconsistency())
        return damaged(wrong);
    return numbers;
}

const char* Numbers::inconsistency() const
{
    std::size_t told = 0, next = 0;
    for (const Missing& run : missing_) {
        const std::size_t end = run.first + std::size_t{run.count};
        if (run.count == 0 || run.first < next || end > size())
            return "a reason stands at a place that is not there";
        for (std::size_t place = run.first; place < end; ++place)
            if (std::bit_cast<std::uint64_t>(values_[place]) != std::bit_cast<std::uint64_t>(none))
                return "a value has a reason to be missing";
        next = end;
        told += run.count;
    }
    const auto notFinite = std::ranges::count_if(values_, [](double value) { return !std::isfinite(value); });
    return static_cast<std::size_t>(notFinite) == told ? nullptr : "a value is missing without a reason";
}

Digest Numbers::digest() const
{
    const auto block = bytes();
    return Sha256().addBytes(std::as_bytes(std::span(block))).digest();
}

}  // namespace annulus
