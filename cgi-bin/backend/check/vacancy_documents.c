/* Asking for missing documents, of one or many applications of a vacancy at once (PRO-07). */
#include <string.h>

#include "backend/check/check_form.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "formal/formal.h"
#include "missing/missing.h"
#include "web/form/form.h"

#define PATH "/vakanzen/%s/pruefung/unterlagen"
#define CHECK_PATH "/vakanzen/%s/pruefung"
#define OTHER "other" /* a line of words for each document */

struct ask_input {
	const char *last_day;
	const char *rows; /* ids, a comma list */
	struct form_rest rest;
};

static const struct form_field ask_fields[] = {
	{.name = "last_day",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct ask_input, last_day)},
	{.name = "rows",
		.type = FIELD_TEXT,
		.max = 1000,
		.hidden = true,
		FORM_AT(struct ask_input, rows)},
	{.name = "documents", .type = FIELD_REST, .hidden = true, FORM_AT(struct ask_input, rest)},
};

/* words: form.formal_documents.documents */
static const struct form ask_form = FORM("formal_documents", ask_fields, struct ask_input);

struct asking {
	struct formal_row *rows;
	size_t count;
	const char *demanded;
};

static const char *rows_asked(struct request *req)
{
	const struct ask_input *input = req->post ? req->input : NULL;
	struct buf ids;
	size_t count = 0;
	const char *const *asked;

	if (input)
		return text_empty(input->rows) ? "0" : input->rows;
	asked = request_query_all(req, "fuer", &count);
	buf_init(&ids, req->pool);
	for (size_t i = 0; i < count; i++) {
		int64_t id = 0;

		if (text_to_int(asked[i], 1, INT64_MAX, &id))
			buf_printf(&ids, "%s%lld", ids.length ? "," : "", (long long)id);
	}
	return ids.length ? ids.data : "0";
}

/* Those that take documents still are known when it is asked. */
static enum outcome asking_read(struct request *req, struct asking *asking_r)
{
	size_t kept = 0;
	const struct formal_page page = {
		.vacancy_id = req->object.id, .ids = rows_asked(req), .limit = CHECK_ROWS};
	enum outcome outcome = formal_rows(
		req->db, req->pool, &req->principal, &page, &asking_r->rows, &asking_r->count);

	for (size_t i = 0; !outcome && i < asking_r->count; i++)
		if (asking_r->rows[i].may_edit)
			asking_r->rows[kept++] = asking_r->rows[i];
	asking_r->count = kept;
	return outcome ? outcome
		       : formal_demanded(req->db, req->pool, req->object.id, &asking_r->demanded);
}

static const char *entered(const struct ask_input *input, const char *name)
{
	for (size_t i = 0; input && i < input->rest.count; i++)
		if (text_equal(input->rest.names[i], name))
			return input->rest.values[i];
	return NULL;
}

static void person_show(struct request *req, const struct asking *asking, size_t at)
{
	const struct ask_input *input = req->post ? req->input : NULL;
	const struct formal_row *row = &asking->rows[at];
	const char *place = pool_printf(req->pool, "Rows.%zu", at);
	const char *missing = formal_missing(req->pool, row, asking->demanded);
	const char *more = formal_field(req->pool, row->id, OTHER);

	view_text(req, pool_printf(req->pool, "%s.number", place), row->number);
	view_text(req, pool_printf(req->pool, "%s.name", place), row->name);
	view_text(req, pool_printf(req->pool, "%s.more.id", place), more);
	view_text(req, pool_printf(req->pool, "%s.more.value", place), entered(input, more));
	if (text_equal(row->asked_state, "open"))
		view_day(req, pool_printf(req->pool, "%s.asked_until", place), row->asked_until);
	for (size_t i = 0; formal_documents[i]; i++) {
		const char *type = formal_documents[i];
		const char *name = formal_field(req->pool, row->id, type);
		const char *box = pool_printf(req->pool, "%s.types.%zu", place, i);

		if (text_equal(type, OTHER))
			continue;
		view_text(req, pool_printf(req->pool, "%s.id", box), name);
		view_text(req, pool_printf(req->pool, "%s.label", box),
			view_code(req, "attachment_type", type));
		view_bool(req, pool_printf(req->pool, "%s.there", box),
			text_among(row->types ? row->types : "", type));
		view_bool(req, pool_printf(req->pool, "%s.checked", box),
			input ? entered(input, name) != NULL : text_among(missing, type));
	}
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct asking asking = {0};
	const char *day = NULL;
	struct buf ids;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = asking_read(req, &asking);
	if (!outcome)
		outcome = missing_day(req->db, req->pool, &day);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.vacancy_check"),
		pool_printf(req->pool, CHECK_PATH, vacancy.number));
	buf_init(&ids, req->pool);
	for (size_t i = 0; i < asking.count; i++) {
		person_show(req, &asking, i);
		buf_printf(&ids, "%s%lld", i ? "," : "", (long long)asking.rows[i].id);
	}
	view_text(req, "Back", pool_printf(req->pool, "%s" CHECK_PATH, req->base, vacancy.number));
	form_show(req, &ask_form, pool_printf(req->pool, PATH, vacancy.number),
		&(struct ask_input){.last_day = day, .rows = ids.length ? ids.data : ""});
	return OK;
}

/* What is asked of one. */
struct documents {
	struct missing_document items[MISSING_DOCUMENTS + 1]; /* one more says: too many */
	size_t count;
};

static void document_add(struct documents *documents, const char *type, const char *label)
{
	if (documents->count <= MISSING_DOCUMENTS)
		documents->items[documents->count++] =
			(struct missing_document){type, label, false};
}

static void documents_find(
	struct request *req, const struct formal_row *row, struct documents *documents_r)
{
	const struct ask_input *input = req->input;
	const char *more = entered(input, formal_field(req->pool, row->id, OTHER));
	char *rest = more ? pool_strdup(req->pool, more) : NULL, *line;

	documents_r->count = 0;
	for (size_t i = 0; formal_documents[i]; i++)
		if (!text_equal(formal_documents[i], OTHER)
			&& entered(input, formal_field(req->pool, row->id, formal_documents[i])))
			document_add(documents_r, formal_documents[i], "");
	while ((line = strsep(&rest, "\n")))
		if (!text_blank(line))
			document_add(documents_r, OTHER, text_trim(req->pool, line));
}

/* What the rules say of documents or of the application stands beside its words. */
static void problems_place(struct request *req, const struct formal_row *row, size_t from)
{
	for (size_t i = from; i < req->problems.count; i++)
		if (!text_equal(req->problems.items[i].field, "last_day"))
			req->problems.items[i].field = formal_field(req->pool, row->id, OTHER);
}

static enum outcome save(struct request *req)
{
	const struct ask_input *input = req->input;
	struct asking asking = {0};
	struct documents documents;
	size_t asked = 0;
	enum outcome outcome = asking_read(req, &asking);

	for (size_t i = 0; !outcome && i < asking.count; i++) {
		size_t before = req->problems.count;

		documents_find(req, &asking.rows[i], &documents);
		if (!documents.count)
			continue;
		outcome = missing_ask(req->db, req->pool, &req->principal, asking.rows[i].id,
			input->last_day, documents.items, documents.count, &req->problems);
		problems_place(req, &asking.rows[i], before);
		asked++;
	}
	if (!outcome && !asked) {
		form_problem(req, "", "missing_none");
		return INVALID;
	}
	return outcome ? outcome
		       : redirect_to(req, "documents_asked", CHECK_PATH, req->object.number);
}

const struct page page_vacancy_documents = {
	.path = "/vakanzen/{vacancy}/pruefung/unterlagen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &ask_form,
	.view = "backend/vacancy_documents.cs",
	.title = "vacancy_documents",
	.show = show,
	.save = save,
};
