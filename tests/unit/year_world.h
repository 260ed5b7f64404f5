/* For the clock test: an authority with a vacancy and ads, and what people do at given moments, by
 * the rules of the portal. */
#ifndef BMS_TESTS_YEAR_WORLD_H
#define BMS_TESTS_YEAR_WORLD_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "access/access.h"
#include "account/account.h"
#include "account/admin.h"
#include "account/password.h"
#include "account/register.h"
#include "account/sign_in.h"
#include "alert/alert.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/settings.h"
#include "draft/draft.h"
#include "history/history.h"
#include "mail/letter.h"
#include "store/store.h"

#define BORN "'2026-09-01 08:00:00'"
#define NAMES 400

static const uint8_t world_key[32] = "a key for the tests of a year";
static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .lang = "de"};
static const struct principal administrator = {.kind = PRINCIPAL_STAFF, .id = 1};

static struct db *root;
static struct db *jobs; /* the nightly run's own account: its grants must be enough */
static struct pool *pool;
static struct settings *settings;

static const char world_sql[] =
	"INSERT INTO org_unit (id, authority_id, kind, code, name, short_name,"
	" created_at, changed_at)"
	" VALUES (1, 1, 'authority', 'A', 'Amt', 'A', " BORN ", " BORN ");\n"
	"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at, changed_at)"
	" VALUES (1, 'r', 'R', 'R', 'r@example.org', " BORN ", " BORN ");\n"
	"INSERT INTO project (id, number, name, authority_id, personnel_office, responsible_id,"
	" created_at, changed_at) VALUES (1, 'P-2026-00001', 'P', 1, 'P34', 1, " BORN ", " BORN
	");\n"
	"INSERT INTO vacancy (id, number, project_id, authority_id, owner_id, title,"
	" post_kind, field,"
	" pay_grade, working_time, created_at, changed_at) VALUES (1, 'V-2026-00001', 1, 1, 1, 'T',"
	" 'professional', 'it', 'E9b', 'full', " BORN ", " BORN ");\n"
	"INSERT INTO jobad (id, number, vacancy_id, audience, title, teaser, status, created_at,"
	" changed_at) VALUES (1, 'S-2026-00001', 1, 'both', 'Ingenieurin oder Ingenieur', '',"
	" 'veroeffentlicht', " BORN ", " BORN ");\n";

/* What a name in the tables stands for. */
struct named {
	const char *name;
	int64_t application;
	int64_t account;
	int64_t alert;
	int64_t jobad;
};

static struct named names[NAMES];
static size_t name_count;

static struct named *named(const char *name)
{
	for (size_t i = 0; i < name_count; i++)
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	assert_true(name_count < NAMES);
	names[name_count].name = name;
	return &names[name_count++];
}

/* Something somebody does. */
struct deed {
	const char *at; /* UTC */
	const char *name;
	const char *what;
};

static const char *email_of(const char *name)
{
	return pool_printf(pool, "%s@example.org", name);
}

static enum outcome deed_draft(struct db *db, struct named *n)
{
	const struct draft_ad ad = {.jobad_id = 1, .vacancy_id = 1};
	const struct answer items[] = {
		{"first_name", "Ada"}, {"surname", "Özdemir"}, {"email", email_of(n->name)}};
	const struct answers answers = {items, 3};
	struct principal who = visitor;
	struct problems problems = {0};
	const char *number;
	who.account = n->account;
	enum outcome outcome = draft_begin(db, pool, &who, &ad, &answers, &problems, &number);
	return outcome ? outcome : object_find(db, OBJECT_APPLICATION, number, &n->application);
}

static enum outcome deed_save(struct db *db, struct named *n)
{
	const struct answer items[] = {{"first_name", "Ada"}, {"surname", "Lovelace"}};
	const struct answers answers = {items, 2};
	return draft_change(db, pool, &visitor, n->application, &answers);
}

static enum outcome deed_register(struct db *db, struct named *n)
{
	const struct account_new given = {.first_name = "Ada",
		.surname = "Özdemir",
		.email = email_of(n->name),
		.lang = "de"};
	const struct account_secret secret = {"geheim", "hash"};
	enum outcome outcome = account_register(db, pool, &visitor, &given, &secret);
	return outcome ? outcome : account_of_email(db, pool, given.email, &n->account);
}

static enum outcome deed_offer(struct db *db, struct named *n)
{
	const struct account_secret secret = {"geheim", "hash"};
	enum outcome outcome = account_offer(db, pool, &visitor, n->application, &secret);
	return outcome ? outcome : account_of_email(db, pool, email_of(n->name), &n->account);
}

static enum outcome deed_sign_in(struct db *db, struct named *n)
{
	const struct account_times times = {3600, 36000};
	const struct session before = {0};
	struct session session;
	struct account account;
	enum outcome outcome = account_get(db, pool, n->account, &account);
	return outcome ? outcome
		       : account_enter(db, pool, &account, ACCOUNT_IN, "Firefox", &times, &before,
			       &session);
}

/* A password of one's own: the account is in use. */
static enum outcome deed_activate(struct db *db, struct named *n)
{
	enum outcome outcome = account_password_set(db, pool, &visitor, n->account, "hash");
	return outcome ? outcome : deed_sign_in(db, n);
}

static enum outcome deed_consent(struct db *db, struct named *n)
{
	enum outcome outcome = account_consent(db, pool, &visitor, n->account, false);
	return outcome ? outcome : deed_sign_in(db, n);
}

static enum outcome deed_alert(struct db *db, struct named *n)
{
	const struct alert alert = {.email = email_of(n->name),
		.lang = "de",
		.query = "q=arzt",
		.title = "arzt",
		.frequency = "daily"};
	enum outcome outcome = alert_new(db, pool, &alert);
	return outcome ? outcome
		       : db_get_int(db, "SELECT MAX(id) FROM job_alert", DB_NONE, &n->alert);
}

static enum outcome deed_alert_confirmed(struct db *db, struct named *n)
{
	return db_exec(db,
		"UPDATE job_alert SET status = 'active', since = ?, checked_on = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_str(clock_today(pool)),
			db_int(n->alert)),
		NULL);
}

/* "ad 2026-12-31": an ad with this last day. */
static enum outcome deed_ad(struct db *db, struct named *n, const char *last)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO jobad (number, vacancy_id, audience, title,"
		" teaser, status, valid_from, valid_to, created_at, changed_at) VALUES"
		" (?, 1, 'both',"
		" 'Anzeige', '', 'veroeffentlicht', '2026-10-01', ?, " BORN ", " BORN ")",
		DB_VALUES(db_str(pool_printf(pool, "S-2026-1%04zu", name_count)), db_str(last)),
		NULL);
	n->jobad = db_inserted_id(db);
	return outcome;
}

static enum outcome deed_work(struct db *db, void *context)
{
	const struct deed *deed = context;
	struct named *n = named(deed->name);
	const char *what = deed->what;
	if (strcmp(what, "draft") == 0)
		return deed_draft(db, n);
	if (strcmp(what, "save") == 0)
		return deed_save(db, n);
	if (strcmp(what, "send") == 0)
		return application_move(
			db, pool, &visitor, n->application, "email_nicht_bestaetigt", 0);
	if (strcmp(what, "confirm") == 0)
		return application_move(db, pool, &visitor, n->application, "eingegangen", 0);
	if (strcmp(what, "withdraw") == 0)
		return application_move(
			db, pool, &visitor, n->application, "bewerber_zieht_zurueck", 0);
	if (strcmp(what, "register") == 0)
		return deed_register(db, n);
	if (strcmp(what, "offer") == 0)
		return deed_offer(db, n);
	if (strcmp(what, "activate") == 0)
		return deed_activate(db, n);
	if (strcmp(what, "sign in") == 0)
		return deed_sign_in(db, n);
	if (strcmp(what, "consent") == 0)
		return deed_consent(db, n);
	if (strcmp(what, "extend") == 0)
		return account_extend(db, pool, &administrator, n->account);
	if (strcmp(what, "alert") == 0)
		return deed_alert(db, n);
	if (strcmp(what, "alert confirmed") == 0)
		return deed_alert_confirmed(db, n);
	assert_int_equal(strncmp(what, "ad ", 3), 0);
	return deed_ad(db, n, what + 3);
}

static void deed_do(const struct deed *deed)
{
	struct deed copy = *deed;
	clock_set(clock_from_sql(deed->at));
	enum outcome outcome = db_transaction(root, deed_work, &copy);
	if (outcome)
		print_error("%s %s %s: outcome %d\n", deed->at, deed->name, deed->what, outcome);
	assert_int_equal(outcome, OK);
}

static void world_letters(void)
{
	char path[200];
	const char *source = getenv("BMS_SOURCE");
	assert_non_null(source);
	snprintf(path, sizeof(path), "%s/bms.conf", support_folder());
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
		"template_directory = %s/templates\nexternal_url = https://stellen.example\n"
		"internal_url = https://intern.example\nbackend_url = https://bms.example\n",
		source);
	assert_int_equal(fclose(file), 0);
	settings = settings_load(path);
	letter_init(settings);
}

static int world_start(void **state)
{
	(void)state;
	clock_init();
	pool = pool_new();
	history_init(world_key);
	history_portal_init(world_key);
	store_init(support_folder(), world_key);
	world_letters();
	return 0;
}

/* Each test begins with an empty world. */
static int world_new(void **state)
{
	(void)state;
	memset(names, 0, sizeof(names));
	name_count = 0;
	db_free(&jobs);
	db_free(&root);
	root = support_db_reset();
	support_sql(root, "%s", world_sql);
	jobs = support_db_open("bms_jobs");
	return 0;
}

static int world_end(void **state)
{
	(void)state;
	db_free(&jobs);
	db_free(&root);
	pool_free(&pool);
	settings_free(&settings);
	return 0;
}

#endif
