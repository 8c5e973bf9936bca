#ifndef BARE_LOOP_H
#define BARE_LOOP_H

/// The rows of a store's file, copied into memory, those of one lead together.
typedef struct bare_rows bare_rows;

/// Reads all rows of a file; NULL where that fails, with the reason in `error`.
bare_rows *bare_read(const char *path, const char **error);
void bare_free(bare_rows *rows);

/// How many leads there are, and how many rows they have.
int bare_leads(const bare_rows *rows);
int bare_row_count(const bare_rows *rows);

/// Inserts all rows into another file that has the same tables and no rows, so many leads in each transaction, with
/// prepared statements and nothing else.
///
/// `seconds` gets the time that each transaction took, `processor` the seconds of processor time of all. Returns how many transactions there were; below 0 where something
/// failed, with the reason in `error`.
int bare_write(
  const bare_rows *rows, const char *path, const char *synchronous, int leads_a_transaction, double *seconds,
  double *processor, const char **error);

#endif
