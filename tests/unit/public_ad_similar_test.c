/* Ads like one: which must be among them and which must not, and what it costs. */
#include "public_ad_world.h"

#include "public_ad/word_group.h"

/* Written ads beside the invented ones of the world: number, title, kind, level, field, town. */
static const struct written {
	int64_t id;
	const char *title, *kind, *level, *field, *town;
} written[] = {
	{80001, "Systemadministratorin oder Systemadministrator (m/w/d)", "fachkraft", "gehoben",
		"it", "Altstadt"},
	{80002, "Systemadministrator (m/w/d) – Elektronische Akte", "fachkraft", "gehoben", "it",
		"Westufer"},
	{80003, "Administratorin oder Administrator (m/w/d) für Linux-Systeme", "fachkraft",
		"gehoben", "it", "Altstadt"},
	{80004, "Ausbildung Fachinformatikerin oder Fachinformatiker (m/w/d) für Systemintegration",
		"ausbildung", "mittel", "it", "Altstadt"},
	{80005, "Leitung (m/w/d) der Systemadministration", "fuehrung", "hoeher", "it", "Altstadt"},
	{80011, "Sachbearbeitung (m/w/d) Wohngeld", "fachkraft", "gehoben", "soziales", "Altstadt"},
	{80012, "Sachbearbeitung (m/w/d) Wohngeld und Lastenzuschuss", "fachkraft", "gehoben",
		"soziales", "Moorkamp"},
	{80013, "Sachbearbeiterin oder Sachbearbeiter (m/w/d) Elterngeld", "fachkraft", "gehoben",
		"soziales", "Altstadt"},
	{80014, "Sachbearbeitung (m/w/d) Tiefbau", "fachkraft", "einfach", "bau", "Ostfelde"},
	{80015, "Sozialarbeiterin oder Sozialarbeiter (m/w/d) im Jugendamt", "fachkraft", "gehoben",
		"soziales", "Altstadt"},
	{80021, "Elektronikerin oder Elektroniker (m/w/d) für Betriebstechnik", "fachkraft",
		"mittel", "technik", "Hafen"},
	{80022, "Elektroniker (m/w/d) Hafenbetrieb", "fachkraft", "mittel", "technik", "Hafen"},
	{80023, "Ausbildung zur Elektronikerin oder zum Elektroniker (m/w/d)", "ausbildung",
		"mittel", "technik", "Hafen"},
	{80024, "Ausbildung zur Mechatronikerin oder zum Mechatroniker (m/w/d)", "ausbildung",
		"mittel", "technik", "Hafen"},
	{80031, "Ärztin oder Arzt (m/w/d) im öffentlichen Gesundheitsdienst", "fachkraft", "hoeher",
		"gesundheit", "Altstadt"},
	{80032, "Fachärztin oder Facharzt (m/w/d) für Psychiatrie", "fachkraft", "hoeher",
		"gesundheit", "Altstadt"},
	{80033, "Medizinische Fachangestellte (m/w/d)", "fachkraft", "mittel", "gesundheit",
		"Altstadt"},
	{80034, "Amtsärztin oder Amtsarzt (m/w/d)", "fachkraft", "hoeher", "gesundheit", "Südufer"},
	{80041, "Gärtnerin oder Gärtner (m/w/d) im Stadtpark", "fachkraft", "mittel", "umwelt",
		"Moorkamp"},
	{80042, "Landschaftsgärtner (m/w/d)", "fachkraft", "mittel", "umwelt", "Ostfelde"},
	{80051, "Sachbearbeitung (m/w/d) Sozialleistungen – Pflegegeld", "fachkraft", "mittel",
		"sport", "Inseln"},
	{80043, "Dezernatsleitung (m/w/d) Umweltschutz", "fuehrung", "hoeher", "umwelt",
		"Altstadt"},
};

/* Of an ad: the first that must be shown, others that must be, and those that must not. */
static const struct judged {
	int64_t id, first;
	int64_t must[3];
	int64_t must_not[4];
} judgements[] = {
	{80001, 80002, {80003}, {80004, 80014}},
	{80002, 80001, {80003}, {80004, 80022}},
	{80011, 80012, {80013}, {80014, 80004}},
	{80013, 0, {80011, 80012}, {80014}},
	{80021, 80022, {0}, {80023, 80024, 80002}},
	{80023, 80024, {80004}, {80021, 80022, 80001}},
	{80031, 0, {80032, 80034}, {80033, 80043, 80015}},
	{80041, 80042, {0}, {80004, 80023}},
	/* The thesaurus knows more words for Sachbearbeitung: the word itself counts whole all the
	   same. */
	{80051, 0, {80011, 80012, 80013}, {80015}},
};

static enum outcome written_insert(struct db *on, void *context)
{
	const struct written *ad = context;
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad (id, number, vacancy_id, external, title, slug, teaser,"
		" authority_id, authority, field, post_kind, pay_grade, level,"
		" working_time, limited,"
		" posts, town, text, valid_from, valid_to, published_at)"
		" VALUES (?, ?, 1, TRUE, ?, 'ad', 'Kurz', 1, 'Amt 1', ?, ?, 'E9b', ?,"
		" 'full', FALSE, 1,"
		" ?, 'Text', '2026-11-01', '2026-12-24', '2026-10-01 08:00:00')",
		DB_VALUES(db_int(ad->id),
			db_str(pool_printf(pool, "S-2026-%05lld", (long long)ad->id)),
			db_str(ad->title), db_str(ad->field), db_str(ad->kind), db_str(ad->level),
			db_str(ad->town)),
		NULL);
	return outcome ? outcome : public_ad_changed(on, ad->id);
}

static enum outcome withdraw_written(struct db *on, void *context)
{
	const char *number = context;
	int64_t id = strtoll(number + 7, NULL, 10);
	enum outcome outcome = db_exec(on,
		"INSERT INTO public_ad_gone (number, external, title, field,"
		" post_kind, level, town,"
		" gone_at) SELECT number, external, title, field, post_kind, level, town,"
		" '2026-11-21 09:00:00' FROM public_ad WHERE id = ?",
		DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(
			on, "DELETE FROM public_ad WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome : public_ad_changed(on, id);
}

static int setup_written(void **state)
{
	if (setup(state))
		return -1;
	for (size_t i = 0; i < sizeof(written) / sizeof(*written); i++) {
		struct written ad = written[i];
		if (db_transaction(db, written_insert, &ad))
			return -1;
	}
	const char *source = getenv("BMS_SOURCE");
	static const char *const files[] = {"066_word_group.sql", "seed/070_word_group.sql"};
	for (size_t i = 0; i < 2; i++)
		if (db_run_file(
			    db, pool_printf(pool, "%s/schema/%s", source ? source : ".", files[i])))
			return -1;
	index_now();
	return word_group_write(db, pool_printf(pool, "%s/search", fixture_directory)) ? -1 : 0;
}

static size_t similar(int64_t id, bool internal, struct public_ad_place **ads_r)
{
	struct db_rows *row;
	size_t count;
	enum outcome outcome = public_ad_find(
		db, pool, internal, pool_printf(pool, "S-2026-%05lld", (long long)id), &row);
	assert_true(outcome == OK || outcome == GONE);
	assert_int_equal(
		public_ad_similar(db, pool, internal, row, PUBLIC_AD_SIMILAR, ads_r, &count), OK);
	return count;
}

static bool among(const struct public_ad_place *found, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (found[i].id == id)
			return true;
	return false;
}

static void judge(const struct judged *judged)
{
	struct public_ad_place *found;
	size_t count = similar(judged->id, false, &found);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++)
		print_message("%lld: %lld\n", (long long)judged->id, (long long)found[i].id);
	if (judged->first)
		assert_int_equal(found[0].id, judged->first);
	for (size_t i = 0; i < 3 && judged->must[i]; i++)
		assert_true(among(found, count, judged->must[i]));
	for (size_t i = 0; i < 4 && judged->must_not[i]; i++)
		assert_false(among(found, count, judged->must_not[i]));
	assert_false(among(found, count, judged->id));
}

static void written_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(judgements) / sizeof(*judgements); i++)
		judge(&judgements[i]);
}

/* Whatever it is like: shown on this portal, none twice, never the ad itself. */
static void only_what_is_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < ADS; i += 7)
		for (int internal = 0; internal < 2; internal++) {
			struct public_ad_place *found;
			if (!ad_shown(&ads[i], internal))
				continue;
			size_t count = similar(ads[i].id, internal, &found);
			for (size_t k = 0; k < count; k++) {
				assert_true(found[k].id != ads[i].id);
				assert_false(among(found, k, found[k].id));
				if (found[k].id <= ADS)
					assert_true(ad_shown(&ads[found[k].id - 1], internal));
			}
		}
}

/* The page of an ad that is gone knows what it was like. */
static void gone_too(void **state)
{
	(void)state;
	char number[] = "S-2026-80011";
	struct public_ad_place *found;
	assert_int_equal(db_transaction(db, withdraw_written, number), OK);
	index_now();
	size_t count = similar(80011, false, &found);
	assert_int_equal(found[0].id, 80012);
	assert_true(among(found, count, 80013));
	assert_false(among(found, count, 80014));
}

/* Asked again, nothing is read; a change of any ad is seen. */
static void remembered(void **state)
{
	(void)state;
	struct public_ad_place *found;
	struct db_rows *row;
	char number[] = "S-2026-80042";
	size_t count = similar(80041, false, &found);
	assert_true(among(found, count, 80042));
	assert_int_equal(public_ad_find(db, pool, false, "S-2026-80041", &row), OK);
	uint64_t before = db_statements(db);
	assert_int_equal(public_ad_similar(db, pool, false, row, 3, &found, &count), OK);
	assert_int_equal(db_statements(db), before);
	assert_true(count > 0 && count <= 3);
	assert_int_equal(db_transaction(db, withdraw_written, number), OK);
	index_now();
	count = similar(80041, false, &found);
	assert_false(among(found, count, 80042));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_cases),
		cmocka_unit_test(only_what_is_shown),
		cmocka_unit_test(gone_too),
		cmocka_unit_test(remembered),
	};
	return cmocka_run_group_tests(tests, setup_written, teardown);
}
