#include "core/protocol/protocols.h"

#include "core/base/text.h"
#include "core/protocol/protocolFile.h"

namespace annulus {
namespace {

constexpr ShippedProtocol protocols[] = {
#include "protocolTexts.inc"  // made from resources/protocols at configure time
};

}  // namespace

std::span<const ShippedProtocol> shippedProtocols() { return protocols; }

Result<Protocol> findProtocol(const std::string& nameOrFile)
{
    std::vector<std::string> names;
    for (const ShippedProtocol& one : protocols) {
        if (one.name == nameOrFile)
            return parseProtocol(one.yaml);
        names.emplace_back(one.name);
    }
    std::error_code ignored;
    if (!std::filesystem::exists(nameOrFile, ignored))
        return Error{Errc::notFound, message("protocol", "There is no protocol '%1': neither a file nor one of %2.", nameOrFile, join(names, ", ")), {}};
    return readProtocol(nameOrFile);
}

}  // namespace annulus
