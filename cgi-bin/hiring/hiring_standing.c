/* How hiring stands, for the view of the whole procedure (PRO-20, PRO-35). */
#include "base/text.h"
#include "hiring/rank.h"

struct stand {
	const char *vacancy_number, *vacancy_status, *number, *status, *offer, *last_day;
	bool handed, hired;
};

static const struct db_field stand_fields[] = {
	DB_FIELD(struct stand, vacancy_number),
	DB_FIELD(struct stand, vacancy_status),
	DB_FIELD(struct stand, number),
	DB_FIELD(struct stand, status),
	DB_FIELD(struct stand, offer),
	DB_FIELD(struct stand, last_day),
	DB_FIELD(struct stand, handed),
	DB_FIELD(struct stand, hired),
};

/* Those chosen who are to be hired and whom the person sees; at least one row, of others without a
 * number. */
static enum outcome stands_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct stand **stands_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT v.number AS vacancy_number, v.status AS vacancy_status, a.number, a.status,"
		" o.state AS offer, o.last_day, IFNULL(a.handed_over, 0) AS handed,"
		" IFNULL(a.status = 'einstellung', 0) AS hired FROM vacancy v"
		" LEFT JOIN decision d ON d.vacancy_id = v.id AND d.state = 'fixed'"
		" LEFT JOIN decision_part p ON p.decision_id = d.id AND p.choice = 'chosen'"
		" AND p.dropped_at IS NULL LEFT JOIN application a ON a.id = p.application_id"
		" AND " ACCESS_SEES_APPLICATION("a")
		" LEFT JOIN offer o ON o.id = (SELECT MAX(l.id) FROM offer l"
		" WHERE l.application_id = a.id) WHERE v.id = ? ORDER BY a.id LIMIT ?",
		stand_fields, stands_r, count_r,
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(vacancy_id),
			db_int(STANDING_MAX)));
	/* clang-format on */
}

static enum standing_state offer_state(const struct stand *stand)
{
	if (text_equal(stand->offer, "open"))
		return STANDING_WAITS;
	if (text_equal(stand->offer, "declined"))
		return STANDING_STOPS;
	return stand->hired || text_equal(stand->offer, "accepted") ? STANDING_DONE
								    : STANDING_LATER;
}

static void stand_add(struct pool *pool, const struct stand *stand, struct standing *standing)
{
	const char *path = pool_printf(pool, "/bewerbungen/%s/einstellung", stand->number);
	bool open = text_equal(stand->offer, "open");

	standing_add(standing,
		(struct standing_item){.code = "offer",
			.state = offer_state(stand),
			.whom = open ? NULL : "RECRUITER",
			.last_day = open ? stand->last_day : NULL,
			.about = stand->number,
			.path = path});
	standing_add(standing,
		(struct standing_item){.code = "handover",
			.state = stand->handed ? STANDING_DONE
				: text_among("einstellungsprozess,einstellung", stand->status)
				? STANDING_WAITS
				: STANDING_LATER,
			.whom = stand->handed ? NULL : "RECRUITER",
			.about = stand->number,
			.path = path});
}

/* words: standing.offer standing.handover standing.vacancy_closing */
enum outcome hiring_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct stand *stands = NULL;
	size_t count = 0;
	enum outcome outcome = stands_read(db, pool, who, vacancy_id, &stands, &count);

	(void)marks;
	for (size_t i = 0; !outcome && i < count; i++)
		if (stands[i].number)
			stand_add(pool, &stands[i], standing);
	if (outcome || !count)
		return outcome;
	bool closed = text_among("abgeschlossen,archiviert", stands[0].vacancy_status);
	standing_add(standing,
		(struct standing_item){.code = "vacancy_closing",
			.state = closed ? STANDING_DONE : STANDING_LATER,
			.whom = closed ? NULL : "RECRUITER",
			.path = pool_printf(pool, "/vakanzen/%s/schritt/abgeschlossen",
				stands[0].vacancy_number)});
	return OK;
}
