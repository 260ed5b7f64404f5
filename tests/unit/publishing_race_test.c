/* Reporting a post to the agency, and extending its ad: two at once. */
#include "statement_world.h"

#include <string.h>

#include "publishing/agency.h"
#include "publishing/jobad_extend.h"
#include "store/store.h"

static const char proof[] = "%PDF-1.7 ...";

static enum outcome proof_read(void *context, int64_t at, void *bytes_r, size_t length)
{
	(void)context;
	memcpy(bytes_r, proof + at, length);
	return OK;
}

static const struct stored_upload file = {.name = "nachweis.pdf",
	.mime = "application/pdf",
	.size = sizeof(proof),
	.source = proof_read};

static enum outcome report(struct db *db)
{
	const struct agency_input reported = {
		.kind = "reported", .reported_on = "2026-11-20", .way = "online", .file = &file};

	return agency_report_add(db, pool, &rike, 1, &reported, &problems);
}

static enum outcome extend_to(struct db *db, const char *day)
{
	const struct jobad_extension extension = {
		.valid_to = day, .reason = "Es gab zu wenige Bewerbungen.", .version = 1};

	return jobad_extend(db, pool, &rike, 1, &extension, &problems);
}

static enum outcome extend(struct db *db)
{
	return extend_to(db, "2027-01-11");
}

static enum outcome extend_otherwise(struct db *db)
{
	return extend_to(db, "2027-02-01");
}

static enum outcome withdraw(struct db *db)
{
	return jobad_withdraw(db, pool, &rike, 1, NULL, &problems);
}

static const struct pair pairs[] = {
	{"reported twice with a file", report, report, OK, NULL},
	{"extended twice", extend, extend_otherwise, CONFLICT, "changed_meanwhile"},
	{"extended while it is withdrawn", withdraw, extend, CONFLICT, "extend_over"},
};

static void publishing_world(void)
{
	reach_make();
	support_sql(root, "UPDATE jobad SET status = 'veroeffentlicht', version = 1;\n");
}

static void assert_whole(void)
{
	assert_true(support_number(root, "SELECT COUNT(*) FROM bms_keys.object_key") <= 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM agency_report r LEFT JOIN stored_file f"
				 " ON f.file_id = r.file_id AND f.owner_kind = 2"
				 " WHERE f.file_id IS NULL"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM jobad j LEFT JOIN public_ad p ON p.id = j.id"
				 " WHERE j.version > 1 AND j.status = 'veroeffentlicht'"
				 " AND NOT p.valid_to <=> j.valid_to"),
		0);
}

static void test_second_read_before(void **state)
{
	(void)state;
	world_then = publishing_world;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_whole);
}

static void test_second_waits(void **state)
{
	(void)state;
	world_then = publishing_world;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_whole);
}

static int begin_publishing(void **state)
{
	static const uint8_t key[32] = {2};
	static const char more[] = "DELETE FROM agency_report;\nDELETE FROM stored_file;\n"
				   "DELETE FROM public_ad;\nDELETE FROM jobad_version_text;\n"
				   "DELETE FROM jobad_version;\n"
				   "DELETE FROM bms_keys.object_key;\n";
	static char all[4000];
	int failed = begin(state);

	if (failed)
		return failed;
	store_init(support_folder(), key);
	assert_true((size_t)snprintf(all, sizeof(all), "%s%s", more, statements) < sizeof(all));
	world_more = all;
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin_publishing, world_end);
}
