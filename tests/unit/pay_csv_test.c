/* Pay tables as CSV: ways of writing amounts, every fault with its line and column, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "pay/pay_csv.h"

static struct pool *pool;
static struct pay_grid grid;

/* "E9b 1 300050|…" of what is read, or "line:column reason (text)|…" of the faults. */
static const char *read_grid(const char *text)
{
	struct buf buf;
	enum outcome outcome = pay_csv_read(pool, text, &grid);

	buf_init(&buf, pool);
	assert_int_equal(outcome, grid.fault_count ? INVALID : OK);
	for (size_t i = 0; !outcome && i < grid.count; i++)
		buf_printf(&buf, "%s %lld %lld|", grid.amounts[i].grade,
			(long long)grid.amounts[i].step, (long long)grid.amounts[i].cents);
	for (size_t i = 0; i < grid.fault_count && i < PAY_FAULTS_MAX; i++)
		buf_printf(&buf, "%lld:%lld %s (%s)|", (long long)grid.faults[i].line,
			(long long)grid.faults[i].column, grid.faults[i].reason,
			grid.faults[i].text ? grid.faults[i].text : "");
	return buf.data;
}

static void test_reads(void **state)
{
	(void)state;
	assert_string_equal(read_grid("Gruppe;1;2\nE9b;3.000,50;4000\neg 15Ü;;7.600,00 €\n"),
		"E9b 1 300050|E9b 2 400000|E15Ü 2 760000|");
	assert_string_equal(
		read_grid("Entgeltgruppe,Stufe 1,Stufe 2\n\"E 11\",\"4,190.25\",4190.5 EUR\n"),
		"2:3 amount (4190.5 EUR)|");
	assert_string_equal(read_grid("grade,step 1,step 3\nA13,\"4,190.25\",4190.50 EUR\n"),
		"A13 1 419025|A13 3 419050|");
	assert_string_equal(read_grid("\n\nBesoldungsgruppe\t1\t2\nA13\t4190\t4190,00\n"),
		"A13 1 419000|A13 2 419000|");
}

static void test_amounts(void **state)
{
	static const char *const good[] = {"4190", "4190,00", "4190.00", "4.190", "4,190",
		"4.190,00", "4,190.00", "4190,00€", "4.190 Euro"};
	static const char *const bad[] = {"4190,5", "4190,500", "4.1900", "41.90,00", "4.190.00",
		"4,190,00", ",00", "4190,", "4 190", "4190,0x", "-4190", "4190 $", "viertausend",
		"1.234.567.890.123", "4..190", ".190", "€"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(read_grid(pool_printf(pool, "Gruppe;1\nE9b;%s\n", good[i])),
			"E9b 1 419000|");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(read_grid(pool_printf(pool, "Gruppe;1\nE9b;%s\n", bad[i])),
			pool_printf(pool, "2:2 amount (%s)|", bad[i]));
	assert_string_equal(read_grid("Gruppe;1;2\nE9b;499,99;30.000,01\n"),
		"2:2 amount_range (499,99)|2:3 amount_range (30.000,01)|");
	assert_string_equal(
		read_grid("Gruppe;1;2\nE9b;500;30.000\n"), "E9b 1 50000|E9b 2 3000000|");
	assert_string_equal(read_grid("Gruppe;1\nE9b;4.19\n"), "2:2 amount_range (4.19)|");
}

static void test_faults(void **state)
{
	(void)state;
	assert_string_equal(read_grid(""), "0:0 empty ()|");
	assert_string_equal(read_grid(" \n \n"), "0:0 empty ()|");
	assert_string_equal(read_grid("Gruppe;1\n"), "0:0 empty ()|");
	assert_string_equal(read_grid("E9b;3000\nE10;4000\n"), "1:1 head (E9b)|1:2 step (3000)|");
	assert_string_equal(read_grid("Gruppe;2;1;1;21;x\nE9b;3000;3000;3000;3000;3000\n"),
		"1:3 step_order (1)|1:4 step_order (1)|1:5 step (21)|1:6 step (x)|");
	assert_string_equal(
		read_grid("Gruppe\nE9b\n"), "1:0 steps_many ()|2:0 amount_missing (E9b)|");
	/* All faults of all lines are told at once. */
	assert_string_equal(
		read_grid("Gruppe;1;2;3\nE9b;3000;2999,99;x\nE99;3000;3100;3200\n\n"
			  "E9b;3000;3100;3200\nE10;3000;3100\nE11;;;\nE9b–E11;1000;1000;1000\n"),
		"2:3 amount_falls (2999,99)|2:4 amount (x)|3:1 grade (E99)|5:1 grade_twice"
		" (E9b)|6:0 columns ()|7:0 amount_missing (E11)|8:1 grade (E9b–E11)|");
	assert_string_equal(read_grid("Gruppe;1\n\"E9b;3000\nE10;4000\n"), "2:0 quote_open ()|");
	assert_string_equal(read_grid("Gruppe;1\nE9b\x01;3000\n"), "0:0 binary ()|");
}

static void test_many(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, pool);
	buf_str(&buf, "Gruppe;1\n");
	for (int i = 0; i <= PAY_GRADES_MAX; i++)
		buf_str(&buf, "X;1\n");
	read_grid(buf.data);
	assert_int_equal(grid.fault_count, 2 * (PAY_GRADES_MAX + 1) + 1);
	buf_init(&buf, pool);
	for (int i = 0; i < PAY_STEPS_MAX + 2; i++)
		buf_str(&buf, i ? ";1" : "Gruppe");
	buf_str(&buf, "\nE9b;500");
	for (int i = 1; i < PAY_STEPS_MAX + 1; i++)
		buf_str(&buf, ";500");
	assert_non_null(strstr(read_grid(buf.data), "1:0 steps_many"));
}

static void test_written_is_read_the_same(void **state)
{
	static const char *const names[] = {"grade", "step", "cents"};
	static const enum db_kind kinds[] = {DB_KIND_TEXT, DB_KIND_INT, DB_KIND_INT};
	static const char csv[] = "Gruppe;1;2;3\nE9b;3000,50;;4000,00\nE10;;3100,07;";
	const char *first = read_grid(csv);
	struct db_cell cells[9] = {0};

	(void)state;
	assert_int_equal(grid.count, 3);
	for (size_t i = 0; i < grid.count; i++) {
		cells[i * 3] = (struct db_cell){.bytes = grid.amounts[i].grade};
		cells[i * 3 + 1] = (struct db_cell){.bytes = "", .number = grid.amounts[i].step};
		cells[i * 3 + 2] = (struct db_cell){.bytes = "", .number = grid.amounts[i].cents};
	}
	const struct db_rows rows = {3, 3, names, kinds, cells};
	const char *written = pay_csv_write(pool, &rows);
	assert_string_equal(written, csv);
	assert_string_equal(read_grid(written), first);
}

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_written_is_read_the_same),
	};
	return cmocka_run_group_tests(tests, start, end);
}
