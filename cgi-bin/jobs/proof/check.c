/* bmsctl check: looks for states that must not exist (PRT-71). */
#include <stdio.h>

#include "access/reach.h"
#include "comparison/version.h"
#include "consent/consent.h"
#include "interview/invite.h"
#include "jobs/job.h"

static void comparison_name(const char *vacancy, int64_t version)
{
	printf("comparison of %s: version %lld does not fit\n", vacancy, (long long)version);
}

static void consent_name(const char *what, const char *number)
{
	printf("consent at %s: %s\n", number, what);
}

static enum job_status check_run(struct job_context *context, int argc, char **argv)
{
	int64_t reach, unplaced, comparisons, doubled, over, hired, seeing;
	(void)argv;
	if (argc > 1)
		return JOB_USAGE;
	if (reach_check(context->db, &reach) || reach_unplaced(context->db, &unplaced)
		|| comparison_check(context->db, comparison_name, &comparisons)
		|| interview_check(context->db, &doubled, &over)
		|| consent_check(context->db, consent_name, &hired, &seeing))
		return JOB_UNAVAILABLE;
	printf("reach rows missing or without assignment: %lld\n", (long long)reach);
	printf("job ads and applications no list looks at: %lld\n", (long long)unplaced);
	printf("versions of comparisons that do not fit: %lld\n", (long long)comparisons);
	printf("times of interviews that two hold: %lld\n", (long long)doubled);
	printf("invitations of applications that are over: %lld\n", (long long)over);
	printf("people being hired without what the committees have to say: %lld\n",
		(long long)hired);
	printf("vacancies whose works council sees on after its end: %lld\n", (long long)seeing);
	return reach || unplaced || comparisons || doubled || over || hired || seeing ? JOB_FOUND
										      : JOB_DONE;
}

const struct job job_check = {
	.name = "check",
	.options = "",
	.help = "look for states that must not exist",
	.account = JOB_AS_JOBS,
	.run = check_run,
};
