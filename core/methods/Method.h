#pragma once

#include "core/methods/Inputs.h"
#include "core/methods/Report.h"

namespace annulus {

/// What an input is on the command line. In a case file it has the JSON form that `Inputs` reads.
enum class Take {
    column,   ///< name of a column of --data
    columns,  ///< names of columns, separated by commas
    number,
    integer,
    flag,     ///< present or not
    text,
    numbers,  ///< numbers separated by commas
    file,     ///< path of a file
    table,    ///< counts, rows separated by semicolons: "3,1;1,3"
};

/// One input. The option is --name with dashes for underscores; the key in a case file is the name.
struct Parameter {
    const char* name;
    Take take;
    const char* help;
    bool required = false;
};

/// One statistical method as people and case files call it: a thin front of the functions in core/stats, core/selection,
/// core/model and core/evaluation. One file in this folder, one line in methods.cpp; the command line, its help and the
/// case runner follow from it.
struct Method {
    const char* name;  ///< the file name in cases/ and the word after `annulus-cli stats`
    const char* summary;
    const char* example;  ///< what stands after `annulus-cli stats NAME`
    std::vector<Parameter> parameters;  ///< --data is always there
    /// One sentence where there is no result; otherwise every quantity in the words of the reference files.
    Result<Report> (*run)(Inputs& inputs);
};

std::span<const Method* const> allMethods();
const Method* findMethod(std::string_view name);

}  // namespace annulus
