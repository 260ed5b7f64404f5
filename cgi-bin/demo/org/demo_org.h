/*
 * Master data of the demo: authorities, people, groups, projects. In production they come with the
 * staff import; the demo's SQL for them is in demo_org.c and nowhere else.
 */
#ifndef BMS_DEMO_DEMO_ORG_H
#define BMS_DEMO_DEMO_ORG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "demo/org/demo_text.h"

struct demo_unit {
	const char *code;
	const char *name;
	const char *town;
	struct demo_list fields; /* of work */
};

enum demo_project { DEMO_UP_TO_14, DEMO_FROM_15, DEMO_DOCTORS, DEMO_PROJECTS };

struct demo_authority {
	int64_t id;
	const char *code; /* short name, "BVU" */
	const char *name;
	const char *about;
	const char *mailbox;
	const char *reception; /* mailbox; NULL: not said */
	const char *town;
	struct demo_list fields; /* one that is there twice is twice as frequent */
	struct demo_unit *units; /* sub-units and locations */
	size_t unit_count;
	int64_t projects[DEMO_PROJECTS];
	const struct principal *recruiter;
};

struct demo_person {
	struct principal who;
	const char *authority; /* code; NULL: administrator */
	int role; /* enum base_role */
	const char *groups; /* of the directory */
	const char *first_name, *surname, *email;
};

struct demo_org {
	struct pool *pool;
	struct db *db;
	struct demo_authority *authorities;
	size_t count;
	struct demo_person *people;
	size_t people_count;
	const struct principal *admin;
};

/*
 * Reads the files below `directory` (units.txt and staff in data/, users) and adds what the
 * database does not have yet, in a transaction of its own. org->pool and org->db must be set. OK,
 * INVALID (a rule refused; logged), UNAVAILABLE.
 */
enum outcome demo_org_load(struct demo_org *org, const char *directory);

/* These end the program when there is none. */
const struct demo_authority *demo_authority(const struct demo_org *org, const char *code);
const struct demo_unit *demo_unit(const struct demo_authority *authority, const char *code);
const struct principal *demo_person(const struct demo_org *org, const char *user_id);

/* Of "bis14", "ab15" or "aerzte"; also ends the program. */
int64_t demo_project_id(const struct demo_authority *authority, const char *name);

/* Finds the authority's standard projects and its recruiter; makes the projects, with their people,
 * when there are none. Inside a transaction. OK, INVALID, UNAVAILABLE. */
enum outcome demo_projects_add(const struct demo_org *org, struct demo_authority *authority);

/* A unit by its code ("BVU-PR"), also committees. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome demo_unit_id(struct db *db, const char *code, int64_t *id_r);

/* How many vacancies carry a post number that begins so? OK, UNAVAILABLE. */
enum outcome demo_count_posts(struct db *db, const char *prefix, int64_t *count_r);

#endif
