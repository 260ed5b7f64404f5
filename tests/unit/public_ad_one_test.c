/* One published ad, addresses of all. */
#include "public_ad_world.h"
#include "wait.h"

static void found_for_a_moment(void **state)
{
	(void)state;
	const struct ad *ad = ads;
	while (!ad_shown(ad, false))
		ad++;
	char *number = pool_printf(pool, "S-2026-%05lld", (long long)ad->id);
	int64_t id = ad->id;
	struct db_rows *row;
	assert_int_equal(public_ad_find(db, pool, false, number, &row), OK);
	assert_string_equal(public_ad_text(row, 0, "number"), number);
	const char *version = pool_strdup(pool, public_ad_text(row, 0, "version"));
	uint64_t before = db_statements(db);
	assert_int_equal(public_ad_find(db, pool, false, number, &row), OK);
	assert_int_equal(db_statements(db), before);
	assert_int_equal(db_transaction(db, title_change, &id), OK);
	int64_t changed = clock_ticks_us();
	WAIT_UNTIL(public_ad_find(db, pool, false, number, &row) == OK
		&& strcmp(public_ad_text(row, 0, "version"), version) != 0);
	assert_true(clock_ticks_us() - changed < 1000000);
	/* What is not shown is not kept, whichever portal asked before; nor is it after its last
	 * day. */
	for (size_t i = 0; i < ADS; i++) {
		if (ads[i].external || !ad_shown(&ads[i], true))
			continue;
		number = pool_printf(pool, "S-2026-%05lld", (long long)ads[i].id);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), OK);
		assert_int_equal(public_ad_find(db, pool, false, number, &row), NOT_FOUND);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), OK);
		clock_set(day_start(day_add(pool, ads[i].to, 1)));
		assert_int_equal(public_ad_find(db, pool, true, number, &row), GONE);
		assert_int_equal(public_ad_find(db, pool, true, number, &row), GONE);
		clock_set(day_start(TODAY) + 3600);
	}
}

static enum outcome get(bool internal, int64_t id, struct db_rows **row_r)
{
	return public_ad_get(
		db, pool, internal, pool_printf(pool, "S-2026-%05lld", (long long)id), row_r);
}

static void one_ad(void **state)
{
	(void)state;
	struct db_rows *row;
	for (size_t i = 0; i < ADS; i++) {
		const struct ad *ad = &ads[i];
		for (int internal = 0; internal < 2; internal++) {
			enum outcome expected =
				(!internal && !ad->external) || strcmp(ad->from, TODAY) > 0
				? NOT_FOUND
				: strcmp(ad->to, TODAY) < 0 ? GONE
							    : OK;
			assert_int_equal(get(internal, ad->id, &row), expected);
			if (expected == OK)
				assert_string_equal(
					public_ad_text(row, 0, "town"), ad->values[FACET_TOWN]);
			if (expected == GONE)
				assert_string_equal(
					public_ad_text(row, 0, "field"), ad->values[FACET_FIELD]);
		}
	}
	struct ad withdrawn = ads[0];
	char number[] = "S-2026-90001";
	withdrawn.id = 90001;
	withdrawn.values[FACET_FIELD] = "it";
	assert_int_equal(db_transaction(db, ad_insert, &withdrawn), OK);
	assert_int_equal(db_transaction(db, withdraw, number), OK);
	assert_int_equal(get(true, 90001, &row), GONE);
	assert_string_equal(public_ad_text(row, 0, "field"), "it");
	assert_int_equal(get(true, 90002, &row), NOT_FOUND);
	assert_int_equal(public_ad_get(db, pool, true, "' OR 1=1", &row), NOT_FOUND);
}

static void addresses(void **state)
{
	(void)state;
	struct db_rows *rows;
	size_t expected = 0;
	for (size_t i = 0; i < ADS; i++)
		expected += ad_shown(&ads[i], false);
	assert_int_equal(public_ad_addresses(db, pool, 1, &rows), OK);
	assert_int_equal(rows->count, expected);
	assert_int_equal(public_ad_addresses(db, pool, 2, &rows), OK);
	assert_int_equal(rows->count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(found_for_a_moment),
		cmocka_unit_test(one_ad),
		cmocka_unit_test(addresses),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
