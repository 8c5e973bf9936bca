#include "FaultyDisk.h"
#include "Shadow.h"

#ifdef LEAD_ACTIONS_SQLITE
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

// A file of ours, with the file of the disk below right behind it.
typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  struct shadow *shadow;
} faulty_file;

static struct {
  pthread_mutex_t mutex;
  int calls;
  long long nth;
  int fault;
  int is_sticky;
  long long count;
  long long failures;
  int first_failure;
  long long room;
  long long refusals;
} state = {.mutex = PTHREAD_MUTEX_INITIALIZER, .room = -1};

static sqlite3_vfs *below;

// The fault of one call, 0 where it goes well.
static int decide(int call) {
  pthread_mutex_lock(&state.mutex);
  int fault = 0;
  if (state.calls & call) {
    state.count += 1;
    if (state.nth > 0 && (state.count == state.nth || (state.is_sticky && state.count > state.nth))) {
      fault = state.fault;
      if (state.failures == 0) state.first_failure = call;
      state.failures += 1;
    }
  }
  pthread_mutex_unlock(&state.mutex);
  return fault;
}

// Whether the disk has room for a file that ends at `end` after a write; takes the room.
static int take_room(sqlite3_file *real, sqlite3_int64 end) {
  int has_room = 1;
  pthread_mutex_lock(&state.mutex);
  sqlite3_int64 size = 0;
  if (state.room >= 0 && real->pMethods->xFileSize(real, &size) == SQLITE_OK && end > size) {
    has_room = end - size <= state.room;
    if (has_room) state.room -= end - size;
    else state.refusals += 1;
  }
  pthread_mutex_unlock(&state.mutex);
  return has_room;
}

static void give_room(sqlite3_int64 bytes) {
  pthread_mutex_lock(&state.mutex);
  if (state.room >= 0 && bytes > 0) state.room += bytes;
  pthread_mutex_unlock(&state.mutex);
}

static sqlite3_file *real_of(sqlite3_file *file) { return ((faulty_file *)file)->real; }
static struct shadow *shadow_of(sqlite3_file *file) { return ((faulty_file *)file)->shadow; }

// MARK: A file's calls

static int file_close(sqlite3_file *file) {
  sqlite3_file *real = real_of(file);
  return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  // Never a short read: SQLite takes that for the end of the file, and a disk that lies so is beyond all promises.
  if (decide(FAULTY_DISK_READ)) return SQLITE_IOERR_READ;
  return real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  sqlite3_file *real = real_of(file);
  switch (decide(FAULTY_DISK_WRITE)) {
  case 0: break;
  case FAULTY_DISK_ENOSPC: return SQLITE_FULL;
  case FAULTY_DISK_SHORT:
    if (count > 1) real->pMethods->xWrite(real, bytes, count / 2, offset);
    return SQLITE_IOERR_WRITE;
  default: return SQLITE_IOERR_WRITE;
  }
  if (!take_room(real, offset + count)) return SQLITE_FULL;
  int answer = real->pMethods->xWrite(real, bytes, count, offset);
  if (answer == SQLITE_OK) shadow_wrote(shadow_of(file), real, count, offset);
  return answer;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  if (decide(FAULTY_DISK_TRUNCATE)) return SQLITE_IOERR_TRUNCATE;
  sqlite3_file *real = real_of(file);
  sqlite3_int64 before = 0;
  int has_size = real->pMethods->xFileSize(real, &before) == SQLITE_OK;
  int answer = real->pMethods->xTruncate(real, size);
  if (answer == SQLITE_OK && has_size) give_room(before - size);
  return answer;
}

static int file_sync(sqlite3_file *file, int flags) {
  switch (decide(FAULTY_DISK_SYNC)) {
  case 0: break;
  case FAULTY_DISK_ENOSPC: return SQLITE_FULL;
  default: return SQLITE_IOERR_FSYNC;
  }
  int answer = real_of(file)->pMethods->xSync(real_of(file), flags);
  if (answer == SQLITE_OK) shadow_synced(shadow_of(file), real_of(file));
  return answer;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  if (decide(FAULTY_DISK_FILE_SIZE)) return SQLITE_IOERR_FSTAT;
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int level) { return real_of(file)->pMethods->xLock(real_of(file), level); }
static int file_unlock(sqlite3_file *file, int level) { return real_of(file)->pMethods->xUnlock(real_of(file), level); }

static int file_check_lock(sqlite3_file *file, int *is_reserved) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), is_reserved);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }

static int file_characteristics(sqlite3_file *file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
  switch (decide(FAULTY_DISK_SHM_MAP)) {
  case 0: return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
  case FAULTY_DISK_ENOSPC: return SQLITE_IOERR_SHMSIZE;
  default: return SQLITE_IOERR_SHMMAP;
  }
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }

static int file_shm_unmap(sqlite3_file *file, int should_delete) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), should_delete);
}

// Version 2: no memory-mapped reading, which no call could fail.
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

// MARK: The disk's calls

static int disk_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags) {
  (void)vfs;
  faulty_file *ours = (faulty_file *)file;
  ours->base.pMethods = NULL;
  ours->real = (sqlite3_file *)(ours + 1);
  ours->shadow = NULL;
  memset(ours->real, 0, (size_t)below->szOsFile);
  if (decide(FAULTY_DISK_OPEN)) return SQLITE_CANTOPEN;
  int answer = below->xOpen(below, name, ours->real, flags, out_flags);
  // Also where it failed, since SQLite then closes what has methods.
  if (ours->real->pMethods) ours->base.pMethods = &methods;
  if (answer == SQLITE_OK) ours->shadow = shadow_open(name);
  return answer;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
  (void)vfs;
  if (decide(FAULTY_DISK_DELETE)) return SQLITE_IOERR_DELETE;
  int answer = below->xDelete(below, name, sync_folder);
  if (answer == SQLITE_OK) shadow_deleted(name, sync_folder);
  return answer;
}

static int disk_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
  (void)vfs;
  return below->xAccess(below, name, flags, answer);
}

static int disk_full_path(sqlite3_vfs *vfs, const char *name, int size, char *path) {
  (void)vfs;
  return below->xFullPathname(below, name, size, path);
}

int faulty_disk_install(void) {
  static sqlite3_vfs disk;
  pthread_mutex_lock(&state.mutex);
  int answer = SQLITE_OK;
  if (!below) {
    below = sqlite3_vfs_find(NULL);
    if (below) {
      // What is not about files goes straight to the disk below, whose functions do not look at the VFS they are given.
      disk = *below;
      disk.pNext = NULL;
      disk.zName = "faulty-disk";
      disk.szOsFile = (int)sizeof(faulty_file) + below->szOsFile;
      disk.xOpen = disk_open;
      disk.xDelete = disk_delete;
      disk.xAccess = disk_access;
      disk.xFullPathname = disk_full_path;
      answer = sqlite3_vfs_register(&disk, 1);
    } else {
      answer = SQLITE_ERROR;
    }
  }
  pthread_mutex_unlock(&state.mutex);
  return answer;
}

void faulty_disk_plan(int calls, long long nth, int fault, int sticky) {
  pthread_mutex_lock(&state.mutex);
  state.calls = calls;
  state.nth = nth;
  state.fault = fault;
  state.is_sticky = sticky;
  state.count = 0;
  state.failures = 0;
  state.first_failure = 0;
  pthread_mutex_unlock(&state.mutex);
}

// Reads one number of the state as it is at one moment.
#define READ_STATE(type, member)                                                                                       \
  pthread_mutex_lock(&state.mutex);                                                                                    \
  type value = state.member;                                                                                           \
  pthread_mutex_unlock(&state.mutex);                                                                                  \
  return value;

long long faulty_disk_count(void) { READ_STATE(long long, count) }
long long faulty_disk_failures(void) { READ_STATE(long long, failures) }
int faulty_disk_first_failure(void) { READ_STATE(int, first_failure) }
long long faulty_disk_refusals(void) { READ_STATE(long long, refusals) }

void faulty_disk_room(long long bytes) {
  pthread_mutex_lock(&state.mutex);
  state.room = bytes;
  state.refusals = 0;
  pthread_mutex_unlock(&state.mutex);
}

#else
// A source file may not be empty.
typedef int faulty_disk_needs_sqlite;
#endif
