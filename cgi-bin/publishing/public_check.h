/*
 * What the portals, the feeds and JobPosting show is right before it is seen: checked where it is
 * entered, and once more as a whole before it is published, since values also come by other ways
 * (OBJ-02, OBJ-04, OBJ-05, POR-03, INT-60). Every problem stands at its field and says how to mend
 * it (PRT-51).
 */
#ifndef BMS_PUBLISHING_PUBLIC_CHECK_H
#define BMS_PUBLISHING_PUBLIC_CHECK_H

#include "publishing/jobad.h"
#include "recruiting/project.h"
#include "recruiting/vacancy.h"

/*
 * Adds a problem for each value of a vacancy that cannot be: title, post number, pay grade (also
 * within the frame of its project; NULL: none yet), weekly hours, number of posts, days, links in
 * its texts. `before`: what it was (NULL: new); a day that stays may be over by now.
 */
void public_check_vacancy(struct pool *pool, const struct project *project,
	const struct vacancy_input *input, const struct vacancy_input *before,
	struct problems *problems);

/* The same for an ad: title, teaser, days, and links, e-mail addresses and telephone numbers in its
 * sections. */
void public_check_jobad(
	struct pool *pool, const struct jobad_input *input, struct problems *problems);

/* A text of an ad, with the name of its field: links, e-mail addresses and telephone numbers in it
 * are whole. */
void public_check_text(
	struct pool *pool, const char *name, const char *text, struct problems *problems);

/*
 * Everything an ad shows: what it needs, its values, those of its vacancy (problems
 * "vacancy.<field>") and the address of its place ("unit.<field>"). OK; INVALID (problems);
 * UNAVAILABLE.
 */
enum outcome public_check(struct db *db, struct pool *pool, const struct jobad *jobad,
	const struct vacancy *vacancy, struct problems *problems);

#endif
