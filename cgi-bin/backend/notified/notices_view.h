/* A notice in the dataset, for the pages about those passed over. */
#ifndef BMS_BACKEND_NOTIFIED_NOTICES_VIEW_H
#define BMS_BACKEND_NOTIFIED_NOTICES_VIEW_H

#include "notified/notified.h"
#include "web/form/form.h"
#include "web/page.h"

#define NOTICES_PATH "/vakanzen/%s/mitteilung"
#define NOTICE_PATH NOTICES_PATH "/%s"

struct notices_input {
	struct form_values applications; /* numbers */
	bool by_post;
};
/* Sends the notices of those chosen; posted to NOTICES_PATH. */
extern const struct form notices_form;

/* <place>.(number, name, state, state_word, colour, receipt, presumed, last_day, waits, sent_at,
 * way, named, open); open: she can be told now. */
void view_notice(struct request *req, const char *place, const struct notice_person *person);

/* "2 Wochen". */
const char *waiting_words(struct request *req, int64_t count, const char *unit);

#endif
