/* Apply, step 1: what is needed, and the applicant's data. Saving begins visit and draft. */
#include "account/account.h"
#include "base/text.h"
#include "portal/account.h"
#include "portal/apply.h"
#include "portal/apply_begin.h"
#include "portal/apply_form.h"
#include "portal/internal.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"
#include "privacy/store.h"
#include "web/path.h"

static enum outcome find_ad(struct request *req, struct db_rows **row_r)
{
	const char *given = request_path_value(req, "ad");
	const char *number = pool_strndup(req->pool, given, number_length(given));
	return public_ad_get(req->db, req->pool, portal_internal(), number, row_r);
}

static enum outcome find_form(struct request *req, const struct db_rows *row,
	struct beginning *beginning_r)
{
	int64_t version;
	struct draft_ad *ad = &beginning_r->ad;
	ad->internal = portal_internal();
	text_to_int(public_ad_text(row, 0, "id"), 1, INT64_MAX, &ad->jobad_id);
	text_to_int(public_ad_text(row, 0, "vacancy_id"), 1, INT64_MAX, &ad->vacancy_id);
	enum outcome outcome = form_version_of_vacancy(req->db, ad->vacancy_id, &version);
	if (!outcome)
		outcome = form_model_get(req->db, req->pool, version, req->lang,
			&beginning_r->model);
	return outcome == NOT_FOUND ? UNAVAILABLE : outcome;
}

enum outcome apply_beginning(struct request *req, struct db_rows **row_r, struct beginning *beginning_r)
{
	enum outcome outcome = find_ad(req, row_r);
	return outcome ? outcome : find_form(req, *row_r, beginning_r);
}

/* Somebody who comes again is led to what was begun; what was told elsewhere can be taken over. */
static enum outcome show_begun(struct request *req, int64_t jobad_id)
{
	struct db_rows *rows;
	if (!req->session.token)
		return OK;
	enum outcome outcome = draft_of_visit(req->db, req->pool, &req->principal, jobad_id, &rows);
	if (outcome)
		return outcome;
	view_row(req, "Begun", rows);
	return apply_show_sources(req, jobad_id);
}

enum outcome apply_standing(struct request *req, int64_t jobad_id, const char *email,
	const char **number_r)
{
	*number_r = NULL;
	if (!req->session.token)
		return OK;
	return draft_standing(req->db, req->pool, &req->principal, jobad_id,
		req->principal.account ? NULL : email, number_r);
}

/*
 * What is taken over into the form (?von=): an earlier application by its number; whoever has a folder begins with it unless something else is said.
 * OK, NOT_FOUND (nothing is), UNAVAILABLE.
 */
static enum outcome answers_taken(struct request *req, const struct form_model *model,
	struct answers *answers_r)
{
	struct takeover take;
	const struct apply_input *input = req->input;
	const char *source = req->post ? input->from : request_query(req, "von");
	if (!source && !req->post && req->principal.account)
		source = TAKE_FOLDER;
	if (!source || !req->session.token)
		return NOT_FOUND;
	enum outcome outcome = take_open(req->db, req->pool, &req->principal, source, &take);
	if (!outcome)
		outcome = take_answers(req->db, req->pool, &take, model, answers_r);
	if (outcome)
		return outcome;
	view_text(req, "Apply.from", source);
	view_bool(req, "Apply.from_folder", take.folder);
	view_int(req, "Apply.from_files", (int64_t)take.count);
	return OK;
}

static void answers_of_account(struct request *req, const struct account *account,
	struct answers *answers_r)
{
	struct answer *items = POOL_ARRAY(req->pool, struct answer, 3);
	size_t count = 0;
	if (!text_empty(account->salutation))
		items[count++] = (struct answer){"salutation", account->salutation};
	if (!text_empty(account->first_name))
		items[count++] = (struct answer){"first_name", account->first_name};
	if (!text_empty(account->surname))
		items[count++] = (struct answer){"surname", account->surname};
	*answers_r = (struct answers){items, count};
}

/* On the internal portal; all of it can be changed. */
static void answers_of_staff(struct request *req, struct answers *answers_r)
{
	struct internal_person person;
	struct answer *items = POOL_ARRAY(req->pool, struct answer, 3);
	size_t count = 0;
	internal_person(req, &person);
	if (!text_empty(person.first_name))
		items[count++] = (struct answer){"first_name", person.first_name};
	if (!text_empty(person.surname))
		items[count++] = (struct answer){"surname", person.surname};
	if (person.email)
		items[count++] = (struct answer){"email", person.email};
	*answers_r = (struct answers){items, count};
}

/* All zero for a guest. */
static enum outcome find_account(struct request *req, struct account *account_r)
{
	*account_r = (struct account){0};
	return req->principal.account
		? account_get(req->db, req->pool, req->principal.account, account_r) : OK;
}

/* What the form holds before anything is typed. */
static enum outcome show_form(struct request *req, const struct form_model *model)
{
	struct answers answers = {0};
	struct account account;
	enum outcome outcome = find_account(req, &account);
	if (outcome)
		return outcome;
	outcome = answers_taken(req, model, &answers);
	if (outcome == UNAVAILABLE)
		return outcome;
	if (outcome && account.id)
		answers_of_account(req, &account, &answers);
	else if (outcome)
		answers_of_staff(req, &answers);
	apply_show_form(req, model, &answers, account.email);
	return OK;
}

/* A form that was sent is shown again, whoever it is of: what was typed is not taken away. */
static bool another_person(const struct request *req)
{
	return req->post || (!req->principal.account && request_query(req, "andere"));
}

static enum outcome show(struct request *req)
{
	struct db_rows *ad;
	const char *standing;
	struct beginning beginning = {0};
	enum outcome outcome = find_ad(req, &ad);
	if (outcome == GONE)
		view_text(req, "Page.title", view_word(req, "title.ad_gone"));
	if (outcome)
		return outcome;
	apply_head(req, APPLY_DATA, NULL, public_ad_text(ad, 0, "number"),
		public_ad_text(ad, 0, "title"), public_ad_text(ad, 0, "authority"));
	view_day(req, "Apply.valid_to", public_ad_text(ad, 0, "valid_to"));
	outcome = find_form(req, ad, &beginning);
	if (!outcome)
		outcome = apply_standing(req, beginning.ad.jobad_id, NULL, &standing);
	if (outcome)
		return outcome;
	if (standing && !another_person(req)) {
		view_title(req, view_word(req, "apply.twice_title"));
		view_text(req, "Apply.standing", standing);
		view_bool(req, "Apply.guest", !req->principal.account);
		return OK;
	}
	outcome = show_form(req, &beginning.model);
	if (!outcome)
		outcome = show_begun(req, beginning.ad.jobad_id);
	return outcome ? outcome : apply_limits(req);
}

/* Whoever fills the database with visits and drafts is stopped; a household or an office is not. */
const struct rate apply_begin_rate = {"apply_begin", 120, 3600};

static enum outcome before(struct request *req)
{
	struct apply_input *input = req->input;
	enum outcome outcome = account_rate_address(req, &apply_begin_rate);
	return outcome ? outcome : apply_take_open(req, input->from, &input->take);
}

/* After the draft is there: to the next step, or what else was asked for. */
static enum outcome go_on(struct request *req, const char *number, bool refused)
{
	const struct apply_input *input = req->input;
	const char *path = pool_printf(req->pool, "%s/bewerbung/%s/angaben", req->base, number);
	int64_t id;
	if (input->autosave)
		return apply_saved_json(req, true, path);
	if (!apply_wants_link(req) && refused)
		return redirect_to(req, NULL, "/bewerbung/%s/unterlagen?abgelehnt=1", number);
	if (!apply_wants_link(req))
		return redirect_to(req, "apply_begun", "/bewerbung/%s/unterlagen", number);
	enum outcome outcome = access_find(req->db, OBJECT_APPLICATION, number, &id);
	if (!outcome)
		outcome = apply_link_mail(req, id);
	return outcome ? outcome
		: redirect_to(req, "apply_link_sent", "/bewerbung/%s/angaben", number);
}

/* What could not come along is named on the page of the documents. */
static enum outcome bring_files(struct request *req, const struct takeover *take, const char *number,
	bool *refused_r)
{
	int64_t id;
	uint8_t key[32];
	const char *refused;
	enum outcome outcome = access_find(req->db, OBJECT_APPLICATION, number, &id);
	if (!outcome)
		outcome = take_files(req->db, req->pool, &req->principal, take, id, &refused);
	if (outcome || text_empty(refused))
		return outcome;
	*refused_r = true;
	outcome = store_key(req->db, id, key);
	return outcome ? outcome
		: answer_set(req->db, req->pool, id, key, ANSWER_NOTE, refused);
}

enum outcome apply_begin_draft(struct request *req, const struct beginning *beginning,
	const struct answers *answers, const struct takeover *take, const char **number_r,
	bool *refused_r)
{
	*refused_r = false;
	enum outcome outcome = portal_visit(req);
	if (outcome)
		return outcome;
	struct principal visitor = req->principal;
	visitor.lang = req->lang;
	outcome = draft_begin(req->db, req->pool, &visitor, &beginning->ad, answers,
		&req->problems, number_r);
	if (!outcome)
		outcome = internal_applies(req, *number_r);
	return outcome || !take ? outcome : bring_files(req, take, *number_r, refused_r);
}

static enum outcome begin(struct request *req, const struct beginning *beginning,
	const struct answers *answers)
{
	const struct apply_input *input = req->input;
	const char *number;
	bool refused;
	enum outcome outcome = apply_begin_draft(req, beginning, answers, input->take, &number,
		&refused);
	return outcome ? outcome : go_on(req, number, refused);
}

static enum outcome save(struct request *req)
{
	struct db_rows *row;
	struct answers answers;
	struct account account;
	const char *standing;
	struct beginning beginning = {0};
	const struct apply_input *input = req->input;
	enum outcome outcome = find_ad(req, &row);
	if (outcome == GONE)	/* the page itself says so */
		return redirect_to(req, NULL, "%s", req->path);
	if (!outcome)
		outcome = find_form(req, row, &beginning);
	if (!outcome)
		outcome = find_account(req, &account);
	if (outcome)
		return outcome;
	apply_read(req, &beginning.model, account.email, &answers);
	/* without an address there is nobody whose draft it could be */
	if (input->autosave && !answer_of(&answers, "email"))
		return apply_saved_json(req, false, NULL);
	outcome = apply_standing(req, beginning.ad.jobad_id, answer_of(&answers, "email"), &standing);
	if (outcome)
		return outcome;
	if (standing)
		problem_add(&req->problems, account.id ? "" : "email", "applied_already");
	if (standing && input->autosave)
		return apply_saved_json(req, false, NULL);
	if (problems_any(&req->problems) && !input->autosave)
		return INVALID;
	return begin(req, &beginning, &answers);
}

/* Sent twice: to the draft that the first has begun. Whose browser does not know the visit gets there by the link in a mail. */
static enum outcome done(struct request *req)
{
	struct db_rows *ad, *drafts = NULL;
	const struct apply_input *input = req->input;
	enum outcome outcome = find_ad(req, &ad);
	if (!outcome && req->session.token) {
		int64_t id = 0;
		text_to_int(public_ad_text(ad, 0, "id"), 1, INT64_MAX, &id);
		outcome = draft_of_visit(req->db, req->pool, &req->principal, id, &drafts);
	}
	if (outcome)
		return outcome;
	const char *number = drafts && drafts->count ? db_cell_text(drafts, 0, 0) : NULL;
	if (input->autosave)
		return number ? apply_saved_json(req, true,
			pool_printf(req->pool, "%s/bewerbung/%s/angaben", req->base, number)) : NOT_FOUND;
	if (!number)
		return redirect_to(req, NULL, "/bewerbung/fortsetzen");
	return redirect_to(req, NULL, "/bewerbung/%s/%s", number,
		apply_wants_link(req) ? "angaben" : "unterlagen");
}

const struct page page_apply_begin = {
	.path = "/stellen/{ad}/bewerben",
	.right = RIGHT_PUBLIC,
	.form = &apply_form,
	.view = "portal/apply_begin.cs",
	.title = "apply_begin",
	.show = show,
	.before = before,
	.save = save,
	.done = done,
};
