/* The world of the tests of service accounts: administrators, a group, a clock. */
#ifndef BMS_TESTS_SERVICE_WORLD_H
#define BMS_TESTS_SERVICE_WORLD_H

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/password.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "org/sign_in.h"
#include "org/super_admin.h"
#include "service_account/service_account.h"
#include "service_account/service_sign_in.h"
#include "store/store.h"

#define NOW INT64_C(1795260000)
#define MINUTE 60
#define HOUR 3600
#define DAY 86400
#define TEMPORARY "Anfang-2026-xy"

static const uint8_t key[32] = "the master key of the tests ...";
static struct db *root, *db;
static struct pool *pool;
static struct principal admin = {.kind = PRINCIPAL_STAFF,
	.id = 1,
	.name = "A",
	.lang = "de",
	.roles = ROLE_BIT(ROLE_ADMIN)};
static int64_t account; /* of the test */
static int64_t group_support;

static void letters(void)
{
	const char *path = pool_printf(pool, "%s/conf", support_folder());
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file,
		"template_directory = %s/templates\nbase_url = http://portal.example\n"
		"backend_url = http://backend.example\n",
		getenv("BMS_SOURCE"));
	assert_int_equal(fclose(file), 0);
	letter_init(settings_load(path));
}

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	root = support_db_reset();
	db = support_db_open("bms_backend");
	store_init(support_folder(), key);
	history_init(key);
	history_portal_init(key);
	letters();
	support_sql(root,
		"INSERT INTO staff_user (id, user_id, surname, first_name, email, lang, created_at,"
		" changed_at) VALUES (1, 'admin.eins', 'Eins', 'A', 'eins@fl.example', 'de',"
		" NOW(), NOW()),"
		" (2, 'admin.zwei', 'Zwei', 'B', 'zwei@fl.example', 'en', NOW(), NOW());\n"
		"INSERT INTO user_group (id, name, role_id) VALUES (1, 'Leitstelle', 1), (2,"
		" 'Support', 3);\n"
		"INSERT INTO user_group_member VALUES (1, 1), (2, 1);\n"
		"INSERT INTO directory_group VALUES ('ROL-ADMIN', 1);\n");
	group_support = 2;
	return 0;
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&db);
	db_free(&root);
	pool_free(&pool);
	return 0;
}

struct call {
	const char *name, *text;
	bool flag;
	enum outcome (*run)(struct db *handle, const struct call *call);
	struct session *session;
};

static enum outcome run_call(struct db *handle, void *context)
{
	const struct call *call = context;

	return call->run(handle, call);
}

static enum outcome commit(struct call call)
{
	return db_transaction(db, run_call, &call);
}

#endif
