/* Lists as files that the queue makes (RET-26): asking for one, how far it is, fetching, deleting.
 */
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/file.h"
#include "decision/memo.h"
#include "dossier/dossier.h"
#include "made/list_file.h"
#include "web/form/form.h"
#include "web/list/later.h"

#define PATH "/dateien"

struct asked_input {
	const char *asked;
};

static const struct form_field asked_fields[] = {
	{.name = "asked",
		.type = FIELD_TEXT,
		.max = LIST_LATER_MAX,
		.hidden = true,
		FORM_AT(struct asked_input, asked)},
};
static const struct form asked_form = FORM("list_file_new", asked_fields, struct asked_input);
static const struct form remove_form = {.name = "list_file_remove"};

static void bind_files(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[0] = db_int(req->principal.id);
}

/* words: dossier.title comparison.title memo.title */
static const char *list_words(struct request *req, const char *list)
{
	if (text_equal(list, MEMO_FILE))
		return view_word(req, "memo.title");
	if (text_equal(list, COMPARISON_FILE))
		return view_word(req, "comparison.title");
	return text_equal(list, DOSSIER_LIST) ? view_word(req, "dossier.title")
					      : list_later_title(req, list);
}

static const char *file_title(struct request *req, const struct list_row *row)
{
	return list_words(req, list_cell(row, "list"));
}

/* "CSV" */
static const char *format_words(struct request *req, const char *format)
{
	return pool_printf(req->pool, "%s",
		text_equal(format, "csv")           ? "CSV"
			: text_equal(format, "pdf") ? "PDF"
						    : "XLSX");
}

static const char *file_format(struct request *req, const struct list_row *row)
{
	return format_words(req, list_cell(row, "format"));
}

static const struct list_column columns[] = {
	{.code = "list",
		.label = "list_file.list",
		.head = true,
		.text = file_title,
		.link = PATH "/",
		.link_from = "id"},
	{.code = "state", .label = "backend.status", .type = LIST_CODE, .words = "list_file_state"},
	{.code = "format", .label = "list_file.format", .text = file_format},
	{.code = "entries", .label = "list_file.length", .type = LIST_NUMBER, .wide = true},
	{.code = "created_at", .label = "list_file.asked_at", .type = LIST_TIME, .wide = true},
	{.code = "ends_at", .label = "list_file.ends_at", .type = LIST_TIME},
};

static const struct list files_list = {
	.code = "list_files",
	.title = "list_files",
	.right = RIGHT_STAFF,
	.source = &list_file_list,
	.bind = bind_files,
	LIST_COLUMNS_OF(columns),
	.sort = "id",
	.descending = true,
	.empty = "list_file.empty",
};

static enum outcome show_files(struct request *req)
{
	return list_show(req, "List", &files_list);
}

/* What a file is to hold, as it was sealed where the list stands. */
static void show_asked(struct request *req, const struct list_later *later)
{
	view_text(req, "File.list", list_words(req, later->code));
	view_text(req, "File.said", later->said);
	view_text(req, "File.format", format_words(req, later->format));
}

static enum outcome show_new(struct request *req)
{
	const struct asked_input *input = req->input;
	const char *sealed = input && input->asked ? input->asked : list_later_sent(req);
	struct list_later later;

	view_crumb(req, view_word(req, "title.list_files"), PATH);
	if (!sealed || list_later_open(req, sealed, &later)) {
		view_bool(req, "Lost", true);
		sealed = NULL;
	} else {
		show_asked(req, &later);
	}
	form_show(req, &asked_form, PATH "/neu", &(struct asked_input){.asked = sealed});
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const struct asked_input *input = req->input;
	struct list_later later;
	int64_t id = 0;
	enum outcome outcome =
		text_empty(input->asked) ? NOT_FOUND : list_later_open(req, input->asked, &later);

	if (outcome == NOT_FOUND) {
		form_problem(req, "", "list_later_gone");
		return INVALID;
	}
	outcome = list_file_ask(req->db, req->pool, &req->principal,
		&(struct list_file){.list = later.code,
			.format = later.format,
			.lang = req->lang,
			.address = later.address,
			.said = later.said},
		&req->problems, &id);
	return outcome ? outcome : redirect_to(req, "list_file_asked", PATH "/%lld", (long long)id);
}

static enum outcome file_of(struct request *req, struct list_file *file_r)
{
	return list_file_get(
		req->db, req->pool, &req->principal, request_path_int(req, "file"), file_r);
}

static enum outcome admit(struct request *req)
{
	struct list_file file;

	return file_of(req, &file);
}

/* How far the queue is with it. */
static enum outcome show_making(struct request *req, const struct list_file *file)
{
	struct queue_item item;
	enum outcome outcome = queue_find(req->db, req->pool, "list_file", file->id, &item);

	if (outcome) /* the item goes some time after it was over */
		return outcome == NOT_FOUND ? OK : outcome;
	if (item.done)
		view_int(req, "File.done", item.done);
	if (item.total)
		view_int(req, "File.total", item.total);
	view_bool(req, "File.again", item.reason && text_equal(item.state, "waiting"));
	view_bool(req, "File.withdrawn", text_equal(item.state, "withdrawn"));
	return OK;
}

/* May she have it, and (a dossier) a copy of it? */
static enum outcome file_may(
	struct request *req, const struct list_file *file, bool *open_r, bool *save_r)
{
	if (text_equal(file->list, DOSSIER_LIST))
		return dossier_may(req->db, &req->principal, file->id, open_r, save_r);
	enum outcome outcome = text_equal(file->list, MEMO_FILE)
		? memo_file_may(req->db, &req->principal, file->id, open_r)
		: text_equal(file->list, COMPARISON_FILE)
		? comparison_file_may(req->db, &req->principal, file->id, open_r)
		: list_file_may(
			req->db, &req->principal, file, list_later_takers(req, file->list), open_r);

	*save_r = *open_r;
	return outcome;
}

static void show_ready(
	struct request *req, const struct list_file *file, bool may_open, bool may_save)
{
	view_int(req, "File.entries", file->entries);
	if (file->left_out)
		view_int(req, "File.left_out", file->left_out);
	view_text(req, "File.size",
		pool_printf(req->pool, "%s KB",
			text_number(req->pool, (file->size + 1023) / 1024, req->lang)));
	view_bool(req, "File.may", may_open);
	view_bool(req, "File.save", may_save);
}

static enum outcome show_file(struct request *req)
{
	struct list_file file;
	const char *path;
	bool may_open = false, may_save = false;
	enum outcome outcome = file_of(req, &file);

	if (!outcome)
		outcome = file_may(req, &file, &may_open, &may_save);
	if (outcome)
		return outcome;
	if (!may_open)
		file.said = ""; /* whom it is of is not hers to know any more, either */
	path = pool_printf(req->pool, PATH "/%lld", (long long)file.id);
	view_crumb(req, view_word(req, "title.list_files"), PATH);
	show_asked(req, &(struct list_later){file.list, file.format, file.said, file.address});
	view_text(req, "File.address", path);
	view_text(req, "File.state", file.state);
	if (text_equal(file.list, DOSSIER_LIST)) {
		view_bool(req, "File.dossier", true);
		view_title(req, view_word(req, "dossier.title"));
	}
	if (file.reason)
		view_text(req, "File.reason", view_code(req, "list_file_reason", file.reason));
	view_time(req, "File.asked_at", file.created_at);
	view_time(req, "File.ends_at", file.ends_at);
	if (text_equal(file.state, "ready"))
		show_ready(req, &file, may_open, may_save);
	form_show(req, &remove_form, pool_printf(req->pool, "%s/loeschen", path), NULL);
	return text_equal(file.state, "waiting") ? show_making(req, &file) : OK;
}

struct download {
	struct request *req;
	const struct list_file *file;
	bool shown; /* in the browser */
	bool begun;
};

static const char *file_mime(const struct list_file *file)
{
	return text_equal(file->format, "csv") ? "text/csv; charset=utf-8"
		: text_equal(file->format, "pdf")
		? "application/pdf"
		: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/* The answer begins with the first bytes: until then a missing or damaged file can still be said,
 * and nothing was opened. */
static enum outcome download_write(void *context, const void *bytes, size_t length)
{
	struct download *download = context;
	struct request *req = download->req;
	const struct list_file *file = download->file;
	enum outcome outcome = OK;

	if (!download->begun && text_equal(file->list, DOSSIER_LIST))
		outcome = dossier_note_opening(req->db, req->pool, &req->principal, file->id);
	if (!download->begun && !outcome)
		outcome = response_begin(req, file_mime(file),
			pool_printf(req->pool, "%s-%s.%s", file->list,
				clock_day(req->pool, file->made_at), file->format),
			download->shown, file->size);
	download->begun = true;
	return outcome ? outcome : response_write(req, bytes, length);
}

static enum outcome show_content(struct request *req)
{
	struct list_file file;
	bool may_open = false, may_save = false;
	enum outcome outcome = file_of(req, &file);

	if (!outcome)
		outcome = file_may(req, &file, &may_open, &may_save);
	bool shown =
		!outcome && text_equal(file.list, DOSSIER_LIST) && !request_query(req, "speichern");
	if (!outcome && (!file.file_id || !(shown ? may_open : may_save)))
		outcome = NOT_FOUND;
	if (outcome)
		return outcome;
	return list_file_read(req->db, &file, download_write,
		&(struct download){.req = req, .file = &file, .shown = shown});
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = list_file_remove(
		req->db, req->pool, &req->principal, request_path_int(req, "file"));

	return outcome ? outcome : redirect_to(req, "list_file_removed", PATH);
}

const struct page page_list_files = {
	.path = PATH,
	.right = RIGHT_STAFF,
	LISTS(&files_list),
	.view = "backend/list_files.cs",
	.title = "list_files",
	.show = show_files,
};

const struct page page_list_file_new = {
	.path = PATH "/neu",
	.right = RIGHT_STAFF,
	.form = &asked_form,
	.view = "backend/list_file_new.cs",
	.title = "list_file_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_list_file = {
	.path = PATH "/{file}",
	.right = RIGHT_STAFF,
	.view = "backend/list_file.cs",
	.title = "list_file",
	.admit = admit,
	.show = show_file,
};

const struct page page_list_file_content = {
	.path = PATH "/{file}/inhalt",
	.right = RIGHT_STAFF,
	.title = "list_file",
	.admit = admit,
	.show = show_content,
	.raw = true,
};

const struct page page_list_file_remove = {
	.path = PATH "/{file}/loeschen",
	.right = RIGHT_STAFF,
	.form = &remove_form,
	.title = "list_file",
	.admit = admit,
	.save = save_remove,
};
