#include "app/commands/logNote.h"

#include "app/commands/Verb.h"
#include "core/base/files.h"
#include "core/project/noteInProject.h"

namespace annulus {

void noteExport(const std::string& project, const char* what, const std::string& file, std::map<std::string, std::string> details)
{
    std::error_code code;
    if (std::filesystem::is_directory(project, code))
        return;
    details["what"] = what;
    details["file"] = toUtf8(std::filesystem::absolute(file, code));
    if (const auto noted = noteInProject(project, {logKind::exported, std::move(details)}, userPlaces(), thisAuthor()); !noted)
        note("The project's log does not tell of this: " + noted.error().sentence());
}

}  // namespace annulus
