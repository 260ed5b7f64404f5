/* CSV and XLSX files. */
#include "format/sheet.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/log.h"

#define NAME_SIZE 40
#define LINES_MAX 1048576 /* of a table in an XLSX file */

struct sheet {
	FILE *csv; /* SHEET_CSV */
	lxw_workbook *book; /* SHEET_XLSX */
	lxw_worksheet *page;
	lxw_format *strong;
	uint32_t line;
	uint16_t cell;
	bool failed;
};

static bool sheet_fault(const char *step)
{
	log_error("sheet", "step=%s errno=%d", step, errno);
	return false;
}

static bool begin_csv(struct sheet *sheet, int fd)
{
	int copy = dup(fd);

	sheet->csv = copy < 0 ? NULL : fdopen(copy, "wb");
	if (!sheet->csv)
		return sheet_fault("open");
	return fputs("\xef\xbb\xbf", sheet->csv) >= 0 || sheet_fault("write");
}

static bool begin_page(struct sheet *sheet)
{
	sheet->page = workbook_add_worksheet(sheet->book, NULL);
	sheet->line = 0;
	if (sheet->page)
		worksheet_freeze_panes(sheet->page, 1, 0);
	return sheet->page != NULL;
}

/* The library wants a name; the file may have none any more. */
static bool begin_xlsx(struct sheet *sheet, int fd, const char *directory)
{
	char name[NAME_SIZE];
	char *temporary = strdup(directory);
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = temporary};

	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	sheet->book = temporary ? workbook_new_opt(name, &options) : NULL;
	free(temporary);
	if (!sheet->book || !begin_page(sheet))
		return sheet_fault("book");
	sheet->strong = workbook_add_format(sheet->book);
	format_set_bold(sheet->strong);
	return true;
}

struct sheet *sheet_new(enum sheet_kind kind, int fd, const char *directory)
{
	struct sheet *sheet = calloc(1, sizeof(*sheet));

	if (!sheet)
		log_fatal("memory", "bytes=%zu", sizeof(*sheet));
	sheet->failed =
		!(kind == SHEET_CSV ? begin_csv(sheet, fd) : begin_xlsx(sheet, fd, directory));
	if (sheet->failed)
		sheet_end(&sheet);
	return sheet;
}

static void csv_put(struct sheet *sheet, const char *text)
{
	if (fputs(text, sheet->csv) < 0)
		sheet->failed = true;
}

/* What a spreadsheet would reckon with, or run. */
static bool begins_formula(const char *text)
{
	return *text && strchr("=+-@\t\r\n", *text);
}

static void csv_cell(struct sheet *sheet, const char *text)
{
	if (sheet->cell)
		csv_put(sheet, ";");
	csv_put(sheet, "\"");
	if (begins_formula(text))
		csv_put(sheet, "'");
	for (; *text; text++) {
		if (*text == '"')
			csv_put(sheet, "\"");
		if (fputc(*text, sheet->csv) == EOF)
			sheet->failed = true;
	}
	csv_put(sheet, "\"");
}

void sheet_text(struct sheet *sheet, const char *text, bool strong)
{
	if (!text)
		text = "";
	if (sheet->csv)
		csv_cell(sheet, text);
	else if (*text
		&& worksheet_write_string(
			sheet->page, sheet->line, sheet->cell, text, strong ? sheet->strong : NULL))
		sheet->failed = true;
	sheet->cell++;
}

void sheet_number(struct sheet *sheet, int64_t number)
{
	if (sheet->csv) {
		if (fprintf(sheet->csv, "%s%" PRId64, sheet->cell ? ";" : "", number) < 0)
			sheet->failed = true;
	} else if (worksheet_write_number(
			   sheet->page, sheet->line, sheet->cell, (double)number, NULL)) {
		sheet->failed = true;
	}
	sheet->cell++;
}

void sheet_line(struct sheet *sheet)
{
	if (sheet->csv)
		csv_put(sheet, "\r\n");
	sheet->line++;
	sheet->cell = 0;
}

bool sheet_turn(struct sheet *sheet)
{
	if (!sheet->book || sheet->line < LINES_MAX)
		return false;
	sheet->failed = !begin_page(sheet) || sheet->failed;
	return true;
}

bool sheet_end(struct sheet **sheet)
{
	bool good = !(*sheet)->failed;

	if ((*sheet)->csv && fclose((*sheet)->csv))
		good = sheet_fault("close");
	if ((*sheet)->book && workbook_close((*sheet)->book))
		good = sheet_fault("close");
	free(*sheet);
	*sheet = NULL;
	return good;
}
