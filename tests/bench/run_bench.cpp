#include "core/protocol/protocols.h"
#include "core/run/runStudy.h"
#include "tests/core/run/synthetic.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// What a run promises in seconds: 838 patients and 2,604 features (1,302 of each view), as published under 10 s, nested 10 x 10 under 5 min.
// Features are correlated in blocks of ten; eight of them and one clinical variable follow the outcome.
using namespace annulus;

int main(int argumentCount, char** arguments)
{
    const bool publishedOnly = argumentCount > 1 && std::strcmp(arguments[1], "published") == 0;
    const int threads = argumentCount > 2 ? std::atoi(arguments[2]) : 0;
    tests::SyntheticOptions shape;
    shape.patients = 838;
    shape.features = 1302;
    shape.signal = 0.35;
    const StudyInput input = tests::syntheticInput(shape);
    auto protocol = findProtocol("mammography-sln");
    if (!protocol) {
        std::printf("%s\n", protocol.error().sentence().c_str());
        return 1;
    }
    RunOptions options;
    options.honest = !publishedOnly;
    options.threads = threads;
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = runStudy(*protocol, input, options);
    if (!outcome) {
        std::printf("%s\n", outcome.error().sentence().c_str());
        return 1;
    }
    for (const NamedValue& part : outcome->result.seconds)
        std::printf("%-26s %8.2f s\n", part.name.c_str(), part.value);
    std::printf("%-26s %8.2f s\n", "all", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    for (const Evaluation& one : outcome->result.evaluations)
        std::printf("%-10s %-16s %-6s %.3f\n", one.mode.c_str(), one.model.c_str(), one.set.c_str(), one.auc);
}
