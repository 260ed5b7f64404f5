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

static const struct db_field form_model_fields[] = {
	DB_FIELD(struct form_model, version_id),
	DB_FIELD_AS(struct form_model, form, "code"),
	DB_FIELD(struct form_model, version),
	DB_FIELD(struct form_model, name),
};

static enum outcome head_get(struct db *db, struct pool *pool, int64_t version_id, bool english,
	struct form_model *model)
{
	return db_struct(db, pool,
		"SELECT v.id AS version_id, f.code, v.version, IF(?, f.name_en, f.name_de) AS name"
		" FROM form_version v JOIN form f ON f.code = v.form_code WHERE v.id = ?",
		form_model_fields, model, DB_VALUES(db_bool(english), db_int(version_id)));
}

/* A question as it is read: kind and condition are codes still. */
struct question_row {
	struct question question;
	const char *kind, *shown_if;
};

static const struct db_field question_fields[] = {
	DB_FIELD_AS(struct question_row, question.code, "code"),
	DB_FIELD(struct question_row, kind),
	DB_FIELD_AS(struct question_row, question.format, "format"),
	DB_FIELD_AS(struct question_row, question.autocomplete, "autocomplete"),
	DB_FIELD_AS(struct question_row, question.required, "required"),
	DB_FIELD_AS(struct question_row, question.has_min, "has_min"),
	DB_FIELD_AS(struct question_row, question.has_max, "has_max"),
	DB_FIELD_AS(struct question_row, question.min, "min_value"),
	DB_FIELD_AS(struct question_row, question.max, "max_value"),
	DB_FIELD(struct question_row, shown_if),
	DB_FIELD_AS(struct question_row, question.condition_value, "shown_value"),
	DB_FIELD_AS(struct question_row, question.scored, "scored"),
	DB_FIELD_AS(struct question_row, question.personal, "personal"),
	DB_FIELD_AS(struct question_row, question.label, "label"),
	DB_FIELD_AS(struct question_row, question.told, "told"),
	DB_FIELD_AS(struct question_row, question.hint, "hint"),
	DB_FIELD_AS(struct question_row, question.of_ad, "of_ad"),
	DB_FIELD_AS(struct question_row, question.folded, "folded"),
};

static enum outcome questions_get(
	struct db *db, struct pool *pool, bool english, struct form_model *model)
{
	struct question_row *rows;
	size_t count;
	enum outcome outcome = db_structs(db, pool,
		"SELECT code, kind, format, autocomplete, required, min_value, max_value,"
		" min_value IS NOT NULL AS has_min, max_value IS NOT NULL AS has_max, shown_if,"
		" shown_value, scored, personal, IF(?, label_en, label_de) AS label,"
		" COALESCE(IF(?, told_en, told_de), IF(?, label_en, label_de)) AS told,"
		" IF(?, hint_en, hint_de) AS hint, of_ad, folded FROM form_question"
		" WHERE form_version_id = ? ORDER BY position",
		question_fields, &rows, &count,
		DB_VALUES(db_bool(english), db_bool(english), db_bool(english), db_bool(english),
			db_int(model->version_id)));
	if (outcome)
		return outcome;
	model->questions = POOL_ARRAY(pool, struct question, count + 1);
	for (size_t i = 0; i < count; i++) {
		struct question *question = &model->questions[i];
		*question = rows[i].question;
		question->kind = question_kind_of(rows[i].kind);
		if (rows[i].shown_if)
			question->condition = form_question(model, rows[i].shown_if);
		model->count = i + 1;
	}
	return OK;
}

static enum outcome options_get(
	struct db *db, struct pool *pool, bool english, struct form_model *model)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT question, code, IF(?, label_en, label_de) AS label FROM form_option"
		" WHERE form_version_id = ? ORDER BY question, position, code",
		DB_VALUES(db_bool(english), db_int(model->version_id)), &rows);
	if (outcome)
		return outcome;
	struct question_option *options = POOL_ARRAY(pool, struct question_option, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		struct question *question = NULL;
		options[i].code = db_text(rows, i, "code");
		options[i].label = db_text(rows, i, "label");
		for (size_t q = 0; q < model->count && !question; q++)
			if (strcmp(model->questions[q].code, db_text(rows, i, "question")) == 0)
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

enum outcome form_office(struct db *db, int64_t version_id, bool *office_r)
{
	int64_t office = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT f.office FROM form_version v JOIN form f ON f.code = v.form_code"
		" WHERE v.id = ?",
		DB_VALUES(db_int(version_id)), &office);

	*office_r = office != 0;
	return outcome;
}

enum outcome form_office_set(struct db *db, int64_t version_id, bool office)
{
	return db_exec(db,
		"UPDATE form f JOIN form_version v ON v.form_code = f.code SET f.office = ?"
		" WHERE v.id = ?",
		DB_VALUES(db_bool(office), db_int(version_id)), NULL);
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

enum outcome form_known(struct db *db, const char *form, bool *known_r)
{
	int64_t known = 0;
	enum outcome outcome = db_get_int(db, "SELECT EXISTS (SELECT 1 FROM form WHERE code = ?)",
		DB_VALUES(db_str(form)), &known);

	*known_r = known != 0;
	return outcome;
}

enum outcome forms_named(struct db *db, struct pool *pool, bool english, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code AS id, IF(?, name_en, name_de) AS name FROM form ORDER BY name, code",
		DB_VALUES(db_bool(english)), rows_r);
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
