/* Pay grades: which there are, their career levels and frames. */
#include "pay/grade.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ONE_BYTES 16 /* of one grade, the longest being "E15Ü" */

/*
 * One table of grades: the last number of each level but the highest (0: there are none of this
 * level), the numbers there are, and which of them are split or have an annex.
 */
struct scale {
	const char *prefix;
	long einfach;
	long mittel;
	long gehoben;
	long first;
	long last;
	const char *endings; /* after the number: " 9a" after 9, " *Z" after any */
	long from_15; /* the first that stands as A/E15 does; 0: none */
	long up_to_14; /* the last that stands below A/E15 */
};

/* Longer prefixes come before those they begin with. */
static const struct scale scales[] = {
	{"AT", 0, 0, 0, 0, 0, "", 1, 0},
	{"A", 5, 8, 12, 4, 16, " *Z", 15, 14},
	{"Ä", 0, 0, 0, 1, 4, "", 0, 0},
	{"ä", 0, 0, 0, 1, 4, "", 0, 0},
	{"B", 0, 0, 0, 1, 11, "", 1, 0},
	{"C", 0, 0, 0, 1, 4, "", 1, 2},
	{"EG", 4, 8, 12, 1, 15, " 9a 9b 9c 2Ü 13Ü 15Ü", 15, 14},
	{"E", 4, 8, 12, 1, 15, " 9a 9b 9c 2Ü 13Ü 15Ü", 15, 14},
	{"KR", 6, 8, 99, 3, 17, " *a *b *c", 0, 99},
	{"P", 6, 8, 99, 5, 16, "", 0, 99},
	{"R", 0, 0, 0, 1, 10, "", 1, 1},
	{"S", 4, 9, 99, 2, 18, " 8a 8b 11a 11b", 0, 99},
	{"W", 0, 0, 0, 1, 3, "", 1, 1},
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
	if (grade == 9
		&& ((scale->prefix[0] == 'A' && (*rest == 'Z' || *rest == 'z'))
			|| (scale->prefix[0] == 'E' && (*rest == 'a' || *rest == 'A'))))
		return "mittel";
	if (grade <= scale->einfach)
		return "einfach";
	if (grade <= scale->mittel)
		return "mittel";
	return grade <= scale->gehoben ? "gehoben" : "hoeher";
}

/* The number behind the prefix, and what follows it; -1: none. */
static long number_read(const struct scale *scale, const char *pay_grade, const char **rest_r)
{
	const char *number = pay_grade + strlen(scale->prefix);
	char *rest;

	while (*number == ' ')
		number++;
	*rest_r = number;
	if (!isdigit((unsigned char)*number))
		return -1;
	long grade = strtol(number, &rest, 10);
	*rest_r = rest;
	return grade;
}

static bool ending_known(const struct scale *scale, long grade, const char *rest)
{
	char own[40], any[40];

	if (!*rest)
		return true;
	if (strlen(rest) > 4 || strchr(rest, ' '))
		return false;
	int length = snprintf(own, sizeof(own), " %ld%s", grade, rest);
	snprintf(any, sizeof(any), " *%s", rest);
	for (const char *at = scale->endings; *at; at++) {
		if (strncasecmp(at, any, strlen(any)) == 0)
			return true;
		if (strncasecmp(at, own, (size_t)length) == 0 && strchr(" ", at[length]))
			return true;
	}
	return false;
}

/* One grade, no span. */
static bool one_valid(const char *pay_grade)
{
	const struct scale *scale = scale_find(pay_grade);
	const char *rest;

	if (!scale)
		return false;
	long grade = number_read(scale, pay_grade, &rest);
	if (scale->last == 0)
		return grade < 0 && !*rest;
	return grade >= scale->first && grade <= scale->last && ending_known(scale, grade, rest);
}

static const char *prefix_normal(const struct scale *scale)
{
	return strcmp(scale->prefix, "EG") == 0   ? "E"
		: strcmp(scale->prefix, "ä") == 0 ? "Ä"
						  : scale->prefix;
}

/* Where a grade stands in its family: 9, 9a, 9b, 9c, 10 … 13, 13Ü, 14; A9 before A9Z. */
static long order_of(const char *pay_grade)
{
	const char *rest, *at;
	long grade = number_read(scale_find(pay_grade), pay_grade, &rest);

	at = *rest ? strchr("abc", tolower((unsigned char)*rest)) : NULL;
	return grade * 10 + (at ? 1 + (at - "abc") : *rest ? 9 : 0);
}

/* The ends of a span, "E 9b bis E 11" or "E9b–E11"; of one grade both are the grade. */
struct span {
	char first[ONE_BYTES];
	char last[ONE_BYTES];
};

static bool end_take(const char *from, size_t length, char end_r[ONE_BYTES])
{
	while (length > 0 && *from == ' ') {
		from++;
		length--;
	}
	while (length > 0 && from[length - 1] == ' ')
		length--;
	if (length >= ONE_BYTES)
		return false;
	memcpy(end_r, from, length);
	end_r[length] = '\0';
	return one_valid(end_r);
}

static bool span_read(const char *pay_grade, struct span *span_r)
{
	static const char *const between[] = {"–", "-", " bis "};
	const char *at = NULL;
	size_t skip = 0;

	if (!pay_grade)
		return false;
	for (size_t i = 0; !at && i < sizeof(between) / sizeof(between[0]); i++) {
		at = strstr(pay_grade, between[i]);
		skip = strlen(between[i]);
	}
	if (!at)
		return end_take(pay_grade, strlen(pay_grade), span_r->first)
			&& end_take(pay_grade, strlen(pay_grade), span_r->last);
	return end_take(pay_grade, (size_t)(at - pay_grade), span_r->first)
		&& end_take(at + skip, strlen(at + skip), span_r->last)
		&& strcmp(prefix_normal(scale_find(span_r->first)),
			   prefix_normal(scale_find(span_r->last)))
		== 0
		&& order_of(span_r->first) < order_of(span_r->last);
}

bool grade_valid(const char *pay_grade)
{
	struct span span;

	return span_read(pay_grade, &span);
}

/* words: problem.grade_from_15 problem.grade_up_to_14 problem.grade_doctors problem.grade_no_doctor
 */
static const char *one_hindrance(const char *pay_grade, const char *office, const char *grades)
{
	const struct scale *scale = scale_find(pay_grade);
	const char *rest;
	long grade = number_read(scale, pay_grade, &rest);
	bool doctors = scale->from_15 == 0 && scale->up_to_14 == 0;
	bool high = scale->from_15 && (grade < 0 || grade >= scale->from_15);
	bool low = grade >= 0 && grade <= scale->up_to_14;

	if (!grades)
		grades = strcmp(office, "P34") == 0 ? "bis_14" : "";
	if (strcmp(grades, "bis_14") == 0)
		return low ? NULL : doctors ? "grade_doctors" : "grade_from_15";
	if (strcmp(grades, "ab_15") == 0)
		return high ? NULL : doctors ? "grade_doctors" : "grade_up_to_14";
	if (strcmp(grades, "aerzte") == 0)
		return doctors || grade < 0 || (scale->gehoben == 12 && grade >= 13)
			? NULL
			: "grade_no_doctor";
	return high || doctors ? NULL : "grade_up_to_14";
}

const char *grade_hindrance(const char *pay_grade, const char *office, const char *grades)
{
	struct span span;

	if (!span_read(pay_grade, &span))
		return NULL;
	const char *first = one_hindrance(span.first, office, grades);
	return first ? first : one_hindrance(span.last, office, grades);
}

static char *one_normal(struct pool *pool, const char *pay_grade, const char *blank)
{
	const struct scale *scale = scale_find(pay_grade);
	const char *rest;
	long grade = number_read(scale, pay_grade, &rest);
	if (grade < 0)
		return pool_strdup(pool, prefix_normal(scale));
	char *normal = pool_printf(pool, "%s%s%ld%s", prefix_normal(scale), blank, grade, rest);
	char *ending = normal + strlen(normal) - strlen(rest);
	if (*ending == 'z' || *ending == 'Z')
		*ending = 'Z';
	else
		*ending = (char)tolower((unsigned char)*ending);
	return normal;
}

static const char *span_write(struct pool *pool, const char *pay_grade, const char *blank)
{
	struct span span;
	if (!span_read(pay_grade, &span))
		return pay_grade;
	const char *first = one_normal(pool, span.first, blank);
	const char *last = one_normal(pool, span.last, blank);
	return strcmp(first, last) == 0 ? first : pool_printf(pool, "%s–%s", first, last);
}

const char *grade_normal(struct pool *pool, const char *pay_grade)
{
	return span_write(pool, pay_grade, "");
}

const char *grade_show(struct pool *pool, const char *pay_grade)
{
	return span_write(pool, pay_grade, " ");
}

bool grade_ends(struct pool *pool, const char *pay_grade, const char **first_r, const char **last_r)
{
	struct span span;
	if (!span_read(pay_grade, &span))
		return false;
	*first_r = one_normal(pool, span.first, "");
	*last_r = one_normal(pool, span.last, "");
	return true;
}

bool grade_within(const char *pay_grade, const char *first, const char *last)
{
	const struct scale *scale = scale_find(pay_grade);
	return one_valid(pay_grade) && scale == scale_find(first)
		&& order_of(pay_grade) >= order_of(first) && order_of(pay_grade) <= order_of(last);
}

int grade_compare(const char *a, const char *b)
{
	const struct scale *left = scale_find(a), *right = scale_find(b);

	if (left != right || !left)
		return left && right ? (left > right) - (left < right) : strcmp(a, b);
	long difference = order_of(a) - order_of(b);
	return (difference > 0) - (difference < 0);
}

bool grade_civil_servant(const char *pay_grade)
{
	const struct scale *scale = pay_grade ? scale_find(pay_grade) : NULL;

	return scale && strchr("ABCRW", scale->prefix[0]) && !scale->prefix[1];
}

bool grade_without_council(const char *pay_grade)
{
	const struct scale *scale = pay_grade ? scale_find(pay_grade) : NULL;

	if (!scale || !grade_civil_servant(pay_grade) || !strchr("BCW", scale->prefix[0]))
		return false;
	return scale->prefix[0] != 'C' || strpbrk(pay_grade, "234") != NULL;
}
