/* Apply, step 1: what is needed, and the applicant's data. Saving begins visit and draft. */
#include "portal/apply/apply_begin.h"
#include "account/account.h"
#include "base/text.h"
#include "folder/folder.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/pages.h"
#include "portal/site/internal.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"
#include "public_ad/public_ad.h"
#include "store/store.h"
#include "web/form/form.h"
#include "web/path.h"

static enum outcome find_ad(struct request *req, struct db_rows **row_r)
{
	const char *given = request_path_value(req, "ad");
	const char *number = pool_strndup(req->pool, given, number_length(given));
	enum outcome outcome = public_ad_get(req->db, req->pool, portal_internal(), number, row_r);

	if (outcome)
		return outcome;
	return public_ad_text(*row_r, 0, "apply_to") ? NOT_FOUND : OK; /* one applies elsewhere */
}

static enum outcome find_form(
	struct request *req, const struct db_rows *row, struct beginning *beginning_r)
{
	int64_t version;
	struct draft_ad *ad = &beginning_r->ad;
	ad->internal = portal_internal();
	text_to_int(public_ad_text(row, 0, "id"), 1, INT64_MAX, &ad->jobad_id);
	text_to_int(public_ad_text(row, 0, "vacancy_id"), 1, INT64_MAX, &ad->vacancy_id);
	enum outcome outcome = form_version_of_vacancy(req->db, ad->vacancy_id, &version);
	if (!outcome)
		outcome =
			form_model_get(req->db, req->pool, version, req->lang, &beginning_r->model);
	return outcome == NOT_FOUND ? UNAVAILABLE : outcome;
}

enum outcome apply_beginning(
	struct request *req, struct db_rows **row_r, struct beginning *beginning_r)
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

enum outcome apply_standing(
	struct request *req, int64_t jobad_id, const char *email, const char **number_r)
{
	*number_r = NULL;
	if (!req->session.token)
		return OK;
	return draft_standing(req->db, req->pool, &req->principal, jobad_id,
		req->principal.account ? NULL : email, number_r);
}

/*
 * What is taken over into the form (?von=): an earlier application by its number; whoever has a
 * folder begins with it unless something else is said. OK, NOT_FOUND (nothing is), UNAVAILABLE.
 */
static enum outcome answers_taken(
	struct request *req, const struct form_model *model, struct answers *answers_r)
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

/* words: problem.drafts_many */
enum outcome apply_crowd(struct request *req, int64_t jobad_id, struct db_rows **rows_r)
{
	*rows_r = NULL;
	if (!req->session.token)
		return OK;
	enum outcome outcome = draft_open(req->db, req->pool, &req->principal, jobad_id, rows_r);
	if (!outcome && (*rows_r)->count < DRAFTS_OPEN)
		*rows_r = NULL;
	return outcome;
}

static void answers_of_account(
	struct request *req, const struct account *account, struct answers *answers_r)
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
		? account_get(req->db, req->pool, req->principal.account, account_r)
		: OK;
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

/* What stands in the way is said before anything is typed. */
static enum outcome show_refusal(struct request *req, int64_t jobad_id, bool *refused_r)
{
	const char *standing;
	struct db_rows *crowd = NULL;
	enum outcome outcome = apply_standing(req, jobad_id, NULL, &standing);
	if (!outcome)
		outcome = apply_crowd(req, jobad_id, &crowd);
	if (outcome)
		return outcome;
	*refused_r = standing && !another_person(req);
	if (*refused_r) {
		view_title(req, view_word(req, "apply.twice_title"));
		view_text(req, "Apply.standing", standing);
		view_bool(req, "Apply.guest", !req->principal.account);
	} else if (crowd && !req->post) {
		*refused_r = true;
		view_title(req, view_word(req, "apply.crowd_title"));
		view_rows(req, "Crowd", crowd);
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct db_rows *ad;
	bool refused;
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
		outcome = show_refusal(req, beginning.ad.jobad_id, &refused);
	if (outcome || refused)
		return outcome;
	outcome = show_form(req, &beginning.model);
	if (!outcome)
		outcome = show_begun(req, beginning.ad.jobad_id);
	return outcome ? outcome : apply_limits(req);
}

/* Whoever fills the database with visits and drafts is stopped; a household or an office is not. */
const struct rate apply_begin_rate = {"apply_begin", 120, 3600};

/* What a POST says. */
struct entry {
	struct beginning beginning;
	struct answers answers;
	bool begins; /* nothing stands in the way; else req->problems says what, but of an autosave
			without an address */
};

static enum outcome find_refusal(struct request *req, struct entry *entry)
{
	const char *standing, *email = answer_of(&entry->answers, "email");
	struct db_rows *crowd = NULL;
	enum outcome outcome = apply_standing(req, entry->beginning.ad.jobad_id, email, &standing);
	if (!outcome && !standing)
		outcome = apply_crowd(req, entry->beginning.ad.jobad_id, &crowd);
	if (outcome)
		return outcome;
	if (standing)
		problem_add(
			&req->problems, req->principal.account ? "" : "email", "applied_already");
	if (crowd)
		problem_add(&req->problems, "", "drafts_many");
	entry->begins = !standing && !crowd;
	return OK;
}

/* Outcomes of apply_beginning. */
static enum outcome read_entry(struct request *req, struct entry *entry_r)
{
	struct db_rows *row;
	struct account account;
	const struct apply_input *input = req->input;
	*entry_r = (struct entry){0};
	enum outcome outcome = apply_beginning(req, &row, &entry_r->beginning);
	if (!outcome)
		outcome = find_account(req, &account);
	if (outcome)
		return outcome;
	apply_read(req, &entry_r->beginning.model, account.email, &entry_r->answers);
	/* without an address there is nobody whose draft it could be */
	if (input->autosave && !answer_of(&entry_r->answers, "email"))
		return OK;
	outcome = find_refusal(req, entry_r);
	if (!input->autosave && problems_any(&req->problems))
		entry_r->begins = false;
	return outcome;
}

/* Documents are copied only for what will be begun; what is wrong save says. */
static enum outcome before(struct request *req)
{
	struct entry entry;
	struct apply_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &apply_begin_rate);
	if (!outcome)
		outcome = apply_take_open(req, input->from, &input->take);
	if (outcome || !input->take)
		return outcome;
	outcome = read_entry(req, &entry);
	req->problems.count = 0;
	return outcome || !entry.begins ? OK : apply_take_copy(req, &input->take);
}

/* After the draft is there: to the next step, or what else was asked for. */
static enum outcome begin_go_on(struct request *req, const char *number, bool refused)
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
	enum outcome outcome = object_find(req->db, OBJECT_APPLICATION, number, &id);
	if (!outcome)
		outcome = apply_link_mail(req, id);
	return outcome ? outcome
		       : redirect_to(req, "apply_link_sent", "/bewerbung/%s/angaben", number);
}

/* What could not come along is named on the page of the documents. */
static enum outcome bring_files(
	struct request *req, const struct takeover *take, const char *number, bool *refused_r)
{
	int64_t id;
	uint8_t key[32];
	const char *refused;
	enum outcome outcome = object_find(req->db, OBJECT_APPLICATION, number, &id);
	if (!outcome)
		outcome = take_files(req->db, req->pool, &req->principal, take, id, &refused);
	if (!outcome && take->folder)
		outcome = folder_used(req->db, req->pool, take->id);
	if (outcome || text_empty(refused))
		return outcome;
	*refused_r = true;
	outcome = store_key(req->db, OBJECT_APPLICATION, id, key);
	return outcome ? outcome : answer_set(req->db, req->pool, id, key, ANSWER_NOTE, refused);
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
	struct draft_ad ad = beginning->ad;
	visitor.lang = req->lang;
	ad.key = take ? take->key : NULL;
	outcome = draft_begin(req->db, req->pool, &visitor, &ad, answers, &req->problems, number_r);
	if (!outcome)
		outcome = internal_applies(req, *number_r);
	return outcome || !take ? outcome : bring_files(req, take, *number_r, refused_r);
}

static enum outcome save(struct request *req)
{
	struct entry entry;
	const char *number;
	bool refused;
	const struct apply_input *input = req->input;
	enum outcome outcome = read_entry(req, &entry);
	if (outcome == GONE) /* the page itself says so */
		return redirect_to(req, NULL, "%s", req->path);
	if (outcome)
		return outcome;
	if (!entry.begins)
		return input->autosave ? apply_saved_json(req, false, NULL) : INVALID;
	outcome = apply_begin_draft(
		req, &entry.beginning, &entry.answers, input->take, &number, &refused);
	return outcome ? outcome : begin_go_on(req, number, refused);
}

/* Sent twice: to the draft that the first has begun. Whose browser does not know the visit gets
 * there by the link in a mail. */
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
	const char *number = drafts && drafts->count ? db_text(drafts, 0, "number") : NULL;
	if (input->autosave)
		return number ? apply_saved_json(req, true,
			       pool_printf(req->pool, "%s/bewerbung/%s/angaben", req->base, number))
			      : NOT_FOUND;
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
