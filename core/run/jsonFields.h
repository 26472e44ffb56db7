#pragma once

#include "core/base/Result.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

// Structs as JSON by their list of fields. NaN is null, infinities are "inf" and "-inf"; every other double reads back to the same bits.
// Private to .cpp files: nlohmann's header is heavy.

namespace annulus::jsonFields {

using Json = nlohmann::ordered_json;

template <class T> inline constexpr bool isVector = false;
template <class T> inline constexpr bool isVector<std::vector<T>> = true;
template <class T> inline constexpr bool isOptional = false;
template <class T> inline constexpr bool isOptional<std::optional<T>> = true;

/// A place that holds something else than expected.
struct WrongPart {
    std::string where, expected;
};

inline Json numberJson(double value)
{
    if (std::isnan(value))
        return nullptr;
    return std::isinf(value) ? Json(value > 0 ? "inf" : "-inf") : Json(value);
}

inline double numberOf(const Json& json, const std::string& where)
{
    if (json.is_null())
        return std::numeric_limits<double>::quiet_NaN();
    if (json.is_number())
        return json.get<double>();
    if (json == "inf" || json == "-inf")
        return (json == "inf" ? 1 : -1) * std::numeric_limits<double>::infinity();
    throw WrongPart{where, "a number"};
}

template <class T>
Json toJson(const T& value);
template <class T>
void fromJson(const Json& json, T& value, const std::string& where);

template <class T>
Json toJson(const T& value)
{
    if constexpr (std::is_same_v<T, double>) {
        return numberJson(value);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
        return value;
    } else if constexpr (std::is_enum_v<T>) {
        return static_cast<int>(value);
    } else if constexpr (isOptional<T>) {
        return value ? toJson(*value) : Json(nullptr);
    } else if constexpr (isVector<T>) {
        Json list = Json::array();
        for (const auto& one : value)
            list.push_back(toJson<typename T::value_type>(one));
        return list;
    } else {
        Json object = Json::object();
        fields([&object](const char* key, auto& part) { object[key] = toJson<std::remove_cvref_t<decltype(part)>>(part); }, const_cast<T&>(value));
        return object;
    }
}

template <class T>
void fromJson(const Json& json, T& value, const std::string& where)
{
    if constexpr (std::is_same_v<T, double>) {
        value = numberOf(json, where);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean())
            throw WrongPart{where, "true or false"};
        value = json.get<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        if (!json.is_number_integer())
            throw WrongPart{where, "a whole number"};
        value = json.get<T>();
    } else if constexpr (std::is_enum_v<T>) {
        if (!json.is_number_integer() || json.get<int>() < 0 || json.get<int>() > 16)
            throw WrongPart{where, "a small whole number"};
        value = static_cast<T>(json.get<int>());
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string())
            throw WrongPart{where, "a text"};
        value = json.get<std::string>();
    } else if constexpr (isOptional<T>) {
        value.reset();
        if (!json.is_null())
            fromJson(json, value.emplace(), where);
    } else if constexpr (isVector<T>) {
        if (!json.is_array())
            throw WrongPart{where, "a list"};
        value.clear();
        value.reserve(json.size());
        for (const Json& one : json) {
            typename T::value_type part{};
            fromJson(one, part, where + "[" + std::to_string(value.size()) + "]");
            value.push_back(std::move(part));
        }
    } else {
        if (!json.is_object())
            throw WrongPart{where, "an object"};
        fields(
            [&](const char* key, auto& part) {
                const auto found = json.find(key);
                if (found == json.end())
                    throw WrongPart{where + "." + key, "a value"};
                fromJson(*found, part, where + "." + key);
            },
            value);
    }
}

/// The whole text as a value, or the sentence why not.
template <class T>
Result<T> parsed(std::string_view text, const char* what)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return Error{Errc::corrupt, message("run", "%1 is no valid JSON.", what), {}};
    try {
        T value{};
        fromJson(json, value, what);
        return value;
    } catch (const WrongPart& wrong) {
        return Error{Errc::corrupt, message("run", "%1: %2 was expected.", wrong.where, wrong.expected), {}};
    } catch (const nlohmann::json::exception&) {
        return Error{Errc::corrupt, message("run", "%1 holds a number that is out of range.", what), {}};
    }
}

}  // namespace annulus::jsonFields
