/* One application as the person who made it sees it: how it stands, what comes next, what was sent;
 * withdrawing it (POR-07, PRT-11). */
#include <string.h>

#include "application/attachment.h"
#include "application/link.h"
#include "application/own.h"
#include "application/passed_over.h"
#include "application/question.h"
#include "application/reading.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/text.h"
#include "form/answer.h"
#include "mail/mail_file.h"
#include "mail/outbox.h"
#include "missing/missing.h"
#include "portal/apply/apply.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "store/store.h"
#include "web/form/form.h"

/* The words of a status; of a new one in the model, those for any other. */
static const char *status_words(
	struct request *req, const char *group, const char *status, const char *stage)
{
	const char *found = text_empty(stage)
		? NULL
		: view_code_find(req, group, pool_printf(req->pool, "%s_%s", status, stage));
	if (!found)
		found = view_code_find(req, group, status);
	return found ? found : view_code(req, group, "other");
}

/* words: meaning.* next.* todo.* */
void my_status(struct request *req, const char *name, const struct my_status *status)
{
	static const char *const groups[MY_TOLD] = {
		[MY_MEANING] = "meaning", [MY_NEXT] = "next", [MY_TODO] = "todo"};
	view_text(req, pool_printf(req->pool, "%s.words", name), status->words);
	for (size_t i = 0; i < MY_TOLD; i++)
		view_text(req, pool_printf(req->pool, "%s.%s", name, groups[i]),
			text_empty(status->told[i])
				? status_words(req, groups[i], status->code, status->stage)
				: status->told[i]);
}

enum outcome my_application_show(struct request *req, struct my_application *application_r)
{
	bool english = text_equal(req->lang, "en");
	enum outcome outcome =
		my_application_get(req->db, req->pool, req->object.id, application_r);
	if (outcome)
		return outcome;
	view_text(req, "Application.number", application_r->number);
	view_text(req, "Application.title", application_r->title);
	view_text(req, "Application.authority", application_r->authority);
	view_text(req, "Application.ad", application_r->ad);
	view_text(req, "Application.status", application_r->status);
	view_text(req, "Application.look", application_r->look);
	view_bool(req, "Application.active", application_r->active);
	view_bool(req, "Application.received", application_r->received_at != NULL);
	view_bool(req, "Application.consent_withdrawn", application_r->consent_withdrawn);
	view_text(req, "Application.consent_version", application_r->consent_version);
	if (application_r->consent_at)
		view_time(req, "Application.consent_at", clock_from_sql(application_r->consent_at));
	my_status(req, "Application",
		&(struct my_status){.code = application_r->status,
			.words = english ? application_r->words_en : application_r->words_de,
			.stage = application_r->stage,
			.told = {application_r->told[0][english], application_r->told[1][english],
				application_r->told[2][english]}});
	if (req->principal.account)
		view_crumb(req, view_word(req, "title.my_home"), "/konto");
	return OK;
}

/* Steps that read alike stand as one, from the first. */
static enum outcome show_steps(struct request *req)
{
	const char *column = text_equal(req->lang, "en") ? "words_en" : "words_de";
	const char *before = NULL;
	struct db_rows *rows;
	enum outcome outcome = my_application_steps(req->db, req->pool, req->object.id, &rows);
	if (outcome)
		return outcome;
	view_rows(req, "Steps", rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *words = db_text(rows, i, column);
		words = text_empty(words) ? view_word(req, "step.other") : words;
		view_text(req, pool_printf(req->pool, "Steps.%zu.words", i), words);
		view_bool(req, pool_printf(req->pool, "Steps.%zu.again", i),
			text_equal(words, before));
		before = words;
	}
	return OK;
}

/* words: reader.* */
static enum outcome show_readings(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome =
		application_readings(req->db, req->pool, req->object.id, req->lang, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Readings.%zu", i);
		const char *words = db_text(rows, i, "step");
		const char *last = db_text(rows, i, "last_day");
		view_text(req, pool_printf(req->pool, "%s.reader", place),
			view_code(req, "reader", db_text(rows, i, "reader")));
		view_text(req, pool_printf(req->pool, "%s.words", place),
			text_empty(words) ? view_word(req, "step.other") : words);
		view_day(req, pool_printf(req->pool, "%s.first", place),
			db_text(rows, i, "first_day"));
		if (!text_equal(last, db_text(rows, i, "first_day")))
			view_day(req, pool_printf(req->pool, "%s.last", place), last);
	}
	return outcome;
}

/* Somebody who was passed over reads here what that means; reading it is its receipt. */
static enum outcome show_passed_over(struct request *req, const struct my_application *application)
{
	struct passed_over_told told;
	enum outcome outcome = passed_over_told(req->db, req->pool, req->object.id, &told);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_bool(req, "Passed_over.there", application->active);
	view_day(req, "Passed_over.promised_on", told.promised_on);
	return told.opened_at ? OK : passed_over_opened(req->db, req->pool, told.id);
}

/* What its status takes, and by a link what that lets do. */
static enum outcome show_may(struct request *req, const struct my_application *application)
{
	bool correct = false, hand_in = false, guest = false;
	int64_t scope = 0;
	enum outcome outcome = stage_may(req->db, req->object.id, STAGE_CORRECT, &correct);
	if (!outcome)
		outcome = stage_may(req->db, req->object.id, STAGE_HAND_IN, &hand_in);
	if (!outcome)
		outcome = application_scope(
			req->db, req->pool, &req->principal, req->object.id, &scope);
	if (!outcome)
		outcome = link_usable(req->db, req->pool, req->object.id, &guest);
	view_bool(req, "Application.correct", correct && scope & LINK_CORRECT);
	view_bool(req, "Application.hand_in", hand_in && scope & LINK_HAND_IN);
	view_bool(req, "Application.withdraw", application->active && scope & LINK_WITHDRAW);
	view_bool(req, "Application.consent",
		application->received_at && !application->consent_withdrawn
			&& scope & LINK_WITHDRAW);
	view_bool(req, "Application.ask", application->active && scope & LINK_ASK);
	view_bool(req, "Application.answer", application->active && scope & LINK_APPOINTMENT);
	view_bool(req, "Application.files", scope & LINK_DATA);
	view_bool(req, "Application.guest", guest);
	if (guest)
		link_show_offer(req, application->number);
	return outcome;
}

static enum outcome show_questions(struct request *req)
{
	struct question_asked *questions;
	size_t count;
	enum outcome outcome = questions_of(req->db, req->pool, req->object.id, &questions, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Questions.%zu", i);
		view_text(req, pool_printf(req->pool, "%s.text", place), questions[i].text);
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(questions[i].at));
	}
	return outcome;
}

/* Documents that came with a letter. */
static void view_mail_files(struct request *req, const char *place, const struct kept_mail *mail)
{
	const char *rest = mail->files;
	struct mail_file file;
	for (size_t i = 0; mail_file_next(req->pool, &rest, &file);) {
		if (!text_equal(file.state, "good"))
			continue;
		const char *node = pool_printf(req->pool, "%s.files.%zu", place, i++);
		view_text(req, pool_printf(req->pool, "%s.name", node), file.name);
		view_text(req, pool_printf(req->pool, "%s.size", node), apply_size(req, file.size));
		view_text(req, pool_printf(req->pool, "%s.href", node),
			pool_printf(req->pool, "/bewerbung/%s/nachricht/%lld/anlage/%lld",
				req->object.number, (long long)mail->id, (long long)file.id));
	}
}

static enum outcome show_mails(struct request *req)
{
	struct kept_mail *mails;
	size_t count;
	enum outcome outcome = mail_of_application(
		req->db, req->pool, req->object.id, KEPT_FOR_APPLICANT, &mails, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Mails.%zu", i);
		view_text(req, pool_printf(req->pool, "%s.subject", place), mails[i].mail.subject);
		const char *text = mails[i].mail.text, *footer = strstr(text, "\n-- \n");
		view_text(req, pool_printf(req->pool, "%s.text", place),
			footer ? pool_strndup(req->pool, text, (size_t)(footer - text)) : text);
		view_time(req, pool_printf(req->pool, "%s.at", place), clock_from_sql(mails[i].at));
		view_mail_files(req, place, &mails[i]);
	}
	return outcome == INVALID ? UNAVAILABLE : outcome;
}

/* words: attachment_type.* */
enum outcome my_missing_show(struct request *req)
{
	struct missing_request asked;
	enum outcome outcome = missing_last(req->db, req->pool, req->object.id, &asked);
	if (outcome || !text_equal(asked.state, "open"))
		return outcome == NOT_FOUND ? OK : outcome;
	view_day(req, "Missing.last_day", asked.last_day);
	for (size_t i = 0; i < asked.count; i++) {
		const char *place = pool_printf(req->pool, "Missing.documents.%zu", i);
		view_text(req, pool_printf(req->pool, "%s.type", place),
			view_code(req, "attachment_type", asked.documents[i].type));
		view_text(req, pool_printf(req->pool, "%s.label", place), asked.documents[i].label);
		view_bool(
			req, pool_printf(req->pool, "%s.handed", place), asked.documents[i].handed);
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct my_application application;
	enum outcome outcome = my_application_show(req, &application);
	if (outcome)
		return outcome;
	if (application.draft)
		return redirect_to(req, NULL, "/bewerbung/%s/pruefen", application.number);
	if (application.unconfirmed)
		return redirect_to(req, NULL, "/bewerbung/%s/gesendet", application.number);
	view_title_german(req, application.title);
	outcome = show_steps(req);
	if (!outcome)
		outcome = show_readings(req);
	if (!outcome)
		outcome = show_passed_over(req, &application);
	if (!outcome)
		outcome = show_may(req, &application);
	if (!outcome)
		outcome = show_questions(req);
	if (!outcome)
		outcome = show_mails(req);
	if (!outcome)
		outcome = my_missing_show(req);
	if (!outcome)
		outcome = my_interviews_show(req);
	if (!outcome)
		outcome = my_offer_show(req);
	return outcome ? outcome : apply_attachments(req, application.id);
}

const struct page page_my_application = {
	.path = "/bewerbung/{application}",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.view = "portal/my_application.cs",
	.title = "my_application",
	.show = show,
};

static const struct form withdraw_form = {.name = "my_withdraw"};
static const struct form consent_form = {.name = "my_consent"};

/* `over`: also when the procedure is. */
static enum outcome admit_received(struct request *req, bool over)
{
	enum stage stage;
	enum outcome outcome = stage_find(req->db, req->object.id, &stage);
	if (outcome || stage == STAGE_RECEIVED || (over && stage == STAGE_OVER))
		return outcome;
	return redirect_to(req, stage == STAGE_OVER ? "application_over" : NULL, "/bewerbung/%s",
		req->object.number);
}

enum outcome my_admit_active(struct request *req)
{
	return admit_received(req, false);
}

static enum outcome admit_consent(struct request *req)
{
	return admit_received(req, true);
}

static enum outcome question_show(struct request *req, const struct form *form)
{
	struct my_application application;
	enum outcome outcome = my_application_show(req, &application);
	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	form_show(req, form, req->path, NULL);
	return OK;
}

static enum outcome show_withdraw(struct request *req)
{
	return question_show(req, &withdraw_form);
}

static enum outcome save_withdraw(struct request *req)
{
	enum outcome outcome =
		my_application_withdraw(req->db, req->pool, &req->principal, req->object.id);
	if (outcome && outcome != CONFLICT) /* over already: the page says so */
		return outcome;
	return redirect_to(req, outcome ? "application_over" : "application_withdrawn",
		"/bewerbung/%s", req->object.number);
}

const struct page page_my_withdraw = {
	.path = "/bewerbung/{application}/zurueckziehen",
	.right = RIGHT_OWN,
	.scope = LINK_WITHDRAW,
	.form = &withdraw_form,
	.view = "portal/my_withdraw.cs",
	.title = "my_withdraw",
	.admit = my_admit_active,
	.show = show_withdraw,
	.save = save_withdraw,
};

static enum outcome show_consent(struct request *req)
{
	return question_show(req, &consent_form);
}

static enum outcome save_consent(struct request *req)
{
	enum outcome outcome = my_application_withdraw_consent(
		req->db, req->pool, &req->principal, req->object.id);
	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? NULL : "consent_withdrawn",
		outcome ? "/bewerbung/%s/einwilligung" : "/bewerbung/%s", req->object.number);
}

const struct page page_my_consent = {
	.path = "/bewerbung/{application}/einwilligung",
	.right = RIGHT_OWN,
	.scope = LINK_WITHDRAW,
	.form = &consent_form,
	.view = "portal/my_consent.cs",
	.title = "my_consent",
	.admit = admit_consent,
	.show = show_consent,
	.save = save_consent,
};
