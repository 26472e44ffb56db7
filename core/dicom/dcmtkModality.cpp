#include "core/dicom/dcmtkModality.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace annulus::dcmtk {
namespace {

bool isWhole(double value) { return value == std::floor(value) && std::abs(value) < 1e9; }

/// Smallest and largest value that the stored bits can hold.
struct StoredRange {
    std::int64_t low = 0;
    std::int64_t high = 0;
};
StoredRange storedRange(const Layout& layout)
{
    const std::int64_t span = std::int64_t{1} << layout.bitsStored;
    return layout.isSigned ? StoredRange{-span / 2, span / 2 - 1} : StoredRange{0, span - 1};
}

template <class T>
bool holds(std::int64_t low, std::int64_t high)
{
    return low >= static_cast<std::int64_t>(std::numeric_limits<T>::min()) && high <= static_cast<std::int64_t>(std::numeric_limits<T>::max());
}

/// Reads containers of type Container as stored values and maps each.
template <class Container, class To, class Map>
std::vector<To> mapStored(const Samples& samples, const Map& map)
{
    const Layout& layout = samples.layout;
    const int shift = layout.highBit + 1 - layout.bitsStored;
    const std::uint32_t mask = layout.bitsStored >= 32 ? 0xffffffffu : (1u << layout.bitsStored) - 1u;
    const std::int64_t sign = layout.isSigned ? std::int64_t{1} << (layout.bitsStored - 1) : 0;
    std::vector<To> values(static_cast<std::size_t>(layout.pixelCount()));
    const std::uint8_t* from = samples.bytes.data();
    for (To& value : values) {
        Container container;
        std::memcpy(&container, from, sizeof container);
        from += sizeof container;
        const auto bits = static_cast<std::int64_t>((static_cast<std::uint32_t>(container) >> shift) & mask);
        value = map((bits ^ sign) - sign);
    }
    return values;
}

template <class To, class Map>
Pixels mapSamples(const Samples& samples, const Map& map)
{
    switch (samples.layout.bitsAllocated) {
    case 8: return mapStored<std::uint8_t, To>(samples, map);
    case 16: return mapStored<std::uint16_t, To>(samples, map);
    default: return mapStored<std::uint32_t, To>(samples, map);
    }
}

template <class Map>
Pixels mapToSmallest(const Samples& samples, std::int64_t low, std::int64_t high, const Map& map)
{
    const auto as = [&]<class T>(T) { return mapSamples<T>(samples, [&](std::int64_t stored) { return static_cast<T>(map(stored)); }); };
    if (holds<std::uint8_t>(low, high))
        return as(std::uint8_t{});
    if (holds<std::uint16_t>(low, high))
        return as(std::uint16_t{});
    if (holds<std::int16_t>(low, high))
        return as(std::int16_t{});
    if (holds<std::int32_t>(low, high))
        return as(std::int32_t{});
    if (holds<std::uint32_t>(low, high))
        return as(std::uint32_t{});
    return as(double{});
}

}  // namespace

double Modality::apply(double stored) const
{
    if (!table)
        return slope * stored + intercept;
    const auto index = std::clamp(stored - table->firstMapped, 0.0, static_cast<double>(table->values.size() - 1));
    return table->values[static_cast<std::size_t>(index)];
}

Modality modalityOf(DcmItem& dataset, int frame, std::vector<Message>& warnings)
{
    Modality modality;
    if (DcmItem* const item = itemOf(dataset, DCM_ModalityLUTSequence)) {
        modality.table = lutTableOf(*item, DCM_LUTDescriptor, DCM_LUTData, integer(dataset, DCM_PixelRepresentation) == 1);
        if (!modality.table)
            warnings.push_back(message("dicom", "The modality LUT has no usable table; stored values are used."));
        return modality;
    }
    DcmItem& item = frameItem(dataset, frame, DCM_PixelValueTransformationSequence);
    modality.slope = number(item, DCM_RescaleSlope).value_or(1);
    modality.intercept = number(item, DCM_RescaleIntercept).value_or(0);
    if (modality.slope == 0) {
        warnings.push_back(message("dicom", "The rescale slope is 0; stored values are used."));
        return {};
    }
    return modality;
}

Pixels modalityPixels(const Samples& samples, const Modality& modality)
{
    const StoredRange stored = storedRange(samples.layout);
    if (modality.table) {
        const auto& table = *modality.table;
        const std::int64_t last = static_cast<std::int64_t>(table.values.size()) - 1;
        return mapToSmallest(samples, 0, *std::max_element(table.values.begin(), table.values.end()), [&](std::int64_t value) {
            return table.values[static_cast<std::size_t>(std::clamp<std::int64_t>(value - table.firstMapped, 0, last))];
        });
    }
    if (!isWhole(modality.slope) || !isWhole(modality.intercept)) {
        if (samples.layout.bitsStored > 16)
            return mapSamples<double>(samples, [&](std::int64_t value) { return modality.apply(static_cast<double>(value)); });
        return mapSamples<float>(samples, [&](std::int64_t value) { return static_cast<float>(modality.apply(static_cast<double>(value))); });
    }
    const auto slope = static_cast<std::int64_t>(modality.slope);
    const auto intercept = static_cast<std::int64_t>(modality.intercept);
    const std::int64_t a = slope * stored.low + intercept;
    const std::int64_t b = slope * stored.high + intercept;
    return mapToSmallest(samples, std::min(a, b), std::max(a, b), [=](std::int64_t value) { return slope * value + intercept; });
}

}  // namespace annulus::dcmtk
