/* Seats. */
#include "access/seat.h"

enum outcome seat_give(struct db *db, int64_t vacancy_id, int64_t staff_user_id)
{
	return db_exec(db,
		"INSERT IGNORE INTO vacancy_seat (vacancy_id, staff_user_id) VALUES (?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(staff_user_id)), NULL);
}

enum outcome seat_end(struct db *db, int64_t vacancy_id, int64_t staff_user_id)
{
	return db_exec(db,
		"DELETE FROM vacancy_seat WHERE vacancy_id = ? AND staff_user_id = ?"
		" AND NOT EXISTS (SELECT 1 FROM appointment_member m JOIN appointment_panel l"
		" ON l.id = m.panel_id JOIN appointment t ON t.id = l.appointment_id"
		" WHERE t.vacancy_id = vacancy_seat.vacancy_id"
		" AND m.staff_user_id = vacancy_seat.staff_user_id)"
		" AND NOT EXISTS (SELECT 1 FROM rating_seat r"
		" WHERE r.vacancy_id = vacancy_seat.vacancy_id"
		" AND r.staff_user_id = vacancy_seat.staff_user_id AND r.ended_at IS NULL)",
		DB_VALUES(db_int(vacancy_id), db_int(staff_user_id)), NULL);
}
