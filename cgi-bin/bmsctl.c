/* bmsctl: everything that no browser asks for, as jobs for timers and administrators. */
#include "jobs/job.h"

static const struct job *const jobs[] = {
	&job_migrate,
	&job_mail,
	&job_work,
	&job_convert,
	&job_import_staff,
	&job_service_account,
	&job_store,
	&job_sweep,
	&job_make_pictures,
	&job_expire,
	&job_export_ba,
	&job_nightly,
	&job_seal_history,
	&job_verify_history,
	&job_check,
	&job_rebuild_reach,
	&job_access_matrix,
	&job_detect_bias,
	&job_search_index,
	&job_alerts,
	NULL,
};

int main(int argc, char **argv)
{
	return jobs_main("bmsctl", jobs, argc, argv);
}
