/* Career levels of pay grades. */
#include "recruiting/grade.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One table of grades: the last number of each level but the highest. 0: there are none of this
 * level. */
struct scale {
	const char *prefix;
	long einfach;
	long mittel;
	long gehoben;
};

/* Longer prefixes come before those they begin with. */
static const struct scale scales[] = {
	{"AT", 0, 0, 0},
	{"A", 5, 8, 12},
	{"Ä", 0, 0, 0},
	{"ä", 0, 0, 0},
	{"B", 0, 0, 0},
	{"C", 0, 0, 0},
	{"EG", 4, 8, 12},
	{"E", 4, 8, 12},
	{"KR", 6, 8, 99},
	{"P", 6, 8, 99},
	{"R", 0, 0, 0},
	{"S", 4, 9, 99},
	{"W", 0, 0, 0},
};

static const struct scale *scale_find(const char *pay_grade)
{
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		if (strncasecmp(pay_grade, scales[i].prefix, strlen(scales[i].prefix)) == 0)
			return &scales[i];
	}
	return NULL;
}

const char *grade_level(const char *pay_grade)
{
	const struct scale *scale = pay_grade ? scale_find(pay_grade) : NULL;
	if (!scale)
		return "mittel";
	if (scale->gehoben == 0)
		return "hoeher";
	const char *number = pay_grade + strlen(scale->prefix);
	while (*number == ' ')
		number++;
	if (!isdigit((unsigned char)*number))
		return "mittel";
	char *rest;
	long grade = strtol(number, &rest, 10);
	/* The ninth grade is shared: A9 with allowance and E9a end the middle level. */
	if (grade == 9 &&
		((scale->prefix[0] == 'A' && (*rest == 'Z' || *rest == 'z')) ||
			(scale->prefix[0] == 'E' && (*rest == 'a' || *rest == 'A'))))
		return "mittel";
	if (grade <= scale->einfach)
		return "einfach";
	if (grade <= scale->mittel)
		return "mittel";
	return grade <= scale->gehoben ? "gehoben" : "hoeher";
}

bool grade_valid(const char *pay_grade)
{
	static const char *const suffixes[] = {"", "a", "b", "c", "Z", "Ü"};
	const struct scale *scale = pay_grade ? scale_find(pay_grade) : NULL;
	char *rest;

	if (!scale)
		return false;
	const char *number = pay_grade + strlen(scale->prefix);
	if (strcmp(scale->prefix, "AT") == 0)
		return true;
	while (*number == ' ')
		number++;
	if (!isdigit((unsigned char)*number))
		return false;
	long grade = strtol(number, &rest, 10);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (strcasecmp(rest, suffixes[i]) == 0)
			return grade >= 1 && grade <= 18;
	return false;
}

const char *grade_normal(struct pool *pool, const char *pay_grade)
{
	if (!grade_valid(pay_grade))
		return pay_grade;
	const struct scale *scale = scale_find(pay_grade);
	const char *prefix = strcmp(scale->prefix, "EG") == 0 ? "E" : strcmp(scale->prefix, "ä") == 0
		? "Ä" : scale->prefix;
	const char *rest = pay_grade + strlen(scale->prefix);
	while (*rest == ' ')
		rest++;
	return pool_printf(pool, "%s%s%s", prefix, isdigit((unsigned char)*rest) || !*rest ? "" : " ",
		rest);
}
