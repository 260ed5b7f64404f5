/* Settings for accounts. */
#include "account/rules.h"

#include <stddef.h>

#include "base/text.h"

static const struct {
	const char *name;
	size_t offset;
	int64_t value; /* as delivered */
} numbers[] = {
	{"account_valid_days", offsetof(struct account_rules, valid_days), 730},
	{"account_reminder_days", offsetof(struct account_rules, reminder_days), 14},
	{"account_password_min", offsetof(struct account_rules, password_min), 10},
	{"account_password_days", offsetof(struct account_rules, password_days), 60},
	{"account_password_hours", offsetof(struct account_rules, password_hours), 48},
	{"RET-11", offsetof(struct account_rules, unfinished_days), 21},
	{"RET-15", offsetof(struct account_rules, inactive_days), 180},
};

#define NUMBERS (sizeof(numbers) / sizeof(numbers[0]))

static int64_t *rule_place(struct account_rules *rules, size_t which)
{
	return (int64_t *)(void *)((char *)rules + numbers[which].offset);
}

static void rule_take(struct account_rules *rules, const char *name, const char *value)
{
	if (text_equal(name, "privacy_notice_version"))
		rules->privacy_version = value;
	for (size_t i = 0; i < NUMBERS; i++)
		if (text_equal(name, numbers[i].name))
			text_to_int(value, 1, 36600, rule_place(rules, i));
}

enum outcome account_rules_get(struct db *db, struct pool *pool, struct account_rules *rules_r)
{
	*rules_r = (struct account_rules){.privacy_version = "-"};
	for (size_t i = 0; i < NUMBERS; i++)
		*rule_place(rules_r, i) = numbers[i].value;
	struct db_rows *rows[2];
	enum outcome outcome = db_rows(db, pool,
		"SELECT name, value FROM setting WHERE name LIKE 'account\\_%'"
		" OR name = 'privacy_notice_version'",
		DB_NONE, &rows[0]);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT id AS name, CAST(days AS CHAR) AS value FROM retention_rule"
			" WHERE id IN"
			" ('RET-11', 'RET-15')",
			DB_NONE, &rows[1]);
	for (size_t k = 0; !outcome && k < 2; k++)
		for (size_t i = 0; i < rows[k]->count; i++)
			rule_take(
				rules_r, db_text(rows[k], i, "name"), db_text(rows[k], i, "value"));
	return outcome;
}
