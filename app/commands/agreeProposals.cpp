#include "app/commands/agree.h"

#include "core/base/text.h"
#include "core/project/assistedOutlines.h"
#include "core/project/store.h"


namespace annulus {

Exit agreeWithProposals(const AgreeOptions& options)
{
    const auto project = openProject(options.project);
    if (!project)
        return fail(project.error());
    const auto outlines = assistedOutlines(*project, options.reader);
    if (outlines.empty())
        return fail({Errc::notFound, message("app", "No outline of the project began as a proposal of a model."), options.project});
    std::vector<double> dice;
    for (const AssistedOutline& one : outlines)
        if (one.agreement)
            dice.push_back(one.agreement->dice);
    std::string words = std::to_string(outlines.size()) + " outlines began as a proposal";
    if (!dice.empty())
        words.append(", Dice to it: median ").append(formatFixed(percentile(dice, 50), 3)).append(", least ").append(formatFixed(percentile(dice, 0), 3));
    note(words);
    return writeTable(options, assistedCsv(outlines), Exit::done);
}

}  // namespace annulus
