/* A list as a file: what is shown, all rows of it, for whom the right says so. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "web/list/list_private.h"

#define BATCH 500 /* rows read at once */
#define PIECE ((size_t)64 * 1024)
#define DETAIL_MAX 290 /* letters of the audit's line */

static const char *const endings[] = {[SHEET_CSV] = "csv", [SHEET_XLSX] = "xlsx"};
static const char *const mimes[] = {
	[SHEET_CSV] = "text/csv; charset=utf-8",
	[SHEET_XLSX] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

static void write_head(struct list_state *state, struct sheet *sheet)
{
	for (size_t i = 0; i < state->list->column_count; i++)
		if (state->shown[i])
			sheet_text(sheet, list_label(state, &state->list->columns[i]), true);
	sheet_line(sheet);
}

static void write_cell(struct list_state *state, struct sheet *sheet,
	const struct list_column *column, const struct list_row *row)
{
	const char *raw = list_cell(row, column->from ? column->from : column->code);
	int64_t number;

	if (column->type == LIST_NUMBER && !column->text && raw
		&& text_to_int(raw, INT64_MIN, INT64_MAX, &number))
		sheet_number(sheet, number);
	else
		sheet_text(sheet, list_text(state, column, row, false), false);
}

static void write_row(struct list_state *state, struct sheet *sheet, const struct list_row *row)
{
	for (size_t i = 0; i < state->list->column_count; i++)
		if (state->shown[i])
			write_cell(state, sheet, &state->list->columns[i], row);
	sheet_line(sheet);
}

/* Where the next batch begins, in memory that outlives this one. */
static void keep_place(struct list_state *state, struct pool *pool, const struct db_rows *rows)
{
	struct db_list_place *place = &state->ask.place;

	db_list_place_of(state->source, state->ask.sort, rows, rows->count - 1, place);
	for (size_t i = 0; i < place->count; i++)
		if (place->values[i].type == DB_TEXT)
			place->values[i].bytes =
				pool_strndup(pool, place->values[i].bytes, place->values[i].length);
}

/* One batch; what is said of its rows lives as long as it. */
static enum outcome write_batch(
	struct list_state *state, struct sheet *sheet, struct pool *next, size_t *count_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_list_rows(state->req->db, state->req->pool, state->source, &state->ask, &rows);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		write_row(state, sheet, &(struct list_row){rows, i});
	*count_r = rows->count;
	if (rows->count)
		keep_place(state, next, rows);
	return OK;
}

/* A file being filled. */
struct table {
	struct list_state *state;
	struct sheet *sheet;
	int64_t *rows;
};

/* All batches, of one moment. */
static enum outcome write_rows(struct db *db, void *context)
{
	const struct table *table = context;
	struct list_state *state = table->state;
	struct request *req = state->req;
	struct pool *own = req->pool, *pools[] = {pool_new(), pool_new()};
	size_t count = BATCH;
	enum outcome outcome = OK;

	(void)db; /* req->db */
	state->ask.limit = BATCH;
	state->ask.place.count = 0;
	state->ask.back = false;
	for (size_t turn = 0; !outcome && count == BATCH && *table->rows < LIST_EXPORT_MAX;
		turn++) {
		struct pool *next = pools[(turn + 1) % 2];

		pool_clear(next);
		req->pool = pools[turn % 2];
		outcome = write_batch(state, table->sheet, next, &count);
		*table->rows += outcome ? 0 : (int64_t)count;
	}
	req->pool = own;
	if (!outcome && count == BATCH) {
		sheet_text(table->sheet, view_word(req, "list.export_cut"), true);
		sheet_line(table->sheet);
	}
	for (size_t i = 0; i < 2; i++)
		pool_free(&pools[i]);
	return outcome;
}

/* The whole table in the unlinked file. */
static enum outcome file_write(
	struct list_state *state, enum sheet_kind kind, int file, int64_t *rows_r)
{
	struct sheet *sheet = sheet_new(kind, file, state->req->private->server->spool_directory);
	enum outcome outcome = OK;

	if (!sheet)
		return UNAVAILABLE;
	write_head(state, sheet);
	if (!state->nothing)
		outcome = db_snapshot(
			state->req->db, write_rows, &(struct table){state, sheet, rows_r});
	if (!sheet_end(&sheet))
		outcome = UNAVAILABLE;
	return outcome;
}

/* length: of the file in bytes; -1: nobody gets it (HEAD). */
static enum outcome begin_file(struct list_state *state, enum sheet_kind kind, int64_t length)
{
	struct request *req = state->req;

	return response_begin(req, mimes[kind],
		pool_printf(req->pool, "%s-%s.%s", state->list->code, clock_today(req->pool),
			endings[kind]),
		false, length);
}

static enum outcome send_file(struct list_state *state, enum sheet_kind kind, int file)
{
	struct request *req = state->req;
	char *piece = pool_alloc(req->pool, PIECE);
	struct stat facts;
	enum outcome outcome;
	off_t at = 0;

	if (fstat(file, &facts) != 0)
		return UNAVAILABLE;
	outcome = begin_file(state, kind, (int64_t)facts.st_size);
	while (!outcome && at < facts.st_size) {
		ssize_t got = pread(file, piece, PIECE, at);

		if (got <= 0 && !(got < 0 && errno == EINTR))
			return UNAVAILABLE;
		if (got > 0)
			outcome = response_write(req, piece, (size_t)got);
		at += got > 0 ? got : 0;
	}
	return outcome;
}

static int open_file(const struct list_state *state)
{
	int file = open(state->req->private->server->spool_directory,
		O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);

	if (file < 0)
		log_error("list_export", "step=open errno=%d", errno);
	return file;
}

static void add_code(struct buf *codes, const char *code)
{
	if (codes->length)
		buf_char(codes, ',');
	buf_str(codes, code);
}

/* "status:aktiv,suche": words that were typed may be names, which the audit holds none of. */
static const char *filters_said(const struct list_state *state)
{
	struct buf codes;

	buf_init(&codes, state->req->pool);
	for (size_t i = 0; i < state->list->filter_count; i++) {
		const struct list_filter *filter = &state->list->filters[i];

		if (!state->typed[i])
			continue;
		add_code(&codes, filter->code);
		if (filter->type != LIST_WORDS)
			buf_printf(&codes, ":%s", state->typed[i]);
	}
	return codes.data;
}

static const char *columns_said(const struct list_state *state)
{
	struct buf codes;

	buf_init(&codes, state->req->pool);
	for (size_t i = 0; i < state->list->column_count; i++)
		if (state->shown[i])
			add_code(&codes, state->list->columns[i].code);
	return codes.data;
}

/* The audit says what was taken out: of which object, by which filters, which columns. */
static enum outcome note_file(struct list_state *state, enum sheet_kind kind, int64_t rows)
{
	struct request *req = state->req;
	const struct list *list = state->list;
	const char *filters = filters_said(state);
	const char *detail = pool_printf(req->pool, "list=%s format=%s rows=%lld columns=%s%s%s",
		list->code, endings[kind], (long long)rows, columns_said(state),
		*filters ? " filters=" : "", filters);

	return audit_add(req->db, &req->principal, list->about ? list->about : req->object.kind,
		list->about ? request_path_int(req, list->about_id) : req->object.id, "list_export",
		text_ellipsis(req->pool, detail, DETAIL_MAX));
}

enum outcome list_export(struct list_state *state, enum sheet_kind kind)
{
	struct request *req = state->req;
	int64_t rows = 0;
	enum outcome outcome;
	int file;

	if (!state->exports)
		return NOT_FOUND;
	if (req->private->head)
		return begin_file(state, kind, -1);
	file = open_file(state);
	if (file < 0)
		return UNAVAILABLE;
	outcome = file_write(state, kind, file, &rows);
	if (!outcome)
		outcome = note_file(state, kind, rows);
	if (!outcome)
		outcome = send_file(state, kind, file);
	close(file);
	return outcome;
}
