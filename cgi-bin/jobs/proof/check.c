/* bmsctl check: looks for states that must not exist (PRT-71). */
#include <stdio.h>

#include "access/reach.h"
#include "base/text.h"
#include "comparison/version.h"
#include "consent/consent.h"
#include "decision/decision.h"
#include "hiring/handover.h"
#include "interview/invite.h"
#include "jobs/job.h"
#include "notified/check.h"

static void comparison_name(const char *vacancy, int64_t version)
{
	printf("comparison of %s: version %lld does not fit\n", vacancy, (long long)version);
}

static void decision_name(const char *vacancy, int64_t number)
{
	printf("selection of %s: decision %lld does not fit\n", vacancy, (long long)number);
}

static void notified_name(const char *number, const char *what)
{
	printf("%s: %s\n", number,
		text_equal(what, "early") ? "hired before the waiting was over"
					  : "rejected before the SBV was heard");
}

static void handed_name(const char *number)
{
	printf("%s: handed over before the waiting was over\n", number);
}

static void consent_name(const char *what, const char *number)
{
	printf("consent at %s: %s\n", number, what);
}

static enum job_status check_run(struct job_context *context, int argc, char **argv)
{
	int64_t reach, unplaced, comparisons, decisions, doubled, over, unheard, early, handed;
	int64_t hired, seeing, handed_early;

	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	if (reach_check(context->db, &reach) || reach_unplaced(context->db, &unplaced)
		|| comparison_check(context->db, comparison_name, &comparisons)
		|| decision_check(context->db, decision_name, &decisions)
		|| interview_check(context->db, &doubled, &over)
		|| notified_check(context->db, notified_name, &unheard, &early)
		|| handover_wrong(context->db, &handed)
		|| handover_early(context->db, handed_name, &handed_early)
		|| consent_check(context->db, consent_name, &hired, &seeing))
		return JOB_UNAVAILABLE;
	printf("reach rows missing or without assignment: %lld\n", (long long)reach);
	printf("job ads and applications no list looks at: %lld\n", (long long)unplaced);
	printf("versions of comparisons that do not fit: %lld\n", (long long)comparisons);
	printf("decisions that do not fit: %lld\n", (long long)decisions);
	printf("times of interviews that two hold: %lld\n", (long long)doubled);
	printf("invitations of applications that are over: %lld\n", (long long)over);
	printf("rejections before the SBV was heard: %lld\n", (long long)unheard);
	printf("hirings before the waiting was over: %lld\n", (long long)early);
	printf("handed over, and not chosen or not being hired: %lld\n", (long long)handed);
	printf("handed over before the waiting was over: %lld\n", (long long)handed_early);
	printf("people being hired without what the committees have to say: %lld\n",
		(long long)hired);
	printf("vacancies whose works council sees on after its end: %lld\n", (long long)seeing);
	return reach || unplaced || comparisons || decisions || doubled || over || unheard || early
			|| handed || handed_early || hired || seeing
		? JOB_FOUND
		: JOB_DONE;
}

const struct job job_check = {
	.name = "check",
	.options = "",
	.help = "look for states that must not exist",
	.account = JOB_AS_JOBS,
	.run = check_run,
};
