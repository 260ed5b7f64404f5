/* How hiring stands, for the view of the whole procedure (PRO-20, PRO-35). */
#include "base/text.h"
#include "hiring/hiring_private.h"
#include "hiring/rank.h"

struct stand {
	const char *vacancy_number, *vacancy_status, *number, *status, *choice, *offer, *last_day;
	bool handed, hired, seen;
	bool gone; /* she is not to be hired any more */
};

static const struct db_field stand_fields[] = {
	DB_FIELD(struct stand, vacancy_number),
	DB_FIELD(struct stand, vacancy_status),
	DB_FIELD(struct stand, number),
	DB_FIELD(struct stand, status),
	DB_FIELD(struct stand, choice),
	DB_FIELD(struct stand, offer),
	DB_FIELD(struct stand, last_day),
	DB_FIELD(struct stand, handed),
	DB_FIELD(struct stand, hired),
	DB_FIELD(struct stand, seen),
	DB_FIELD(struct stand, gone),
};

/* Those chosen, and who moves up, in this order; of a vacancy without any one row without a number.
 */
static enum outcome stands_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct stand **stands_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT v.number AS vacancy_number, v.status AS vacancy_status, a.number, a.status,"
		" p.choice, o.state AS offer, o.last_day, IFNULL(a.handed_over, 0) AS handed,"
		" IFNULL(" APPLICATION_HIRED("a") ", 0) AS hired,"
		" IFNULL(" RANK_NOT_HIRED ", 0) AS gone,"
		" IFNULL(" ACCESS_SEES_APPLICATION("a") ", 0) AS seen FROM vacancy v"
		" LEFT JOIN decision d ON d.vacancy_id = v.id AND d.state = 'fixed'"
		" LEFT JOIN decision_part p ON p.decision_id = d.id"
		" AND p.choice IN ('chosen', 'next') AND p.dropped_at IS NULL"
		" LEFT JOIN application a ON a.id = p.application_id"
		" LEFT JOIN application_status s ON s.code = a.status"
		" LEFT JOIN offer o ON o.id = (SELECT MAX(l.id) FROM offer l"
		" WHERE l.application_id = a.id AND l.made_at >= d.fixed_at)"
		" WHERE v.id = ? ORDER BY p.choice, p.position IS NULL, p.position, a.id LIMIT ?",
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
	/* whose application she does not see has no number here (ACC-16) */
	const char *number = stand->seen ? stand->number : NULL;
	const char *path = number ? pool_printf(pool, "/bewerbungen/%s/einstellung", number) : NULL;
	bool open = text_equal(stand->offer, "open");

	standing_add(standing,
		(struct standing_item){.code = "offer",
			.state = offer_state(stand),
			.whom = open ? NULL : "RECRUITER",
			.last_day = open ? stand->last_day : NULL,
			.about = number,
			.path = path});
	standing_add(standing,
		(struct standing_item){.code = "handover",
			.state = stand->handed ? STANDING_DONE
				: text_among("einstellungsprozess,einstellung", stand->status)
					&& !text_equal(stand->offer, "open")
					&& !text_equal(stand->offer, "declined")
				? STANDING_WAITS
				: STANDING_LATER,
			.whom = stand->handed ? NULL : "RECRUITER",
			.about = number,
			.path = path});
}

/* One of those chosen is not to be hired: who moves up in her place, or that nobody does. words:
 * standing.rank standing.rank_none */
static void rank_stand(
	struct pool *pool, const struct stand *stands, size_t count, struct standing *standing)
{
	const struct stand *next = NULL;

	for (size_t i = 0; i < count && !next; i++)
		if (text_equal(stands[i].choice, "next") && !stands[i].gone)
			next = &stands[i];
	standing_add(standing,
		(struct standing_item){.code = next ? "rank" : "rank_none",
			.state = STANDING_STOPS,
			.whom = "RECRUITER",
			.about = next && next->seen ? next->number : NULL,
			.path = next && next->seen ? pool_printf(pool,
					"/bewerbungen/%s/einstellung/nachruecken", next->number)
						   : pool_printf(pool,
							   next ? "/vakanzen/%s/einstellung"
								: "/vakanzen/%s/ohne-besetzung",
							   stands[0].vacancy_number)});
}

/* words: standing.offer standing.handover standing.vacancy_closing */
enum outcome hiring_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct stand *stands = NULL;
	size_t count = 0;
	enum outcome outcome = stands_read(db, pool, who, vacancy_id, &stands, &count);

	(void)marks;
	if (outcome || !count)
		return outcome;
	bool closed = text_among("abgeschlossen,archiviert", stands[0].vacancy_status);
	bool free = false;
	for (size_t i = 0; i < count; i++)
		if (!text_equal(stands[i].choice, "chosen"))
			continue;
		else if (stands[i].gone && !stands[i].hired)
			free = true;
		else
			stand_add(pool, &stands[i], standing);
	if (free && !closed)
		rank_stand(pool, stands, count, standing);
	standing_add(standing,
		(struct standing_item){.code = "vacancy_closing",
			.state = closed ? STANDING_DONE : STANDING_LATER,
			.whom = closed ? NULL : "RECRUITER",
			.path = text_among("aktiv,inaktiv", stands[0].vacancy_status)
				? pool_printf(pool, "/vakanzen/%s/schritt/abgeschlossen",
					stands[0].vacancy_number)
				: NULL});
	return OK;
}
