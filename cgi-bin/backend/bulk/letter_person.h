/* The letter of a bulk action as it looks for one person (BAK-09). */
#ifndef BMS_BACKEND_BULK_LETTER_PERSON_H
#define BMS_BACKEND_BULK_LETTER_PERSON_H

#include "backend/pages.h"
#include "base/outcome.h"
#include "bulk/bulk.h"
#include "letter/written.h"

/* Shows the templates that may be chosen, the chosen one among them. OK, UNAVAILABLE. */
enum outcome letter_templates_show(struct request *req, const char *chosen);

/* What only some texts need is asked for where the text that is shown has its placeholder; else it
 * is there for scripts, which show it when the placeholder is typed. */
void letter_uses_show(struct request *req, const struct written *letter);

/*
 * Shows the letter to the person that is asked for (?person=, from 1), with the way to the others,
 * and what is missing for her, and notes that it was read (PRT-70). Since the bulk action was
 * checked it may be that the reader may not write to her any more: then nothing but that. OK,
 * UNAVAILABLE.
 */
enum outcome letter_person_show(
	struct request *req, const struct bulk *bulk, const struct written *written);

#endif
