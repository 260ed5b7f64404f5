/* What a person is expected to do, as the cockpit shows it first (PRO-20). */
#ifndef BMS_BACKEND_DESK_TASKS_H
#define BMS_BACKEND_DESK_TASKS_H

#include "web/request.h"

/*
 * Her tasks, requisitions that wait for her, and what administrators are to look after, as
 * Expected.N.(what, verb, number, title, unit, deputy_of, due, day, over, href), with
 * Expected_more; Expected_over: how many are overdue. *tasks_r: her tasks (task.h). OK,
 * UNAVAILABLE.
 */
enum outcome show_expected(struct request *req, struct db_rows **tasks_r);

/* A last day in words: "heute, 24 Uhr", "morgen, 24 Uhr", "Mi 16.12.2026", "seit gestern fällig".
 */
const char *due_words(struct request *req, const char *day);

/* "Mi 16.12.2026" */
const char *day_words(struct request *req, const char *day);

#endif
