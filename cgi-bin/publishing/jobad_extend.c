/* A later last day of what is published. */
#include "publishing/jobad_extend.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/jobad_version.h"
#include "publishing/public_check.h"
#include "publishing/publication.h"
#include "task/told.h"

bool jobad_extendable(struct pool *pool, const struct jobad *jobad)
{
	return text_equal(jobad->status, "veroeffentlicht") && jobad->data.valid_to
		&& day_number(jobad->data.valid_to) >= day_number(clock_today(pool));
}

static enum outcome extension_refuse(struct problems *problems, const char *reason)
{
	problem_add(problems, "", reason);
	return CONFLICT;
}

/* words: problem.changed_meanwhile problem.extend_over problem.extend_later */
static enum outcome extension_check(struct pool *pool, const struct jobad *jobad,
	const struct jobad_extension *extension, struct problems *problems)
{
	struct jobad_input later = jobad->data;

	if (!jobad_extendable(pool, jobad))
		return extension_refuse(problems, "extend_over");
	if (extension->version != jobad->version)
		return extension_refuse(problems, "changed_meanwhile");
	later.valid_to = extension->valid_to;
	if (day_number(extension->valid_to) <= day_number(jobad->data.valid_to))
		problem_add(problems, "valid_to", "extend_later");
	else
		public_check_jobad(pool, &later, problems);
	if (text_blank(extension->reason))
		problem_add(problems, "reason", "required");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome last_day_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct jobad *jobad, const char *valid_to)
{
	int64_t number = 0;
	enum outcome outcome = jobad_version_keep(db, pool, who, jobad, &number);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE jobad SET valid_to = ?, version = version + 1, changed_at = ?,"
			" changed_by = ?, text_number = ?, text_version = version,"
			" text_at = changed_at, text_by = changed_by WHERE id = ?",
			DB_VALUES(db_str(valid_to), db_str(clock_sql(pool, clock_now())),
				db_id(who->id), db_int(number), db_int(jobad->id)),
			NULL);
	return outcome ? outcome : publication_write(db, pool, jobad->id);
}

/* words: history.publish_extended */
enum outcome jobad_extend(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const struct jobad_extension *extension, struct problems *problems)
{
	struct jobad jobad;
	enum outcome outcome = jobad_hold(db, pool, id, &jobad);

	if (!outcome)
		outcome = extension_check(pool, &jobad, extension, problems);
	if (!outcome)
		outcome = last_day_set(db, pool, who, &jobad, extension->valid_to);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_JOBAD, id, "publish_extended", extension->valid_to);
	if (!outcome)
		outcome =
			history_add(db, who, OBJECT_JOBAD, id, "status_reason", extension->reason);
	return outcome
		? outcome
		: vacancy_tell(db, pool, jobad.vacancy_id, ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_GSB),
			"staff_ad_extended", jobad.number);
}
