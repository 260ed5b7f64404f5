/* bmsdemo: fills a database with the demo's world, or with as much as is measured with. Not
 * installed. */
#include "jobs/job.h"

static const struct job *const jobs[] = {
	&job_demo_data,
	&job_demo_comparison,
	&job_demo_files,
	&job_bench_data,
	NULL,
};

int main(int argc, char **argv)
{
	return jobs_main("bmsdemo", jobs, argc, argv);
}
