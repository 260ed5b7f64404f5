/* Asking for a dossier. */
#include "backend/desk/dossier.h"

#include "backend/pages.h"
#include "base/text.h"

const struct form dossier_form = {.name = "dossier"};

void dossier_show(struct request *req, const struct dossier_plan *plan, const char *back)
{
	view_int(req, "Dossier.applications", (int64_t)plan->count);
	view_int(req, "Dossier.files", plan->files);
	view_text(req, "Dossier.size",
		pool_printf(req->pool, "%s MB",
			text_number(req->pool, (plan->bytes + (1 << 20) - 1) >> 20, req->lang)));
	view_text(req, "Dossier.hindrance",
		!plan->count          ? view_word(req, "problem.dossier_none")
			: plan->many  ? view_word(req, "problem.dossier_many")
			: plan->large ? view_word(req, "problem.dossier_large")
				      : NULL);
	view_text(req, "Dossier.back", back);
	form_show(req, &dossier_form, req->path, NULL);
}

enum outcome dossier_save(struct request *req, const struct dossier_plan *plan, const char *said)
{
	int64_t id = 0;
	enum outcome outcome = dossier_ask(req->db, req->pool, &req->principal, plan, req->lang,
		req->path, said, &req->problems, &id);

	/* words: notice.dossier_asked */
	return outcome ? outcome
		       : redirect_to(req, "dossier_asked", "/dateien/%lld", (long long)id);
}
