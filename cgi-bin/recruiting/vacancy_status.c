/* The status of a vacancy, by itself. */
#include "recruiting/vacancy.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

static const struct {
	const char *from, *to;
} steps[] = {
	{"entwurf", "aktiv"},
	{"entwurf", "inaktiv"},
	{"aktiv", "inaktiv"},
	{"inaktiv", "aktiv"},
	{"aktiv", "abgeschlossen"},
	{"inaktiv", "abgeschlossen"},
	{"aktiv", "rechtsstreit"},
	{"inaktiv", "rechtsstreit"},
	{"abgeschlossen", "rechtsstreit"},
	{"rechtsstreit", "rechtsstreit_beendet"},
	{"rechtsstreit_beendet", "abgeschlossen"},
};

bool vacancy_final(const char *status)
{
	return text_equal(status, "abgeschlossen") || text_equal(status, "geloescht");
}

bool vacancy_step_exists(const char *from, const char *to)
{
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (text_equal(steps[i].from, from) && text_equal(steps[i].to, to))
			return true;
	return false;
}

enum outcome vacancy_move(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const char *to, struct problems *problems)
{
	int64_t changed = 0;
	enum outcome outcome;

	if (!vacancy_step_exists(vacancy->status, to)) {
		problem_add(problems, "status", "step");
		return INVALID;
	}
	outcome = db_exec(db,
		"UPDATE vacancy SET status = ?, version = version + 1, changed_at = ?,"
		" changed_by = ?"
		" WHERE id = ? AND status = ?",
		DB_VALUES(db_str(to), db_str(clock_sql(pool, clock_now())), db_id(who->id),
			db_int(vacancy->id), db_str(vacancy->status)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0)
		return CONFLICT;
	return history_add(db, who, OBJECT_VACANCY, vacancy->id, "status",
		pool_printf(pool, "%s>%s", vacancy->status, to));
}
