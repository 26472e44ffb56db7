#include "core/run/resultJson.h"

#include "core/run/jsonFields.h"
#include "core/run/runFields.h"

namespace annulus {

std::string resultJson(const RunResult& result) { return jsonFields::toJson(result).dump(); }

Result<RunResult> parseResult(std::string_view json)
{
    auto result = jsonFields::parsed<RunResult>(json, "result.json");
    if (result && result->version != 1)
        return Error{Errc::unsupported, message("run", "The result is of version %1; this program reads version 1.", result->version), {}};
    return result;
}

}  // namespace annulus
