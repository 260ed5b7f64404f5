/* The questions of an application's form, answered by staff: read from a POST, shown with what was
 * typed. Nothing is demanded but a name: paper does not say everything. */
#ifndef BMS_BACKEND_ARRIVAL_QUESTION_FORM_H
#define BMS_BACKEND_ARRIVAL_QUESTION_FORM_H

#include "form/form_model.h"
#include "web/form/form.h"
#include "web/page.h"

/* What was typed, as the form keeps it, without answers to questions that are not shown; what is
 * wrong with it becomes a problem of the request, under the code of its question. */
void questions_read(struct request *req, const struct form_model *model,
	const struct form_rest *typed, struct answers *answers_r);

/* What they hold, as the form shows it; for page.now. */
void questions_rest(struct request *req, const struct form_model *model,
	const struct answers *answers, struct form_rest *rest_r);

/* Fills Questions.N for templates/backend/questions.cs, and names the problems of the form
 * `form`, which form_show has shown. After a refused POST `typed` is shown, else the answers. */
void questions_show(struct request *req, const char *form, const struct form_model *model,
	const struct form_rest *typed, const struct answers *answers);

#endif
