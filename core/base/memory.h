#pragma once

namespace annulus {

/// Call first in main(). Images of a few MB come and go by the dozen in filters and features; glibc would map each anew, and
/// the system clear it page by page, which takes longer than a wavelet. Blocks up to 32 MB come from memory that stays with
/// the program, of which it keeps at most 64 MB when they are free (mallopt(3)). Elsewhere than glibc: nothing.
void keepFreedMemory();

}  // namespace annulus
