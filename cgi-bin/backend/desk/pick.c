/* Answers for the fields that choose one of many. */
#include "backend/desk/pick.h"

#include "backend/pages.h"
#include "base/text.h"
#include "find/find.h"
#include "format/json.h"
#include "recruiting/vacancy.h"

enum outcome pick_answer(struct request *req, pick_find *find)
{
	const char *words = request_query(req, "q");
	struct db_rows *rows = NULL;
	struct buf buf;
	enum outcome outcome = text_blank(words ? words : "") ? OK : find(req, words, &rows);

	if (outcome)
		return outcome;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_bool(&buf, "more", rows && rows->count > FORM_PICKED);
	json_open(&buf, "items", '[');
	for (size_t i = 0; rows && i < rows->count && i < FORM_PICKED; i++) {
		json_open(&buf, NULL, '{');
		json_text(&buf, "value", db_text(rows, i, "value"));
		json_text(&buf, "label", db_text(rows, i, "label"));
		json_text(&buf, "hint", db_text(rows, i, "hint"));
		json_close(&buf, '}');
	}
	json_close(&buf, ']');
	json_close(&buf, '}');
	return response_body(req, "application/json", buf.data, buf.length);
}

enum outcome pick_staff(struct request *req, const char *words, struct db_rows **rows_r)
{
	return staff_find(req->db, req->pool, words, rows_r);
}

enum outcome pick_vacancies(struct request *req, const char *words, struct db_rows **rows_r)
{
	return vacancy_find(req->db, req->pool, &req->principal, words, rows_r);
}

static enum outcome show_staff(struct request *req)
{
	return pick_answer(req, pick_staff);
}

static enum outcome show_vacancies(struct request *req)
{
	return pick_answer(req, pick_vacancies);
}

const struct page page_pick_staff = {
	.path = PICK_STAFF,
	.right = RIGHT_ADMIN,
	.show = show_staff,
	.raw = true,
};

const struct page page_pick_vacancies = {
	.path = PICK_VACANCIES,
	.right = RIGHT_ADMIN,
	.show = show_vacancies,
	.raw = true,
};
