/* bmsctl rebuild-reach: makes the reach rows of all projects and vacancies equal to the
 * assignments. */
#include <stdio.h>

#include "access/reach.h"
#include "jobs/job.h"
#include "mail/letter.h"
#include "org/staff_reach.h"
#include "store/secrets.h"

static enum outcome rebuild_work(struct db *db, void *context)
{
	const int64_t *project_id = context;
	return reach_rebuild_project(db, *project_id);
}

static enum outcome recount_work(struct db *db, void *context)
{
	const int64_t *authority_id = context;
	return reach_recount(db, *authority_id);
}

static enum outcome end_work(struct db *db, void *context)
{
	return staff_reach_end_all(db, context);
}

static enum outcome place_work(struct db *db, void *context)
{
	(void)context;
	return reach_place(db);
}

static enum outcome reach_recount_all(struct job_context *context)
{
	struct db_rows *authorities;
	enum outcome outcome = db_rows(context->db, context->pool,
		"SELECT id FROM org_unit WHERE kind = 'authority' ORDER BY id", DB_NONE,
		&authorities);
	for (size_t i = 0; !outcome && i < authorities->count; i++) {
		int64_t authority_id = db_cell_int(authorities, i, 0);
		outcome = db_transaction(context->db, recount_work, &authority_id);
	}
	return outcome;
}

/* Project by project, so that nobody waits long for a lock. */
static enum job_status reach_run(struct job_context *context, int argc, char **argv)
{
	struct db_rows *projects;
	int64_t wrong = 0;
	int64_t people = 0;
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	enum outcome outcome = reach_check(context->db, &wrong);
	if (!outcome)
		outcome = db_transaction(context->db, end_work, &people);
	if (!outcome)
		outcome = db_rows(context->db, context->pool, "SELECT id FROM project ORDER BY id",
			DB_NONE, &projects);
	for (size_t i = 0; !outcome && i < projects->count; i++) {
		int64_t project_id = db_cell_int(projects, i, 0);
		outcome = db_transaction(context->db, rebuild_work, &project_id);
	}
	if (!outcome)
		outcome = reach_recount_all(context);
	if (!outcome)
		outcome = db_transaction(context->db, place_work, NULL);
	if (outcome)
		return JOB_UNAVAILABLE;
	printf("projects: %zu; reach rows put right: %lld\n", projects->count, (long long)wrong);
	return JOB_DONE;
}

const struct job job_rebuild_reach = {
	.name = "rebuild-reach",
	.options = "",
	.help = "end assignments no group gives any more, make all reach rows equal to the rest",
	.account = JOB_AS_JOBS,
	.run = reach_run,
};
