/* What a person is expected to do, as the cockpit shows it first (PRO-20). */
#ifndef BMS_BACKEND_DESK_TASKS_H
#define BMS_BACKEND_DESK_TASKS_H

#include "web/request.h"

/* Tasks.N.(question, number, vacancy, title, due, due.iso, over, href, unit, role, deputy_of), with
 * Tasks_more, and Tasks_over, how many of them are overdue. OK, UNAVAILABLE. */
enum outcome show_tasks(struct request *req);

/* A last day in words: "heute, 24 Uhr", "morgen, 24 Uhr", "Mi 16.12.2026", "seit gestern fällig".
 */
const char *due_words(struct request *req, const char *day);

#endif
