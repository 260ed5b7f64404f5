/* Which templates of letters may be chosen. */
#include "letter/offered.h"

#include "base/text.h"
#include "mail/letter_check.h"
#include "mail/letter_template.h"

struct candidate {
	const char *code;
	int64_t version; /* 0: the delivered text counts */
	struct letter_template_text text;
};

static const struct db_field candidate_fields[] = {
	DB_FIELD(struct candidate, code),
	DB_FIELD(struct candidate, version),
	DB_FIELD_AS(struct candidate, text.subject_de, "subject_de"),
	DB_FIELD_AS(struct candidate, text.body_de, "body_de"),
	DB_FIELD_AS(struct candidate, text.subject_en, "subject_en"),
	DB_FIELD_AS(struct candidate, text.body_en, "body_en"),
};

/* What only somebody who writes by hand types. */
static bool letter_typed(const struct letter_name *name)
{
	return text_equal(name->name, "last_day") || text_equal(name->name, "lines")
		|| text_equal(name->name, "line");
}

static void known_of(enum offered_for where, struct letter_known *known)
{
	struct letter_known all = {0};

	letter_known_written(&all);
	*known = (struct letter_known){.inserts = true};
	for (size_t i = 0; i < all.count; i++)
		if (where == OFFERED_BY_HAND || !letter_typed(&all.names[i]))
			known->names[known->count++] = all.names[i];
	if (where == OFFERED_BY_HAND)
		return;
	known->names[known->count++] = (struct letter_name){"documents", NULL, true, false};
	known->names[known->count++] = (struct letter_name){"file", "documents", false, false};
}

static bool can_be_filled(struct pool *pool, const struct letter_known *known,
	const struct letter_template_text *text)
{
	struct problems problems = {0};
	const char *parts[][2] = {
		{text->subject_de, text->body_de}, {text->subject_en, text->body_en}};

	for (size_t i = 0; i < 2; i++)
		if (letter_check(pool, known, parts[i][0], true, "", &problems)
			|| letter_check(pool, known, pool_printf(pool, "%s\n", parts[i][1]), false,
				"", &problems))
			return false;
	return true;
}

enum outcome letters_offered(struct db *db, struct pool *pool, enum offered_for where,
	const char ***codes_r, size_t *count_r)
{
	struct candidate *candidates = NULL;
	struct letter_known known;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT t.code, IF(x.delivered = 0, x.version, 0) AS version, x.subject_de,"
		" x.body_de, x.subject_en, x.body_en FROM mail_template t"
		" LEFT JOIN letter_text x ON x.template = t.code AND x.version ="
		" (SELECT MAX(y.version) FROM letter_text y WHERE y.template = t.code)"
		" WHERE t.about_application AND t.audience = 'applicant' AND (t.by_hand OR ?)"
		" ORDER BY t.position, t.code",
		candidate_fields, &candidates, &count, DB_VALUES(db_bool(where == OFFERED_STEP)));

	*count_r = 0;
	if (outcome)
		return outcome;
	*codes_r = POOL_ARRAY(pool, const char *, count + 2) /* and one that the caller adds */;
	known_of(where, &known);
	for (size_t i = 0; i < count; i++) {
		struct candidate *candidate = &candidates[i];

		if (!candidate->version)
			outcome = letter_template_version(
				db, pool, candidate->code, 0, &candidate->text);
		if (outcome == UNAVAILABLE)
			return outcome;
		if (!outcome && can_be_filled(pool, &known, &candidate->text))
			(*codes_r)[(*count_r)++] = candidate->code;
		outcome = OK;
	}
	return OK;
}
