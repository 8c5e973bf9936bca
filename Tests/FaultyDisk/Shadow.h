#ifndef FAULTY_DISK_SHADOW_H
#define FAULTY_DISK_SHADOW_H

#ifdef LEAD_ACTIONS_SQLITE
#include <sqlite3.h>

// What a power failure would leave of a file: beside each file stands its shadow, which gets what was written when the
// file is synced, and now and then a single write before.

// The shadow of a file that was opened; NULL where shadows are off, or the file has no name.
struct shadow *shadow_open(const char *path);
void shadow_wrote(struct shadow *, sqlite3_file *real, int count, sqlite3_int64 offset);
// Everything written or cut off so far is on the disk now.
void shadow_synced(struct shadow *, sqlite3_file *real);
// Deleted; without the folder's sync a power failure may bring it back.
void shadow_deleted(const char *path, int is_synced);

#endif

#endif
