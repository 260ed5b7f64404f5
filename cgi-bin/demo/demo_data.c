/* bmsctl demo-data: an invented city with people, vacancies, ads, applications; can be repeated. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "demo/ads/bench_ads.h"
#include "demo/demo_arrival.h"
#include "demo/demo_choices.h"
#include "demo/demo_decisions.h"
#include "demo/demo_equality.h"
#include "demo/demo_foreign.h"
#include "demo/demo_handover.h"
#include "demo/demo_intake.h"
#include "demo/demo_interviews.h"
#include "demo/demo_letters.h"
#include "demo/demo_media.h"
#include "demo/demo_mobile.h"
#include "demo/demo_now.h"
#include "demo/demo_reminders.h"
#include "demo/demo_requisitions.h"
#include "demo/demo_statements.h"
#include "demo/demo_world.h"
#include "demo/org/demo_accounts.h"
#include "demo/org/demo_org.h"
#include "demo/org/demo_pay.h"
#include "demo/org/demo_portal.h"
#include "demo/org/demo_service.h"
#include "jobs/job.h"
#include "mail/letter.h"
#include "publishing/jobad.h"
#include "store/secrets.h"

#define ADS 34 /* generated ones unless told otherwise */
#define ORG_AGE (70 * 86400) /* seconds the people have been there */

static bool demo_options(
	int argc, char **argv, const char **directory_r, int64_t *ads_r, bool *now_r)
{
	*now_r = argc > 1 && strcmp(argv[argc - 1], "--now") == 0;
	argc -= *now_r;
	for (int i = 1; i < argc; i += 2) {
		if (i + 1 == argc)
			return false;
		if (strcmp(argv[i], "--dir") == 0)
			*directory_r = argv[i + 1];
		else if (strcmp(argv[i], "--ads") != 0
			|| !text_to_int(argv[i + 1], 0, 1000000, ads_r))
			return false;
	}
	return *directory_r != NULL;
}

static enum outcome load_org(struct demo_org *org, const char *directory)
{
	clock_set(clock_now() - ORG_AGE);
	enum outcome outcome = demo_org_load(org, directory);
	if (!outcome)
		outcome = demo_pay_release(org);
	clock_set(-1);
	return outcome;
}

/* What --now adds. */
static enum outcome under_way_add(
	const struct demo_org *org, const char *directory, struct demo_counts *counts)
{
	bool fresh = false;
	enum outcome outcome = demo_choices_add(org, directory, &fresh);

	if (!outcome)
		outcome = demo_world_add(org, directory, "now/world.txt", counts);
	if (!outcome && fresh)
		outcome = demo_choices_change(org, directory);

	if (!outcome)
		outcome = demo_requisitions_add(org, directory, "now/requisitions.txt");
	if (!outcome)
		outcome = demo_statements_add(org, directory, "now/statements.txt");
	if (!outcome)
		outcome = demo_decisions_add(org, directory, "now/decisions.txt");
	if (!outcome)
		outcome = demo_mobile_add(org, directory);
	if (!outcome)
		outcome = demo_handover_add(org, directory);
	if (!outcome)
		outcome = demo_reminders_add(org, directory);
	if (!outcome)
		outcome = demo_foreign_add(org, directory);
	if (!outcome)
		outcome = demo_arrival_add(org);
	if (!outcome)
		outcome = demo_intake_add(org, directory);
	if (!outcome)
		outcome = demo_now_add(org);
	if (!outcome)
		outcome = demo_letters_add(org);
	if (!outcome)
		outcome = demo_equality_add(org);
	return outcome ? outcome : demo_interviews_add(org);
}

static enum job_status demo_run(struct job_context *context, int argc, char **argv)
{
	const char *directory = NULL;
	int64_t wanted = ADS, added = 0, expired = 0, accounts = 0;
	struct demo_org org = {.pool = context->pool, .db = context->db};
	struct demo_counts counts = {0};
	bool now = false;
	if (!demo_options(argc, argv, &directory, &wanted, &now))
		return JOB_USAGE;
	secrets_init(context->settings);
	letter_init(context->settings);
	int64_t begun = clock_ticks_us();
	enum outcome outcome = load_org(&org, directory);
	if (!outcome)
		outcome = demo_service_add(context->db, context->pool, directory);
	if (!outcome)
		outcome = demo_portal_add(context->db, context->pool, directory);
	if (!outcome)
		outcome = demo_media_add(&org, directory);
	if (!outcome)
		outcome = demo_world_add(&org, directory, "world.txt", &counts);
	if (!outcome)
		outcome = demo_requisitions_add(&org, directory, "requisitions.txt");
	if (!outcome)
		outcome = demo_statements_add(&org, directory, "statements.txt");
	if (!outcome)
		outcome = demo_decisions_add(&org, directory, "decisions.txt");
	if (!outcome)
		outcome = demo_accounts_add(context->db, context->pool, &accounts);
	if (!outcome)
		outcome = bench_ads_add(&org, directory, wanted, &added);
	if (!outcome && now)
		outcome = under_way_add(&org, directory, &counts);
	if (!outcome)
		outcome = jobad_expire(context->db, context->pool, &expired);
	printf("added: %lld vacancies, %lld ads, %lld applications, %lld accounts,"
	       " %lld generated ads"
	       " (%.1f seconds)\n",
		(long long)counts.vacancies, (long long)counts.ads, (long long)counts.applications,
		(long long)accounts, (long long)added, (double)(clock_ticks_us() - begun) / 1e6);
	if (outcome == UNAVAILABLE)
		return JOB_UNAVAILABLE;
	return outcome ? JOB_FOUND : JOB_DONE;
}

const struct job job_demo_data = {
	.name = "demo-data",
	.options = "--dir DIR [--ads N] [--now]",
	.help = "add the demo's people, vacancies and applications, and up to N generated ads; with"
		" --now also what is under way: ads before publication, proposals of mobile"
		" employees, an ad of others, applications on paper, a formal check, a bulk"
		" action, a step and letters of this moment, files under check,"
		" interviews to come, identical procedures, last year's figures by sex",
	.account = JOB_AS_JOBS,
	.run = demo_run,
};
