#pragma once

#include "tests/support/places.h"

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace annulus::tests {

using Factory = std::function<std::unique_ptr<QObject>()>;
std::vector<Factory>& factories();

struct Registration {
    explicit Registration(Factory factory) { factories().push_back(std::move(factory)); }
};

}  // namespace annulus::tests

/// Adds a test class to the program it is linked into; several files share one program and one start-up.
#define ANNULUS_TEST(Class) \
    static const annulus::tests::Registration registration_##Class([] { return std::make_unique<Class>(); })
