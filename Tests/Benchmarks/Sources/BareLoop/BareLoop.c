// What SQLite itself takes for the rows of a store: no Swift, no queue, no encoding, each value bound as it was read.
#include "BareLoop.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_TABLES 32
#define MAX_COLUMNS 24

typedef struct {
  int table;
  int columns;
  sqlite3_value *values[MAX_COLUMNS];
} row;

typedef struct {
  row *rows;
  int count, room;
} lead;

struct bare_rows {
  int tables;
  char *inserts[MAX_TABLES];
  // Rows that stand for no lead, such as destinations and the schema's version.
  lead shared;
  lead *leads;
  int count, room;
};

static void add(lead *to, row it) {
  if (to->count == to->room) {
    to->room = to->room ? to->room * 2 : 8;
    to->rows = realloc(to->rows, sizeof(row) * (size_t)to->room);
  }
  to->rows[to->count++] = it;
}

// The leads are numbered from 1 in the order in which they were received.
static lead *at(bare_rows *rows, sqlite3_int64 number) {
  while (rows->room < number) {
    int room = rows->room ? rows->room * 2 : 1024;
    rows->leads = realloc(rows->leads, sizeof(lead) * (size_t)room);
    memset(rows->leads + rows->room, 0, sizeof(lead) * (size_t)(room - rows->room));
    rows->room = room;
  }
  if (number > rows->count) rows->count = (int)number;
  return &rows->leads[number - 1];
}

static int read_table(sqlite3 *db, bare_rows *rows, const char *name) {
  char sql[512];
  sqlite3_stmt *statement;
  snprintf(sql, sizeof sql, "SELECT * FROM %s", name);
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) return 0;
  int columns = sqlite3_column_count(statement), owner = -1;
  if (columns > MAX_COLUMNS || rows->tables == MAX_TABLES) {
    sqlite3_finalize(statement);
    return 0;
  }
  for (int i = 0; i < columns; i++) {
    const char *column = sqlite3_column_name(statement, i);
    if (strcmp(column, "lead") == 0 && owner < 0) owner = i;
    if (strcmp(column, "id") == 0 && strcmp(name, "leadactions_leads") == 0) owner = i;
  }
  int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", name);
  for (int i = 1; i < columns; i++) length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
  snprintf(sql + length, sizeof sql - (size_t)length, ")");
  int table = rows->tables++;
  rows->inserts[table] = strdup(sql);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    row it = {.table = table, .columns = columns};
    for (int i = 0; i < columns; i++) it.values[i] = sqlite3_value_dup(sqlite3_column_value(statement, i));
    int is_owned = owner >= 0 && sqlite3_column_type(statement, owner) == SQLITE_INTEGER;
    add(is_owned ? at(rows, sqlite3_column_int64(statement, owner)) : &rows->shared, it);
  }
  return sqlite3_finalize(statement) == SQLITE_OK;
}

bare_rows *bare_read(const char *path, const char **error) {
  sqlite3 *db;
  sqlite3_stmt *tables;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
    *error = "the file cannot be opened";
    return NULL;
  }
  bare_rows *rows = calloc(1, sizeof *rows);
  int is_read = 1;
  sqlite3_prepare_v2(
    db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'leadactions%' ORDER BY rowid", -1, &tables, NULL);
  while (is_read && sqlite3_step(tables) == SQLITE_ROW)
    is_read = read_table(db, rows, (const char *)sqlite3_column_text(tables, 0));
  sqlite3_finalize(tables);
  sqlite3_close(db);
  if (is_read) return rows;
  *error = "a table cannot be read";
  bare_free(rows);
  return NULL;
}

static void free_rows(lead *it) {
  for (int i = 0; i < it->count; i++)
    for (int j = 0; j < it->rows[i].columns; j++) sqlite3_value_free(it->rows[i].values[j]);
  free(it->rows);
}

void bare_free(bare_rows *rows) {
  free_rows(&rows->shared);
  for (int i = 0; i < rows->count; i++) free_rows(&rows->leads[i]);
  for (int i = 0; i < rows->tables; i++) free(rows->inserts[i]);
  free(rows->leads);
  free(rows);
}

int bare_leads(const bare_rows *rows) { return rows->count; }

int bare_row_count(const bare_rows *rows) {
  int count = 0;
  for (int i = 0; i < rows->count; i++) count += rows->leads[i].count;
  return count;
}

static int insert(sqlite3_stmt **inserts, const lead *it) {
  for (int i = 0; i < it->count; i++) {
    sqlite3_stmt *statement = inserts[it->rows[i].table];
    for (int j = 0; j < it->rows[i].columns; j++) sqlite3_bind_value(statement, j + 1, it->rows[i].values[j]);
    if (sqlite3_step(statement) != SQLITE_DONE) return 0;
    sqlite3_reset(statement);
  }
  return 1;
}

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int bare_write(
  const bare_rows *rows, const char *path, const char *synchronous, int leads_a_transaction, double *seconds,
  double *processor, const char **error) {
  static char reason[256];
  sqlite3 *db;
  sqlite3_stmt *inserts[MAX_TABLES] = {0}, *begin = NULL, *commit = NULL;
  char sql[128];
  *error = reason;
  // As the store opens its own: used by one thread at a time, and what is deleted is overwritten.
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    *error = "the file cannot be opened";
    return -1;
  }
  snprintf(
    sql, sizeof sql, "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA synchronous = %s", synchronous);
  int is_done = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
  // What the making of the tables left is written anew.
  sqlite3_exec(db, "DELETE FROM leadactions_numbers", NULL, NULL, NULL);
  for (int i = 0; i < rows->tables && is_done; i++)
    is_done = sqlite3_prepare_v3(db, rows->inserts[i], -1, SQLITE_PREPARE_PERSISTENT, &inserts[i], NULL) == SQLITE_OK;
  sqlite3_prepare_v3(db, "BEGIN IMMEDIATE", -1, SQLITE_PREPARE_PERSISTENT, &begin, NULL);
  sqlite3_prepare_v3(db, "COMMIT", -1, SQLITE_PREPARE_PERSISTENT, &commit, NULL);
  is_done = is_done && insert(inserts, &rows->shared);
  int transactions = 0;
  double begun = now(CLOCK_THREAD_CPUTIME_ID);
  for (int i = 0; i < rows->count && is_done;) {
    double start = now(CLOCK_MONOTONIC);
    is_done = sqlite3_step(begin) == SQLITE_DONE;
    sqlite3_reset(begin);
    for (int j = 0; j < leads_a_transaction && i < rows->count && is_done; j++)
      is_done = insert(inserts, &rows->leads[i++]);
    is_done = is_done && sqlite3_step(commit) == SQLITE_DONE;
    sqlite3_reset(commit);
    seconds[transactions++] = now(CLOCK_MONOTONIC) - start;
  }
  *processor = now(CLOCK_THREAD_CPUTIME_ID) - begun;
  if (!is_done) snprintf(reason, sizeof reason, "%s", sqlite3_errmsg(db));
  for (int i = 0; i < rows->tables; i++) sqlite3_finalize(inserts[i]);
  sqlite3_finalize(begin);
  sqlite3_finalize(commit);
  sqlite3_close(db);
  return is_done ? transactions : -1;
}
