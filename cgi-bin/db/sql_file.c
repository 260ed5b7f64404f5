/* Files of SQL statements: reading, splitting at `;`, running. */
#include "db/sql_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "db/db_private.h"

/* libmariadb's own errors: no connection, or it broke. */
#define CLIENT_ERROR_FIRST 2000
#define CLIENT_ERROR_LAST 2999

/* A statement's bytes within the text and the line it begins in. */
struct piece {
	const char *start; /* NULL before its first line */
	const char *end;
	size_t number;
	size_t line;
};

static enum outcome file_refuse(const char *path, const char *reason)
{
	fprintf(stderr, "%s: %s\n", path, reason);
	return INVALID;
}

enum outcome sql_file_read(struct pool *pool, const char *path, char **text_r, size_t *length_r)
{
	struct stat stat;
	FILE *file = fopen(path, "re");
	if (!file)
		return file_refuse(path, strerror(errno));
	if (fstat(fileno(file), &stat) || !S_ISREG(stat.st_mode)) {
		fclose(file);
		return file_refuse(path, "not a file");
	}
	size_t size = (size_t)stat.st_size;
	char *text = pool_alloc(pool, size + 1);
	size_t length = fread(text, 1, size, file);
	fclose(file);
	if (length != size)
		return file_refuse(path, "cannot be read");
	if (!text_valid(text, length))
		return file_refuse(path, "not valid UTF-8 text");
	*text_r = text;
	*length_r = length;
	return OK;
}

static enum outcome piece_failed(struct db *db, const char *path, const struct piece *piece)
{
	unsigned number = mysql_errno(db->link);
	fprintf(stderr, "%s: statement %zu (line %zu): error %u (%s): %s\n", path, piece->number,
		piece->line, number, mysql_sqlstate(db->link), mysql_error(db->link));
	bool away = number >= CLIENT_ERROR_FIRST && number <= CLIENT_ERROR_LAST;
	return away ? UNAVAILABLE : INVALID;
}

static enum outcome piece_run(struct db *db, const char *path, const struct piece *piece)
{
	unsigned long length = (unsigned long)(piece->end - piece->start);
	if (mysql_real_query(db->link, piece->start, length))
		return piece_failed(db, path, piece);
	MYSQL_RES *result = mysql_store_result(db->link);
	if (!result && mysql_errno(db->link))
		return piece_failed(db, path, piece);
	mysql_free_result(result);
	return OK;
}

static bool line_blank(const char *start, const char *end)
{
	while (start < end && strchr(" \t\r", *start))
		start++;
	return start == end;
}

static bool line_comment(const char *start, const char *end)
{
	while (start < end && (*start == ' ' || *start == '\t'))
		start++;
	return end - start >= 2 && start[0] == '-' && start[1] == '-';
}

/* The address of the `;` that ends the line, or NULL. */
static const char *line_semicolon(const char *start, const char *end)
{
	while (end > start && strchr(" \t\r", end[-1]))
		end--;
	return end > start && end[-1] == ';' ? end - 1 : NULL;
}

enum outcome sql_text_run(struct db *db, const char *path, const char *text)
{
	struct piece piece = {0};
	size_t line = 0;
	if (db_connect(db))
		return UNAVAILABLE;
	while (*text) {
		const char *end = text + strcspn(text, "\n");
		bool comment = line_comment(text, end);
		line++;
		if (!piece.start && !comment && !line_blank(text, end)) {
			piece.start = text;
			piece.line = line;
			piece.number++;
		}
		if (piece.start && !comment)
			piece.end = line_semicolon(text, end);
		if (piece.end) {
			enum outcome outcome = piece_run(db, path, &piece);
			if (outcome)
				return outcome;
			piece.start = NULL;
			piece.end = NULL;
		}
		text = *end ? end + 1 : end;
	}
	return piece.start ? file_refuse(path, "the last statement does not end with `;`") : OK;
}
