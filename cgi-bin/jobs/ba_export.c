/* bmsctl export-ba: the file for the Federal Employment Agency, checked before it is there
 * (INT-60). */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "format/xml.h"
#include "jobs/job.h"
#include "publishing/ba_file.h"

struct export
{
	struct job_context *context;
	struct ba_file file;
	struct ba_counts counts;
	const char *directory;
	const char *part; /* name while it is written */
	const char *name;
	bool refused; /* by the schema */
};

static bool flush(FILE *to)
{
	bool written = fflush(to) == 0 && !ferror(to) && fsync(fileno(to)) == 0;
	return fclose(to) == 0 && written;
}

/* Under its name from now on, also after a power cut. */
static bool file_place(const struct export *export)
{
	if (rename(export->part, export->name) != 0)
		return false;
	int directory = open(export->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool kept = directory >= 0 && fsync(directory) == 0;
	if (directory >= 0)
		close(directory);
	return kept;
}

static enum outcome failed(const char *what)
{
	log_error("export_ba", "step=%s errno=%d", what, errno);
	return UNAVAILABLE;
}

static enum outcome export_work(struct db *db, void *context)
{
	struct export *export = context;
	struct pool *pool = export->context->pool;
	const char *problem;
	export->file.to = fopen(export->part, "we");
	if (!export->file.to)
		return failed("open");
	enum outcome outcome = ba_file_write(db, pool, &export->file, &export->counts);
	bool written = flush(export->file.to);
	if (outcome)
		return outcome;
	if (!written)
		return failed("write");
	const char *schema = pool_printf(pool, "%s/ba_export.xsd",
		settings_need(export->context->settings, "schema_directory"));
	export->refused = !xml_valid(pool, schema, export->part, &problem);
	if (export->refused) {
		fprintf(stderr, "export-ba: %s\n", problem);
		log_error("export_ba", "step=validate");
		return INVALID;
	}
	return file_place(export) ? OK : failed("rename");
}

static enum job_status export_run(struct job_context *context, int argc, char **argv)
{
	if (argc != 3 || strcmp(argv[1], "--directory") != 0 || text_empty(argv[2]))
		return JOB_USAGE;
	const char *supplier = settings_need(context->settings, "ba_supplier_id");
	if (!ba_supplier_valid(supplier))
		log_fatal("settings", "name=ba_supplier_id reason=characters");
	struct export export = {
		.context = context,
		.file = {.supplier = supplier,
			.now = clock_now(),
			.site = settings_need(context->settings, "external_url")},
		.directory = argv[2],
	};
	const char *name = ba_file_name(context->pool, &export.file);
	export.name = pool_printf(context->pool, "%s/%s", argv[2], name);
	export.part = pool_printf(context->pool, "%s/.%s.part", argv[2], name);
	enum outcome outcome = db_transaction(context->db, export_work, &export);
	if (outcome) {
		unlink(export.part);
		return export.refused ? JOB_FOUND : JOB_UNAVAILABLE;
	}
	printf("%s: %lld ads, %lld delete entries\n", name, (long long)export.counts.ads,
		(long long)export.counts.deleted);
	return JOB_DONE;
}

const struct job job_export_ba = {
	.name = "export-ba",
	.options = "--directory DIR",
	.help = "write the file for the Federal Employment Agency, checked against its schema",
	.account = JOB_AS_JOBS,
	.run = export_run,
};
