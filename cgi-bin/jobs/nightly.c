/* bmsctl nightly: applies the rules of time (RET-50); says what would happen; does what an
 * administrator has asked for; checks the reports. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "jobs/loop.h"
#include "mail/letter.h"
#include "nightly/nightly_report.h"
#include "org/orphan.h"
#include "retention/retention.h"
#include "store/secrets.h"

struct options {
	const char *only;
	const char *at;
	bool dry, verify;
};

static bool nightly_options_read(int argc, char **argv, struct options *options_r)
{
	for (int i = 1; i < argc; i++) {
		const char **value = NULL;

		if (strcmp(argv[i], "--dry-run") == 0)
			options_r->dry = true;
		else if (strcmp(argv[i], "--verify") == 0)
			options_r->verify = true;
		else if (strcmp(argv[i], "--rule") == 0)
			value = &options_r->only;
		else if (strcmp(argv[i], "--at") == 0)
			value = &options_r->at;
		else
			return false;
		if (value && ++i == argc)
			return false;
		if (value)
			*value = argv[i];
	}
	return !options_r->verify || argc == 2;
}

static void say_due(
	const struct nightly_rule *rule, const struct nightly_object *object, const char *reason)
{
	(void)reason;
	printf("%s %s: %s %s, clock started %s, due %s\n", object->rule, rule->code, rule->object,
		object->number, object->clock_start ? object->clock_start : "-",
		object->due ? object->due : "-");
}

static void say_failed(
	const struct nightly_rule *rule, const struct nightly_object *object, const char *reason)
{
	if (reason)
		printf("%s %s: %s %s failed: %s\n", object->rule, rule->code, rule->object,
			object->number, reason);
}

static void say_rule(const struct nightly_rule *rule, int64_t done, int64_t passed, int64_t failed,
	int64_t milliseconds)
{
	printf("%s %s: %lld done, %lld not due any more, %lld failed, %lld ms\n", rule->id,
		rule->code, (long long)done, (long long)passed, (long long)failed,
		(long long)milliseconds);
}

static void say_rule_dry(const struct nightly_rule *rule, int64_t done, int64_t passed,
	int64_t failed, int64_t milliseconds)
{
	(void)passed;
	(void)failed;
	(void)milliseconds;
	printf("%s %s: %lld due\n", rule->id, rule->code, (long long)done);
}

static enum job_status result_report(
	enum outcome outcome, const struct options *options, const struct nightly_result *result)
{
	if (outcome == INVALID) {
		printf("there is no rule %s; nothing was changed\n", options->only);
		return JOB_USAGE;
	}
	if (outcome == CONFLICT) {
		printf("run %lld is under way; nothing was changed, try again when it has ended"
		       " (or in %lld s, should it be dead)\n",
			(long long)result->busy, (long long)result->busy_seconds);
		return JOB_UNAVAILABLE;
	}
	if (outcome)
		return JOB_UNAVAILABLE;
	if (options->dry)
		printf("dry run: %lld due, nothing was changed\n", (long long)result->done);
	else
		printf("run %lld: %lld done, %lld not due any more, %lld failed%s\n",
			(long long)result->run_id, (long long)result->done,
			(long long)result->passed, (long long)result->failed,
			result->ended_early ? ", ended early" : "");
	return result->failed || result->ended_early ? JOB_FOUND : JOB_DONE;
}

static enum outcome rules_apply(struct job_context *context, const struct options *options,
	int64_t asked_by, struct nightly_result *result_r)
{
	const struct nightly_options how = {
		.dry = options->dry,
		.keep = asked_by != 0,
		.only = options->only,
		.asked_by = asked_by,
		.lease = settings_int(context->settings, "nightly_lease_seconds", 60),
		.ending = loop_ending,
		.object = options->dry ? say_due : say_failed,
		.rule = options->dry ? say_rule_dry : say_rule,
	};

	enum outcome outcome =
		nightly_run(context->db, retention_rules, retention_rule_count, &how, result_r);

	return outcome || options->dry || options->only ? outcome : orphan_count_keep(context->db);
}

/* It is taken up before it runs, so that one that ends the program is not begun again and again;
 * while another run is under way it waits. */
static enum outcome asked_one(struct job_context *context, int64_t id, bool dry, int64_t asked_by)
{
	const struct options options = {.dry = dry};
	struct nightly_result result;
	enum outcome outcome = nightly_take(context->db, id, true);

	if (outcome)
		return outcome;
	outcome = rules_apply(context, &options, asked_by, &result);
	if (outcome == CONFLICT)
		return nightly_take(context->db, id, false);
	result_report(outcome, &options, &result);
	fflush(stdout);
	return outcome;
}

static enum outcome asked_run(struct job_context *context)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = nightly_asked(context->db, pool, &rows);

	for (size_t i = 0; !outcome && !loop_ending() && i < rows->count; i++)
		outcome = asked_one(context, db_number(rows, i, "id"),
			db_number(rows, i, "dry") != 0, db_number(rows, i, "asked_by"));
	pool_free(&pool);
	return outcome;
}

static enum job_status reports_verify(struct job_context *context)
{
	struct nightly_break found;

	if (nightly_verify(context->db, &found))
		return JOB_UNAVAILABLE;
	if (!found.what) {
		printf("%lld reports of nightly runs, all fit\n", (long long)found.runs);
		return JOB_DONE;
	}
	printf("broken: report of run %lld: %s (number %lld of those checked)\n",
		(long long)found.run_id, found.what, (long long)found.runs);
	return JOB_FOUND;
}

/* A real run at another time than now would end what is not due: only where that is wanted. */
static bool set_clock(const struct job_context *context, const struct options *options)
{
	int64_t at = clock_from_sql(options->at);

	if (at < 0) {
		fputs("--at takes \"YYYY-MM-DD HH:MM:SS\" (UTC)\n", stderr);
		return false;
	}
	if (!options->dry
		&& strcmp(settings_text(context->settings, "nightly_may_set_clock", "no"), "yes")
			!= 0) {
		fputs("--at needs --dry-run: nightly_may_set_clock is not yes\n", stderr);
		return false;
	}
	clock_set(at);
	return true;
}

static enum job_status nightly_run_job(struct job_context *context, int argc, char **argv)
{
	struct options options = {0};
	struct nightly_result result;
	enum outcome outcome;
	bool asked = argc > 1 && strcmp(argv[1], "--asked") == 0;

	if (!asked && !nightly_options_read(argc, argv, &options))
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	if (asked)
		return loop_run(context, argc - 1, argv + 1, asked_run);
	if (options.verify)
		return reports_verify(context);
	if (options.at && !set_clock(context, &options))
		return JOB_USAGE;
	loop_signals();
	outcome = rules_apply(context, &options, 0, &result);
	return result_report(outcome, &options, &result);
}

const struct job job_nightly = {
	.name = "nightly",
	.options = "[--dry-run] [--rule RULE] [--at \"YYYY-MM-DD HH:MM:SS\"] | --asked"
		   " [--loop] | --verify",
	.help = "delete, expire and remind what is due; or do what administrators asked for; or"
		" check the reports",
	.account = JOB_AS_JOBS,
	.run = nightly_run_job,
};
