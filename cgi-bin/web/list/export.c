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
#define TOTAL_MAX 100000 /* rows that are counted, to say how far a file is */

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

/* Whoever waits for an errand is told of a part. */
static enum outcome tell_part(const struct list_state *state, const struct db_rows *rows)
{
	struct errand *errand = state->req->private->errand;
	int64_t *ids = POOL_ARRAY(state->req->pool, int64_t, rows->count + 1);

	if (!errand)
		return OK;
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = db_number(rows, i, "list_id");
	errand->rows += (int64_t)rows->count;
	return errand->part(errand->context, ids, rows->count);
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
	for (size_t i = 0; i < rows->count; i++) {
		if (sheet_turn(sheet))
			write_head(state, sheet);
		write_row(state, sheet, &(struct list_row){rows, i});
	}
	*count_r = rows->count;
	if (rows->count)
		keep_place(state, next, rows);
	return tell_part(state, rows);
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
	for (size_t turn = 0; !outcome && count == BATCH; turn++) {
		struct pool *next = pools[(turn + 1) % 2];

		pool_clear(next);
		req->pool = pools[turn % 2];
		outcome = write_batch(state, table->sheet, next, &count);
		*table->rows += outcome ? 0 : (int64_t)count;
	}
	req->pool = own;
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

/* What the audit says was taken out: by which filters, which columns; and of which object. */
static const char *file_said(struct list_state *state, enum sheet_kind kind, int64_t rows)
{
	const char *filters = filters_said(state);
	const char *detail = pool_printf(state->req->pool,
		"list=%s format=%s rows=%lld columns=%s%s%s", state->list->code, endings[kind],
		(long long)rows, columns_said(state), *filters ? " filters=" : "", filters);

	return text_ellipsis(state->req->pool, detail, DETAIL_MAX);
}

static enum object_kind about_kind(const struct list_state *state)
{
	return state->list->about ? state->list->about : state->req->object.kind;
}

static int64_t about_id(const struct list_state *state)
{
	return state->list->about ? request_path_int(state->req, state->list->about_id)
				  : state->req->object.id;
}

static enum outcome note_file(struct list_state *state, enum sheet_kind kind, int64_t rows)
{
	return audit_add(state->req->db, &state->req->principal, about_kind(state), about_id(state),
		"list_export", file_said(state, kind, rows));
}

/* Into the file of the errand, whose taker notes it. */
static enum outcome export_errand(struct list_state *state, enum sheet_kind kind)
{
	struct errand *errand = state->req->private->errand;
	int64_t rows = 0;
	enum outcome outcome;

	errand->kind = right_object(state->list->right);
	errand->roles = state->roles;
	errand->roles.at = pool_strdup(errand->pool, access_where_text(&state->roles));
	errand->rows = 0;
	outcome = state->nothing ? OK
				 : db_list_count(state->req->db, state->source, &state->ask,
					 TOTAL_MAX + 1, &errand->total);
	if (errand->total > TOTAL_MAX)
		errand->total = 0;
	if (!outcome)
		outcome = file_write(state, kind, errand->file, &rows);
	if (outcome)
		return outcome;
	errand->about_kind = about_kind(state);
	errand->about_id = about_id(state);
	errand->detail = pool_strdup(errand->pool, file_said(state, kind, rows));
	state->req->response->started = true;
	return OK;
}

static enum outcome count_many(struct list_state *state, bool *many_r)
{
	int64_t rows = 0;
	enum outcome outcome = state->nothing ? OK
					      : db_list_count(state->req->db, state->source,
						      &state->ask, LIST_AT_ONCE + 1, &rows);

	*many_r = rows > LIST_AT_ONCE;
	return outcome;
}

enum outcome list_export(struct list_state *state, enum sheet_kind kind)
{
	struct request *req = state->req;
	int64_t rows = 0;
	bool many = false;
	enum outcome outcome;
	int file;

	if (!state->exports)
		return NOT_FOUND;
	if (req->private->errand)
		return export_errand(state, kind);
	outcome = count_many(state, &many);
	if (outcome || many)
		return outcome ? outcome : list_later(state, endings[kind]);
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
