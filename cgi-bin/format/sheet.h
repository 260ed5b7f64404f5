/*
 * A table as a file for spreadsheets, written line by line with constant memory: CSV (UTF-8 with
 * byte order mark, ';' between cells) or XLSX. What is text stays text: in XLSX as a cell of that
 * kind, in CSV behind an apostrophe when a spreadsheet would take it for a formula.
 */
#ifndef BMS_FORMAT_SHEET_H
#define BMS_FORMAT_SHEET_H

#include <stdbool.h>
#include <stdint.h>

enum sheet_kind { SHEET_CSV, SHEET_XLSX };

struct sheet;

/* Writes into the open, empty file `fd`, which stays the caller's; `directory` takes what XLSX
 * needs meanwhile. NULL: it cannot (logged). */
struct sheet *sheet_new(enum sheet_kind kind, int fd, const char *directory);

/* One more cell of the line: text (NULL: an empty cell), or a whole number. `strong` is for heads.
 */
void sheet_text(struct sheet *sheet, const char *text, bool strong);
void sheet_number(struct sheet *sheet, int64_t number);

/* Ends the line. */
void sheet_line(struct sheet *sheet);

/* Before a line: when the table of an XLSX file is full, another one begins in the same file. True:
 * it does, and wants its heads. */
bool sheet_turn(struct sheet *sheet);

/* Ends the file and sets *sheet to NULL. False: not all of it could be written (logged). */
bool sheet_end(struct sheet **sheet);

#endif
