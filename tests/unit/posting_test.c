/* JobPosting: well-formed JSON, the right facts, nothing that could leave a script element. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "public_ad/posting.h"

static struct pool *pool;

static const char *const names[] = {"number", "title", "teaser", "authority", "unit",
	"working_time", "limited", "posts", "starts_on", "street", "postcode", "town",
	"about_us_html", "tasks_html", "valid_to", "published_at", "pay_min", "pay_max",
	"pay_example"};
enum { COLUMNS = sizeof(names) / sizeof(names[0]) };

static const char *const full[COLUMNS] = {"S-2026-00042", "Referent \"Recht\" </script><b>", "Kurz",
	"Behörde A & B", "Amt 1", "both", "1", "2", "2027-01-01", "Rathausallee 1", "00999",
	"Nordhafen", "<p>Wir & \\ <a href=\"/\">Sie</a></p>\n", "<ul><li>Eins</li></ul>",
	"2026-12-31", "2026-11-21 23:30:00", "419050", "619000", "0"};

static json_t *posting(const char *const values[COLUMNS])
{
	struct db_cell cells[COLUMNS];
	enum db_kind kinds[COLUMNS];
	memset(cells, 0, sizeof(cells));
	memset(kinds, 0, sizeof(kinds));
	for (size_t i = 0; i < COLUMNS; i++) {
		cells[i].bytes = values[i];
		cells[i].length = values[i] ? strlen(values[i]) : 0;
	}
	const struct db_rows row = {1, COLUMNS, names, kinds, cells};
	const char *json = posting_json(pool, &row,
		"https://karriere.nordhafen.example/stellen/S-2026-00042-x",
		"https://karriere.nordhafen.example");
	assert_null(strchr(json, '<'));
	json_error_t error;
	json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("%s in %s", error.text, json);
	return root;
}

static const char *text(json_t *root, const char *name)
{
	return json_string_value(json_object_get(root, name));
}

/* The whole posting: the caller gives it back. */
static json_t *earning(const char *time, const char *min, const char *example)
{
	const char *values[COLUMNS];
	memcpy(values, full, sizeof(values));
	for (size_t i = 0; i < COLUMNS; i++) {
		values[i] = strcmp(names[i], "working_time") == 0 ? time : values[i];
		values[i] = strcmp(names[i], "pay_min") == 0 ? min : values[i];
		values[i] = strcmp(names[i], "pay_example") == 0 ? example : values[i];
	}
	return posting(values);
}

static void assert_silent(const char *time, const char *min, const char *example)
{
	json_t *root = earning(time, min, example);
	assert_null(json_object_get(root, "baseSalary"));
	json_decref(root);
}

static void says_what_it_earns(void **state)
{
	(void)state;
	json_t *root = earning("both", "419050", "0");
	json_t *amount = json_object_get(root, "baseSalary");
	assert_string_equal(text(amount, "@type"), "MonetaryAmount");
	assert_string_equal(text(amount, "currency"), "EUR");
	json_t *value = json_object_get(amount, "value");
	assert_string_equal(text(value, "@type"), "QuantitativeValue");
	assert_string_equal(text(value, "unitText"), "MONTH");
	assert_true(json_real_value(json_object_get(value, "minValue")) == 4190.5);
	assert_true(json_real_value(json_object_get(value, "maxValue")) == 6190.0);
	json_decref(root);
	assert_silent("both", NULL, NULL); /* nothing is known */
	assert_silent("full", "419050", "1"); /* invented */
	assert_silent("part", "419050", "0"); /* not what the post earns */
}

static void says_everything(void **state)
{
	(void)state;
	json_t *root = posting(full);
	assert_string_equal(text(root, "@context"), "https://schema.org/");
	assert_string_equal(text(root, "@type"), "JobPosting");
	assert_string_equal(text(root, "title"), full[1]);
	assert_string_equal(text(root, "description"),
		"<p>Wir & \\ <a href=\"/\">Sie</a></p>\n<ul><li>Eins</li></ul>");
	assert_string_equal(text(json_object_get(root, "identifier"), "value"), "S-2026-00042");
	assert_string_equal(
		text(json_object_get(root, "hiringOrganization"), "name"), "Behörde A & B");
	assert_string_equal(text(json_object_get(root, "hiringOrganization"), "sameAs"),
		"https://karriere.nordhafen.example");
	assert_non_null(json_object_get(root, "baseSalary"));
	assert_string_equal(text(root, "datePosted"), "2026-11-21T23:30:00Z");
	/* The last second of the Berlin day, in winter one hour before UTC's. */
	assert_string_equal(text(root, "validThrough"), "2026-12-31T22:59:59Z");
	json_t *types = json_object_get(root, "employmentType");
	assert_int_equal(json_array_size(types), 3);
	assert_string_equal(json_string_value(json_array_get(types, 1)), "PART_TIME");
	assert_string_equal(json_string_value(json_array_get(types, 2)), "TEMPORARY");
	json_t *address = json_object_get(json_object_get(root, "jobLocation"), "address");
	assert_string_equal(text(address, "addressLocality"), "Nordhafen");
	assert_string_equal(text(address, "addressCountry"), "DE");
	assert_int_equal(json_integer_value(json_object_get(root, "totalJobOpenings")), 2);
	assert_string_equal(text(root, "jobStartDate"), "2027-01-01");
	assert_true(json_is_true(json_object_get(root, "directApply")));
	json_decref(root);
}

static void leaves_out_what_is_not_known(void **state)
{
	(void)state;
	const char *values[COLUMNS];
	memcpy(values, full, sizeof(values));
	values[4] = values[8] = values[9] = values[10] = values[12] = values[13] = NULL;
	values[5] = "part";
	values[6] = "0";
	json_t *root = posting(values);
	assert_string_equal(text(root, "description"), "Kurz");
	assert_null(json_object_get(root, "jobStartDate"));
	json_t *types = json_object_get(root, "employmentType");
	assert_int_equal(json_array_size(types), 1);
	assert_string_equal(json_string_value(json_array_get(types, 0)), "PART_TIME");
	json_t *address = json_object_get(json_object_get(root, "jobLocation"), "address");
	assert_null(json_object_get(address, "streetAddress"));
	json_decref(root);
}

static int setup(void **state)
{
	(void)state;
	clock_init();
	pool = pool_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_everything),
		cmocka_unit_test(says_what_it_earns),
		cmocka_unit_test(leaves_out_what_is_not_known),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
