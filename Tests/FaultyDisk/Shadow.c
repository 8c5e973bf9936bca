#include "FaultyDisk.h"
#include "Shadow.h"

#ifdef LEAD_ACTIONS_SQLITE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  sqlite3_int64 offset;
  int count;
} range;

struct shadow {
  char path[1024];
  int descriptor;
  // What was written and is not known to be on the disk.
  range *dirty;
  size_t count, capacity;
  // The file was deleted, and the disk does not know it yet: it has the old file under its name, nothing of a new one.
  int is_stale;
};

// Connections to one file share its shadow.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct shadow *shadows[64];
static int is_on;
// Whether a folder is known to the disk only when it is synced.
static int has_late_folders;
static unsigned long long chance;

void faulty_disk_cast_shadows(unsigned long long seed) {
  pthread_mutex_lock(&mutex);
  is_on = 1;
  chance = seed * 2 + 1;
  pthread_mutex_unlock(&mutex);
}

void faulty_disk_late_folders(void) {
  pthread_mutex_lock(&mutex);
  has_late_folders = 1;
  pthread_mutex_unlock(&mutex);
}

static int once_in(unsigned limit) {
  chance = chance * 6364136223846793005ULL + 1442695040888963407ULL;
  return (chance >> 33) % limit == 0;
}

static void shadow_path(const char *path, char *text, size_t size) { snprintf(text, size, "%s-shadow", path); }

struct shadow *shadow_open(const char *path) {
  if (!path) return NULL;
  pthread_mutex_lock(&mutex);
  struct shadow *found = NULL;
  size_t limit = sizeof(shadows) / sizeof(shadows[0]);
  for (size_t index = 0; is_on && index < limit; index += 1) {
    if (shadows[index] && strcmp(shadows[index]->path, path) != 0) continue;
    if (!shadows[index]) {
      struct shadow *new = calloc(1, sizeof *new);
      if (!new) break;
      snprintf(new->path, sizeof new->path, "%s", path);
      new->descriptor = -1;
      shadows[index] = new;
    }
    found = shadows[index];
    break;
  }
  pthread_mutex_unlock(&mutex);
  return found;
}

// Copies a part of a file to its shadow, by SQLite's own handle: closing another one would let go of its locks.
static void copy(struct shadow *shadow, sqlite3_file *real, range part) {
  if (shadow->descriptor < 0) {
    char path[1100];
    shadow_path(shadow->path, path, sizeof path);
    shadow->descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (shadow->descriptor < 0) abort();
  }
  char *bytes = malloc((size_t)part.count);
  if (!bytes) abort();
  int answer = real->pMethods->xRead(real, bytes, part.count, part.offset);
  // Where the file was cut off since, there is nothing to copy.
  if (answer == SQLITE_OK && pwrite(shadow->descriptor, bytes, (size_t)part.count, part.offset) != part.count) abort();
  free(bytes);
}

// Takes the file from the disk.
static void forget(struct shadow *shadow) {
  char path[1100];
  shadow_path(shadow->path, path, sizeof path);
  unlink(path);
  shadow->is_stale = 0;
}

void shadow_wrote(struct shadow *shadow, sqlite3_file *real, int count, sqlite3_int64 offset) {
  if (!shadow) return;
  pthread_mutex_lock(&mutex);
  range part = {offset, count};
  // The operating system writes what it likes, in any order.
  if (!shadow->is_stale && once_in(4)) copy(shadow, real, part);
  if (shadow->count == shadow->capacity) {
    shadow->capacity = shadow->capacity ? shadow->capacity * 2 : 64;
    shadow->dirty = realloc(shadow->dirty, shadow->capacity * sizeof(range));
    if (!shadow->dirty) abort();
  }
  shadow->dirty[shadow->count++] = part;
  pthread_mutex_unlock(&mutex);
}

void shadow_synced(struct shadow *shadow, sqlite3_file *real) {
  if (!shadow) return;
  pthread_mutex_lock(&mutex);
  // SQLite syncs the folder with a new file.
  if (shadow->is_stale) forget(shadow);
  // An empty part makes the file, where nothing was written.
  copy(shadow, real, (range){0, 0});
  for (size_t index = 0; index < shadow->count; index += 1) copy(shadow, real, shadow->dirty[index]);
  shadow->count = 0;
  sqlite3_int64 size = 0;
  if (real->pMethods->xFileSize(real, &size) == SQLITE_OK && ftruncate(shadow->descriptor, size) != 0) abort();
  pthread_mutex_unlock(&mutex);
}

void shadow_deleted(const char *path, int is_synced) {
  pthread_mutex_lock(&mutex);
  if (is_on && (is_synced || !has_late_folders)) {
    char shadow[1100];
    shadow_path(path, shadow, sizeof shadow);
    unlink(shadow);
  }
  for (size_t index = 0; is_on && index < sizeof(shadows) / sizeof(shadows[0]) && shadows[index]; index += 1) {
    struct shadow *shadow = shadows[index];
    if (strcmp(shadow->path, path) != 0) continue;
    if (shadow->descriptor >= 0) close(shadow->descriptor);
    shadow->descriptor = -1;
    shadow->count = 0;
    // The operating system may write a folder sooner, too.
    if (is_synced || !has_late_folders || once_in(4)) {
      forget(shadow);
    } else {
      shadow->is_stale = 1;
    }
  }
  pthread_mutex_unlock(&mutex);
}

#else
// A source file may not be empty.
typedef int faulty_disk_shadow_needs_sqlite;
#endif
