#pragma once

#include "core/protocol/Protocol.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace annulus {

/// Errors name the line: "Line 12: spearman: above is 9; a number from 0 to 1 was expected." Names nobody knows are errors too: a misspelt
/// key must not be silently nothing. What contradicts itself (problemsOf) is refused as well.
Result<Protocol> parseProtocol(std::string_view yaml);
Result<Protocol> readProtocol(const std::filesystem::path& file);

/// Every key with its value, and what it means behind it; reads back to an equal value.
std::string protocolYaml(const Protocol& protocol);

}  // namespace annulus
