/* Reading CSV files: encoding by iconv, rows by libcsv, line numbers and limits here. */
#include "format/csv.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fd.h"
#include "base/text.h"

#define BLOCK 65536
#define HEAD 4096 /* bytes in which the separator is looked for */
#define ROW_BYTES 16384 /* kept of a row */
#define QUOTED_MAX 131072 /* a field longer than this is a quote nobody closed */

struct reader {
	struct csv_parser parser;
	csv_line_take *take;
	void *context;
	enum outcome outcome;
	struct csv_fault *fault;
	int64_t line; /* being read */
	bool after_return; /* the last byte was CR: an LF after it ends the same line */
	bool row_open; /* the row goes on from the line before */
	struct csv_line row;
	size_t used;
	char bytes[ROW_BYTES];
};

typedef void sink(struct reader *reader, const char *bytes, size_t length);

static enum outcome csv_fail(struct csv_fault *fault, const char *reason, int64_t line)
{
	*fault = (struct csv_fault){reason, line};
	return INVALID;
}

static void take_field(void *bytes, size_t length, void *context)
{
	struct reader *reader = context;
	struct csv_line *row = &reader->row;
	size_t at = row->count++;

	if (at >= CSV_COLUMNS_MAX)
		return;
	if (reader->used + length + 1 > ROW_BYTES) {
		row->too_long = true;
		row->fields[at] = "";
		return;
	}
	row->fields[at] = reader->bytes + reader->used;
	if (length)
		memcpy(reader->bytes + reader->used, bytes, length);
	reader->used += length;
	reader->bytes[reader->used++] = '\0';
}

static void take_row(int end, void *context)
{
	struct reader *reader = context;
	struct csv_line *row = &reader->row;

	(void)end;
	for (size_t i = 0; row->too_long && i < row->count && i < CSV_COLUMNS_MAX; i++)
		row->fields[i] = "";
	if (!reader->outcome)
		reader->outcome = reader->take(reader->context, row);
	*row = (struct csv_line){.line = reader->line + 1};
	reader->used = 0;
	reader->row_open = false;
}

static bool only_blanks(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!strchr(" \t\r\n", bytes[i]) || bytes[i] == '\0')
			return false;
	return true;
}

/* A piece holds no line end but at its end: so a row that begins in it begins in this line. */
static void take_piece(struct reader *reader, const char *bytes, size_t length)
{
	bool same_end = reader->after_return && bytes[0] == '\n';
	char last = bytes[length - 1];

	if (!reader->row_open && !only_blanks(bytes, length)) {
		reader->row.line = reader->line;
		reader->row_open = true;
	}
	if (csv_parse(&reader->parser, bytes, length, take_field, take_row, reader) != length)
		reader->outcome = UNAVAILABLE; /* no memory */
	else if (!reader->outcome && csv_get_buffer_size(&reader->parser) > QUOTED_MAX)
		reader->outcome = csv_fail(reader->fault, "quote_open", reader->row.line);
	if ((last == '\n' && !same_end) || last == '\r')
		reader->line++;
	reader->after_return = last == '\r';
}

static void take_text(struct reader *reader, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length && !reader->outcome;) {
		size_t end = at;

		while (end < length && bytes[end] != '\n' && bytes[end] != '\r')
			end++;
		end += end < length;
		take_piece(reader, bytes + at, end - at);
		at = end;
	}
}

/* Is this a byte that no text has? */
static bool is_binary(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
			return true;
	}
	return false;
}

/* Converts the block and hands it on; what is left of a character at its end stays for the next.
 * EILSEQ, or 0. */
static int csv_convert(iconv_t to_utf8, char *in, size_t *length, sink *give, struct reader *reader)
{
	char out[BLOCK];
	char *from = in;
	size_t left = *length;

	while (left > 0) {
		char *to = out;
		size_t room = sizeof(out);
		size_t result = iconv(to_utf8, &from, &left, &to, &room);
		int error = result == (size_t)-1 ? errno : 0;

		/* the library lets five and more bytes, and what lies beyond Unicode, pass as UTF-8
		 */
		if (error == EILSEQ || !text_utf8(out, (size_t)(to - out)))
			return EILSEQ;
		if (give && to > out)
			give(reader, out, (size_t)(to - out));
		if (error == EINVAL)
			break;
	}
	memmove(in, from, left);
	*length = left;
	return 0;
}

/* The whole file in UTF-8; `encoding` is what it is in. OK, INVALID (see fault; without reason: not
 * of this encoding). */
static enum outcome csv_walk(
	int fd, off_t start, const char *encoding, sink *give, struct reader *reader)
{
	char in[BLOCK];
	size_t kept = 0;
	ssize_t got = 0;
	int error = 0;
	iconv_t to_utf8 = iconv_open("UTF-8", encoding);

	if (to_utf8 == (iconv_t)-1)
		return csv_fail(reader->fault, "unreadable", 0);
	if (lseek(fd, start, SEEK_SET) < 0) {
		iconv_close(to_utf8);
		return csv_fail(reader->fault, "unreadable", 0);
	}
	while (!error && !reader->outcome && (got = read(fd, in + kept, sizeof(in) - kept)) > 0) {
		if (!give && is_binary(in + kept, (size_t)got)) {
			iconv_close(to_utf8);
			return csv_fail(reader->fault, "binary", 0);
		}
		kept += (size_t)got;
		error = csv_convert(to_utf8, in, &kept, give, reader);
	}
	iconv_close(to_utf8);
	if (got < 0)
		return csv_fail(reader->fault, "unreadable", 0);
	return error || (kept > 0 && !reader->outcome) ? INVALID : OK;
}

/* How long the byte order mark is, and which separator the first line with text has more of. */
static off_t look_at_head(int fd, unsigned char *separator_r)
{
	char head[HEAD];
	ssize_t length = pread(fd, head, sizeof(head), 0);
	bool mark = length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0;
	int semicolons = 0, commas = 0;
	bool text = false;

	for (ssize_t i = mark ? 3 : 0; i < length; i++) {
		if (text && (head[i] == '\n' || head[i] == '\r'))
			break;
		text = text || !strchr(" \t\r\n", head[i]);
		semicolons += head[i] == ';';
		commas += head[i] == ',';
	}
	*separator_r = commas > semicolons ? CSV_COMMA : ';';
	return mark ? 3 : 0;
}

/* The last row needs no line end, but its quotes must be closed. */
static void csv_finish(struct reader *reader)
{
	csv_set_opts(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&reader->parser, take_field, take_row, reader))
		reader->outcome = csv_fail(reader->fault, "quote_open", reader->row.line);
}

/* Which encoding the file is in, and where its text begins (*start_r is behind the mark). OK,
 * INVALID (see fault). */
static enum outcome find_encoding(
	int fd, struct reader *reader, off_t *start_r, const char **encoding_r)
{
	enum outcome outcome = csv_walk(fd, *start_r, "UTF-8", NULL, reader);

	*encoding_r = "UTF-8";
	if (outcome && !reader->fault->reason) {
		*encoding_r = "WINDOWS-1252";
		outcome = csv_walk(fd, 0, *encoding_r, NULL, reader);
		*start_r = 0;
	}
	if (outcome && !reader->fault->reason)
		return csv_fail(reader->fault, "binary", 0);
	return outcome;
}

static enum outcome text_parse(int fd, struct reader *reader)
{
	unsigned char separator;
	const char *encoding;
	off_t start = look_at_head(fd, &separator);
	enum outcome outcome = find_encoding(fd, reader, &start, &encoding);

	if (outcome)
		return outcome;
	if (csv_init(&reader->parser, 0))
		return UNAVAILABLE;
	csv_set_delim(&reader->parser, separator);
	outcome = csv_walk(fd, start, encoding, take_text, reader);
	if (!outcome && !reader->outcome)
		csv_finish(reader);
	csv_free(&reader->parser);
	if (reader->outcome || !outcome)
		return reader->outcome;
	return csv_fail(reader->fault, "unreadable", 0); /* somebody is still writing it */
}

enum outcome csv_read(const char *path, int64_t max_bytes, csv_line_take *take, void *context,
	struct csv_fault *fault_r)
{
	struct reader reader = {
		.take = take,
		.context = context,
		.fault = fault_r,
		.line = 1,
		.row.line = 1,
	};
	struct stat stat;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	enum outcome outcome;

	*fault_r = (struct csv_fault){0};
	if (fd < 0)
		return csv_fail(fault_r, "unreadable", 0);
	if (fstat(fd, &stat) || !S_ISREG(stat.st_mode))
		outcome = csv_fail(fault_r, "unreadable", 0);
	else if (stat.st_size > max_bytes)
		outcome = csv_fail(fault_r, "too_large", 0);
	else if (stat.st_size == 0)
		outcome = csv_fail(fault_r, "empty", 0);
	else
		outcome = text_parse(fd, &reader);
	close(fd);
	return outcome;
}

/* A file in memory with these bytes, or -1. */
static int open_bytes(const void *bytes, size_t length)
{
	int fd = memfd_create("csv", MFD_CLOEXEC);

	if (fd >= 0 && !fd_write_all(fd, bytes, length)) {
		close(fd);
		return -1;
	}
	return fd;
}

enum outcome csv_read_bytes(const void *bytes, size_t length, csv_line_take *take, void *context,
	struct csv_fault *fault_r)
{
	struct reader reader = {
		.take = take,
		.context = context,
		.fault = fault_r,
		.line = 1,
		.row.line = 1,
	};
	int fd = open_bytes(bytes, length);
	enum outcome outcome;

	*fault_r = (struct csv_fault){0};
	if (fd < 0)
		return csv_fail(fault_r, "unreadable", 0);
	outcome = length == 0 ? csv_fail(fault_r, "empty", 0) : text_parse(fd, &reader);
	close(fd);
	return outcome;
}

static void take_bytes(struct reader *reader, const char *bytes, size_t length)
{
	buf_add(reader->context, bytes, length);
}

enum outcome csv_text(struct pool *pool, const void *bytes, size_t length, const char **text_r,
	struct csv_fault *fault_r)
{
	struct buf text;
	struct reader reader = {.context = &text, .fault = fault_r};
	unsigned char separator;
	const char *encoding;
	int fd = open_bytes(bytes, length);

	buf_init(&text, pool);
	*fault_r = (struct csv_fault){0};
	if (fd < 0)
		return csv_fail(fault_r, "unreadable", 0);
	off_t start = look_at_head(fd, &separator);
	enum outcome outcome = find_encoding(fd, &reader, &start, &encoding);
	if (!outcome)
		outcome = csv_walk(fd, start, encoding, take_bytes, &reader);
	close(fd);
	*text_r = text.data;
	return outcome;
}
