/*
 * Jobs: what is done that no browser asks for. One record beside each job's function; the table of
 * a program (bmsctl, bmsdemo) lists the records, as that of a worker lists its pages.
 */
#ifndef BMS_JOBS_JOB_H
#define BMS_JOBS_JOB_H

#include "base/pool.h"
#include "base/settings.h"
#include "db/db.h"

/* What a job returns, and bmsctl exits with. */
enum job_status {
	JOB_DONE = 0,
	JOB_FOUND = 1, /* it ran, and found something wrong */
	JOB_USAGE = 2, /* options it does not know */
	JOB_UNAVAILABLE = 75, /* database, store or disk cannot serve now; try again */
};

struct job_context {
	struct pool *pool; /* ends with the program */
	const struct settings *settings;
	struct db *db; /* of the account the job's record names */
	struct db *(*connect)(
		const struct job_context *context); /* another such handle: for job_connect */
};

enum job_account {
	JOB_AS_JOBS, /* settings database_user (bms_jobs), database_password_file */
	JOB_AS_OWNER, /* settings owner_user (bms_owner), owner_password_file, in a file of their
			 own */
};

struct job {
	const char *name;
	const char *options; /* as the help shows them; "" for none */
	const char *help; /* one line */
	enum job_account account;
	/* argv[0] is the job's name. */
	enum job_status (*run)(struct job_context *context, int argc, char **argv);
};

extern const struct job job_migrate;
extern const struct job job_mail;
extern const struct job job_import_staff;
extern const struct job job_service_account;
extern const struct job job_store;
extern const struct job job_sweep;
extern const struct job job_make_pictures;
extern const struct job job_seal_history;
extern const struct job job_verify_history;
extern const struct job job_check;
extern const struct job job_expire;
extern const struct job job_export_ba;
extern const struct job job_rebuild_reach;
extern const struct job job_access_matrix;
extern const struct job job_demo_data;
extern const struct job job_demo_comparison;
extern const struct job job_demo_files;
extern const struct job job_bench_data;
extern const struct job job_detect_bias;
extern const struct job job_search_index;
extern const struct job job_nightly;
extern const struct job job_alerts;
extern const struct job job_work;
extern const struct job job_convert;

/* Another handle of the jobs' account, for a process of its own. */
struct db *job_connect(const struct job_context *context);

/*
 * The main of a program of jobs: runs the one that argv names with the settings of --config FILE,
 * or says which there are. `jobs` ends with NULL. The program's status: enum job_status; 78 when
 * the settings are wrong.
 */
int jobs_main(const char *name, const struct job *const *jobs, int argc, char **argv);

#endif
