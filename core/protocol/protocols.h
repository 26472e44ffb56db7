#pragma once

#include "core/protocol/Protocol.h"

#include <span>
#include <string_view>

namespace annulus {

/// A protocol shipped with the program (resources/protocols), by the name it is chosen with.
struct ShippedProtocol {
    std::string_view name;
    std::string_view yaml;
};

std::span<const ShippedProtocol> shippedProtocols();

/// A shipped name, or else a file.
Result<Protocol> findProtocol(const std::string& nameOrFile);

}  // namespace annulus
