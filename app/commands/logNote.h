#pragma once

#include <map>
#include <string>

namespace annulus {

/// Writes into the log of a project that its data left it as this file or folder. Where that cannot be, a note says why: the export
/// stands all the same. A manifest's folder has no log.
void noteExport(const std::string& project, const char* what, const std::string& file, std::map<std::string, std::string> details = {});

}  // namespace annulus
