/* The database handle: connection, errors, transactions. */
#include "db/db.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/db_private.h"

#define DEFAULT_TIMEOUT 10
#define DEFAULT_STATEMENTS 200
#define REPEATS 9
#define REPEAT_PAUSE_MS 5

/* Codes that libmariadb's headers do not all name. */
#define ERR_SERVER_SHUTDOWN 1053
#define ERR_CHECKREAD 1020
#define ERR_DURING_COMMIT 1180
#define ERR_CONNECTION_KILLED 1927

/*
 * A short wait for locks: a request is rather refused than kept waiting. The server gives a
 * statement up before the client does, so that none goes on running when nobody waits for it. A
 * transaction that locks a row somebody has changed since its first read is told so (1020), and
 * repeated.
 */
static const char session_sql[] =
	"SET time_zone = '+00:00',"
	" sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
	"ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
	" innodb_lock_wait_timeout = 3, innodb_snapshot_isolation = ON, max_statement_time = %u.%u";

struct db *db_new(const struct db_options *options)
{
	struct db *db = calloc(1, sizeof(struct db));
	if (!db)
		log_fatal("memory", "bytes=%zu", sizeof(struct db));
	db->options = *options;
	if (db->options.timeout == 0)
		db->options.timeout = DEFAULT_TIMEOUT;
	if (db->options.statements == 0)
		db->options.statements = DEFAULT_STATEMENTS;
	db->scratch = pool_new();
	return db;
}

static void db_disconnect(struct db *db)
{
	/* the connection first: statements without one are freed without asking the server */
	if (db->link)
		mysql_close(db->link);
	db->link = NULL;
	statements_close(db);
}

void db_free(struct db **db)
{
	if (!*db)
		return;
	db_disconnect(*db);
	pool_free(&(*db)->scratch);
	free((*db)->table);
	free(*db);
	*db = NULL;
}

static void link_options(MYSQL *link, const struct db_options *options)
{
	unsigned off = 0;
	my_bool no = 0;
	char session[sizeof(session_sql) + 20];
	unsigned tenths = options->timeout * 8;
	snprintf(session, sizeof(session), session_sql, tenths / 10, tenths % 10);
	mysql_options(link, MYSQL_OPT_CONNECT_TIMEOUT, &options->timeout);
	mysql_options(link, MYSQL_OPT_READ_TIMEOUT, &options->timeout);
	mysql_options(link, MYSQL_OPT_WRITE_TIMEOUT, &options->timeout);
	mysql_options(link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(link, MYSQL_INIT_COMMAND, session);
	mysql_options(link, MYSQL_OPT_LOCAL_INFILE, &off);
	mysql_options(link, MYSQL_OPT_RECONNECT, &no);
}

enum fate db_connect(struct db *db)
{
	if (db->link)
		return FATE_GOOD;
	const struct db_options *options = &db->options;
	MYSQL *link = mysql_init(NULL);
	if (!link)
		log_fatal("memory", "reason=mysql_init");
	link_options(link, options);
	if (!mysql_real_connect(link, "localhost", options->user, options->password,
		    options->database, 0, options->socket, 0)) {
		log_warn("db", "step=connect errno=%u sqlstate=%s", mysql_errno(link),
			mysql_sqlstate(link));
		mysql_close(link);
		return FATE_FAILED;
	}
	db->link = link;
	return FATE_GOOD;
}

static enum fate fate_of(unsigned number)
{
	switch (number) {
	case ER_DUP_ENTRY:
	case ER_DUP_ENTRY_WITH_KEY_NAME:
	case ER_ROW_IS_REFERENCED_2:
	case ER_NO_REFERENCED_ROW_2:
		return FATE_CONFLICT;
	case ER_LOCK_DEADLOCK:
	case ERR_CHECKREAD:
	case ERR_DURING_COMMIT:
		return FATE_REPEAT;
	case ER_LOCK_WAIT_TIMEOUT:
	case ER_STATEMENT_TIMEOUT:
		return FATE_SLOW;
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_SERVER_LOST_EXTENDED:
	case CR_COMMANDS_OUT_OF_SYNC:
	case CR_NEW_STMT_METADATA: /* a migration changed the columns: prepare anew */
	case ERR_SERVER_SHUTDOWN:
	case ERR_CONNECTION_KILLED:
		return FATE_LOST;
	default: /* also 1047, a Galera node without quorum */
		return FATE_FAILED;
	}
}

/* A grant that is missing (schema/grants.sql); the server's words name the table, and no value. */
static void log_denied(const struct db *db, const char *sql, unsigned number)
{
	const char *table = strstr(mysql_error(db->link), "table ");

	log_error("db_denied", "errno=%u account=%s table=%s sql=\"%.160s\"", number,
		db->options.user, table ? table + strlen("table ") : "-", sql);
}

enum fate db_error(struct db *db, const char *sql, unsigned number, const char *sqlstate)
{
	enum fate fate = fate_of(number);
	bool lost = fate == FATE_LOST;
	int64_t waited = clock_ticks_us() - db->asked_at;
	if (lost && waited >= (int64_t)db->options.timeout * 1000000)
		fate = FATE_SLOW;
	/* the text is a literal with placeholders: it holds no values */
	if (number == ER_TABLEACCESS_DENIED_ERROR || number == ER_COLUMNACCESS_DENIED_ERROR)
		log_denied(db, sql, number);
	else if (fate == FATE_FAILED)
		log_error("db", "errno=%u sqlstate=%s sql=\"%.160s\"", number, sqlstate, sql);
	else if (fate == FATE_REPEAT && db->state == TRANSACTION_OPEN)
		log_info("db", "errno=%u sqlstate=%s repeated=1", number, sqlstate);
	else if (fate != FATE_CONFLICT)
		log_warn("db", "errno=%u sqlstate=%s", number, sqlstate);
	if (db->state == TRANSACTION_OPEN && fate != FATE_CONFLICT)
		db->state = fate == FATE_FAILED || fate == FATE_SLOW ? TRANSACTION_FAILED
								     : TRANSACTION_REPEAT;
	if (lost)
		db_disconnect(db);
	return fate;
}

enum fate db_control(struct db *db, const char *sql)
{
	enum fate fate = db_connect(db);
	if (fate)
		return fate;
	db->asked_at = clock_ticks_us();
	if (mysql_real_query(db->link, sql, (unsigned long)strlen(sql)) == 0)
		return FATE_GOOD;
	return db_error(db, sql, mysql_errno(db->link), mysql_sqlstate(db->link));
}

static void transaction_rollback(struct db *db)
{
	if (db->link)
		db_control(db, "ROLLBACK");
}

static enum outcome transaction_commit(struct db *db, bool *again_r)
{
	switch (db_control(db, "COMMIT")) {
	case FATE_GOOD:
		return OK;
	case FATE_REPEAT:
		*again_r = true;
		break;
	case FATE_LOST:
	case FATE_SLOW:
		log_error("db", "step=commit reason=outcome_unknown");
		break;
	case FATE_CONFLICT:
	case FATE_FAILED:
		break;
	}
	transaction_rollback(db);
	return UNAVAILABLE;
}

static enum outcome transaction_try(
	struct db *db, const char *begin, db_work *work, void *context, bool *again_r)
{
	*again_r = false;
	enum fate fate = db_control(db, begin);
	if (fate) {
		*again_r = fate == FATE_LOST;
		return UNAVAILABLE;
	}
	db->state = TRANSACTION_OPEN;
	enum outcome outcome = work(db, context);
	enum transaction_state state = db->state;
	db->state = TRANSACTION_NONE;
	if (state == TRANSACTION_OPEN && outcome == OK)
		return transaction_commit(db, again_r);
	transaction_rollback(db);
	if (state == TRANSACTION_REPEAT)
		*again_r = true;
	return state == TRANSACTION_OPEN || outcome ? outcome : UNAVAILABLE;
}

/* Longer each time, and not the same for two that disturb each other. */
static void pause_before(int repeats)
{
	long most = (repeats + 1) * REPEAT_PAUSE_MS * 1000000L;
	struct timespec pause = {.tv_nsec = most / 2 + clock_ticks_us() * 1000 % (most / 2)};
	nanosleep(&pause, NULL);
}

enum outcome db_transaction(struct db *db, db_work *work, void *context)
{
	if (db->state != TRANSACTION_NONE)
		return work(db, context);
	bool again = false;
	for (int repeats = 0;; repeats++) {
		enum outcome outcome =
			transaction_try(db, "START TRANSACTION", work, context, &again);
		if (!again)
			return outcome;
		if (repeats == REPEATS)
			break;
		pause_before(repeats);
	}
	log_error("db", "reason=repeats_used_up");
	return UNAVAILABLE;
}

enum outcome db_snapshot(struct db *db, db_work *work, void *context)
{
	bool again;

	if (db->state != TRANSACTION_NONE)
		return work(db, context);
	if (db_ping(db)) /* a connection that is gone is opened anew */
		return UNAVAILABLE;
	return transaction_try(
		db, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY", work, context, &again);
}

bool db_in_transaction(const struct db *db)
{
	return db->state != TRANSACTION_NONE;
}

static enum fate ping_once(struct db *db)
{
	enum fate fate = db_connect(db);
	if (fate)
		return fate;
	db->asked_at = clock_ticks_us();
	if (mysql_ping(db->link) == 0)
		return FATE_GOOD;
	return db_error(db, "", mysql_errno(db->link), mysql_sqlstate(db->link));
}

enum outcome db_ping(struct db *db)
{
	if (db->state == TRANSACTION_REPEAT || db->state == TRANSACTION_FAILED)
		return UNAVAILABLE;
	enum fate fate = ping_once(db);
	if (fate == FATE_LOST && db->state == TRANSACTION_NONE)
		fate = ping_once(db);
	return fate ? UNAVAILABLE : OK;
}

int64_t db_inserted_id(const struct db *db)
{
	return db->inserted_id;
}

uint64_t db_statements(const struct db *db)
{
	return db->statements;
}
