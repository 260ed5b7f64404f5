/* What the files of the cockpit's page share. */
#ifndef BMS_BACKEND_DESK_COCKPIT_H
#define BMS_BACKEND_DESK_COCKPIT_H

#include "desk/desk.h"
#include "interview/interview.h"
#include "web/page.h"

#define COCKPIT_RECENT 12 /* running vacancies that are read */

struct cockpit {
	struct request *req;
	const struct db_rows *widgets, *tasks;
	struct desk desk;
	size_t active, drafts; /* the lists of what runs; DESK_LISTS: she lists no vacancies */
	size_t *lists; /* of each widget */
	bool edited_shown; /* by a widget */
	struct interview *interviews; /* her own to come, one more than are shown */
	size_t interview_count;
};

/* How many procedures run: <place>.count, .more. */
void cockpit_show_running_count(struct cockpit *cockpit, const char *place);

/* What runs, the last changed first, and whose turn it is: Runs, Running.count, .more, .rows. One
 * statement, where anybody is asked. OK, UNAVAILABLE. */
enum outcome cockpit_show_running(struct cockpit *cockpit);

#endif
