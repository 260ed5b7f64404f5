/* The thesaurus: its groups in the database, and the file made of them. */
#include "public_ad/word_group.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "public_ad/ad_words.h"
#include "search/thesaurus.h"

#define WORDS_MAX 2000 /* characters, as of the columns */
#define FINDS_MAX 1000

static const char *const relations[THESAURUS_RELATIONS] = {
	[THESAURUS_SAME] = "same",
	[THESAURUS_ALSO] = "also",
	[THESAURUS_FILTER] = "filter",
	[THESAURUS_WHOLE] = "whole",
	[THESAURUS_IGNORE] = "ignore",
};

static enum thesaurus_relation relation_of(const char *code)
{
	size_t i = 0;
	while (i < THESAURUS_RELATIONS && !text_equal(relations[i], code))
		i++;
	return (enum thesaurus_relation)i;
}

const char *word_group_pattern(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	buf_char(&buf, '%');
	for (; *text; text++) {
		if (strchr("%_\\", *text))
			buf_char(&buf, '\\');
		buf_char(&buf, *text);
	}
	buf_char(&buf, '%');
	return buf.data;
}

/* clang-format off */
static const struct db_list_column word_group_columns[] = {
	{"words", {.sql = "g.id, g.words"}},
	{"relation", {.sql = "g.relation"}},
	{"finds", {.sql = "g.finds"}},
	{"changed_at", {.sql = "g.changed_at"}},
	{"changed_by", {.sql = "(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s"
			" WHERE s.id = g.changed_by) AS changed_by"}},
};

/* Some hundred groups, by the begin of their words. */
static const struct db_list_sort word_group_sorts[] = {
	{"words", {"LEFT(g.words, 60)"}},
};

static const struct db_list_filter word_group_filters[] = {
	{"suche", {.sql = "CONCAT('; ', g.words, '; ', g.finds) LIKE ?", .bind = {DB_LIST_TYPED}}},
	{"art", {.sql = "g.relation = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list word_group_list = {
	.id = "g.id",
	.find = {.sql = " FROM word_group g WHERE NOT g.removed"},
	.shown = " JOIN word_group g ON g.id = f.id",
	DB_LIST_COLUMNS_OF(word_group_columns),
	DB_LIST_SORTS_OF(word_group_sorts),
	DB_LIST_FILTERS_OF(word_group_filters),
};
/* clang-format on */

static const struct db_field word_group_fields[] = {
	DB_FIELD(struct word_group, id),
	DB_FIELD(struct word_group, relation),
	DB_FIELD(struct word_group, words),
	DB_FIELD(struct word_group, finds),
	DB_FIELD(struct word_group, version),
};

enum outcome word_group_get(
	struct db *db, struct pool *pool, int64_t id, struct word_group *group_r)
{
	return db_struct(db, pool,
		"SELECT id, relation, words, finds, version FROM word_group"
		" WHERE id = ? AND NOT removed",
		word_group_fields, group_r, DB_VALUES(db_int(id)));
}

/* Terms once each, "; " between them; how many in *count_r. */
static const char *terms_normal(struct pool *pool, const char *text, size_t *count_r)
{
	char *rest = pool_strdup(pool, text ? text : ""), *term;
	struct buf buf;
	buf_init(&buf, pool);
	*count_r = 0;
	while ((term = strsep(&rest, ";\r\n"))) {
		term = text_trim(pool, term);
		const char *known = pool_printf(pool, "; %s;", term);
		if (!*term || strstr(pool_printf(pool, "; %s;", buf.data), known))
			continue;
		if (buf.length > 0)
			buf_str(&buf, "; ");
		buf_str(&buf, term);
		++*count_r;
	}
	return buf.data;
}

/* "kind=ausbildung": the facet and where its value begins; FACET_COUNT: it is none. Values that are
 * codes are those the search has words for. */
static enum public_ad_facet filter_read(
	struct db *db, struct pool *pool, const char *term, const char **value_r)
{
	const char *equals = strchr(term, '=');
	*value_r = equals ? equals + 1 : "";
	if (!equals || !equals[1])
		return FACET_COUNT;
	const char *code = pool_strndup(pool, term, (size_t)(equals - term));
	enum public_ad_facet facet = ad_facet_of_code(code);
	bool free_value = facet == FACET_AUTHORITY || facet == FACET_TOWN || facet == FACET_GRADE
		|| (facet == FACET_EXTERNAL && (!strcmp(*value_r, "0") || !strcmp(*value_r, "1")));
	for (size_t i = 0; facet == FACET_PAY && i < PUBLIC_AD_PAYS; i++)
		free_value = free_value || strcmp(*value_r, public_ad_pays[i]) == 0;
	if (facet < FACET_COUNT && !free_value && !ad_facet_words(db, pool, facet, *value_r))
		return FACET_COUNT;
	*value_r = ad_facet_now(db, facet, *value_r);
	return facet;
}

static bool filters_valid(struct db *db, struct pool *pool, const char *finds)
{
	char *rest = pool_strdup(pool, finds), *term;
	const char *value;
	while ((term = strsep(&rest, ";")))
		if (filter_read(db, pool, text_trim(pool, term), &value) == FACET_COUNT)
			return false;
	return true;
}

/* What is typed as it is kept. */
static enum outcome words_input_check(struct db *db, struct pool *pool,
	const struct word_group_input *input, struct problems *problems, struct word_group *group_r)
{
	size_t words, finds;
	enum thesaurus_relation relation = relation_of(input->relation);
	*group_r = (struct word_group){.relation = input->relation,
		.words = terms_normal(pool, input->words, &words),
		.finds = terms_normal(pool, input->finds, &finds)};
	bool leads = relation == THESAURUS_ALSO || relation == THESAURUS_FILTER;
	if (relation == THESAURUS_RELATIONS)
		problem_add(problems, "relation", "choice");
	if (words == 0)
		problem_add(problems, "words", "required");
	else if (relation == THESAURUS_SAME && words < 2)
		problem_add(problems, "words", "terms_two");
	if (text_length(group_r->words) > WORDS_MAX)
		problem_add(problems, "words", "too_long");
	if (text_length(group_r->finds) > FINDS_MAX)
		problem_add(problems, "finds", "too_long");
	if (leads && finds == 0)
		problem_add(problems, "finds", "required");
	if (!leads && finds > 0)
		problem_add(problems, "finds", "finds_none");
	if (relation == THESAURUS_FILTER && finds > 0 && !filters_valid(db, pool, group_r->finds))
		problem_add(problems, "finds", "finds_filter");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome words_note(
	struct db *db, const struct principal *who, const char *action, const char *words)
{
	enum outcome outcome = db_exec(db,
		"UPDATE word_group_state SET version = version + 1 WHERE id = 1", DB_NONE, NULL);
	return outcome ? outcome : audit_add(db, who, OBJECT_NONE, 0, action, words);
}

/* The first term names the group in the audit. */
static const char *name_of(struct pool *pool, const char *words)
{
	return pool_strndup(pool, words, strcspn(words, ";"));
}

enum outcome word_group_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct word_group_input *input, struct problems *problems, int64_t *id_r)
{
	struct word_group group;
	enum outcome outcome = words_input_check(db, pool, input, problems, &group);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO word_group (relation, words, finds, changed_at, changed_by)"
			" VALUES (?, ?, ?, ?, ?)",
			DB_VALUES(db_str(group.relation), db_str(group.words), db_str(group.finds),
				db_str(clock_sql(pool, clock_now())), db_id(who->id)),
			NULL);
	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	return words_note(db, who, "words_added", name_of(pool, group.words));
}

enum outcome word_group_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct word_group_input *input, struct problems *problems)
{
	struct word_group group, before;
	int64_t changed = 0;
	enum outcome outcome = word_group_get(db, pool, id, &before);
	if (!outcome)
		outcome = words_input_check(db, pool, input, problems, &group);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE word_group SET relation = ?, words = ?, finds = ?, version"
			" = version + 1,"
			" changed_at = ?, changed_by = ? WHERE id = ? AND version = ?"
			" AND NOT removed",
			DB_VALUES(db_str(group.relation), db_str(group.words), db_str(group.finds),
				db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id),
				db_int(input->version)),
			&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return words_note(db, who, "words_changed", name_of(pool, group.words));
}

enum outcome word_group_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct word_group group;
	enum outcome outcome = word_group_get(db, pool, id, &group);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE word_group SET removed = TRUE, version = version + 1,"
			" changed_at = ?,"
			" changed_by = ? WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id)),
			NULL);
	return outcome ? outcome : words_note(db, who, "words_removed", name_of(pool, group.words));
}

/* Codes of facets as the search's numbers; who is looking for full or part time takes both. */
static const char *filters_write(struct db *db, struct pool *pool, const char *finds)
{
	char *rest = pool_strdup(pool, finds), *term;
	struct buf buf;
	buf_init(&buf, pool);
	while ((term = strsep(&rest, ";"))) {
		const char *value;
		enum public_ad_facet facet = filter_read(db, pool, text_trim(pool, term), &value);
		if (facet == FACET_COUNT)
			continue;
		buf_printf(&buf, "%d=%s;", (int)facet, value);
		if (facet == FACET_WORKING_TIME)
			buf_printf(&buf, "%d=both;", (int)facet);
	}
	return buf.data;
}

enum outcome word_group_write(struct db *db, const char *directory)
{
	int64_t version = 0;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_get_int(
		db, "SELECT version FROM word_group_state WHERE id = 1", DB_NONE, &version);
	if (outcome)
		return UNAVAILABLE;
	if (version == thesaurus_version(directory))
		return OK;
	struct pool *pool = pool_new();
	outcome = db_rows(db, pool,
		"SELECT relation, words, finds FROM word_group WHERE NOT removed ORDER BY id",
		DB_NONE, &rows);
	size_t count = outcome ? 0 : rows->count;
	struct thesaurus_group *groups = POOL_ARRAY(pool, struct thesaurus_group, count + 1);
	for (size_t i = 0; i < count; i++) {
		groups[i].relation = relation_of(db_text(rows, i, "relation"));
		groups[i].words = db_text(rows, i, "words");
		groups[i].finds = groups[i].relation == THESAURUS_FILTER
			? filters_write(db, pool, db_text(rows, i, "finds"))
			: db_text(rows, i, "finds");
	}
	if (!outcome)
		outcome = thesaurus_write(directory, version, groups, count);
	pool_free(&pool);
	return outcome;
}
