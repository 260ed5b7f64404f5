/* bmsctl mail: sends what is due in the outbox, and empties it of what was sent long ago. */
#include "account/password.h"
#include "account/register.h"
#include "application/link.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/log.h"
#include "draft/resume.h"
#include "hiring/handover.h"
#include "interview/invite.h"
#include "jobs/loop.h"
#include "mail/letter.h"
#include "mail/outbox.h"
#include "mail/request.h"
#include "org/super_admin.h"
#include "store/secrets.h"

#define ONE_CALL 50 /* mails between two looks at the signals */
#define CLEAN_US (INT64_C(3600) * 1000000) /* between two cleanings */

static enum outcome outbox_clean(struct job_context *context)
{
	static int64_t next;
	int64_t removed = 0;
	enum outcome outcome;

	if (clock_ticks_us() < next)
		return OK;
	outcome = mail_clean(context->db, &removed);
	if (outcome == OK)
		next = clock_ticks_us() + CLEAN_US;
	if (removed > 0)
		log_info("mail", "removed=%lld", (long long)removed);
	return outcome;
}

/* Whoever was super-administrator is told that the time is over, and all administrators. */
static enum outcome end_super(struct job_context *context)
{
	int64_t ended = 0;
	struct pool *pool = pool_new();
	enum outcome outcome = super_end_due(context->db, pool, &ended);

	pool_free(&pool);
	return outcome;
}

/* The password, for an account not yet in use, is made while nothing but the request is held, which
 * nobody waits for. */
static enum outcome request_answer(struct db *db, struct pool *pool, enum mail_request kind,
	const char *email, int64_t application_id)
{
	const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	struct account_secret secret;

	if (kind == MAIL_REQUEST_QUESTION)
		return notice_question(db, pool, application_id);
	if (kind == MAIL_REQUEST_APPOINTMENT)
		return interview_told(db, pool, application_id);
	if (kind == MAIL_REQUEST_WITHDRAWN)
		return withdrawn_told(db, pool, application_id);
	if (application_id)
		return link_mail(db, pool, &system, application_id,
			kind == MAIL_REQUEST_DATA ? LINK_TO_DATA : LINK_TO_STATUS);
	if (kind == MAIL_REQUEST_STATUS)
		return link_mail_address(db, pool, email);
	if (kind == MAIL_REQUEST_RESUME)
		return resume_mail_address(db, pool, email);
	account_secret_new(pool, &secret);
	return account_forgotten(db, pool, email, secret.password, secret.hash);
}

static enum outcome answer_all(struct job_context *context)
{
	int count = 0;
	enum outcome outcome;

	do {
		outcome = mail_request_run(context->db, ONE_CALL, request_answer, &count);
	} while (outcome == OK && count == ONE_CALL && !loop_ending());
	return outcome;
}

static enum outcome deliver_all(struct job_context *context)
{
	int sent = 0;
	int failed = 0;
	enum outcome outcome = end_super(context);
	if (!outcome)
		outcome = answer_all(context);
	if (outcome)
		return outcome;
	do {
		outcome = mail_deliver(
			context->db, context->settings, ONE_CALL, notice_given_up, &sent, &failed);
		if (sent + failed > 0)
			log_info("mail", "sent=%d failed=%d", sent, failed);
	} while (outcome == OK && sent + failed == ONE_CALL && !loop_ending());
	return outcome ? outcome : outbox_clean(context);
}

static enum job_status mail_run(struct job_context *context, int argc, char **argv)
{
	secrets_init(context->settings);
	letter_init(context->settings);
	return loop_run(context, argc, argv, deliver_all);
}

const struct job job_mail = {
	.name = "mail",
	.options = "[--loop]",
	.help = "send what is due in the outbox, remove what was sent long ago; with --loop look"
		" every second until SIGTERM",
	.account = JOB_AS_JOBS,
	.run = mail_run,
};
