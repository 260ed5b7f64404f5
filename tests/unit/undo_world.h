/* For the tests of steps that wait: a recruiter of the vacancy, one of another, and applications.
 */
#ifndef BMS_TESTS_UNDO_WORLD_H
#define BMS_TESTS_UNDO_WORLD_H

#include "recruiter_world.h"

#include "application/confirmation.h"
#include "application/undo.h"
#include "application/workflow.h"

static enum outcome run_move(struct call *call)
{
	return application_move(call->db, pool, call->who, call->id, call->text, call->version);
}

static enum outcome move(int64_t id, const char *to)
{
	struct call call = {.run = run_move, .who = &recruiter, .id = id, .text = to};

	return call_as(backend, &call);
}

static enum outcome run_confirm(struct call *call)
{
	return application_confirm(call->db, pool, &visitor, call->text);
}

/* Received from a guest, and looked at. */
static int64_t received(const char *email)
{
	static const char link[] = "https://stellen.example/bewerbung/bestaetigen/";
	int64_t id = world_begin(1, email);
	struct call call = {.run = run_confirm};

	world_send(id);
	const char *at = strstr(world_mail(id, "confirm_address").text, link) + strlen(link);
	call.text = pool_strndup(pool, at, strcspn(at, ">"));
	assert_int_equal(call_as(db, &call), OK);
	/* so that her rejection asks for no reason (PRO-30) */
	support_sql(root, "UPDATE application SET severely_disabled = FALSE;\n");
	assert_int_equal(move(id, "formale_pruefung"), OK);
	return id;
}

static enum outcome run_back(struct call *call)
{
	return undo_take_back(call->db, pool, call->who, call->id, call->version, &call->problems);
}

static enum outcome back_by(const struct principal *who, int64_t id)
{
	struct call call = {.run = run_back, .who = who, .id = id};

	return call_as(backend, &call);
}

static const char *status_of(int64_t id)
{
	return world_text("SELECT status FROM application WHERE id = ?", db_int(id));
}

static void assert_counted(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_status_count c WHERE"
				 " c.applications <> (SELECT COUNT(*) FROM application a"
				 " WHERE a.vacancy_id = c.vacancy_id AND a.status = c.status)"
				 " AND c.status NOT IN ('gespeichert',"
				 " 'email_nicht_bestaetigt')"),
		0);
}

static int clear(void **state)
{
	support_sql(root,
		"DELETE FROM application_step;\nDELETE FROM application_link;\n"
		"UPDATE setting SET value = '15' WHERE name = 'step_wait_minutes';\n");
	world_clear(state);
	clock_set(-1); /* what is told goes by the clock of the database */
	return 0;
}

#endif
