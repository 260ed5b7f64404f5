/* Times of interviews: made in one go, also on days when clocks change; one holds one; reminded of
 * on the day before, by the days of Berlin. */
#include "race.h"

#include "base/clock.h"
#include "interview/invite.h"
#include "interview/plan_private.h"

static const char world_interviews[] =
	"DELETE FROM appointment_invitation;\n"
	"DELETE FROM appointment_slot;\n"
	"DELETE FROM appointment_member;\n"
	"DELETE FROM appointment_panel;\n"
	"DELETE FROM appointment;\n"
	"INSERT INTO appointment (id, vacancy_id, name, place, created_at, created_by, changed_at)"
	" VALUES (1, 1, 'Gespräche', 'Haus', '2026-01-01', 2, '2026-01-01');\n"
	"INSERT INTO appointment_panel (id, appointment_id, position) VALUES (1, 1, 1);\n";

static struct slots_input input;

static size_t made(struct slot_time *times)
{
	problems = (struct problems){0};
	return slots_make(&input, times, 10, &problems);
}

/* Slots of a day by the hours that clocks in Berlin show. */
static void assert_hours(const char *hours)
{
	struct slot_time times[10];
	struct buf buf;
	size_t count = made(times);

	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++) {
		buf_printf(&buf, "%s%s", i ? " " : "", clock_hour(pool, times[i].from, "en"));
		assert_int_equal(times[i].to - times[i].from, 60 * input.minutes);
	}
	assert_string_equal(buf.data ? buf.data : "", hours);
}

static void test_made_in_one_go(void **state)
{
	(void)state;
	clock_set(clock_from_sql("2026-03-01 08:00:00"));
	input = (struct slots_input){"2026-03-20", "9:00", 4, 45, 15, NULL, NULL};
	assert_hours("09:00 10:00 11:00 12:00");
	input.break_from = "11:30";
	input.break_to = "12:30";
	assert_hours("09:00 10:00 12:30 13:30");
	input.from = "09.15 Uhr";
	assert_hours("09:15 10:15 12:30 13:30");
	input.count = 10;
	input.minutes = 120;
	assert_int_equal(made((struct slot_time[10]){{0}}), 0);
	assert_string_equal(problems.items[0].reason, "appointment_late");
}

static void test_no_time(void **state)
{
	static const char *const wrong[] = {"", "9", "9:60", "24:00", "24:30", "-1:00", "9:00x"};
	struct slot_time times[10];

	(void)state;
	clock_set(clock_from_sql("2026-03-01 08:00:00"));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		input = (struct slots_input){"2026-03-20", wrong[i], 1, 30, 0, NULL, NULL};
		assert_int_equal(made(times), 0);
		assert_string_equal(problems.items[0].reason, "appointment_time");
	}
	input = (struct slots_input){"2026-03-01", "8:59", 1, 30, 0, NULL, NULL};
	assert_int_equal(made(times), 0);
	assert_string_equal(problems.items[0].reason, "day_past");
	input = (struct slots_input){"2026-03-20", "9:00", 1, 30, 0, "12:00", NULL};
	assert_int_equal(made(times), 0);
	assert_string_equal(problems.items[0].field, "break_to");
}

/* 2 o'clock is not there in spring; in autumn the first is meant, and nine is an hour later by the
 * sun. */
static void test_clocks_change(void **state)
{
	struct slot_time times[10];

	(void)state;
	clock_set(clock_from_sql("2026-03-01 08:00:00"));
	input = (struct slots_input){"2026-03-29", "9:00", 2, 45, 15, NULL, NULL};
	assert_int_equal(made(times), 2);
	assert_string_equal(clock_sql(pool, times[0].from), "2026-03-29 07:00:00");
	input.from = "2:30";
	assert_int_equal(made(times), 0);
	assert_string_equal(problems.items[0].reason, "appointment_time");
	input = (struct slots_input){"2026-10-25", "9:00", 2, 45, 15, NULL, NULL};
	assert_int_equal(made(times), 2);
	assert_string_equal(clock_sql(pool, times[0].from), "2026-10-25 08:00:00");
	input.from = "2:30";
	assert_int_equal(made(times), 2);
	assert_string_equal(clock_sql(pool, times[0].from), "2026-10-25 00:30:00");
}

static const char world_invited[] =
	"DELETE FROM application;\n"
	"DELETE FROM applicant;\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT seq, 'N',"
	" 'N', CONCAT(seq, '@example.org'), 'de', '2026-01-01' FROM seq_1_to_3;\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" authority_id, status_since, received_at, created_at, changed_at) SELECT seq,"
	" CONCAT('B-2026-0000', seq), 1, 1, seq, 'agency', 'einladung', 1, '2026-01-01',"
	" '2026-01-01', '2026-01-01', '2026-01-01' FROM seq_1_to_3;\n";

static void world_slots(const char *const slots[3])
{
	support_sql(root, "%s%s", world_interviews, world_invited);
	for (int i = 0; i < 3; i++)
		support_sql(root,
			"INSERT INTO appointment_slot (id, appointment_id, panel_id, vacancy_id,"
			" starts_at, ends_at) VALUES (%d, 1, 1, 1, '%s', '%s' + INTERVAL 10"
			" MINUTE);\n"
			"INSERT INTO appointment_invitation (id, appointment_id, application_id,"
			" vacancy_id, slot_id, uid, invited_at, invited_by) VALUES (%d, 1, %d, 1,"
			" %d, 'u%d', '2026-01-01', 2);\n",
			i + 1, slots[i], slots[i], i + 1, i + 1, i + 1, i + 1);
}

/* Those of the day after, from its first to its last minute in Berlin: the second alone. */
static void assert_reminded(const char *now, const char *const slots[3])
{
	struct db_rows *rows = NULL;

	world_slots(slots);
	assert_int_equal(
		interview_remind_list(one, pool, clock_from_sql(now), 0, 100, 100, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(db_number(rows, 0, "id"), 2);
}

static void test_reminded_by_days_of_berlin(void **state)
{
	(void)state;
	world_reset();
	assert_reminded("2026-03-28 00:20:00",
		(const char *const[]){
			"2026-03-28 22:50:00", "2026-03-28 23:10:00", "2026-03-29 22:10:00"});
	assert_reminded("2026-10-24 00:20:00",
		(const char *const[]){
			"2026-10-24 21:50:00", "2026-10-25 22:50:00", "2026-10-25 23:10:00"});
}

/* The keys say no, whoever writes: one that holds a time, one that is live. */
static void test_one_holds_one(void **state)
{
	int64_t doubled = 1, over = 1;

	(void)state;
	world_reset();
	world_slots((const char *const[]){
		"2026-12-01 08:00:00", "2026-12-01 09:00:00", "2026-12-01 10:00:00"});
	assert_int_equal(interview_check(one, &doubled, &over), OK);
	assert_int_equal(doubled + over, 0);
	support_sql(root,
		"UPDATE IGNORE appointment_invitation SET slot_id = 1 WHERE id = 2;\n"
		"INSERT IGNORE INTO appointment_invitation (appointment_id, application_id,"
		" vacancy_id, uid, invited_at, invited_by) VALUES (1, 3, 1, 'x', '2026-01-01',"
		" 2);\n");
	assert_int_equal(
		support_number(root, "SELECT COUNT(DISTINCT slot_id) FROM appointment_invitation"),
		3);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM appointment_invitation"), 3);
	support_sql(root,
		"UPDATE appointment_invitation SET state = 'declined' WHERE id = 1;\n"
		"UPDATE appointment_invitation SET slot_id = 1 WHERE id = 2;\n"
		"UPDATE application SET status = 'abgesagt' WHERE id = 3;\n");
	assert_int_equal(interview_check(one, &doubled, &over), OK);
	assert_int_equal(doubled, 0);
	assert_int_equal(over, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_made_in_one_go),
		cmocka_unit_test(test_no_time),
		cmocka_unit_test(test_clocks_change),
		cmocka_unit_test(test_reminded_by_days_of_berlin),
		cmocka_unit_test(test_one_holds_one),
	};
	return cmocka_run_group_tests(tests, world_begin, world_end);
}
