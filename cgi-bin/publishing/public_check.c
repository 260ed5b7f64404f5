/* What must be right before the public sees it. */
#include "publishing/public_check.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "org/unit.h"
#include "pay/grade.h"
#include "pay/hours.h"

#define POSTS_MAX 999
#define PHONE_DIGITS_MIN 3 /* 115, and extensions within the house */
#define PHONE_DIGITS_MAX 30 /* of two numbers, as "040 1234 / 040 5678" */
#define START_DAYS_MAX (3 * 366)
#define LIMIT_DAYS_MAX (15 * 366)
#define VALID_DAYS_MAX (2 * 366)

static void check_title(const char *title, struct problems *problems)
{
	if (text_letters(title) < 3)
		problem_add(problems, "title", "words");
}

/* https://host…, mailto:name@host, tel:+49…, or a page of the portal itself. */
static bool link_good(struct pool *pool, const char *url)
{
	const char *host = strstr(url, "://");

	if (strncasecmp(url, "mailto:", 7) == 0)
		return text_is_email(pool_strndup(pool, url + 7, strcspn(url + 7, "?")));
	if (strncasecmp(url, "tel:", 4) == 0)
		return strlen(url + 4) >= 5 && url[4 + strspn(url + 4, "+0123456789-./()")] == '\0';
	if (strncasecmp(url, "www.", 4) == 0)
		host = url;
	else if (host && (strncasecmp(url, "https:", 6) == 0 || strncasecmp(url, "http:", 5) == 0))
		host += 3;
	else /* without a colon it is no address, and shown as it is written */
		return !strchr(url, ':') && strncmp(url, "//", 2) != 0;
	size_t length = strcspn(host, "/?#");
	const char *dot = memchr(host, '.', length);
	return dot && dot > host && dot + 1 < host + length && !memchr(host, '%', length);
}

/* A word with "@": an address, or a form of words like "Kolleg@innen". */
static bool at_good(struct pool *pool, const char *word, size_t length)
{
	static const char around[] = "<>()[]{}\"'„“”‚‘’,;:!?*|";
	const char *at;

	while (length && strchr(around, *word))
		word++, length--;
	while (length && (strchr(around, word[length - 1]) || word[length - 1] == '.'))
		length--;
	word = pool_strndup(pool, word, length);
	at = strchr(word, '@');
	if (!at || strncmp(at, "@in", 3) == 0 || text_equal(at, "@s"))
		return true;
	if (strncasecmp(word, "mailto:", 7) == 0 || strstr(word, "](") || strstr(word, "://"))
		return true; /* a link, see link_good */
	return text_is_email(word);
}

static bool emails_good(struct pool *pool, const char *text)
{
	static const char blanks[] = " \t\r\n";

	while (*(text += strspn(text, blanks))) {
		size_t length = strcspn(text, blanks);

		if (memchr(text, '@', length) && !at_good(pool, text, length))
			return false;
		text += length;
	}
	return true;
}

/* Behind "Tel.: " and the like stands a number, unless words go on. */
static bool phones_good(const char *text)
{
	static const char *const names[] = {"telefon", "tel.", "tel:", "mobil", "fon:", "phone"};

	for (; *text; text++) {
		size_t length = 0, digits = 0;

		for (size_t i = 0; !length && i < sizeof(names) / sizeof(names[0]); i++)
			if (strncasecmp(text, names[i], strlen(names[i])) == 0)
				length = strlen(names[i]);
		if (!length)
			continue;
		const char *at = text + length + strspn(text + length, " .:*");
		size_t number = strspn(at, "+0123456789-–/() .\xc2\xa0");
		for (size_t i = 0; i < number; i++)
			digits += isdigit((unsigned char)at[i]) != 0;
		if (digits && (digits < PHONE_DIGITS_MIN || digits > PHONE_DIGITS_MAX))
			return false;
		text = at - 1;
	}
	return true;
}

void public_check_text(
	struct pool *pool, const char *name, const char *text, struct problems *problems)
{
	size_t count = 0;
	const char **links = markdown_links(pool, text, &count);
	bool good = true;

	if (!text)
		return;
	for (size_t i = 0; i < count; i++)
		good = good && link_good(pool, links[i]);
	if (!good)
		problem_add(problems, name, "link");
	else if (!emails_good(pool, text))
		problem_add(problems, name, "text_email");
	else if (!phones_good(text))
		problem_add(problems, name, "text_phone");
}

/* A day from today on, and not in a far year by a slip; one that stays may be over. */
static void check_day(struct pool *pool, const char *name, const char *day, const char *before,
	int32_t most, struct problems *problems)
{
	int32_t today = day_number(clock_today(pool));

	if (!day)
		return;
	if (day_number(day) > today + most)
		problem_add(problems, name, "day_far");
	else if (day_number(day) < today && !text_equal(day, before))
		problem_add(problems, name, "day_past");
}

static void check_grade(const struct project *project, const char *grade, struct problems *problems)
{
	const char *reason = NULL;

	if (!grade_valid(grade))
		reason = "pay_grade";
	else if (project)
		reason = project_hindrance(project, grade);
	if (reason)
		problem_add(problems, "pay_grade", reason);
}

/* Letters, digits and what stands between them in numbers. */
static bool post_number_good(const char *number)
{
	bool some = false;

	for (; *number; number++) {
		some = some || isalnum((unsigned char)*number);
		if (!isalnum((unsigned char)*number) && (unsigned char)*number < 0x80
			&& !strchr(" -/._#:+()", *number))
			return false;
	}
	return some;
}

void public_check_vacancy(struct pool *pool, const struct project *project,
	const struct vacancy_input *input, const struct vacancy_input *before,
	struct problems *problems)
{
	check_title(input->title, problems);
	if (input->post_number && !post_number_good(input->post_number))
		problem_add(problems, "post_number", "post_number");
	check_grade(project, input->pay_grade, problems);
	if (input->hours && !hours_normal(pool, input->hours))
		problem_add(problems, "hours", "hours");
	else if (input->hours_shown && !input->hours)
		problem_add(problems, "hours", "hours_number");
	if (input->hours_shown && text_letters(input->hours_shown) < 3)
		problem_add(problems, "hours_shown", "words");
	if (input->posts < 1 || input->posts > POSTS_MAX)
		problem_add(problems, "posts", "posts");
	check_day(pool, "starts_on", input->starts_on, before ? before->starts_on : NULL,
		START_DAYS_MAX, problems);
	if (input->starts_on && input->limited_until
		&& day_number(input->limited_until) <= day_number(input->starts_on))
		problem_add(problems, "limited_until", "before_start");
	else
		check_day(pool, "limited_until", input->limited_until,
			before ? before->limited_until : NULL, LIMIT_DAYS_MAX, problems);
	public_check_text(pool, "tasks", input->tasks, problems);
	public_check_text(pool, "requirements", input->requirements, problems);
}

/* A place of one's own is whole. */
static void check_place(const struct jobad_input *input, struct problems *problems)
{
	bool some = !text_empty(input->place_street) || !text_empty(input->place_postcode);

	if (some && text_empty(input->place_town))
		problem_add(problems, "place_town", "required");
	if (!text_empty(input->place_town) && !unit_town_valid(input->place_town))
		problem_add(problems, "place_town", "town");
	if (!text_empty(input->place_street) && !unit_street_valid(input->place_street))
		problem_add(problems, "place_street", "street");
	if (!text_empty(input->place_postcode) && !unit_postcode_valid(input->place_postcode))
		problem_add(problems, "place_postcode", "postcode");
}

/* A title in English without its text, or the other way round, is half of it. */
static void check_english(const struct jobad_input *input, struct problems *problems)
{
	if (text_blank(input->title_en) != text_blank(input->text_en))
		problem_add(
			problems, text_blank(input->title_en) ? "title_en" : "text_en", "required");
}

void public_check_jobad(
	struct pool *pool, const struct jobad_input *input, struct problems *problems)
{
	int32_t today = day_number(clock_today(pool));

	check_title(input->title, problems);
	if (input->teaser && text_letters(input->teaser) < 3)
		problem_add(problems, "teaser", "words");
	if (input->valid_from && day_number(input->valid_from) > today + VALID_DAYS_MAX)
		problem_add(problems, "valid_from", "day_far");
	if (input->valid_from && input->valid_to
		&& day_number(input->valid_to) < day_number(input->valid_from))
		problem_add(problems, "valid_to", "before_start");
	else if (input->valid_to && day_number(input->valid_to) > today + VALID_DAYS_MAX)
		problem_add(problems, "valid_to", "day_far");
	public_check_text(pool, "about_us", input->about_us, problems);
	public_check_text(pool, "tasks", input->tasks, problems);
	public_check_text(pool, "mandatory", input->mandatory, problems);
	public_check_text(pool, "desirable", input->desirable, problems);
	public_check_text(pool, "offer", input->offer, problems);
	public_check_text(pool, "contact", input->contact, problems);
	public_check_text(pool, "notes", input->notes, problems);
	public_check_text(pool, "internal_text", input->internal_text, problems);
	public_check_text(pool, "external_text", input->external_text, problems);
	public_check_text(pool, "text_en", input->text_en, problems);
	check_place(input, problems);
	check_english(input, problems);
}

/* The address as publication.c takes it: the unit's, and where that has none its authority's. */
static enum outcome check_address(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct problems *problems)
{
	struct db_rows *r = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT COALESCE(u.street, a.street) AS street,"
		" COALESCE(u.postcode, a.postcode) AS postcode,"
		" COALESCE(u.town, a.town) AS town FROM vacancy v JOIN org_unit a ON a.id ="
		" v.authority_id"
		" LEFT JOIN org_unit u ON u.id = v.unit_id WHERE v.id = ?",
		DB_VALUES(db_int(vacancy_id)), &r);

	if (outcome)
		return outcome;
	if (db_text(r, 0, "street") && !unit_street_valid(db_text(r, 0, "street")))
		problem_add(problems, "unit.street", "street");
	if (db_text(r, 0, "postcode") && !unit_postcode_valid(db_text(r, 0, "postcode")))
		problem_add(problems, "unit.postcode", "postcode");
	if (!db_text(r, 0, "town") || !unit_town_valid(db_text(r, 0, "town")))
		problem_add(problems, "unit.town", "town");
	return OK;
}

enum outcome public_check(struct db *db, struct pool *pool, const struct jobad *jobad,
	const struct vacancy *vacancy, struct problems *problems)
{
	struct problems found = {0};
	struct project project;
	enum outcome outcome = project_get(db, pool, vacancy->project_id, &project);

	if (outcome)
		return outcome;
	jobad_check_complete(pool, &jobad->data, problems);
	public_check_jobad(pool, &jobad->data, problems);
	if (!jobad->apply_to && text_equal(vacancy->data.working_time, "full")
		&& text_blank(jobad->data.no_part_time))
		problem_add(problems, "no_part_time", "no_part_time");
	public_check_vacancy(pool, &project, &vacancy->data, NULL, &found);
	for (size_t i = 0; i < found.count; i++)
		problem_add(problems, pool_printf(pool, "vacancy.%s", found.items[i].field),
			found.items[i].reason);
	if (text_empty(jobad->data.place_town))
		outcome = check_address(db, pool, vacancy->id, problems);
	return outcome ? outcome : problems_any(problems) ? INVALID : OK;
}
