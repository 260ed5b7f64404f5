/* How the procedures of a cockpit stand: their ads, and whom they wait for (PRO-20). */
#ifndef BMS_DESK_RUNNING_H
#define BMS_DESK_RUNNING_H

#include "desk/desk.h"

#define RUNNING_SHOWN 5

/* Of one procedure. */
struct running {
	int64_t roles; /* by which the person reaches it */
	int64_t authority_id; /* where they count */
	const char *jobad; /* the status of its newest ad that the person sees; NULL: none */
	const char *role; /* code; whom it waits for next; NULL: nobody is asked */
	const char *unit; /* the committee, NULL: whoever has the role */
	const char *due_on; /* until when */
	bool for_others; /* the office P34 advertises it for an authority without the system */
	bool untold; /* others are asked, of which the person is told nothing */
};

/*
 * Of the vacancies of these numbers, which were read on the desk; as many answers. Of what was
 * asked about ads the person does not see, or about applications, nothing is told, and lectors are
 * told of nothing that was asked. One statement, where anybody is asked. OK, UNAVAILABLE.
 */
enum outcome running_read(const struct desk *desk, const char *const *numbers, size_t count,
	struct running *running_r);

#endif
