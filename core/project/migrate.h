#pragma once

namespace SQLite {
class Database;
}

namespace annulus {

/// Brings the tables of an earlier format to the present one, step by step, in one transaction. Throws exceptions of std
/// where they are not what their format promises. The log of a project without one begins with what it holds.
void migrate(SQLite::Database& database);

}  // namespace annulus
