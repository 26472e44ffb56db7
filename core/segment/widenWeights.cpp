#include "core/segment/widenWeights.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>

namespace annulus {
namespace {

// Fields of onnx.proto (ONNX 1.12), numbers that the format promises to keep.
constexpr std::uint64_t modelGraph = 7, graphInitializer = 5, tensorDataType = 2, tensorRawData = 9;
constexpr std::uint64_t float32 = 1, float16 = 10;

/// One field of a message: its number, and where its value lies.
struct Field {
    std::uint64_t number = 0;
    unsigned wire = 0;  ///< 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes
    std::uint64_t value = 0;
    std::string_view bytes;  ///< of wire 2
    std::string_view whole;  ///< with its key
};

std::optional<std::uint64_t> takeVarint(std::string_view& text)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !text.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(text.front());
        text.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    return {};
}

std::optional<Field> takeField(std::string_view& text)
{
    const std::string_view before = text;
    const auto key = takeVarint(text);
    if (!key)
        return {};
    Field field{*key >> 3, static_cast<unsigned>(*key & 7), 0, {}, {}};
    std::size_t length = field.wire == 1 ? 8 : field.wire == 5 ? 4 : 0;
    if (field.wire == 0 || field.wire == 2) {
        const auto value = takeVarint(text);
        if (!value)
            return {};
        field.value = *value;
        if (field.wire == 2)
            length = static_cast<std::size_t>(*value);
    } else if (length == 0) {
        return {};
    }
    if (length > text.size())
        return {};
    field.bytes = text.substr(0, length);
    text.remove_prefix(length);
    field.whole = before.substr(0, before.size() - text.size());
    return field;
}

void putVarint(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out += static_cast<char>((value & 0x7F) | 0x80);
    out += static_cast<char>(value);
}

void putBytes(std::string& out, std::uint64_t number, std::string_view bytes)
{
    putVarint(out, number << 3 | 2);
    putVarint(out, bytes.size());
    out += bytes;
}

/// The message with every field that `change` answers for replaced; nothing where it is damaged.
template <class Change>
std::optional<std::string> rewritten(std::string_view message, Change change)
{
    std::string out;
    out.reserve(message.size());
    while (!message.empty()) {
        const auto field = takeField(message);
        if (!field)
            return {};
        if (!change(*field, out))
            out += field->whole;
    }
    return out;
}

std::string widened(std::string_view halves)
{
    std::string wide(halves.size() / 2 * sizeof(float), '\0');
    for (std::size_t n = 0; n < halves.size() / 2; ++n) {
        const auto low = static_cast<unsigned char>(halves[2 * n]), high = static_cast<unsigned char>(halves[2 * n + 1]);
        const float value = fromHalf(static_cast<unsigned short>(low | high << 8));
        std::memcpy(wide.data() + n * sizeof value, &value, sizeof value);
    }
    return wide;
}

bool isHalf(std::string_view tensor)
{
    while (!tensor.empty()) {
        const auto field = takeField(tensor);
        if (!field)
            return false;
        if (field->number == tensorDataType && field->wire == 0)
            return field->value == float16;
    }
    return false;
}

std::optional<std::string> wideTensor(std::string_view tensor)
{
    return rewritten(tensor, [](const Field& field, std::string& out) {
        if (field.number == tensorDataType && field.wire == 0) {
            putVarint(out, tensorDataType << 3);
            putVarint(out, float32);
            return true;
        }
        if (field.number == tensorRawData && field.wire == 2) {
            putBytes(out, tensorRawData, widened(field.bytes));
            return true;
        }
        return false;
    });
}

}  // namespace

float fromHalf(unsigned short half)
{
    const int exponent = half >> 10 & 0x1F;
    const auto fraction = static_cast<float>(half & 0x3FF);
    float size = 0;
    if (exponent == 0x1F)
        size = fraction == 0 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    else if (exponent == 0)
        size = std::ldexp(fraction, -24);
    else
        size = std::ldexp(1024 + fraction, exponent - 25);
    return half & 0x8000 ? -size : size;
}

Result<std::string> widenWeights(std::span<const std::byte> onnx)
{
    static_assert(std::endian::native == std::endian::little, "raw data of ONNX is little-endian");
    const std::string_view model(reinterpret_cast<const char*>(onnx.data()), onnx.size());
    bool isSound = true;
    const auto wideGraph = [&](std::string_view graph) {
        return rewritten(graph, [&](const Field& field, std::string& out) {
            if (field.number != graphInitializer || field.wire != 2 || !isHalf(field.bytes))
                return false;
            if (const auto tensor = wideTensor(field.bytes))
                putBytes(out, graphInitializer, *tensor);
            else
                isSound = false;
            return true;
        });
    };
    const auto wide = rewritten(model, [&](const Field& field, std::string& out) {
        if (field.number != modelGraph || field.wire != 2)
            return false;
        if (const auto graph = wideGraph(field.bytes))
            putBytes(out, modelGraph, *graph);
        else
            isSound = false;
        return true;
    });
    if (!wide || !isSound || model.empty())
        return Error{Errc::corrupt, message("segment", "The model file is damaged or no ONNX file."), {}};
    return *wide;
}

}  // namespace annulus
