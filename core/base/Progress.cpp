#include "core/base/Progress.h"

namespace annulus {

void Progress::report(double fraction, const Message& step) const
{
    if (receiver_)
        receiver_(from_ + fraction * (to_ - from_), step);
}

Progress Progress::part(double from, double to) const
{
    Progress inner(*this);
    inner.from_ = from_ + from * (to_ - from_);
    inner.to_ = from_ + to * (to_ - from_);
    return inner;
}

Progress Progress::quiet() const { return Progress({}, stop_); }

}  // namespace annulus
