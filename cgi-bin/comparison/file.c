/* Comparisons as files: asking for one, who may open it, making it. */
#include "comparison/file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "comparison/file_private.h"
#include "comparison/version.h"
#include "made/list_file.h"

#define COMMITTEES \
	(ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_SBV) | ROLE_BIT(ROLE_GSB) | ROLE_BIT(ROLE_SEAT))

struct access_where comparison_takers(struct pool *pool, const struct principal *who)
{
	const struct access_where others = ACCESS_WHERE_ALL(~COMMITTEES);

	return access_where_both(pool,
		access_where_both(
			pool, who->where[RIGHT_EXPORT], who->where[RIGHT_COMPARISON_READ]),
		access_where_both(pool, who->where[RIGHT_CANDIDATE_READ], others));
}

/* As it is now, or the version; what she sees of it. */
static enum outcome file_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t number, struct comparison *comparison_r)
{
	struct comparison_version version;
	enum outcome outcome;

	if (!number)
		return comparison_read(db, pool, who, vacancy_id, 0, comparison_r);
	outcome = comparison_version_get(db, pool, vacancy_id, number, &version);
	return outcome ? outcome : comparison_version_read(db, pool, who, &version, comparison_r);
}

static size_t ids_of(struct pool *pool, const struct comparison *comparison, int64_t **ids_r)
{
	int64_t *ids = POOL_ARRAY(pool, int64_t, comparison->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->live || comparison->rows[i].cells)
			ids[count++] = comparison->rows[i].id;
	*ids_r = ids;
	return count;
}

enum outcome comparison_file_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t version, const char *format, const char *lang, const char *said,
	struct problems *problems, int64_t *id_r)
{
	struct comparison comparison;
	struct list_file asked = {.list = COMPARISON_FILE,
		.format = format,
		.lang = lang,
		.address =
			pool_printf(pool, "%lld/%lld", (long long)vacancy_id, (long long)version),
		.said = said};
	int64_t *ids = NULL;
	enum outcome outcome = file_read(db, pool, who, vacancy_id, version, &comparison);

	if (outcome)
		return outcome;
	asked.about_count = ids_of(pool, &comparison, &ids);
	asked.about = ids;
	if (!asked.about_count) {
		problem_add(problems, "", "comparison_empty");
		return INVALID;
	}
	return list_file_ask(db, pool, who, &asked, problems, id_r);
}

enum outcome comparison_file_may(
	struct db *db, const struct principal *who, int64_t list_file_id, bool *open_r)
{
	struct pool *pool = pool_new();
	const struct access_where roles = comparison_takers(pool, who);
	int64_t unseen = 0;
	enum outcome outcome = list_file_unseen(db, who, list_file_id, &roles, &roles, &unseen);

	*open_r = !outcome && !unseen;
	pool_free(&pool);
	return outcome;
}

/* "17/2": vacancy and version. */
static bool taken_of_address(
	struct pool *pool, const char *address, int64_t *vacancy_r, int64_t *number_r)
{
	const char *rest = strchr(address, '/');

	return rest
		&& text_to_int(pool_strndup(pool, address, (size_t)(rest - address)), 1, INT64_MAX,
			vacancy_r)
		&& text_to_int(rest + 1, 0, INT64_MAX, number_r);
}

/* With the rights of now. */
static enum outcome making_may(struct db *db, const struct errand *errand, int64_t vacancy_id)
{
	const struct access_where takers = comparison_takers(errand->pool, errand->who);
	struct access_roles roles = {0};
	enum outcome outcome =
		object_roles(db, errand->pool, errand->who, OBJECT_VACANCY, vacancy_id, &roles);

	if (outcome)
		return outcome;
	return roles.there & access_where_at(&takers, roles.authority_id) ? OK : NOT_FOUND;
}

static enum outcome filed_keep(
	struct errand *errand, const struct comparison_words *words, const struct filed *filed)
{
	enum outcome outcome;

	errand->file = open(words->directory, O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (errand->file < 0) {
		log_error("comparison_file", "reason=spool");
		return UNAVAILABLE;
	}
	outcome =
		filed->sheet ? filed_sheet(filed, errand->file) : filed_paper(filed, errand->file);
	return outcome;
}

enum outcome comparison_file_make(
	struct db *db, const struct comparison_words *words, struct errand *errand)
{
	struct filed filed = {.pool = errand->pool, .words = words};
	struct list_file file;
	int64_t vacancy_id = 0, number = 0, *ids = NULL;
	size_t count = 0;
	enum outcome outcome = taken_of_address(errand->pool, errand->address, &vacancy_id, &number)
		? making_may(db, errand, vacancy_id)
		: NOT_FOUND;

	if (!outcome)
		outcome = list_file_get(db, errand->pool, errand->who, errand->file_id, &file);
	if (!outcome)
		outcome = vacancy_get(db, errand->pool, vacancy_id, &filed.vacancy);
	if (!outcome)
		outcome = file_read(
			db, errand->pool, errand->who, vacancy_id, number, &filed.comparison);
	if (outcome)
		return outcome;
	filed.number = number;
	filed.sheet = text_equal(file.format, "xlsx");
	count = ids_of(errand->pool, &filed.comparison, &ids);
	outcome = errand->part(errand->context, ids, count);
	if (!outcome)
		outcome = filed_keep(errand, words, &filed);
	errand->rows = (int64_t)count;
	errand->kind = OBJECT_APPLICATION;
	errand->action = "comparison_taken"; /* words: audit_action.comparison_taken */
	errand->about_kind = OBJECT_VACANCY;
	errand->about_id = vacancy_id;
	errand->detail = pool_printf(errand->pool, "format=%s version=%lld applications=%zu",
		file.format, (long long)number, count);
	return outcome;
}
