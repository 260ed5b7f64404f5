/* Pay tables as CSV. */
#include "pay/pay_csv.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/text.h"
#include "format/csv.h"
#include "pay/grade.h"

#define EURO_MIN 500
#define EURO_MAX 30000
#define DIGITS_MAX 9
#define HUNDRED 100

/* What is being read. */
struct reading {
	struct pool *pool;
	struct pay_grid *grid;
	int64_t steps[PAY_STEPS_MAX];
	size_t columns; /* of the first row; 0: it has not come */
	size_t grades;
};

/* words: pay_fault.empty pay_fault.binary pay_fault.unreadable pay_fault.quote_open */
static void fault_add(
	struct reading *reading, int64_t line, size_t column, const char *reason, const char *text)
{
	struct pay_grid *grid = reading->grid;

	if (grid->fault_count < PAY_FAULTS_MAX)
		grid->faults[grid->fault_count] = (struct pay_fault){line, (int64_t)column, reason,
			text ? text_ellipsis(reading->pool, text, 40) : NULL};
	grid->fault_count++;
}

static bool head_word(const char *text)
{
	static const char *const words[] = {
		"Gruppe", "Entgeltgruppe", "Besoldungsgruppe", "grade", "pay grade"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

/* "1", "Stufe 1", "step 1". words: pay_fault.step */
static bool step_read(const char *text, int64_t *step_r)
{
	static const char *const words[] = {"Stufe", "step"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncasecmp(text, words[i], strlen(words[i])) == 0)
			text += strlen(words[i]);
	return text_to_int(text + strspn(text, " "), 1, PAY_STEPS_MAX, step_r);
}

/* words: pay_fault.head pay_fault.step_order pay_fault.columns */
static void head_take(struct reading *reading, const struct csv_line *line)
{
	reading->columns = line->count;
	if (!head_word(line->fields[0]))
		fault_add(reading, line->line, 1, "head", line->fields[0]);
	if (line->count < 2 || line->count > PAY_STEPS_MAX + 1)
		fault_add(reading, line->line, 0, "steps_many", NULL);
	for (size_t i = 1; i < line->count && i <= PAY_STEPS_MAX; i++) {
		int64_t *step = &reading->steps[i - 1];
		if (!step_read(line->fields[i], step))
			fault_add(reading, line->line, i + 1, "step", line->fields[i]);
		else if (i > 1 && *step <= step[-1])
			fault_add(reading, line->line, i + 1, "step_order", line->fields[i]);
	}
}

/* Digits in groups of three behind the first, `mark` between them, or without any; -1: it is none.
 */
static int64_t whole_read(const char *text, size_t length, char mark)
{
	int64_t number = 0;
	size_t digits = 0, group = 0;
	bool grouped = false;

	for (size_t i = 0; i < length; i++) {
		if (isdigit((unsigned char)text[i])) {
			number = number * 10 + (text[i] - '0');
			group++;
			if (++digits > DIGITS_MAX)
				return -1;
		} else {
			if (text[i] != mark || group == 0 || group > 3 || (grouped && group != 3))
				return -1;
			grouped = true;
			group = 0;
		}
	}
	return digits == 0 || (grouped && group != 3) ? -1 : number;
}

/* Cents; -1: the text is no amount. */
static int64_t amount_read(const char *text)
{
	static const char *const units[] = {"€", "EUR", "Euro"};
	size_t length = strlen(text);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t unit = strlen(units[i]);
		if (length > unit && strcasecmp(text + length - unit, units[i]) == 0) {
			length -= unit;
			while (length > 0 && text[length - 1] == ' ')
				length--;
			break;
		}
	}
	const char *last = length >= 3 ? text + length - 3 : text;
	if ((*last == ',' || *last == '.') && last > text) {
		if (!isdigit((unsigned char)last[1]) || !isdigit((unsigned char)last[2]))
			return -1;
		int64_t euros = whole_read(text, length - 3, *last == ',' ? '.' : ',');
		return euros < 0 ? -1 : euros * HUNDRED + (last[1] - '0') * 10 + (last[2] - '0');
	}
	int64_t euros = whole_read(text, length, memchr(text, '.', length) ? '.' : ',');
	return euros < 0 ? -1 : euros * HUNDRED;
}

/* words: pay_fault.grade pay_fault.grade_twice pay_fault.grades_many */
static const char *grade_take(struct reading *reading, const struct csv_line *line)
{
	const char *first, *last;
	const struct pay_grid *grid = reading->grid;

	if (++reading->grades == PAY_GRADES_MAX + 1)
		fault_add(reading, line->line, 0, "grades_many", NULL);
	if (!grade_ends(reading->pool, line->fields[0], &first, &last)
		|| !text_equal(first, last)) {
		fault_add(reading, line->line, 1, "grade", line->fields[0]);
		return NULL;
	}
	for (size_t i = 0; i < grid->count; i++)
		if (text_equal(grid->amounts[i].grade, first)) {
			fault_add(reading, line->line, 1, "grade_twice", line->fields[0]);
			return NULL;
		}
	return first;
}

/* One cell; *before is the amount of the step before. words: pay_fault.amount
 * pay_fault.amount_range pay_fault.amount_falls */
static int64_t cell_take(
	struct reading *reading, const struct csv_line *line, size_t column, int64_t before)
{
	const char *text = line->fields[column];
	int64_t cents = amount_read(text);
	const char *reason = NULL;

	if (cents < 0)
		reason = "amount";
	else if (cents < EURO_MIN * HUNDRED || cents > EURO_MAX * HUNDRED)
		reason = "amount_range";
	else if (cents < before)
		reason = "amount_falls";
	if (reason)
		fault_add(reading, line->line, column + 1, reason, text);
	return reason ? -1 : cents;
}

static void amount_add(struct reading *reading, const char *grade, size_t column, int64_t cents)
{
	struct pay_grid *grid = reading->grid;

	if (grid->count < (size_t)PAY_GRADES_MAX * PAY_STEPS_MAX)
		grid->amounts[grid->count++] =
			(struct pay_amount){grade, reading->steps[column - 1], cents};
}

/* words: pay_fault.amount_missing */
static void csv_row_take(struct reading *reading, const struct csv_line *line)
{
	const char *grade = grade_take(reading, line);
	int64_t before = 0;
	bool any = false;

	if (line->count != reading->columns)
		fault_add(reading, line->line, 0, "columns", NULL);
	for (size_t i = 1; i < line->count && i < reading->columns && i <= PAY_STEPS_MAX; i++) {
		if (!*line->fields[i])
			continue;
		any = true;
		int64_t cents = cell_take(reading, line, i, before);
		if (cents < 0)
			continue;
		before = cents;
		if (grade)
			amount_add(reading, grade, i, cents);
	}
	if (!any)
		fault_add(reading, line->line, 0, "amount_missing", line->fields[0]);
}

/* words: pay_fault.line_long pay_fault.steps_many */
static enum outcome line_take(void *context, const struct csv_line *line)
{
	struct reading *reading = context;

	if (line->too_long)
		fault_add(reading, line->line, 0, "line_long", NULL);
	else if (reading->columns == 0)
		head_take(reading, line);
	else
		csv_row_take(reading, line);
	return OK;
}

/* What is copied from a spreadsheet has tabs. */
static const char *tabs_replace(struct pool *pool, const char *text)
{
	const char *first = text + strspn(text, " \t\r\n");
	size_t head = strcspn(first, "\r\n");
	char *copy = pool_strdup(pool, text);

	if (!memchr(first, '\t', head) || memchr(first, ';', head))
		return text;
	for (char *at = copy; (at = strchr(at, '\t'));)
		*at = ';';
	return copy;
}

enum outcome pay_csv_read(struct pool *pool, const char *text, struct pay_grid *grid_r)
{
	struct reading reading = {.pool = pool, .grid = grid_r};
	struct csv_fault fault;

	*grid_r = (struct pay_grid){
		.amounts = POOL_ARRAY(pool, struct pay_amount, PAY_GRADES_MAX * PAY_STEPS_MAX)};
	text = tabs_replace(pool, text);
	enum outcome outcome = csv_read_bytes(text, strlen(text), line_take, &reading, &fault);
	if (fault.reason)
		fault_add(&reading, fault.line, 0, fault.reason, NULL);
	else if (!outcome && reading.grades == 0)
		fault_add(&reading, 0, 0, "empty", NULL);
	if (outcome == UNAVAILABLE)
		return outcome;
	return grid_r->fault_count > 0 ? INVALID : OK;
}

char *pay_csv_write(struct pool *pool, const struct db_rows *rows)
{
	int64_t most = 0;
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < rows->count; i++)
		if (db_number(rows, i, "step") > most)
			most = db_number(rows, i, "step");
	buf_str(&buf, "Gruppe");
	for (int64_t step = 1; step <= most; step++)
		buf_printf(&buf, ";%lld", (long long)step);
	for (size_t i = 0; i < rows->count;) {
		const char *grade = db_text(rows, i, "grade");
		buf_printf(&buf, "\n%s", grade);
		for (int64_t step = 1; step <= most; step++) {
			buf_char(&buf, ';');
			if (i >= rows->count || !text_equal(db_text(rows, i, "grade"), grade)
				|| db_number(rows, i, "step") != step)
				continue;
			int64_t cents = db_number(rows, i++, "cents");
			buf_printf(&buf, "%lld,%02lld", (long long)(cents / HUNDRED),
				(long long)(cents % HUNDRED));
		}
	}
	return buf.data;
}
