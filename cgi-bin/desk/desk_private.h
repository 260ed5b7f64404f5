/* What the files of the desk share: asking many places at once. */
#ifndef BMS_DESK_DESK_PRIVATE_H
#define BMS_DESK_DESK_PRIVATE_H

#include "desk/desk.h"

#define ARMS 8 /* places asked with one statement */
#define ARM_VALUES 13 /* the most of one place */
#define ASKS 36 /* kinds of questions */

/* Asks 1 to 6 or 8 places. Every answer begins with the columns id, at and list. */
typedef enum outcome ask_places(struct db *db, struct pool *pool, const struct db_value *values,
	size_t arms, struct db_rows **rows_r);

/* Of many and of few vacancies; those begun of the PSB, which reaches no others (ACCESS_BEGUN). */
ask_places ask_vacancies, ask_vacancies_status, ask_vacancies_begun, ask_vacancies_status_begun;
ask_places ask_vacancies_there, ask_vacancies_there_status, ask_vacancies_there_begun,
	ask_vacancies_there_status_begun;
/* Where vacancies are many. */
ask_places ask_jobads_status, ask_jobads_among, ask_jobads_status_begun, ask_jobads_among_begun;
ask_places ask_applications, ask_applications_open, ask_applications_marked,
	ask_applications_severe, ask_applications_severe_of, ask_applications_among;
ask_places ask_applications_handed, ask_applications_asked, ask_applications_listed,
	ask_applications_listed_among;
/* Where they are few. */
ask_places ask_few_jobads, ask_few_jobads_begun, ask_few_applications, ask_few_severe,
	ask_few_among, ask_few_handed;
/* Where only those of open vacancies are seen, which are few. */
ask_places ask_open_applications, ask_open_severe, ask_open_among, ask_open_handed;

struct hit {
	int64_t id;
	const char *at;
	size_t list;
	const struct db_rows *rows;
	size_t row;
};

struct batch {
	ask_places *ask;
	size_t length; /* values of one place */
	struct db_value values[ARMS * ARM_VALUES];
	size_t arms;
};

struct search {
	struct desk *desk;
	struct batch batches[ASKS];
	size_t batch_count;
	struct hit *hits;
	size_t count, size;
};

/* One question, by the way the place is reached; open: where what is seen ends with the vacancy. */
struct ask_ways {
	ask_places *many, *few, *open;
};

/* What is asked of a place. */
struct ask_what {
	const char *what; /* a status or a list of statuses */
	bool applications; /* then also: */
	bool marked; /* only the severely disabled */
	const char *among; /* of questions about those among whom there is one: such statuses */
	bool at_rest; /* those at rest; of questions that do not part them: those as well */
	int64_t ends; /* as in struct access_seen */
	bool open; /* in all authorities at once, of the vacancies that are open */
};

/* Asks one place for a list, together with others. OK, UNAVAILABLE. */
enum outcome search_add(struct search *search, size_t list, const struct ask_ways *ways,
	const struct access_place *place, const struct ask_what *what);

/* Asks one place for a list of applications, in every way its role sees some. OK, UNAVAILABLE. */
enum outcome applications_find(
	struct search *search, size_t list, const struct access_place *place);

/* Is it the first place of its subject? What does not part by authority is asked there alone. */
bool place_is_first(const struct access_view *view, const struct access_place *place);

/* Asks what is left. The hits stand by list and time, each once, as many as the list takes. OK,
 * UNAVAILABLE. */
enum outcome search_end(struct search *search);

/* Hits of vacancies and applications get the rows that are shown. OK, UNAVAILABLE. */
enum outcome search_details(struct search *search);

#endif
