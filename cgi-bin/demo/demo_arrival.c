/* The demo's arrivals. */
#include "demo/demo_arrival.h"

#include "arrival/entered.h"
#include "base/clock.h"
#include "base/log.h"
#include "formal/formal.h"
#include "missing/missing.h"

#define WRITES "amira.yildiz"

struct arriving {
	const struct demo_org *org;
	struct principal who;
	int64_t vacancy_id;
	const char *ad; /* a public one of the vacancy */
	struct problems problems;
};

/* The newest vacancy of hers with a public ad. */
static enum outcome place_find(struct db *db, struct arriving *all)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, all->org->pool,
		"SELECT v.id, j.number AS ad FROM vacancy v JOIN vacancy_reach r"
		" ON r.vacancy_id = v.id AND r.role_id = ? AND r.subject_kind = 'person'"
		" AND r.subject_id = ? JOIN jobad j ON j.vacancy_id = v.id"
		" AND j.status = 'veroeffentlicht' WHERE v.status = 'aktiv'"
		" ORDER BY v.id DESC, j.id LIMIT 1",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(all->who.id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	all->vacancy_id = db_number(rows, 0, "id");
	all->ad = db_text(rows, 0, "ad");
	return OK;
}

static enum outcome paper_add(
	struct db *db, struct arriving *all, const char *way, const struct answers *answers)
{
	struct pool *pool = all->org->pool;
	const struct entry entry = {
		.ad = all->ad, .way = way, .came_on = day_add(pool, clock_today(pool), -1)};
	const char *number = NULL;
	int64_t id = 0;
	enum outcome outcome = entry_begin(db, pool, &all->who, all->vacancy_id, &entry, answers,
		&all->problems, &id, &number);

	return outcome ? outcome : entry_receive(db, pool, &all->who, id, &all->problems);
}

/* By post, without an address; by mail; and one by hand that may be a double of the first. */
static enum outcome papers_add(struct db *db, struct arriving *all)
{
	static const struct answer post[] = {
		{"salutation", "frau"},
		{"first_name", "Hannelore"},
		{"surname", "Petersen"},
		{"street", "Am Deich 12"},
		{"postcode", "20099"},
		{"town", "Nordhafen"},
	};
	static const struct answer mailed[] = {
		{"first_name", "Mirko"},
		{"surname", "Jahnke"},
		{"email", "mirko.jahnke@mail.example"},
		{"phone", "040 5550147"},
	};
	static const struct answer hand[] = {
		{"first_name", "Hannelore"},
		{"surname", "Petersen"},
	};
	const struct {
		const char *way;
		const struct answer *items;
		size_t count;
	} papers[] = {
		{"post", post, sizeof(post) / sizeof(post[0])},
		{"email", mailed, sizeof(mailed) / sizeof(mailed[0])},
		{"hand", hand, sizeof(hand) / sizeof(hand[0])},
	};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < sizeof(papers) / sizeof(papers[0]); i++)
		outcome = paper_add(db, all, papers[i].way,
			&(struct answers){(struct answer *)papers[i].items, papers[i].count});
	return outcome;
}

static enum outcome found_keep(struct db *db, struct arriving *all, const struct formal_row *row)
{
	struct formal_change change = {.row = *row, .before = row->result};

	change.row.entitled = "yes";
	change.row.complete = "no";
	change.row.result = "unsuitable";
	change.row.note = "Die verlangte Ausbildung fehlt.";
	return formal_save(db, all->org->pool, &all->who, all->vacancy_id, &change, 1, NULL, 0,
		&all->problems);
}

static enum outcome documents_ask(struct db *db, struct arriving *all, int64_t application_id)
{
	static const struct missing_document documents[] = {
		{"certificate", "Abschlusszeugnis", false},
		{"other", "Nachweis über die Arbeitszeiten", false},
	};
	const char *day = NULL;
	enum outcome outcome = missing_day(db, all->org->pool, &day);

	return outcome ? outcome
		       : missing_ask(db, all->org->pool, &all->who, application_id, day, documents,
			       sizeof(documents) / sizeof(documents[0]), &all->problems);
}

static enum outcome arrival_work(struct db *db, void *context)
{
	struct arriving *all = context;
	struct formal_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome;

	all->problems = (struct problems){0};
	all->who = *demo_person(all->org, WRITES);
	outcome = access_load(db, all->org->pool, &all->who);
	if (!outcome)
		outcome = place_find(db, all);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = papers_add(db, all);
	if (!outcome)
		outcome = formal_rows(db, all->org->pool, &all->who,
			&(struct formal_page){.vacancy_id = all->vacancy_id, .limit = 2}, &rows,
			&count);
	if (!outcome && count == 2)
		outcome = found_keep(db, all, &rows[0]);
	if (!outcome && count == 2)
		outcome = documents_ask(db, all, rows[1].id);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=arrival outcome=%d field=%s reason=%s", (int)outcome,
			all->problems.count ? all->problems.items[0].field : "",
			all->problems.count ? all->problems.items[0].reason : "");
	return outcome;
}

enum outcome demo_arrival_add(const struct demo_org *org)
{
	struct arriving all = {.org = org};
	int64_t there = 0;
	enum outcome outcome =
		db_get_int(org->db, "SELECT COUNT(*) FROM application_entry", DB_NONE, &there);

	return outcome || there ? outcome : db_transaction(org->db, arrival_work, &all);
}
