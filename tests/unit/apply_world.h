/* For the tests of applicant/ and of letters: one authority with a vacancy, two job ads, staff who
 * reach it and staff who do not. */
#ifndef BMS_TESTS_APPLY_WORLD_H
#define BMS_TESTS_APPLY_WORLD_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "access/access.h"
#include "base/clock.h"
#include "base/settings.h"
#include "draft/draft.h"
#include "history/history.h"
#include "mail/letter.h"
#include "mail/outbox.h"
#include "store/store.h"

#define SOME_TIME "'2026-11-01 08:00:00'"
#define VISIT 77
#define VISIT_TOKEN "a cookie of the tests"

static const uint8_t world_key[32] = "a key for the tests of applying";
static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .id = VISIT, .lang = "de"};

static struct db *root;
static struct db *db; /* of the portal's account: its grants must be enough */
static struct pool *pool;
static struct settings *settings;

/* 1 recruiter of the vacancy; 2 recruiter elsewhere, here only the department; 3 in the works
 * council of the vacancy. */
static const char world_sql[] =
	"INSERT INTO org_unit (id, authority_id, kind, code, name, short_name, created_at, "
	"changed_at)"
	" VALUES (1, 1, 'authority', 'A', 'Amt für *Brücken*', 'A', " SOME_TIME ", " SOME_TIME "),"
	" (2, 1, 'committee', 'PR', 'Personalrat', 'PR', " SOME_TIME ", " SOME_TIME ");\n"
	"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at, changed_at) "
	"VALUES"
	" (1, 'r', 'R', 'R', 'r@example.org', " SOME_TIME ", " SOME_TIME "),"
	" (2, 'f', 'F', 'F', 'f@example.org', " SOME_TIME ", " SOME_TIME "),"
	" (3, 'p', 'P', 'P', 'p@example.org', " SOME_TIME ", " SOME_TIME ");\n"
	"INSERT INTO staff_subject VALUES (1, 'person', 1), (2, 'person', 2), (3, 'person', 3),"
	" (3, 'unit', 2);\n"
	"INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id,"
	" created_at, changed_at) VALUES (1, 'P-2026-00001', 'P', 1, 'P34', 1, " SOME_TIME
	", " SOME_TIME ");\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title, post_kind, "
	"field,"
	" pay_grade, working_time, created_at, changed_at) VALUES (1, 'V-2026-00001', 1, 1, 1, 'T',"
	" 'professional', 'it', 'E9b', 'full', " SOME_TIME ", " SOME_TIME
	"), (2, 'V-2026-00002', 1, 1, 2,"
	" 'T', 'professional', 'it', 'E9b', 'full', " SOME_TIME ", " SOME_TIME ");\n"
	"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
	" VALUES ('person', 1, 2, 1, 'project'),"
	" ('person', 2, 3, 1, 'vacancy'), ('person', 2, 2, 2, 'project'), ('unit', 2, 7, 1, "
	"'committee');\n"
	"INSERT INTO jobad (id, number, vacancy_id, audience, title, teaser, status, created_at,"
	" changed_at) VALUES (1, 'S-2026-00001', 1, 'both', 'Ingenieurin oder Ingenieur', '',"
	" 'veroeffentlicht', " SOME_TIME ", " SOME_TIME
	"), (2, 'S-2026-00002', 1, 'both', 'Zweite', '',"
	" 'veroeffentlicht', " SOME_TIME ", " SOME_TIME ");\n"
	"INSERT INTO portal_session (id, token_hash, owner, created_at, used_at,"
	" idle_until, ends_at,"
	" idle_seconds) VALUES (77, UNHEX(SHA2('" VISIT_TOKEN "', 256)), 0, " SOME_TIME
	", " SOME_TIME ", '2099-01-01', '2099-01-01', 60);\n";

static const char world_clear_sql[] =
	"DELETE FROM mail_outbox;\nDELETE FROM application_step;\nDELETE FROM mail_token;\n"
	"DELETE FROM draft_reminder;\nDELETE"
	" FROM attachment;\n"
	"DELETE FROM application_answer;\nDELETE FROM history;\nDELETE FROM application;\n"
	"DELETE FROM applicant;\nDELETE FROM vacancy_status_count;\n"
	"DELETE FROM bms_keys.application_key;\nUPDATE vacancy SET applications = 0;\n"
	"UPDATE setting SET value = '3' WHERE name = 'upload_max_files';\n"
	"UPDATE setting SET value = '1000' WHERE name = 'upload_max_bytes';\n";

/* Letters from the templates in this folder from now on. */
static void world_letters(const char *templates)
{
	char path[200];
	snprintf(path, sizeof(path), "%s/bms.conf", support_folder());
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
		"template_directory = %s\nexternal_url = https://stellen.example\n"
		"internal_url = https://intern.example\nbackend_url = https://bms.example\n",
		templates);
	assert_int_equal(fclose(file), 0);
	struct settings *before = settings;
	settings = settings_load(path);
	letter_init(settings);
	settings_free(&before);
}

static const char *world_templates(void)
{
	const char *source = getenv("BMS_SOURCE");
	assert_non_null(source);
	return pool_printf(pool, "%s/templates", source);
}

static int world_start(void **state)
{
	(void)state;
	clock_init();
	clock_set(clock_from_sql("2026-11-21 12:00:00"));
	pool = pool_new();
	root = support_db_reset();
	support_sql(root, "%s", world_sql);
	db = support_db_open("bms_portal");
	history_init(world_key);
	history_portal_init(world_key);
	store_init(support_folder(), world_key);
	store_show_visit(VISIT_TOKEN);
	world_letters(world_templates());
	return 0;
}

static int world_end(void **state)
{
	(void)state;
	db_free(&db);
	db_free(&root);
	pool_free(&pool);
	settings_free(&settings);
	return 0;
}

static int world_clear(void **state)
{
	(void)state;
	clock_set(clock_from_sql("2026-11-21 12:00:00"));
	support_sql(root, "%s", world_clear_sql);
	return 0;
}

#define WORLD_EMAIL 2 /* place of the address in world_items */
static const struct answer world_items[] = {
	{"first_name", "Ada"},
	{"surname", "Özdemir"},
	{"email", "Ada@example.org"},
	{"phone", "040 1234567"},
	{"severely_disabled", "ja"},
	{"message", "Ich baue gern Brücken."},
	{"source", "agency"},
};

#define WORLD_ITEMS (sizeof(world_items) / sizeof(world_items[0]))

static const struct answers world_data = {world_items, WORLD_ITEMS};

/* One call of a rule in a transaction of its own; `end` is returned when the rule went well. */
struct call {
	enum outcome (*run)(struct call *call);
	struct db *db;
	const struct principal *who;
	int64_t id;
	int64_t jobad_id;
	const struct answers *data;
	const char *text; /* status, token */
	int64_t version;
	bool consent;
	enum outcome end;
	struct problems problems;
	const char *number;
};

static enum outcome call_work(struct db *handle, void *context)
{
	struct call *call = context;
	call->db = handle;
	call->problems.count = 0;
	enum outcome outcome = call->run(call);
	return outcome ? outcome : call->end;
}

/* The portal shows its visit; the others read the keys, as programs that show nothing. */
static enum outcome call_as(struct db *handle, struct call *call)
{
	if (handle != db)
		store_init(support_folder(), world_key);
	enum outcome outcome = db_transaction(handle, call_work, call);
	store_show_visit(VISIT_TOKEN);
	return outcome;
}

static enum outcome run_begin(struct call *call)
{
	const struct draft_ad ad = {.jobad_id = call->jobad_id, .vacancy_id = 1};
	return draft_begin(
		call->db, pool, &visitor, &ad, call->data, &call->problems, &call->number);
}

static inline enum outcome run_send(struct call *call)
{
	return draft_send(call->db, pool, &visitor, call->id, call->consent, true, &call->problems);
}

/* Begins an application for an ad; its id. */
static inline int64_t world_begin(int64_t jobad_id, const char *email)
{
	struct answer items[WORLD_ITEMS];
	const struct answers data = {items, WORLD_ITEMS};
	memcpy(items, world_items, sizeof(items));
	items[WORLD_EMAIL].answer = email;
	struct call call = {.run = run_begin, .jobad_id = jobad_id, .data = &data};
	assert_int_equal(call_as(db, &call), OK);
	return support_number(root, "SELECT MAX(id) FROM application");
}

static inline void world_send(int64_t id)
{
	struct call call = {.run = run_send, .id = id, .consent = true};
	assert_int_equal(call_as(db, &call), OK);
}

/* The first text of the first row a SELECT gives; NULL when there is none. */
#define world_text(sql, ...) world_text_(db_rows_, "" sql "", DB_VALUES(__VA_ARGS__))

typedef enum outcome reading(struct db *, struct pool *, const char *, const struct db_value *,
	size_t, struct db_rows **);

static inline const char *world_text_(
	reading *read, const char *sql, const struct db_value *values, size_t n)
{
	struct db_rows *rows;
	assert_int_equal(read(root, pool, sql, values, n, &rows), OK);
	return rows->count ? db_cell_text(rows, 0, 0) : NULL;
}

/* A mail of the outbox, unsealed. */
static inline struct mail world_mail_of(int64_t id)
{
	struct mail mail;
	store_init(support_folder(), world_key);
	assert_int_equal(mail_read(root, pool, id, &mail), OK);
	store_show_visit(VISIT_TOKEN);
	return mail;
}

/* The last mail about an application made from this template. */
#define world_mail(application_id, template) world_mail_of(world_mail_id(application_id, template))

static inline int64_t world_mail_id(int64_t application_id, const char *template)
{
	int64_t id = 0;
	assert_int_equal(db_get_int(root,
				 "SELECT MAX(id) FROM mail_outbox"
				 " WHERE application_id = ? AND template = ?",
				 DB_VALUES(db_int(application_id), db_str(template)), &id),
		OK);
	return id;
}

#endif
