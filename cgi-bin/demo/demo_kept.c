/* What the demo's procedures keep of what was before. */
#include "demo/demo_kept.h"

#include "process/process.h"
#include "recruiting/vacancy_move.h"
#include "selection/ranking.h"
#include "selection/requirement.h"

#define OWNS "amira.yildiz"
#define GIVES "svenja.brandt"

struct kept {
	const struct demo_org *org;
	struct principal who;
	struct problems problems;
};

static enum outcome person_load(struct db *db, struct kept *kept, const char *user_id)
{
	kept->who = *demo_person(kept->org, user_id);
	return access_load(db, kept->org->pool, &kept->who);
}

/* One more requirement and one more class, after the first rating has fixed them. */
static enum outcome profile_change(struct db *db, void *context)
{
	const struct requirement_input requirement = {.text = "Kenntnisse in der Schuldatenbank",
		.kind = "desirable",
		.weight = 2,
		.scale = "points",
		.proof = "interview",
		.reason = "Die Schule führt die Datenbank zum Halbjahr ein."};
	const struct ranking_input class = {.letter = "D",
		.name = "Nachrücken",
		.meaning = "Wird eingeladen, wenn jemand aus Klasse A absagt.",
		.reason = "Damit wir nicht neu ausschreiben, wenn jemand absagt."};
	struct kept *kept = context;
	struct profile profile = {.kind = OBJECT_VACANCY};
	enum outcome outcome = person_load(db, kept, OWNS);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT id FROM vacancy WHERE owner_id = ? AND status = 'aktiv'"
			" AND requirements_fixed_at IS NOT NULL ORDER BY id LIMIT 1",
			DB_VALUES(db_int(kept->who.id)), &profile.id);
	if (!outcome)
		outcome = requirement_add(
			db, kept->org->pool, &kept->who, profile, &requirement, &kept->problems);
	return outcome ? outcome
		       : ranking_class_add(db, kept->org->pool, &kept->who, profile.id, &class,
			       &kept->problems);
}

/* An ad that rests, and for which nobody has applied. */
static enum outcome ad_archive(struct db *db, void *context)
{
	struct kept *kept = context;
	struct process_move move = {.kind = OBJECT_JOBAD, .to = "archiviert"};
	enum outcome outcome = person_load(db, kept, OWNS);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT j.id FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id"
			" WHERE v.owner_id = ? AND v.status = 'inaktiv' AND j.status = 'inaktiv'"
			" ORDER BY j.id LIMIT 1",
			DB_VALUES(db_int(kept->who.id)), &move.id);
	return outcome ? outcome
		       : process_move(db, kept->org->pool, &kept->who, &move, &kept->problems);
}

/* A draft that a colleague gives away. */
static enum outcome owner_change(struct db *db, void *context)
{
	struct kept *kept = context;
	int64_t id = 0;
	enum outcome outcome = person_load(db, kept, GIVES);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT id FROM vacancy WHERE owner_id = ? AND status = 'entwurf'"
			" ORDER BY id LIMIT 1",
			DB_VALUES(db_int(kept->who.id)), &id);
	return outcome
		? outcome
		: vacancy_owner_change(db, kept->org->pool, &kept->who, id, OWNS, &kept->problems);
}

enum outcome demo_kept_add(const struct demo_org *org)
{
	struct kept kept = {.org = org};
	enum outcome outcome = db_transaction(org->db, profile_change, &kept);

	if (!outcome)
		outcome = db_transaction(org->db, ad_archive, &kept);
	return outcome ? outcome : db_transaction(org->db, owner_change, &kept);
}
