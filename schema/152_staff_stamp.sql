-- The lists of staff and groups are remembered, too: two more scopes (access/places.c). -9000000000000000000: who there is, and who is in which group;
-- -9000000000000000001: who signed in when, and with which names of groups.
CREATE TRIGGER staff_user_list_insert AFTER INSERT ON staff_user FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER staff_user_list_update AFTER UPDATE ON staff_user FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT -9000000000000000000, NEW.id % 8, 1 FROM DUAL WHERE NOT (NEW.user_id <=> OLD.user_id AND NEW.surname <=> OLD.surname AND NEW.first_name <=> OLD.first_name AND NEW.email <=> OLD.email AND NEW.status <=> OLD.status AND NEW.org_unit_id <=> OLD.org_unit_id)
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER staff_user_list_delete AFTER DELETE ON staff_user FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER user_group_member_list_insert AFTER INSERT ON user_group_member FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.staff_user_id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER user_group_member_list_delete AFTER DELETE ON user_group_member FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, OLD.staff_user_id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER user_group_list_insert AFTER INSERT ON user_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER user_group_list_update AFTER UPDATE ON user_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER user_group_list_delete AFTER DELETE ON user_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER directory_group_list_insert AFTER INSERT ON directory_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.group_id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER directory_group_list_update AFTER UPDATE ON directory_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, NEW.group_id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER directory_group_list_delete AFTER DELETE ON directory_group FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000000, OLD.group_id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;

CREATE TRIGGER staff_user_list_signed AFTER UPDATE ON staff_user FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT -9000000000000000001, NEW.id % 8, 1 FROM DUAL WHERE NOT NEW.last_sign_in <=> OLD.last_sign_in
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER directory_group_unmapped_list_insert AFTER INSERT ON directory_group_unmapped FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000001, CRC32(NEW.name) % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER directory_group_unmapped_list_update AFTER UPDATE ON directory_group_unmapped FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000001, CRC32(NEW.name) % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER directory_group_unmapped_list_delete AFTER DELETE ON directory_group_unmapped FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-9000000000000000001, CRC32(OLD.name) % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;

-- Seldom changed, shown to many: what roles are called, and settings.
CREATE TRIGGER base_role_list_insert AFTER INSERT ON base_role FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER base_role_list_update AFTER UPDATE ON base_role FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER base_role_list_delete AFTER DELETE ON base_role FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER setting_list_insert AFTER INSERT ON setting FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, CRC32(NEW.name) % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER setting_list_update AFTER UPDATE ON setting FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT 0, CRC32(NEW.name) % 8, 1 FROM DUAL WHERE NOT NEW.value <=> OLD.value
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
