-- Who is in which group counts in a scope of its own, of 32 rows: an import of staff holds those of 152_staff_stamp.sql as long as it runs, and a sign-in that changes
-- groups must not wait for it.
CREATE OR REPLACE TRIGGER user_group_member_list_insert AFTER INSERT ON user_group_member FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000002, NEW.staff_user_id % 32, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE OR REPLACE TRIGGER user_group_member_list_delete AFTER DELETE ON user_group_member FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000002, OLD.staff_user_id % 32, 1) ON DUPLICATE KEY UPDATE version = version + 1;
