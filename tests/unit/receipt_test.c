/* When notices to those passed over count as received, and until when hiring waits, against days
 * worked out by hand (tests/receipts.csv; LAW-01, LAW-41). */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "notified/receipt.h"

static struct pool *pool;

static const struct waiting two_weeks = {2, "weeks", 4};

static void assert_row(char *line)
{
	const char *event = strsep(&line, ","), *day = strsep(&line, ",");
	const char *receipt = strsep(&line, ","), *last = strsep(&line, ",");
	bool sent = text_equal(event, "sent");
	struct receipt found = receipt_find(pool,
		&(struct receipt_facts){.sent_on = sent ? day : "2025-01-02",
			.received_on = sent ? NULL : day,
			.waiting = two_weeks},
		NULL);

	assert_string_equal(found.day, receipt);
	assert_string_equal(found.last_day, last);
	assert_int_equal(found.state, sent ? RECEIPT_PRESUMED : RECEIPT_KNOWN);
}

static void test_table(void **state)
{
	FILE *file = fopen(pool_printf(pool, "%s/tests/receipts.csv", getenv("BMS_SOURCE")), "r");
	char line[400];
	int rows = 0;

	(void)state;
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		assert_row(line);
		rows++;
	}
	fclose(file);
	assert_int_equal(rows, 16);
}

static struct receipt of(struct receipt_facts facts)
{
	facts.waiting = two_weeks;
	return receipt_find(pool, &facts, NULL);
}

static void test_what_counts(void **state)
{
	(void)state;
	/* nothing has left the house */
	assert_int_equal(of((struct receipt_facts){0}).state, RECEIPT_NONE);
	/* read before it is presumed: that day */
	assert_string_equal(
		of((struct receipt_facts){.sent_on = "2026-11-02", .opened_on = "2026-11-03"}).day,
		"2026-11-03");
	/* read weeks later: as any other */
	assert_string_equal(
		of((struct receipt_facts){.sent_on = "2026-11-02", .opened_on = "2026-11-20"}).day,
		"2026-11-06");
	/* recorded later than presumed: what is known goes before what is presumed */
	assert_string_equal(
		of((struct receipt_facts){.sent_on = "2026-11-02", .received_on = "2026-11-10"})
			.day,
		"2026-11-10");
	/* came back, also after the fourth day or after it was recorded: no receipt */
	assert_int_equal(
		of((struct receipt_facts){.sent_on = "2026-11-02", .returned = true}).state,
		RECEIPT_RETURNED);
	assert_int_equal(
		of((struct receipt_facts){
			   .sent_on = "2026-11-02", .received_on = "2026-11-04", .returned = true})
			.state,
		RECEIPT_RETURNED);
	/* but read on the portal: it was received */
	assert_string_equal(
		of((struct receipt_facts){
			   .sent_on = "2026-11-02", .opened_on = "2026-11-09", .returned = true})
			.day,
		"2026-11-09");
	/* no sooner than was promised */
	assert_string_equal(of((struct receipt_facts){.sent_on = "2026-11-02",
				       .opened_on = "2026-11-03",
				       .promised_on = "2026-11-20"})
				    .last_day,
		"2026-11-20");
}

static void test_months_and_single_holidays(void **state)
{
	static const char *const days[] = {"2026-11-20"};
	const struct holidays once = {days, 1};
	const struct waiting month = {1, "months", 4};

	(void)state;
	assert_string_equal(waiting_last_day(pool, &month, "2026-01-31", NULL), "2026-03-02");
	assert_string_equal(waiting_last_day(pool, &two_weeks, "2026-11-06", &once), "2026-11-23");
	assert_string_equal(waiting_promise(pool, &two_weeks, "2026-11-02", NULL), "2026-11-20");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_what_counts),
		cmocka_unit_test(test_months_and_single_holidays),
	};

	pool = pool_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	pool_free(&pool);
	return failed;
}
