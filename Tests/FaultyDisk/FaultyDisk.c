#include "FaultyDisk.h"

#ifdef LEAD_ACTIONS_SQLITE
#include <sqlite3.h>
int faulty_disk_version(void) { return sqlite3_libversion_number(); }
#else
// A source file may not be empty.
typedef int faulty_disk_needs_sqlite;
#endif
