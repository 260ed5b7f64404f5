/* The demo's emergency administrator: password and second factor are known to all, so that
 * everybody can try it. */
#include "demo/org/demo_service.h"

#include <string.h>

#include "base/password.h"
#include "base/text.h"
#include "base/totp.h"
#include "demo/org/demo_text.h"
#include "service_account/service_account.h"

struct emergency {
	struct pool *pool;
	struct service_new new;
	const char *group;
};

static enum outcome service_add(struct db *db, void *context)
{
	struct emergency *emergency = context;
	struct principal who = {.kind = PRINCIPAL_SYSTEM};
	struct problems problems = {0};
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT id FROM user_group WHERE name = ?",
		DB_VALUES(db_str(emergency->group)), &emergency->new.group_id);

	return outcome ? outcome
		       : service_account_create(
			       db, emergency->pool, &who, &emergency->new, &problems, &id);
}

/* The file: lines "name = value" in one section. */
enum outcome demo_service_add(struct db *db, struct pool *pool, const char *directory)
{
	struct demo_file file =
		demo_file_read(pool, pool_printf(pool, "%s/data/emergency.txt", directory));
	const struct demo_section *section = &file.sections[0];
	struct emergency emergency = {.pool = pool, .group = demo_need(section, "group")};
	struct service_account account;
	uint8_t secret[TOTP_SECRET];
	enum outcome outcome = service_account_find(db, pool, section->name, &account);

	if (outcome != NOT_FOUND)
		return outcome;
	if (!totp_secret_read(demo_need(section, "secret"), secret))
		return INVALID;
	emergency.new = (struct service_new){
		.user_id = section->name,
		.first_name = demo_need(section, "first_name"),
		.surname = demo_need(section, "surname"),
		.email = demo_need(section, "email"),
		.administrator = true,
		.password_hash = password_hash(pool, demo_need(section, "password")),
		.known_secret = secret,
	};
	return db_transaction(db, service_add, &emergency);
}
