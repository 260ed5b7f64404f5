/* Forms as data: reading a version. */
#include "form/form_model.h"

#include <string.h>

#include "base/text.h"

static const char *const kinds[] = {
	[QUESTION_SECTION] = "section",
	[QUESTION_EXPLANATION] = "explanation",
	[QUESTION_TEXT] = "text",
	[QUESTION_LONG] = "long",
	[QUESTION_CHOICE] = "choice",
	[QUESTION_MULTI] = "multi",
	[QUESTION_DATE] = "date",
	[QUESTION_NUMBER] = "number",
	[QUESTION_FILE] = "file",
};

static enum question_kind question_kind_of(const char *name)
{
	size_t i = 0;
	while (i < QUESTION_FILE && strcmp(kinds[i], name) != 0)
		i++;
	return (enum question_kind)i;
}

enum outcome form_version_of_vacancy(struct db *db, int64_t vacancy_id, int64_t *version_id_r)
{
	return db_get_int(db,
		"SELECT f.id FROM vacancy v JOIN form_version f ON f.form_code = v.form_code"
		" WHERE v.id = ? ORDER BY f.version DESC LIMIT 1",
		DB_VALUES(db_int(vacancy_id)), version_id_r);
}

enum outcome form_version_newest(struct db *db, const char *form, int64_t *version_id_r)
{
	return db_get_int(db,
		"SELECT id FROM form_version WHERE form_code = ? ORDER BY version DESC LIMIT 1",
		DB_VALUES(db_str(form)), version_id_r);
}

enum outcome form_version_of_application(
	struct db *db, int64_t application_id, int64_t *version_id_r)
{
	return db_get_int(db, "SELECT form_version_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), version_id_r);
}

static enum outcome head_get(struct db *db, struct pool *pool, int64_t version_id, bool english,
	struct form_model *model)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT f.code, v.version, IF(?, f.name_en, f.name_de) FROM form_version v"
		" JOIN form f ON f.code = v.form_code WHERE v.id = ?",
		DB_VALUES(db_bool(english), db_int(version_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*model = (struct form_model){
		.version_id = version_id,
		.form = db_cell_text(rows, 0, 0),
		.version = db_cell_int(rows, 0, 1),
		.name = db_cell_text(rows, 0, 2),
	};
	return OK;
}

static void take_bounds(const struct db_rows *rows, size_t i, struct question *question)
{
	question->has_min = db_cell_text(rows, i, 5) != NULL;
	question->has_max = db_cell_text(rows, i, 6) != NULL;
	if (question->has_min)
		question->min = db_cell_int(rows, i, 5);
	if (question->has_max)
		question->max = db_cell_int(rows, i, 6);
}

static void take_question(const struct form_model *model, const struct db_rows *rows, size_t i,
	struct question *question)
{
	question->code = db_cell_text(rows, i, 0);
	question->kind = question_kind_of(db_cell_text(rows, i, 1));
	question->format = db_cell_text(rows, i, 2);
	question->autocomplete = db_cell_text(rows, i, 3);
	question->required = db_cell_int(rows, i, 4) != 0;
	take_bounds(rows, i, question);
	if (db_cell_text(rows, i, 7))
		question->condition = form_question(model, db_cell_text(rows, i, 7));
	question->condition_value = db_cell_text(rows, i, 8);
	question->scored = db_cell_int(rows, i, 9) != 0;
	question->personal = db_cell_int(rows, i, 10) != 0;
	question->label = db_cell_text(rows, i, 11);
	question->hint = db_cell_text(rows, i, 12);
	question->of_ad = db_cell_int(rows, i, 13) != 0;
	question->folded = db_cell_int(rows, i, 14) != 0;
}

static enum outcome questions_get(
	struct db *db, struct pool *pool, bool english, struct form_model *model)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT code, kind, format, autocomplete, required, min_value, max_value, shown_if,"
		" shown_value, scored, personal, IF(?, label_en, label_de),"
		" IF(?, hint_en, hint_de), of_ad, folded FROM form_question"
		" WHERE form_version_id = ? ORDER BY position",
		DB_VALUES(db_bool(english), db_bool(english), db_int(model->version_id)), &rows);
	if (outcome)
		return outcome;
	model->questions = POOL_ARRAY(pool, struct question, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		take_question(model, rows, i, &model->questions[i]);
		model->count = i + 1;
	}
	return OK;
}

static enum outcome options_get(
	struct db *db, struct pool *pool, bool english, struct form_model *model)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT question, code, IF(?, label_en, label_de) FROM form_option"
		" WHERE form_version_id = ? ORDER BY question, position, code",
		DB_VALUES(db_bool(english), db_int(model->version_id)), &rows);
	if (outcome)
		return outcome;
	struct question_option *options = POOL_ARRAY(pool, struct question_option, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		struct question *question = NULL;
		options[i].code = db_cell_text(rows, i, 1);
		options[i].label = db_cell_text(rows, i, 2);
		for (size_t q = 0; q < model->count && !question; q++)
			if (strcmp(model->questions[q].code, db_cell_text(rows, i, 0)) == 0)
				question = &model->questions[q];
		if (question && question->option_count++ == 0)
			question->options = &options[i];
	}
	return OK;
}

enum outcome form_model_get(struct db *db, struct pool *pool, int64_t version_id, const char *lang,
	struct form_model *model_r)
{
	bool english = text_equal(lang, "en");
	enum outcome outcome = head_get(db, pool, version_id, english, model_r);
	if (!outcome)
		outcome = questions_get(db, pool, english, model_r);
	return outcome ? outcome : options_get(db, pool, english, model_r);
}

enum outcome form_versions(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT v.id AS id, f.code AS code, v.version AS version, f.name_de AS name_de,"
		" f.name_en AS name_en, v.created_at AS created_at,"
		" (SELECT COUNT(*) FROM vacancy c WHERE c.form_code = f.code) AS vacancies"
		" FROM form f JOIN form_version v ON v.form_code = f.code"
		" ORDER BY f.name_de, v.version DESC",
		DB_NONE, rows_r);
}

const struct question *form_question(const struct form_model *model, const char *code)
{
	for (size_t i = 0; i < model->count; i++)
		if (strcmp(model->questions[i].code, code) == 0)
			return &model->questions[i];
	return NULL;
}

bool form_depends(const struct form_model *model, const char *code, const char *on)
{
	const struct question *question = form_question(model, code);
	if (!question)
		return strcmp(code, on) == 0;
	while (question && strcmp(question->code, on) != 0)
		question = question->condition;
	return question != NULL;
}
