#include "app/runOrder.h"

#include "core/base/files.h"
#include "core/run/verifyRun.h"

namespace annulus {

Result<std::vector<Event>> carryOut(const ui::RunOrder& order, const Progress& progress)
{
    RunRequest request{order.protocol, {order.features, order.clinical, {}, {}}, {}};
    request.options.published = order.published;
    request.options.honest = order.honest;
    request.options.parts = partsIn(order.out);
    const auto finished = runFromFiles(request, progress);
    if (!finished)
        return finished.error();
    const RunResult& result = finished->outcome.result;
    if (const auto written = writeRun(order.out, finished->outputs, finished->manifest, result); !written)
        return written.error();
    removeParts(order.out);
    std::vector<Event> events{{std::string(logKind::run), {{"protocol", result.protocol}, {"folder", toUtf8(order.out)}, {"split", result.splitHash}}}};
    for (const Message& look : result.events)
        events.push_back({std::string(logKind::testSet), {{"what", look.english()}, {"protocol", result.protocol}, {"split", result.splitHash}}});
    return events;
}

}  // namespace annulus
