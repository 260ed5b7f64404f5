/* The clocks of the law against days worked out by hand (tests/clocks.csv): receipt and last day
 * over Easter, Ascension Day, 31 October and Christmas, urgent and not (LAW-01, LAW-10, LAW-13,
 * LAW-15, LAW-23, LAW-31, LAW-41). */
#include "statement_world.h"

#include "base/clock.h"
#include "consent/consent_step.h"
#include "notified/receipt.h"
#include "task/statement_private.h"

enum column { LAW, CLOCK, URGENT, DAY, RECEIPT, LAST_DAY, OCCASION, COLUMNS };

static const char *const occasions[] = {"easter", "ascension", "october", "christmas"};
#define OCCASIONS (sizeof(occasions) / sizeof(occasions[0]))

static const struct holidays none;

/* Each with the clocks of the file, and whether it has one for what is urgent; `seen` bits are of
 * occasions, of urgent ones behind the others. */
static struct clock {
	const char *law, *name;
	bool urgent, statement;
	unsigned seen;
} clocks[] = {
	{"LAW-10", "selection_pr", true, true, 0},
	{"LAW-13", "ad_pr", true, true, 0},
	{"LAW-15", "conciliation", false, false, 0},
	{"LAW-15", "board", false, false, 0},
	{"LAW-23", "selection_sbv", false, true, 0},
	{"LAW-23", "rejection_sbv", false, true, 0},
	{"LAW-31", "selection_gsb", true, true, 0},
	{"LAW-41", "opened", false, false, 0},
	{"LAW-41", "recorded", false, false, 0},
	{"LAW-41", "mail", false, false, 0},
	{"LAW-41", "letter", false, false, 0},
	{"LAW-41", "returned", false, false, 0},
};
#define CLOCKS (sizeof(clocks) / sizeof(clocks[0]))

static struct statement_kind_row row;

static const struct db_field row_fields[] = {
	DB_FIELD(struct statement_kind_row, unit),
	DB_FIELD(struct statement_kind_row, urgent_unit),
	DB_FIELD(struct statement_kind_row, deadline),
	DB_FIELD(struct statement_kind_row, urgent_deadline),
};

static void assert_day(const char *const *cells, const char *is, enum column column)
{
	if (!text_equal(is ? is : "", cells[column]))
		fail_msg("%s %s%s on %s: %s instead of %s", cells[LAW], cells[CLOCK],
			text_empty(cells[URGENT]) ? "" : " urgent", cells[DAY], is ? is : "none",
			cells[column]);
}

/* Whatever the hour: one minute after midnight, and one before the next. */
static void assert_statement(const char *const *cells)
{
	bool urgent = !text_empty(cells[URGENT]);
	const int64_t moments[] = {
		day_start(cells[DAY]) + 60, day_start(day_add(pool, cells[DAY], 1)) - 60};

	assert_int_equal(db_struct(root, pool,
				 "SELECT unit, urgent_unit, deadline, urgent_deadline"
				 " FROM statement_kind WHERE code = ?",
				 row_fields, &row, DB_VALUES(db_str(cells[CLOCK]))),
		OK);
	for (size_t i = 0; i < 2; i++) {
		struct statement_term term = statement_term(pool, moments[i],
			urgent ? row.urgent_deadline : row.deadline,
			urgent ? row.urgent_unit : row.unit, &none);

		assert_day(cells, term.last, LAST_DAY);
		assert_int_equal(term.over, day_start(day_add(pool, cells[LAST_DAY], 1)));
	}
	assert_day(cells, cells[DAY], RECEIPT);
}

/* Mail and letter count from the day they leave; what comes back has no receipt. */
static void assert_notice(const char *const *cells)
{
	const char *before = day_add(pool, cells[DAY], -1);
	struct receipt_facts facts = {.sent_on = before, .waiting = {2, "weeks", 4}};
	struct receipt receipt;

	if (text_among("mail,letter,returned", cells[CLOCK]))
		facts.sent_on = cells[DAY];
	if (text_equal(cells[CLOCK], "opened"))
		facts.opened_on = cells[DAY];
	if (text_equal(cells[CLOCK], "recorded"))
		facts.received_on = cells[DAY];
	facts.returned = text_equal(cells[CLOCK], "returned");
	receipt = receipt_find(pool, &facts, &none);
	assert_day(cells, receipt.day, RECEIPT);
	assert_day(cells, receipt.last_day, LAST_DAY);
}

static struct clock *clock_of(const char *const *cells)
{
	for (size_t i = 0; i < CLOCKS; i++)
		if (text_equal(clocks[i].law, cells[LAW])
			&& text_equal(clocks[i].name, cells[CLOCK]))
			return &clocks[i];
	fail_msg("no clock %s of %s", cells[CLOCK], cells[LAW]);
	return NULL;
}

static void assert_row(const char *const *cells)
{
	struct clock *clock = clock_of(cells);
	unsigned place = 0;

	while (place < OCCASIONS && !text_equal(occasions[place], cells[OCCASION]))
		place++;
	assert_true(place < OCCASIONS);
	clock->seen |= 1U << (place + (text_empty(cells[URGENT]) ? 0 : OCCASIONS));
	if (clock->statement)
		assert_statement(cells);
	else if (text_equal(cells[LAW], "LAW-15"))
		assert_day(cells, consent_called_last_day(pool, cells[DAY], &none), LAST_DAY);
	else
		assert_notice(cells);
}

static void test_every_clock(void **state)
{
	FILE *file = fopen(pool_printf(pool, "%s/tests/clocks.csv", getenv("BMS_SOURCE")), "r");
	char line[200];

	(void)state;
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		const char *cells[COLUMNS];
		char *rest = line;

		rest[strcspn(rest, "\n")] = '\0';
		for (int i = 0; i < COLUMNS; i++) {
			assert_non_null(rest);
			cells[i] = strsep(&rest, ",");
		}
		assert_null(rest);
		assert_row(cells);
	}
	fclose(file);
	for (size_t i = 0; i < CLOCKS; i++)
		assert_int_equal(
			clocks[i].seen, (1U << OCCASIONS * (clocks[i].urgent ? 2 : 1)) - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_clock),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
