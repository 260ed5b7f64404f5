/* bmsdemo demo-files: the demo's dossier and its list as a file, asked for as their pages do. */
#include <stdio.h>

#include "base/log.h"
#include "dossier/dossier.h"
#include "jobs/job.h"
#include "made/list_file.h"
#include "org/sign_in.h"
#include "store/secrets.h"

#define ASKS "amira.yildiz"

struct asking {
	struct pool *pool;
	struct principal who;
	struct problems problems;
	int64_t asked;
};

/* Of all applications of the vacancy of hers for which most have come. */
static enum outcome dossier_add(struct db *db, struct asking *asking)
{
	struct pool *pool = asking->pool;
	struct dossier_plan plan;
	struct db_rows *rows = NULL;
	int64_t id = 0;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.id, v.number, v.title FROM vacancy v WHERE v.owner_id = ?"
		" ORDER BY (SELECT COUNT(*) FROM application a WHERE a.vacancy_id = v.id) DESC,"
		" v.id LIMIT 1",
		DB_VALUES(db_int(asking->who.id)), &rows);

	if (!outcome && !rows->count)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome =
			dossier_of_vacancy(db, pool, &asking->who, db_number(rows, 0, "id"), &plan);
	if (outcome)
		return outcome;
	asking->asked++;
	return dossier_ask(db, pool, &asking->who, &plan, "de",
		pool_printf(pool, "/vakanzen/%s/dossier", db_text(rows, 0, "number")),
		pool_printf(pool, "%s %s", db_text(rows, 0, "number"), db_text(rows, 0, "title")),
		&asking->problems, &id);
}

/* One that is long enough for the queue only where there is more than the demo has. */
static enum outcome list_add(struct db *db, struct asking *asking)
{
	const struct list_file list = {.list = "applications",
		.format = "xlsx",
		.lang = "de",
		.address = "/bewerbungen?format=xlsx",
		.said = ""};
	int64_t id = 0;

	asking->asked++;
	return list_file_ask(db, asking->pool, &asking->who, &list, &asking->problems, &id);
}

static enum outcome files_work(struct db *db, void *context)
{
	struct asking *asking = context;
	int64_t there = 0;
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*) FROM list_file", DB_NONE, &there);

	asking->asked = 0;
	asking->problems = (struct problems){0};
	if (outcome || there)
		return outcome;
	outcome = db_get_int(
		db, "SELECT id FROM staff_user WHERE user_id = ?", DB_VALUES(db_str(ASKS)), &id);
	if (!outcome)
		outcome = sign_in_resume(db, asking->pool, id, &asking->who);
	if (!outcome)
		outcome = dossier_add(db, asking);
	if (!outcome)
		outcome = list_add(db, asking);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_files", "outcome=%d reason=%s", (int)outcome,
			asking->problems.count ? asking->problems.items[0].reason : "");
	return outcome;
}

static enum job_status files_run(struct job_context *context, int argc, char **argv)
{
	struct asking asking = {.pool = context->pool};
	enum outcome outcome;

	(void)argv;
	if (argc != 1)
		return JOB_USAGE;
	secrets_init(context->settings);
	outcome = db_transaction(context->db, files_work, &asking);
	if (outcome == UNAVAILABLE)
		return JOB_UNAVAILABLE;
	printf("asked: %lld files\n", (long long)asking.asked);
	return outcome ? JOB_FOUND : JOB_DONE;
}

const struct job job_demo_files = {
	.name = "demo-files",
	.options = "",
	.help = "after demo-data --now and with the backend's settings: ask the queue for a dossier"
		" and a list as a file",
	.account = JOB_AS_JOBS, /* database_user, which is the backend's in its settings */
	.run = files_run,
};
