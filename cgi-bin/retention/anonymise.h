/*
 * Anonymising (RET-42). schema/anonymise.csv says for every column of every table what becomes of
 * it: it is kept (the positive list), erased (with its row, or NULL), or replaced by something that
 * leads to nobody. tests/unit/anonymise_test.c compares that list with the schema, and what is done
 * here with the list.
 */
#ifndef BMS_RETENTION_ANONYMISE_H
#define BMS_RETENTION_ANONYMISE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* The statuses of the delivered model from which applications are anonymised, for the day that
 * their pages show; the lists ask for the group, so that added ones are as well. */
#define ANONYMISE_STATUSES \
	"geloescht,direktanonymisierung,abgesagt,bewerber_zieht_zurueck," \
	"vermittlung_fehlgeschlagen,einstellung"
#define ANONYMISE_SETTLED "archiviert,rechtsstreit_beendet"

/*
 * Due at `now`: deleted, or to be anonymised directly, or over by the group of the status (RET-01
 * to RET-03, RET-07); none while there is a legal dispute about the vacancy or within 30 days of
 * its end, nor while a court was asked to stop the hiring, likewise (RET-51, LAW-41). Columns id,
 * number, rule, clock_start, due, applicant_id. OK, UNAVAILABLE.
 */
enum outcome anonymise_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/*
 * The same of those that are archived, by the group of the status they came from (RET-06, RET-08),
 * and of those about which a dispute has ended, by whether they had been over before (RET-09,
 * RET-10), also when they were archived then; never within 30 days of that end (RET-51).
 */
enum outcome anonymise_settled_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/*
 * Anonymises an application that is due: status anonymisiert; its answers, documents, mails,
 * comments, questions, links and what was stated about it are erased, its key is destroyed, its
 * times are those of their months, and it is of nobody. The applicant goes when there is no other
 * application and no account (RET-17). Inside a transaction. OK, CONFLICT (it is not due),
 * NOT_FOUND, UNAVAILABLE.
 */
enum outcome application_anonymise(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* Those of whom nothing is left: no application that is not anonymised, no account (RET-17):
 * columns id, clock_start, due. OK, UNAVAILABLE. */
enum outcome applicant_gone_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Erases one of them, inside a transaction. OK, CONFLICT (something has come), NOT_FOUND,
 * UNAVAILABLE. */
enum outcome applicant_erase(
	struct db *db, struct pool *pool, const struct principal *who, int64_t applicant_id);

#endif
