/* Letters to applicants about their interviews, and mails to whoever takes part. */
#include <string.h>

#include "access/access.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/entry.h"
#include "interview/interview_private.h"
#include "interview/invite.h"
#include "mail/letter.h"
#include "task/owner.h"

const char *interview_day(struct pool *pool, int64_t at, const char *lang)
{
	static const char *const names[2][7] = {
		{"Donnerstag", "Freitag", "Samstag", "Sonntag", "Montag", "Dienstag", "Mittwoch"},
		{"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"}};
	const char *day = clock_day(pool, at);

	return pool_printf(pool, "%s, %s",
		names[text_equal(lang, "en")][(day_number(day) % 7 + 7) % 7],
		day_show(pool, day, lang));
}

const char *interview_hour(struct pool *pool, int64_t at)
{
	return clock_hour(pool, at, "en");
}

struct addressee {
	const char *lang, *email;
	int64_t sequence; /* of the invitation as it is stored now */
};

static const struct db_field addressee_fields[] = {
	DB_FIELD(struct addressee, lang),
	DB_FIELD(struct addressee, email),
	DB_FIELD(struct addressee, sequence),
};

/* The texts of staff go as one line: a value is one. */
static const char *line_of(struct pool *pool, const char *text)
{
	return text_one_line(pool, text);
}

/* Reminding changes nothing in a calendar. */
static bool letter_enters(const struct interview *interview, const char *template)
{
	return interview->starts_at && !text_equal(template, "appointment_reminder");
}

/* What calendars are to do with the entry of such a letter. */
static enum calendar_method method_of(const char *template)
{
	return strstr(template, "_cancelled") ? CALENDAR_CANCEL : CALENDAR_REQUEST;
}

enum outcome interview_letter(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview *interview, const char *template)
{
	struct addressee to;
	bool timed = interview->starts_at != 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.lang, p.email, i.sequence FROM appointment_invitation i"
		" JOIN application a ON a.id = i.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE i.id = ?",
		addressee_fields, &to, DB_VALUES(db_int(interview->id)));

	if (outcome)
		return outcome;
	const struct letter_value values[] = {
		{"day", timed ? interview_day(pool, interview->starts_at, to.lang) : ""},
		{"time", timed ? interview_hour(pool, interview->starts_at) : ""},
		{"place", interview_place(pool, interview)},
		{"way", line_of(pool, interview->way)},
		{"barrier_free", line_of(pool, interview->barrier_free)},
		{"video", interview->video_url},
		{"panel", interview->told_as},
		{"choose", timed ? "" : "1"},
	};
	struct calendar_event event = interview_event(pool, interview, true);
	event.sequence = to.sequence;
	const struct letter rest = {.values = values,
		.count = sizeof(values) / sizeof(values[0]),
		.by_hand = {.writer_id = who->kind == PRINCIPAL_STAFF ? who->id : 0,
			.print = !text_is_email(to.email)},
		.event = letter_enters(interview, template) ? &event : NULL,
		.method = method_of(template)};
	outcome = notice_send_written(db, pool, interview->application_id, template, &rest);
	return outcome == GONE ? OK : outcome;
}

/* The words of the law for who may sit in; a committee's role decides. */
static const char *attend_words(int64_t role, const char *lang)
{
	bool english = text_equal(lang, "en");

	if (role == ROLE_PR)
		return english ? "one member may sit in, advising (§ 90 I HmbPersVG)"
			       : "ein Mitglied kann beratend teilnehmen (§ 90 I HmbPersVG)";
	if (role == ROLE_GSB)
		return english ? "you may attend (§ 21 HmbGleiG)"
			       : "Sie können teilnehmen (§ 21 HmbGleiG)";
	if (role == ROLE_SBV)
		return english ? "you may attend (§ 178 II SGB IX)"
			       : "Sie können teilnehmen (§ 178 II SGB IX)";
	return "";
}

struct told {
	const char *email, *lang;
	int64_t role; /* by which the vacancy is seen; 0: it sits on a panel, or is the reception */
};

static const struct db_field told_fields[] = {
	DB_FIELD(struct told, email),
	DB_FIELD(struct told, lang),
	DB_FIELD(struct told, role),
};

/* Each address once; of somebody who is told in two ways what the law says of one. */
static enum outcome told_find(struct db *db, struct pool *pool, const struct telling *telling,
	struct told **told_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT email, MIN(lang) AS lang, MAX(role) AS role FROM ("
		"SELECT s.email, s.lang, vr.role_id AS role FROM vacancy_reach vr"
		" LEFT JOIN staff_subject ss ON vr.subject_kind = 'unit'"
		" AND ss.subject_kind = 'unit' AND ss.subject_id = vr.subject_id"
		" JOIN staff_user s ON s.id = IF(vr.subject_kind = 'unit', ss.staff_user_id,"
		" vr.subject_id) AND s.status = 'active' WHERE vr.vacancy_id = ?"
		" AND vr.subject_kind <> 'all' AND (1 << vr.role_id) & ? AND"
		ACCESS_NOT_EXCLUDED("vr.vacancy_id", "s.id")
		" UNION SELECT u.mailbox, 'de', vr.role_id FROM vacancy_reach vr JOIN org_unit u"
		" ON vr.subject_kind = 'unit' AND u.id = vr.subject_id AND u.mailbox <> ''"
		" WHERE vr.vacancy_id = ? AND (1 << vr.role_id) & ?"
		" UNION SELECT s.email, s.lang, 0 FROM appointment_panel l"
		" JOIN appointment_member m ON m.panel_id = l.id"
		" JOIN staff_user s ON s.id = m.staff_user_id AND s.status = 'active'"
		" WHERE l.appointment_id = ? AND" ACCESS_NOT_EXCLUDED("?", "s.id")
		" UNION SELECT COALESCE(NULLIF(v.reception_mailbox, ''), u.reception_mailbox),"
		" 'de', 0 FROM vacancy v JOIN org_unit u ON u.id = v.authority_id"
		" WHERE v.id = ? AND ?) z WHERE email <> '' GROUP BY email ORDER BY email",
		told_fields, told_r, count_r,
		DB_VALUES(db_int(telling->vacancy_id), db_int(telling->roles),
			db_int(telling->vacancy_id), db_int(telling->roles),
			db_int(telling->appointment_id), db_int(telling->vacancy_id),
			db_int(telling->vacancy_id), db_bool(telling->reception)));
	/* clang-format on */
}

/* "Montag, 07.12.2026" or, of several days, the first and the last. */
static const char *days_words(struct pool *pool, const struct span *span, const char *lang)
{
	const char *first = interview_day(pool, span->from, lang);
	const char *last = interview_day(pool, span->to, lang);

	return text_equal(first, last) ? first : pool_printf(pool, "%s – %s", first, last);
}

static enum outcome one_tell(struct db *db, struct pool *pool, const struct telling *telling,
	const struct told *told, const char *number)
{
	const struct letter_value values[] = {
		{"number", number},
		{"day", days_words(pool, &telling->all, told->lang)},
		{"time",
			pool_printf(pool, "%s–%s", interview_hour(pool, telling->all.from),
				interview_hour(pool, telling->all.to))},
		{"attend", attend_words(told->role, told->lang)},
		{"path",
			told->role ? pool_printf(pool, "/vakanzen/%s/termine", number)
				   : "/termine"},
	};
	enum outcome outcome = letter_post(db, pool,
		&(struct letter){.template = telling->template,
			.lang = told->lang,
			.recipient = told->email,
			.values = values,
			.count = sizeof(values) / sizeof(values[0]),
			.event = telling->event,
			.method = method_of(telling->template)});

	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

static enum outcome told_tell(struct db *db, struct pool *pool, const struct telling *telling)
{
	struct told *told = NULL;
	struct db_rows *vacancy = NULL;
	size_t count = 0;
	enum outcome outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(telling->vacancy_id)), &vacancy);

	if (!outcome)
		outcome = told_find(db, pool, telling, &told, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = one_tell(db, pool, telling, &told[i], db_text(vacancy, 0, "number"));
	return outcome;
}

enum outcome interview_tell(struct db *db, struct pool *pool, const struct telling *telling)
{
	struct telling others = *telling, sbv = *telling;
	enum outcome outcome;

	if (!(telling->roles & ROLE_BIT(ROLE_SBV))
		|| (telling->sbv.from == telling->all.from && telling->sbv.to == telling->all.to))
		return told_tell(db, pool, telling);
	others.roles &= ~ROLE_BIT(ROLE_SBV);
	outcome = told_tell(db, pool, &others);
	if (outcome || !telling->sbv.from)
		return outcome;
	sbv.roles = ROLE_BIT(ROLE_SBV);
	sbv.all = telling->sbv;
	sbv.appointment_id = 0;
	sbv.reception = false;
	return told_tell(db, pool, &sbv);
}

static void span_add(struct span *span, const struct interview *interview)
{
	span->from = span->from ? span->from : interview->starts_at;
	span->to = interview->ends_at;
}

void interview_tell_add(struct telling *telling, const struct interview *interview)
{
	span_add(&telling->all, interview);
	if (!interview->sbv_refused)
		span_add(&telling->sbv, interview);
}

enum outcome interview_tell_of(
	struct db *db, struct pool *pool, const struct interview *interview, const char *template)
{
	struct appointment appointment;
	struct calendar_event event = interview_event(pool, interview, false);
	struct telling telling = {.template = template, .event = &event, .reception = true};
	enum outcome outcome = appointment_get(db, pool, interview->appointment_id, &appointment);

	if (!outcome)
		outcome = db_get_int(db, "SELECT sequence FROM appointment_invitation WHERE id = ?",
			DB_VALUES(db_int(interview->id)), &event.sequence);
	if (outcome || !interview->starts_at)
		return outcome;
	telling.appointment_id = appointment.id;
	telling.vacancy_id = appointment.vacancy_id;
	telling.roles = appointment.told_roles;
	interview_tell_add(&telling, interview);
	return interview_tell(db, pool, &telling);
}

/* The days of an appointment, and whether the SBV is concerned. */
struct planned {
	int64_t from, to;
	bool severe;
};

static const struct db_field planned_fields[] = {
	DB_INSTANT(struct planned, from),
	DB_INSTANT(struct planned, to),
	DB_FIELD(struct planned, severe),
};

static enum outcome planned_get(
	struct db *db, struct pool *pool, int64_t appointment_id, struct planned *planned_r)
{
	return db_struct(db, pool,
		"SELECT MIN(s.starts_at) AS `from`, MAX(s.ends_at) AS `to`,"
		" EXISTS (SELECT 1 FROM appointment_invitation i JOIN application a"
		" ON a.id = i.application_id WHERE i.appointment_id = ? AND i.live IS NOT NULL"
		" AND a.severely_disabled = 1 AND a.sbv_refused = 0) AS severe"
		" FROM appointment_slot s WHERE s.appointment_id = ?",
		planned_fields, planned_r,
		DB_VALUES(db_int(appointment_id), db_int(appointment_id)));
}

/* Those of the panels are told with the first. */
enum outcome interview_tell_planned(struct db *db, struct pool *pool, int64_t appointment_id)
{
	struct appointment appointment;
	struct planned planned = {0};
	enum outcome outcome = appointment_hold(db, pool, appointment_id, &appointment);

	if (!outcome)
		outcome = planned_get(db, pool, appointment_id, &planned);
	if (outcome)
		return outcome;
	int64_t roles =
		(ROLES_TOLD | (planned.severe ? ROLE_BIT(ROLE_SBV) : 0)) & ~appointment.told_roles;
	if (!roles || !planned.from)
		return OK;
	outcome = db_exec(db, "UPDATE appointment SET told_roles = told_roles | ? WHERE id = ?",
		DB_VALUES(db_int(roles), db_int(appointment_id)), NULL);
	return outcome
		? outcome
		: interview_tell(db, pool,
			&(struct telling){
				.appointment_id = appointment.told_roles ? 0 : appointment_id,
				.vacancy_id = appointment.vacancy_id,
				.roles = roles,
				.template = "staff_interview_planned",
				.all = {planned.from, planned.to},
				.sbv = {planned.from, planned.to}});
}

enum outcome interview_tell_member(
	struct db *db, struct pool *pool, int64_t appointment_id, int64_t staff_user_id)
{
	struct appointment appointment;
	struct planned planned = {0};
	struct told person;
	struct db_rows *vacancy = NULL;
	enum outcome outcome = appointment_get(db, pool, appointment_id, &appointment);

	if (!outcome)
		outcome = planned_get(db, pool, appointment_id, &planned);
	if (!outcome)
		outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(appointment.vacancy_id)), &vacancy);
	if (!outcome)
		outcome = db_struct(db, pool,
			"SELECT email, lang, 0 AS role FROM staff_user WHERE id = ?", told_fields,
			&person, DB_VALUES(db_int(staff_user_id)));
	if (outcome || !appointment.told_roles || !planned.from)
		return outcome;
	return one_tell(db, pool,
		&(struct telling){
			.template = "staff_interview_planned", .all = {planned.from, planned.to}},
		&person, db_text(vacancy, 0, "number"));
}

/* The owner is told with a link and nothing of the person. */
static enum outcome owner_tell(struct db *db, struct pool *pool, const struct interview *interview)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = vacancy_owners(db, pool, interview->vacancy_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {{"number", interview->number}};

		outcome = letter_queue(db, pool, 0, "staff_appointment_answered",
			db_text(rows, i, "lang"), db_text(rows, i, "email"), values, 1);
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

static enum outcome one_told(struct db *db, struct pool *pool, const struct interview *interview)
{
	int64_t told = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE appointment_invitation SET told_sequence = sequence"
		" WHERE id = ? AND told_sequence < sequence",
		DB_VALUES(db_int(interview->id)), &told);

	if (outcome || !told)
		return outcome;
	return text_equal(interview->state, "cancelled")
		? interview_tell_of(db, pool, interview, "staff_appointment_cancelled")
		: owner_tell(db, pool, interview);
}

enum outcome interview_told(struct db *db, struct pool *pool, int64_t application_id)
{
	struct interview *interviews = NULL;
	size_t count = 0;
	enum outcome outcome = interviews_of(db, pool, application_id, &interviews, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		outcome = one_told(db, pool, &interviews[i]);
	return outcome;
}
