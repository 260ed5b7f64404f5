/* The rules of service accounts and of the super-administrator. */
#include "org/service_rules.h"

#include <string.h>

#include "base/text.h"
#include "history/history.h"

#define PASSWORD_LEAST 8

static const struct {
	const char *name;
	size_t offset;
	int64_t least, most;
} rule_names[] = {
	{"service_password_min", offsetof(struct service_rules, password_min), PASSWORD_LEAST, 64},
	{"service_password_days", offsetof(struct service_rules, password_days), 1, 365},
	{"service_unused_days", offsetof(struct service_rules, unused_days), 1, 730},
	{"service_tries", offsetof(struct service_rules, tries), 3, 20},
	{"service_pause_minutes", offsetof(struct service_rules, pause_minutes), 1, 1440},
	{"service_idle_minutes", offsetof(struct service_rules, idle_minutes), 5, 60},
	{"service_absolute_minutes", offsetof(struct service_rules, absolute_minutes), 15, 720},
	{"super_max_hours", offsetof(struct service_rules, super_hours), 1, 8},
};

#define RULES (sizeof(rule_names) / sizeof(rule_names[0]))

enum outcome service_rules_read(struct db *db, struct pool *pool, struct service_rules *rules_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT name, CAST(value AS SIGNED) AS value FROM setting"
		" WHERE name LIKE 'service\\_%' OR name = 'super_max_hours'",
		DB_NONE, &rows);

	*rules_r = (struct service_rules){12, 45, 90, 5, 10, 15, 240, 8};
	for (size_t i = 0; !outcome && i < rows->count * RULES; i++) {
		const char *name = db_text(rows, i / RULES, "name");
		int64_t value = db_number(rows, i / RULES, "value");
		size_t rule = i % RULES;

		if (text_equal(name, rule_names[rule].name) && value >= rule_names[rule].least
			&& value <= rule_names[rule].most)
			memcpy((char *)rules_r + rule_names[rule].offset, &value, sizeof(value));
	}
	return outcome;
}

enum outcome service_rules_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct service_rules *rules)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < RULES; i++) {
		int64_t value, changed = 0;

		memcpy(&value, (const char *)rules + rule_names[i].offset, sizeof(value));
		if (value < rule_names[i].least || value > rule_names[i].most)
			return INVALID;
		outcome = db_exec(db, "UPDATE setting SET value = ? WHERE name = ?",
			DB_VALUES(db_str(pool_printf(pool, "%lld", (long long)value)),
				db_str(rule_names[i].name)),
			&changed);
		if (!outcome && changed)
			outcome = history_add_audited(
				db, who, OBJECT_SETTING, 0, "changed", rule_names[i].name);
	}
	return outcome;
}
