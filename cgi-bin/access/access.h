/*
 * Access: who may do what to which object (ACC-11, ACC-12). One module answers the three questions:
 * the single check, the list and the explanation.
 *
 * A right counts only together with reach, and only through a role that has both: somebody who is
 * recruiter here and works council there does not edit there. Reach is kept as rows (vacancy_reach,
 * project_reach): a subject (a person, a unit such as a committee, or "all" for administrators)
 * reaches an object in a role, by way of something. They change in the transaction of the
 * assignment behind them.
 */
#ifndef BMS_ACCESS_ACCESS_H
#define BMS_ACCESS_ACCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "access/object.h"
#include "access/role_sql.h"
#include "access/where.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Base roles; the number is the one in the table base_role and the bit in a role mask. */
enum base_role {
	ROLE_NOBODY = ROLE_NUMBER_NOBODY, /* no base role: the applicant, or the system */
	ROLE_ADMIN = ROLE_NUMBER_ADMIN,
	ROLE_RECRUITER = ROLE_NUMBER_RECRUITER,
	ROLE_DEPARTMENT = ROLE_NUMBER_DEPARTMENT,
	ROLE_LECTOR = ROLE_NUMBER_LECTOR,
	ROLE_P31 = ROLE_NUMBER_P31,
	ROLE_P34 = ROLE_NUMBER_P34,
	ROLE_PR = ROLE_NUMBER_PR,
	ROLE_SBV = ROLE_NUMBER_SBV,
	ROLE_GSB = ROLE_NUMBER_GSB,
	ROLE_PSB = ROLE_NUMBER_PSB,
	ROLE_IE = ROLE_NUMBER_IE,
	ROLE_SEAT = ROLE_NUMBER_SEAT, /* no base role: whoever holds a panel or rating seat of a
					 vacancy (ACC-11) */
	ROLE_CREATOR = ROLE_NUMBER_CREATOR, /* no base role: whoever has made the object */
};

#define ROLE_BIT(role) (INT64_C(1) << (role))

enum principal_kind { PRINCIPAL_VISITOR, PRINCIPAL_STAFF, PRINCIPAL_SYSTEM };

/* Who is asking. */
struct principal {
	enum principal_kind kind;
	int64_t id; /* staff user id; portal session id of a visitor (0: none yet) */
	int64_t account; /* visitor: the account signed in to; 0: a guest */
	const char *user_id; /* staff: the directory's user id */
	const char *name; /* staff: for the page's head */
	const char *lang; /* "de" or "en" */
	int64_t roles; /* staff: mask of the base roles held by groups, plus LECTOR and IE, which
			  assignment alone gives, and SEAT */
	bool service; /* staff: signs in with a service account, not by single sign-on (ACC-05) */
	int64_t super_until; /* staff: until when the super-administrator is active, by the clock
				(ACC-06); 0: not */
	struct access_where where[RIGHT_COUNT]; /* staff: of each right, in which of the roles held,
						   and where it is in some authorities alone */
	int64_t split; /* staff: mask of the roles whose rights are not the same in all authorities
			*/
};

/*
 * Fills the roles and rights of a staff principal (id must be set) from groups and the rights
 * table; one statement. OK, DENIED (no group), UNAVAILABLE.
 */
enum outcome access_load(struct db *db, struct pool *pool, struct principal *principal);

/*
 * The same out of rows of a statement that reads the staff user s for another reason, one for each
 * group, with no statement more while the tables are kept (tables.h): its columns, the tables
 * joined to s, its fields as member of another struct. OK, DENIED (no group), UNAVAILABLE.
 */
#define ACCESS_HELD_COLUMNS \
	"ha.version AS access_version, hg.role_id AS held_role," \
	" IFNULL(hg.rights_role_id, hg.role_id) AS held_own," \
	" hg.authority_id AS held_authority, " ACCESS_HOLDS_SEAT("s.id") " AS seat"
#define ACCESS_HELD_JOINED \
	" JOIN access_version ha ON ha.id = 1" \
	" LEFT JOIN user_group_member hm ON hm.staff_user_id = s.id" \
	" LEFT JOIN user_group hg ON hg.id = hm.group_id"
#define ACCESS_HELD_FIELDS(type, member) \
	DB_FIELD_AS(type, member.version, "access_version"), \
		DB_FIELD_AS(type, member.role, "held_role"), \
		DB_FIELD_AS(type, member.own, "held_own"), \
		DB_FIELD_AS(type, member.authority, "held_authority"), \
		DB_FIELD_AS(type, member.seat, "seat")
/* What a seat gives, whatever the holder's groups: right_of_seat. */
#define ACCESS_HOLDS_SEAT(staff) \
	"EXISTS (SELECT 1 FROM reach_authority seat WHERE seat.subject_kind = 'person'" \
	" AND seat.subject_id = " staff " AND seat.role_id = " SQL_ROLE_SEAT ")"
struct access_held {
	int64_t version, role, own; /* role 0: in no group; own: the one whose rights it has */
	int64_t authority; /* 0: in all */
	bool seat;
};
enum outcome access_load_held(struct db *db, struct pool *pool, const struct access_held *held,
	size_t count, struct principal *principal);

/* True when any role held has the right anywhere at all: for menus, and pages about no object. */
bool access_has(const struct principal *principal, enum right right);

/* The roles to which the mark of severe disability itself is shown (ACC-16). */
#define ACCESS_MARK_ROLES \
	(ROLE_BIT(ROLE_ADMIN) | ROLE_BIT(ROLE_RECRUITER) | ROLE_BIT(ROLE_DEPARTMENT) \
		| ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_SBV))

/*
 * By which of the roles held the person sees an object as it is now, and by which the vacancy an ad
 * or application belongs to. Reach, exclusion (ACC-20), visibility by status (ACC-16) and the PSB's
 * begin are in it, so that a right is arithmetic from here on (ACC-11).
 */
struct access_roles {
	int64_t there; /* 0: there is no such object, or she may not know of it */
	int64_t above; /* of its vacancy; 0 for other kinds */
	int64_t authority_id; /* where they count; 0: of kinds without one */
	bool archived; /* a project, vacancy or ad that is in the archive, the ad also with its
			  vacancy: nothing is changed there (RET-40) */
};

/*
 * Asks for it, in one statement; the dispatcher does once a request, for the object of the path.
 * The answer is true until somebody's assignment or the object's status changes.
 *
 * What lies below an object (a vacancy's ads) is not asked for one by one: a list carries the
 * conditions ACCESS_SEES_… below in its own statement, so that each row that is there is seen; a
 * row's rights follow from the roles of a column BIT_OR(1 << vr.role_id) over the same condition.
 *
 * OK (also when nothing is seen), UNAVAILABLE.
 */
enum outcome object_roles(struct db *db, struct pool *pool, const struct principal *principal,
	enum object_kind kind, int64_t id, struct access_roles *roles_r);

/* The same for the object of this number, whose id it gives too, in the same one statement. OK
 * (also when nothing is seen); NOT_FOUND (there is none); UNAVAILABLE. */
enum outcome object_find_roles(struct db *db, struct pool *pool, const struct principal *principal,
	enum object_kind kind, const char *number, int64_t *id_r, struct access_roles *roles_r);

/* Those of the roles by which something is seen by which the right holds, where they count. */
#define ACCESS_SEEN_BY(roles, authority) \
	((struct access_roles){.there = (roles), .authority_id = (authority)})
int64_t access_by(const struct principal *principal, struct access_roles seen, enum right right);

/*
 * May the person do this to an object of this kind, seen by these roles? OK; DENIED (may know of
 * it, not do this); NOT_FOUND (may not know of it).
 */
enum outcome access_judge(const struct principal *principal, enum object_kind kind,
	struct access_roles roles, enum right right);

/* Both at once, for jobs and tests: pages say may (web/request.h). OK, DENIED, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome access_may(struct db *db, const struct principal *principal, enum right right,
	enum object_kind kind, int64_t id);

/* Not kept out of the vacancy for bias (ACC-20): part of every question about a vacancy, its ads
 * and its applications. `columns` are literals. */
#define ACCESS_NOT_EXCLUDED(vacancy_id, staff_user_id) \
	" NOT EXISTS (SELECT 1 FROM vacancy_exclusion ve WHERE ve.vacancy_id = " vacancy_id \
	" AND ve.staff_user_id = " staff_user_id ")"
/*
 * Has the person of an account applied in the vacancy, as somebody of its address too (guests' rows
 * and an account of one address are one person)?
 */
#define ACCESS_ACCOUNT_APPLIED(account_id, vacancy_id) \
	"(EXISTS (SELECT 1 FROM account xc JOIN applicant xp ON xp.email = xc.email" \
	" JOIN application xa ON xa.applicant_id = xp.id" \
	" WHERE xc.id = " account_id " AND xa.vacancy_id = " vacancy_id ")" \
	" OR EXISTS (SELECT 1 FROM account xc JOIN applicant xo ON xo.id = xc.applicant_id" \
	" JOIN applicant xp ON xp.email = xo.email JOIN application xa ON xa.applicant_id = xp.id" \
	" WHERE xc.id = " account_id " AND xa.vacancy_id = " vacancy_id "))"

#define ACCESS_NOT_BIASED " AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", "ss.staff_user_id")

/*
 * A project that has vacancies, of all of which the person is kept out, is closed to her or him as
 * they are: whoever could change its people would steer the procedure (ACC-20). Part of every
 * question about a project; from the person's exclusions, which are few, to their projects.
 */
#define ACCESS_SHUT_PROJECT(vacancy, exclusion) \
	"NOT EXISTS (SELECT 1 FROM vacancy xo WHERE xo.project_id = " vacancy \
	".project_id AND" ACCESS_NOT_EXCLUDED("xo.id", exclusion ".staff_user_id") ")"
#define ACCESS_PROJECT_OPEN(project_id, staff_user_id) \
	" NOT EXISTS (SELECT 1 FROM vacancy_exclusion xe STRAIGHT_JOIN vacancy xv ON xv.id" \
	" = xe.vacancy_id" \
	" WHERE xe.staff_user_id = " staff_user_id " AND xv.project_id = " project_id \
	" AND " ACCESS_SHUT_PROJECT("xv", "xe") ")"

/* The PSB reaches vacancy and ad only with the first person handed over (ACC-16); of a reach row
 * `vr`. */
#define ACCESS_BEGUN(vr) \
	" AND (" vr ".role_id <> " SQL_ROLE_PSB " OR EXISTS (SELECT 1 FROM application ho" \
	" WHERE ho.vacancy_id = " vr ".vacancy_id AND ho.handed_over))"

/*
 * Does a row sr of application_sight hold for the reach row vr and the application `a` (ACC-16,
 * visibility.csv)? Its condition, and none of its ends. Ends are facts of the vacancy that no
 * status takes back.
 */
/* clang-format off */
#define ACCESS_TAKES_PART(a) a ".severely_disabled = 1 AND " a ".sbv_refused = 0"
#define ACCESS_ONE_AMONG(vacancy_id, role_id) \
	"EXISTS (SELECT 1 FROM application sa JOIN application_sight sb" \
	" ON sb.role_id = " role_id " AND sb.status = sa.status AND sb.on_condition =" \
	" 'severe_among'" \
	" WHERE sa.vacancy_id = " vacancy_id " AND " ACCESS_TAKES_PART("sa") ")"
#define ACCESS_AMONG(a, role_id) \
	"NOT " a ".sbv_refused AND " ACCESS_ONE_AMONG(a ".vacancy_id", role_id)
#define ACCESS_CONDITION(vr, a) \
	" CASE sr.on_condition WHEN '' THEN TRUE WHEN 'severe' THEN " ACCESS_TAKES_PART(a) \
	" WHEN 'severe_among' THEN " ACCESS_AMONG(a, "sr.role_id") \
	" WHEN 'asked' THEN EXISTS (SELECT 1 FROM application_asked aq" \
	" WHERE aq.application_id = " a ".id" \
	" AND aq.subject_kind = " vr ".subject_kind AND aq.subject_id = " vr ".subject_id" \
	" AND aq.role_id = " vr ".role_id)" \
	" WHEN 'handed_over' THEN " a ".handed_over WHEN 'seat' THEN " vr ".via = 'seat'" \
	" ELSE FALSE END"
/* The ends that have come for a role in the vacancy `v`, as the bits of the column `ends`; 8 is the
 * blind stage, which the view application_sight gives to department and seats (PRO-08). */
#define ACCESS_ENDED(v, role_id) \
	"(IF(" v ".closed_at IS NULL OR EXISTS (SELECT 1 FROM vacancy_asked vq" \
	" WHERE vq.vacancy_id = " v ".id" \
	" AND vq.role_id = " role_id "), 0, 1) + 2 * (" v ".selection_fixed_at IS NOT NULL)" \
	" + 4 * (" v ".pr_ended_at IS NOT NULL) + 8 * (" v ".blind_stage = 'on'))"
#define ACCESS_NOT_ENDED(vacancy_id) \
	" AND (sr.ends = 0 OR EXISTS (SELECT 1 FROM vacancy sv WHERE sv.id = " vacancy_id \
	" AND NOT sr.ends & " ACCESS_ENDED("sv", "sr.role_id") "))"
#define ACCESS_SIGHT(vr, a) ACCESS_CONDITION(vr, a) ACCESS_NOT_ENDED(a ".vacancy_id")
/* clang-format on */

/*
 * Is the row `vr` of a way a role by which a right holds in the authority, given that what it leads
 * to is `archived`? What is archived is seen by those of the roles alone that have the right
 * ARCHIVE as well (RET-40, where.h). _OF: of columns instead of what is bound.
 */
#define ACCESS_BY_ROLE_OF(roles, at, vr, authority_id, archived) \
	ACCESS_HAS_OF(roles, at, "(" vr ".role_id + 16 * (" archived "))", authority_id)
#define ACCESS_BY_ROLE(vr, authority_id, archived) \
	ACCESS_BY_ROLE_OF("?", "?", vr, authority_id, archived)
#define ACCESS_ARCHIVED(vr) vr ".status = 'archiviert'"

#define ACCESS_BY_REACH \
	" FROM staff_subject ss JOIN vacancy_reach vr" \
	" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id"
#define ACCESS_BY_SIGHT_OF(staff, by) \
	ACCESS_BY_REACH \
	" JOIN application_sight sr ON sr.role_id = vr.role_id" \
	" WHERE ss.staff_user_id = " staff " AND " by
#define ACCESS_BY_SIGHT ACCESS_BY_SIGHT_OF("?", ACCESS_BY_SEEN("?", "?"))
#define ACCESS_BY_SEEN(roles, at) \
	ACCESS_BY_ROLE_OF(roles, at, "vr", "vr.authority_id", ACCESS_ARCHIVED("sr"))
/* Of a row of reach that leads to nothing archived. */
#define ACCESS_HAS_REACHED ACCESS_HAS("vr.role_id", "vr.authority_id")

/* The role whose rights a group g has: a created one, or the delivered one it works like. */
#define ACCESS_ROLE_OF_GROUP "IFNULL(g.rights_role_id, g.role_id)"

/*
 * Does a group g of the person m see the requisition r of its authority (OBJ-03, PRO-01)?
 * Recruiters those that were handed in once and are no draft again (all else is the department's,
 * but for one's own), others all, nobody what was thrown away; who is kept out of the vacancy it
 * has become (ACC-20), not that either.
 */
#define ACCESS_SEEN_REQUISITION(r) \
	" (g.authority_id IS NULL OR g.authority_id = " r ".authority_id) AND " r \
	".status <> 'geloescht' AND (g.role_id <> " SQL_ROLE_RECRUITER " OR (" r \
	".status <> 'entwurf' AND " r ".handed_in_at IS NOT NULL) OR " r \
	".created_by = m.staff_user_id) AND NOT EXISTS (SELECT 1" \
	" FROM vacancy_exclusion ve WHERE ve.vacancy_id = " r ".vacancy_id" \
	" AND ve.staff_user_id = m.staff_user_id)"
#define ACCESS_BY_GROUP " FROM user_group_member m JOIN user_group g ON g.id = m.group_id"

/*
 * Which of these may this person see? A condition for a WHERE clause, true for the objects on which
 * the right holds; bind ACCESS_BIND(principal, right) at its place. `column`s are literals such as
 * "v.id". Those with _OF ask the same of several people at once: instead of what is bound, columns.
 */
/* clang-format off */
#define ACCESS_SEES_PROJECT(id) \
	id " IN (SELECT pr.project_id FROM staff_subject ss JOIN project_reach pr" \
	" ON pr.subject_kind = ss.subject_kind AND pr.subject_id = ss.subject_id" \
	" JOIN project ap ON ap.id = pr.project_id WHERE ss.staff_user_id = ? AND " \
	ACCESS_BY_ROLE("pr", "ap.authority_id", ACCESS_ARCHIVED("ap")) \
	" AND" ACCESS_PROJECT_OPEN("pr.project_id", "ss.staff_user_id") ")"
#define ACCESS_SEES_VACANCY(id) \
	id " IN (SELECT vr.vacancy_id" ACCESS_BY_REACH " WHERE ss.staff_user_id = ? AND " \
	ACCESS_BY_ROLE("vr", "vr.authority_id", ACCESS_ARCHIVED("vr")) \
	ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ")"
#define ACCESS_SEES_JOBAD_OF(vacancy_id, status, staff, roles, at) \
	"(" vacancy_id ", " status ") IN (SELECT vr.vacancy_id, js.status" ACCESS_BY_REACH \
	" JOIN jobad_sight js ON js.role_id = vr.role_id" \
	" WHERE ss.staff_user_id = " staff " AND " ACCESS_BY_ROLE_OF(roles, at, "vr", \
		"vr.authority_id", ACCESS_ARCHIVED("vr") " OR " ACCESS_ARCHIVED("js")) \
	ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ")"
#define ACCESS_SEES_JOBAD(vacancy_id, status) \
	ACCESS_SEES_JOBAD_OF(vacancy_id, status, "?", "?", "?")
#define ACCESS_SEES_REQUISITION(r) \
	"EXISTS (SELECT 1" ACCESS_BY_GROUP " WHERE m.staff_user_id = ? AND " \
	ACCESS_BY_ROLE("g", r ".authority_id", ACCESS_ARCHIVED(r)) \
	" AND" ACCESS_SEEN_REQUISITION(r) ")"
#define ACCESS_BIND(principal, right) ACCESS_BIND_WHERE(principal, (principal)->where[right])
#define ACCESS_BIND_WHERE(principal, by) db_int((principal)->id), ACCESS_WHERE_BIND(by)
#define ACCESS_BIND_VALUES 3
/* For the roles held themselves, whatever they may: RIGHT_NONE says which lead to the archive. */
#define ACCESS_BIND_HELD(principal) \
	db_int((principal)->id), \
		db_int((principal)->roles | (principal)->where[RIGHT_NONE].roles), \
		db_str(access_where_text(&(principal)->where[RIGHT_NONE]))
/* clang-format on */

/* `a` is the application's alias, a literal. */
#define ACCESS_SEES_APPLICATION_OF(a, staff, by) \
	"(" a ".vacancy_id, " a ".status) IN (SELECT vr.vacancy_id, sr.status" ACCESS_BY_SIGHT_OF( \
		staff, by) " AND" ACCESS_SIGHT("vr", a) ACCESS_NOT_BIASED ")"
#define ACCESS_SEES_APPLICATION(a) ACCESS_SEES_APPLICATION_OF(a, "?", ACCESS_BY_SEEN("?", "?"))

/* By one of the roles to which the mark is shown. */
#define ACCESS_SEES_MARK(a) \
	ACCESS_SEES_APPLICATION_OF( \
		a, "?", "vr.role_id IN " SQL_ROLES_MARK " AND " ACCESS_BY_SEEN("?", "?"))
/* Column severely_disabled of the application a: 0 for whom the mark is not shown (ACC-16). */
#define ACCESS_MARK \
	"IF(a.severely_disabled AND " ACCESS_SEES_MARK("a") ", 1, 0) AS severely_disabled"
#define ACCESS_BIND_MARK(principal) ACCESS_BIND(principal, RIGHT_CANDIDATE_READ)
#define ACCESS_MARK_VALUES ACCESS_BIND_VALUES

/* One way by which one person reaches an object. */
struct access_reason {
	int64_t staff_user_id;
	const char *user_id;
	const char *person; /* surname, first name */
	int role; /* enum base_role */
	const char *role_code; /* "RECRUITER" */
	const char *via; /* "project", "vacancy", "committee", "seat", "admin", "authority" */
	const char *unit; /* the committee's or authority's name; NULL: none */
	bool by_mark; /* holds or not by a mark of severe disability: tells of it (ACC-16) */
};

/*
 * Who can see this vacancy, application or requisition now, and why (ACC-13)? Sorted by role, then
 * name; *count_r reasons in the pool. OK, UNAVAILABLE.
 */
enum outcome access_explain(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct access_reason **reasons_r, size_t *count_r);

#endif
