/* For tests of what recruiters do to applications: apply_world.h, two of them, and the connections
 * of backend and jobs. */
#ifndef BMS_TESTS_RECRUITER_WORLD_H
#define BMS_TESTS_RECRUITER_WORLD_H

#include "apply_world.h"

static struct db *backend, *jobs;
static struct principal recruiter = {.kind = PRINCIPAL_STAFF, .id = 1, .lang = "de"};
static struct principal other = {.kind = PRINCIPAL_STAFF, .id = 2, .lang = "de"};

static int begin(void **state)
{
	world_start(state);
	backend = support_db_open("bms_backend");
	jobs = support_db_open("bms_jobs");
	support_sql(root,
		"INSERT INTO user_group (id, name, role_id, authority_id) VALUES"
		" (1, 'R', 2, NULL), (2, 'F', 3, NULL);\n"
		"INSERT INTO user_group_member (staff_user_id, group_id) VALUES (1, 1),"
		" (2, 1);\n");
	assert_int_equal(access_load(root, pool, &recruiter), OK);
	assert_int_equal(access_load(root, pool, &other), OK);
	return 0;
}

static int finish(void **state)
{
	db_free(&backend);
	db_free(&jobs);
	return world_end(state);
}

#endif
