/* What the fields of type FIELD_PICK are chosen from (web/form/form.h): what each kind finds, and
 * the pages that answer their script. A page asks for the right that the form needs, and finds what
 * the form takes. */
#ifndef BMS_BACKEND_DESK_PICK_H
#define BMS_BACKEND_DESK_PICK_H

#include "web/form/form.h"
#include "web/page.h"

typedef enum outcome pick_find(struct request *req, const char *words, struct db_rows **rows_r);

/* For pages with raw: what `find` finds for ?q=, as JSON: items of value, label and hint, and more
 * (there are more). Nothing typed finds nothing. OK, or outcomes of find. */
enum outcome pick_answer(struct request *req, pick_find *find);

/* All staff, all units, all groups, the vacancies that are there: for administrators. */
enum outcome pick_staff(struct request *req, const char *words, struct db_rows **rows_r);
enum outcome pick_vacancies(struct request *req, const char *words, struct db_rows **rows_r);

#define PICK_STAFF "/verwaltung/auswahl/personen"
#define PICK_VACANCIES "/verwaltung/auswahl/vakanzen"

#endif
