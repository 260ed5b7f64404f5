/* The demo's applications. */
#include <string.h>

#include "application/application.h"
#include "application/attachment.h"
#include "application/confirmation.h"
#include "application/question.h"
#include "application/reading.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/text.h"
#include "demo/demo_world.h"
#include "draft/draft.h"
#include "form/form_model.h"
#include "recruiting/received.h"

#define CHECK_MILLISECONDS 10000 /* a file of the demo; nobody waits */

struct bytes {
	const char *data;
	size_t length;
};

static enum outcome give_bytes(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct bytes *bytes = context;
	if (at < 0 || (size_t)at + length > bytes->length)
		return INVALID;
	memcpy(bytes_r, bytes->data + at, length);
	return OK;
}

/* Questions of the form and the words of the file for them. */
static const char *const questions[][2] = {
	{"salutation", "salutation"},
	{"first_name", "first_name"},
	{"surname", "surname"},
	{"email", "email"},
	{"phone", "phone"},
	{"street", "street"},
	{"postcode", "postcode"},
	{"town", "town"},
	{"severely_disabled", "severe"},
	{"sbv_part", "sbv"},
	{"available_from", "available"},
	{"source", "source"},
	{"message", "message"},
};

/* What the vacancy's form asks of it. */
static struct answers form_answers(const struct demo_target *target,
	const struct demo_section *section, const struct form_model *form)
{
	size_t known = sizeof(questions) / sizeof(questions[0]), count = 0;
	struct answer *items = POOL_ARRAY(target->pool, struct answer, known);
	for (size_t i = 0; i < known; i++) {
		const char *value = demo_value(section, questions[i][1]);
		if (value && strcmp(questions[i][0], "available_from") == 0)
			value = demo_day(target->pool, target->today, value);
		if (value && form_question(form, questions[i][0]))
			items[count++] = (struct answer){questions[i][0], value};
	}
	return (struct answers){items, count};
}

/* "cv | lebenslauf.pdf | Lebenslauf.pdf": type, file of the demo, name the applicant gave it. */
static enum outcome application_attach(struct db *db, const struct demo_target *target,
	const struct principal *visitor, int64_t application_id, const char *text)
{
	struct demo_list part = demo_split(target->pool, text, '|');
	struct bytes bytes;
	const char *problem = NULL;
	if (part.count != 3)
		log_fatal("demo_data", "file=world.txt attachment=\"%s\" reason=form", text);
	bytes.data = demo_read(target->pool,
		pool_printf(target->pool, "%s/%s", target->directory, part.items[1]),
		&bytes.length);
	struct attachment_file file = {
		.type = part.items[0],
		.name = text_filename(target->pool, part.items[2]),
		.mime = "application/pdf",
		.size = (int64_t)bytes.length,
	};
	struct limits limits;
	int64_t milliseconds = CHECK_MILLISECONDS;
	enum outcome outcome = limits_get(db, target->pool, &limits);
	if (!outcome)
		outcome = attachment_check(
			target->pool, &file, &limits, give_bytes, &bytes, &milliseconds);
	if (!outcome)
		outcome = attachment_add(db, target->pool, visitor, application_id, &file,
			give_bytes, &bytes, &problem);
	if (problem)
		log_error("demo_data", "attachment=%s reason=%s", part.items[1], problem);
	return outcome;
}

/* The link of the mail is only in the mail: another one, made the same way, confirms. The
 * committees are told at once, as the job does that compares applicants with the staff. */
static enum outcome application_confirm_mail(struct db *db, const struct demo_target *target,
	const struct principal *visitor, int64_t application_id)
{
	const char *token;
	int64_t until;
	enum outcome outcome = confirmation_new(db, target->pool, application_id, &token, &until);
	if (!outcome)
		outcome = application_confirm(db, target->pool, visitor, token);
	return outcome ? outcome : received_tell(db, target->pool, application_id);
}

static enum outcome application_send(struct db *db, const struct demo_target *target,
	const struct principal *visitor, const struct demo_section *section, int64_t application_id,
	struct problems *problems)
{
	const char *sent = demo_value(section, "sent");
	const char *confirmed = demo_value(section, "confirmed");
	struct demo_list files = demo_values(target->pool, section, "attachment");
	enum outcome outcome = OK;
	for (size_t i = 0; i < files.count && !outcome; i++)
		outcome = application_attach(db, target, visitor, application_id, files.items[i]);
	if (!outcome && sent) {
		demo_moment(target->pool, target->today, sent);
		outcome =
			draft_send(db, target->pool, visitor, application_id, true, true, problems);
	}
	if (!outcome && confirmed) {
		demo_moment(target->pool, target->today, confirmed);
		outcome = application_confirm_mail(db, target, visitor, application_id);
	}
	return outcome;
}

/* Whoever makes a step has read what it is about. */
static enum outcome read_and_moved(
	struct db *db, const struct demo_target *target, int64_t application_id, const char *status)
{
	enum outcome outcome = application_note_reading(db, target->pool, target->owner,
		ROLE_BIT(ROLE_RECRUITER), &(struct application){.id = application_id});

	return outcome
		? outcome
		: application_move(db, target->pool, target->owner, application_id, status, 0);
}

/* What happens to it then, by the key of the entry; `part` of it behind the moment. */
static enum outcome application_act(struct db *db, const struct demo_target *target,
	const char *key, const struct demo_list *part, int64_t application_id)
{
	const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .lang = "de"};
	const char *first = part->items[0], *last = part->items[part->count - 1];
	if (strcmp(key, "step") == 0)
		return read_and_moved(db, target, application_id, first);
	if (strcmp(key, "question") == 0)
		return question_ask(db, target->pool, &visitor, application_id, first);
	if (strcmp(key, "answer") == 0)
		return question_answer(
			db, target->pool, demo_person(target->org, first), application_id, last);
	return application_comment_add(
		db, target->pool, demo_person(target->org, first), application_id, last);
}

/* In the order of the file: steps, comments, questions and answers. */
static enum outcome application_handle(struct db *db, const struct demo_target *target,
	const struct demo_section *section, int64_t application_id)
{
	static const struct {
		const char *key;
		size_t parts;
	} keys[] = {{"step", 1}, {"question", 1}, {"comment", 2}, {"answer", 2}};
	enum outcome outcome = OK;
	for (size_t i = 0; i < section->count && !outcome; i++) {
		const struct demo_entry *entry = &section->entries[i];
		size_t k = 0, known = sizeof(keys) / sizeof(keys[0]);
		while (k < known && strcmp(entry->key, keys[k].key) != 0)
			k++;
		if (k == known)
			continue;
		const char *rest = demo_moment(target->pool, target->today, entry->value);
		struct demo_list part = demo_split(target->pool, rest ? rest : "", '|');
		if (part.count != keys[k].parts)
			log_fatal("demo_data", "file=world.txt entry=\"%s\" reason=form",
				entry->value);
		outcome = application_act(db, target, entry->key, &part, application_id);
		if (outcome && outcome != UNAVAILABLE)
			log_error(
				"demo_data", "entry=\"%s\" outcome=%d", entry->value, (int)outcome);
	}
	return outcome;
}

enum outcome demo_application_add(
	struct db *db, const struct demo_target *target, const struct demo_section *section)
{
	const char *lang = demo_value(section, "lang"), *number;
	struct principal visitor = {.kind = PRINCIPAL_VISITOR, .lang = lang ? lang : "de"};
	struct draft_ad ad = {
		.jobad_id = target->jobad_id,
		.vacancy_id = target->vacancy_id,
		.internal = demo_value(section, "internal") != NULL,
	};
	struct form_model form;
	struct answers answers;
	struct problems problems = {0};
	int64_t id = 0;
	demo_moment(target->pool, target->today, demo_need(section, "begun"));
	enum outcome outcome = form_version_of_vacancy(db, target->vacancy_id, &id);
	if (!outcome)
		outcome = form_model_get(db, target->pool, id, visitor.lang, &form);
	if (outcome)
		return outcome;
	answers = form_answers(target, section, &form);
	outcome = draft_begin(db, target->pool, &visitor, &ad, &answers, &problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_APPLICATION, number, &id);
	if (!outcome)
		outcome = application_send(db, target, &visitor, section, id, &problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=application outcome=%d field=%s reason=%s",
			(int)outcome, problems.count ? problems.items[0].field : "",
			problems.count ? problems.items[0].reason : "");
	return outcome ? outcome : application_handle(db, target, section, id);
}
