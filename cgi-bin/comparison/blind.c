/* The blind stage. */
#include "comparison/blind.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/comparison_private.h"
#include "form/form_kept.h"
#include "history/history.h"
#include "search/index/fold.h"

/* Those that go on: what is not yet in the comparison will be. */
#define UNDER_WAY \
	" FROM application a LEFT JOIN placing g ON g.application_id = a.id" \
	" AND g.vacancy_id = a.vacancy_id WHERE a.vacancy_id = ? AND a.status IN ('eingegangen'," \
	" 'formale_pruefung', 'vorauswahl', 'bewerbungsvergleich', 'einladung', 'gespraech'," \
	" 'auswahlentscheidung')"

static enum outcome stage_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *stage, const char *action)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"UPDATE vacancy SET blind_stage = ?, version = version + 1, changed_at = ?,"
		" changed_by = ? WHERE id = ?",
		DB_VALUES(db_str(stage), db_str(now), db_int(who->id), db_int(vacancy_id)), NULL);

	return outcome ? outcome : history_add(db, who, OBJECT_VACANCY, vacancy_id, action, NULL);
}

/* Has anything been rated, sent, or was the department asked about one? */
static enum outcome is_late(struct db *db, int64_t vacancy_id, int64_t *late_r)
{
	const struct db_value vacancy = db_int(vacancy_id);

	return db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM comparison_version WHERE vacancy_id = ?)"
		" OR EXISTS (SELECT 1 FROM application a JOIN rating t ON t.application_id = a.id"
		" AND t.value IS NOT NULL WHERE a.vacancy_id = ?)"
		" OR EXISTS (SELECT 1 FROM application a JOIN seat_rating t"
		" ON t.application_id = a.id WHERE a.vacancy_id = ?)"
		" OR EXISTS (SELECT 1 FROM application a JOIN application_asked q"
		" ON q.application_id = a.id AND q.role_id = " SQL_ROLE_DEPARTMENT
		" WHERE a.vacancy_id = ?)",
		DB_VALUES(vacancy, vacancy, vacancy, vacancy), late_r);
}

/* Raters who see the applications in a role from which the stage keeps nothing. */
static enum outcome seeing_raters(struct db *db, int64_t vacancy_id, int64_t *count_r)
{
	return db_get_int(db,
		"SELECT COUNT(DISTINCT r.staff_user_id) FROM rating_seat r JOIN staff_subject ss"
		" ON ss.staff_user_id = r.staff_user_id JOIN vacancy_reach vr"
		" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id"
		" AND vr.vacancy_id = r.vacancy_id JOIN application_sight sr"
		" ON sr.role_id = vr.role_id AND NOT sr.ends & 8"
		" WHERE r.vacancy_id = ? AND r.ended_at IS NULL",
		DB_VALUES(db_int(vacancy_id)), count_r);
}

static enum outcome blind_check(struct db *db, int64_t vacancy_id, struct problems *problems)
{
	int64_t late = 0, seeing = 0;
	enum outcome outcome = is_late(db, vacancy_id, &late);

	if (!outcome)
		outcome = seeing_raters(db, vacancy_id, &seeing);
	if (outcome)
		return outcome;
	if (late)
		problem_add(problems, "", "blind_late");
	else if (seeing)
		problem_add(problems, "", "blind_rater");
	return problems_any(problems) ? INVALID : OK;
}

enum outcome blind_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool on, struct problems *problems)
{
	int64_t now = 0;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = db_get_int(db, "SELECT blind_stage = 'on' FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(vacancy_id)), &now);
	if (!outcome && (now != 0) == on)
		return CONFLICT;
	if (!outcome)
		outcome = blind_check(db, vacancy_id, problems);
	return outcome ? outcome
		       : stage_write(db, pool, who, vacancy_id, on ? "on" : "none",
			       on ? "blind_begun" : "blind_taken_back");
}

enum outcome blind_classless(struct db *db, int64_t vacancy_id, int64_t *count_r)
{
	return db_get_int(db, "SELECT COUNT(*)" UNDER_WAY " AND g.letter IS NULL",
		DB_VALUES(db_int(vacancy_id)), count_r);
}

enum outcome blind_end_if_classed(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	int64_t on = 0, all = 0, classless = 0;
	enum outcome outcome = db_get_int(db, "SELECT blind_stage = 'on' FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &on);

	if (outcome || !on)
		return outcome;
	outcome = db_get_int(db, "SELECT COUNT(*)" UNDER_WAY, DB_VALUES(db_int(vacancy_id)), &all);
	if (!outcome)
		outcome = blind_classless(db, vacancy_id, &classless);
	return outcome || !all || classless
		? outcome
		: stage_write(db, pool, who, vacancy_id, "over", "blind_over");
}

enum outcome blind_find(
	struct db *db, int64_t vacancy_id, const char *number, enum base_role role, int64_t *id_r)
{
	return db_get_int(db,
		"SELECT a.id FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" AND v.blind_stage = 'on' WHERE a.vacancy_id = ? AND a.number = ?"
		" AND a.status IN (SELECT sr.status FROM application_sight sr"
		" WHERE sr.role_id = ? AND sr.on_condition IN ('', 'seat'))",
		DB_VALUES(db_int(vacancy_id), db_str(number), db_int(role)), id_r);
}

#define SHORT 3 /* letters: shorter names stand in many words */

/* A text without a word, whatever its case. */
static const char *without(struct pool *pool, const char *text, const char *word)
{
	size_t length = strlen(word);
	struct buf buf;

	if (!length)
		return text;
	buf_init(&buf, pool);
	while (*text)
		if (strncasecmp(text, word, length) == 0) {
			buf_printf(&buf, "…");
			text += length;
		} else {
			buf_char(&buf, *text++);
		}
	return buf.data ? buf.data : "";
}

/* The bytes of the word that begins here; 0: none does. */
static size_t word_length(const char *text)
{
	size_t length = 0, bytes;

	while (text[length]) {
		enum fold_class class = fold_class(text + length, &bytes);

		if (class != FOLD_LETTER && (class != FOLD_MARK || !length))
			break;
		length += bytes;
	}
	return length;
}

/* Does the word tell of the part of a name, both as search folds them: "ŞAHİN", "Şahins"? */
static bool word_tells(const char *word, const char *part)
{
	size_t length = text_length(part), beyond = text_length(word);

	beyond = beyond > length ? beyond - length : 0;
	return length > SHORT
		? strstr(word, part) != NULL
		: strncmp(word, part, strlen(part)) == 0 && beyond <= (length == SHORT);
}

/* A text without the words that tell of this part of a name. */
static const char *without_part(
	struct pool *pool, const char *text, const char *name, size_t length)
{
	char part[FOLD_BYTES + 1], word[FOLD_BYTES + 1];
	struct buf buf;

	if (!fold_word(name, length, part) || text_length(part) < 2)
		return text;
	buf_init(&buf, pool);
	while (*text) {
		size_t length_of_word = word_length(text), bytes = length_of_word;

		fold_word(text, length_of_word, word);
		if (!bytes)
			fold_class(text, &bytes);
		if (length_of_word && word_tells(word, part))
			buf_printf(&buf, "…");
		else
			buf_add(&buf, text, bytes);
		text += bytes;
	}
	return buf.data ? buf.data : "";
}

/* Names are more than "von der". */
static bool is_particle(struct pool *pool, const char *name, size_t length)
{
	return name[length]
		&& text_among("von,van,vom,der,den,de,da,do,dos,di,du,zu,zum,zur,la,le,el,und",
			pool_strndup(pool, name, length));
}

/* Each part of what somebody is called. */
static const char *without_parts(struct pool *pool, const char *text, const char *name)
{
	while (name && *name) {
		size_t length = word_length(name), bytes = 1;

		if (length && !is_particle(pool, name, length))
			text = without_part(pool, text, name, length);
		if (!length)
			fold_class(name, &bytes);
		name += length ? length : bytes;
	}
	return text;
}

struct called {
	const char *first_name, *surname, *email;
	int64_t form_version_id;
};

static const struct db_field called_fields[] = {
	DB_FIELD(struct called, first_name),
	DB_FIELD(struct called, surname),
	DB_FIELD(struct called, email),
	DB_FIELD(struct called, form_version_id),
};

static bool is_told(const struct form_model *model, const char *code)
{
	const struct question *question = form_question(model, code);

	return question && !question->personal && !form_depends(model, code, "severely_disabled");
}

enum outcome blind_answers(struct db *db, struct pool *pool, int64_t application_id,
	const char *lang, const struct form_model **model_r, struct answers *answers_r)
{
	struct called called;
	struct answer *answers = NULL, *told;
	size_t count = 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.first_name, p.surname, p.email, a.form_version_id FROM application a"
		" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ?",
		called_fields, &called, DB_VALUES(db_int(application_id)));

	if (!outcome)
		outcome = application_answers_read(db, pool, application_id, &answers, &count);
	if (!outcome)
		outcome = form_model_kept(db, called.form_version_id, lang, model_r);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome == NOT_FOUND ? GONE : outcome;
	told = POOL_ARRAY(pool, struct answer, count + 1);
	*answers_r = (struct answers){told, 0};
	for (size_t i = 0; i < count; i++) {
		const char *text = answers[i].answer;

		if (!is_told(*model_r, answers[i].question))
			continue;
		if (called.email)
			text = without(pool, text, called.email);
		text = without_parts(pool, text, called.surname);
		text = without_parts(pool, text, called.first_name);
		told[answers_r->count++] = (struct answer){answers[i].question, text};
	}
	return OK;
}
