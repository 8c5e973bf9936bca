#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

// Defined with the trait SQLite only; declared always, since whoever imports this is not told of the trait.

// A disk that fails when it is told to: a VFS of SQLite over the default one, which takes the default's place, so that
// whatever opens a database in this process afterwards works on it. Everything may be called from any thread.

// The kinds of call that can fail, as bits that can be joined.
enum {
  FAULTY_DISK_READ = 1,
  FAULTY_DISK_WRITE = 2,
  FAULTY_DISK_SYNC = 4,
  FAULTY_DISK_TRUNCATE = 8,
  FAULTY_DISK_OPEN = 16,
  FAULTY_DISK_SHM_MAP = 32,
  FAULTY_DISK_FILE_SIZE = 64,
  FAULTY_DISK_DELETE = 128,
  FAULTY_DISK_ALL = 255
};

// How a call fails.
enum {
  // EIO: nothing is done.
  FAULTY_DISK_EIO = 1,
  // ENOSPC: nothing is written. Calls that need no space fail as with EIO.
  FAULTY_DISK_ENOSPC = 2,
  // Half of the bytes are written, and the call fails. Calls that write nothing fail as with EIO.
  FAULTY_DISK_SHORT = 3
};

// Makes the faulty disk the default, without faults; SQLite's answer, 0 where it went well.
int faulty_disk_install(void);

// Makes the nth of the given calls from now on fail, and every later one too where it is sticky. The first is 1; 0 lets
// all calls pass and only counts them.
void faulty_disk_plan(int calls, long long nth, int fault, int sticky);

// How many of the planned calls there were since the plan, how many of them failed, and the kind of the first that did.
long long faulty_disk_count(void);
long long faulty_disk_failures(void);
int faulty_disk_first_failure(void);

// Leaves so many bytes by which files can still grow; below 0 they can grow without end. What files shrink by is room
// again. A write that needs more than there is writes nothing and fails as on a full disk.
void faulty_disk_room(long long bytes);
// How many writes found the disk full since the room was last set.
long long faulty_disk_refusals(void);

// From now on each file that is opened has a shadow beside it, `FILE-shadow`: what a power failure at this moment would
// leave of it. It holds what was synced, and some of what was written since, by chance.
void faulty_disk_cast_shadows(unsigned long long seed);

// From now on a deleted file is gone from the disk only when its folder was synced, or by chance.
void faulty_disk_late_folders(void);

#endif
