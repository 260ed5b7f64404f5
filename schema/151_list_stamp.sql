-- Lists are remembered as cockpits are (021_desk.sql): these counters, too, are raised by whatever changes what they show.

-- The views somebody keeps of a list.
CREATE TRIGGER list_view_desk_insert AFTER INSERT ON list_view FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-NEW.staff_user_id, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER list_view_desk_update AFTER UPDATE ON list_view FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-NEW.staff_user_id, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER list_view_desk_delete AFTER DELETE ON list_view FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (-OLD.staff_user_id, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;

-- A project shows to its authority, and to whoever reaches it without a vacancy there.
CREATE TRIGGER project_list_insert AFTER INSERT ON project FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (NEW.authority_id, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER project_list_update AFTER UPDATE ON project FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT NEW.authority_id, NEW.id % 8, 1 FROM DUAL UNION SELECT OLD.authority_id, NEW.id % 8, 1 FROM DUAL
	UNION SELECT IF(r.subject_kind = 'person', -r.subject_id, r.subject_id), NEW.id % 8, 1 FROM project_reach r WHERE r.project_id = NEW.id AND r.subject_kind <> 'all'
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER project_list_delete AFTER DELETE ON project FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (OLD.authority_id, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;

-- What is seldom changed and shown to many: the units, and what staff are called.
CREATE OR REPLACE TRIGGER org_unit_desk_update AFTER UPDATE ON org_unit FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT 0, NEW.id % 8, 1 FROM DUAL WHERE NOT (NEW.short_name <=> OLD.short_name AND NEW.name <=> OLD.name AND NEW.code <=> OLD.code AND NEW.kind <=> OLD.kind
	AND NEW.active <=> OLD.active AND NEW.parent_id <=> OLD.parent_id AND NEW.authority_id <=> OLD.authority_id AND NEW.committee <=> OLD.committee) ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER org_unit_desk_insert AFTER INSERT ON org_unit FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER org_unit_desk_delete AFTER DELETE ON org_unit FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, OLD.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER staff_user_desk_update AFTER UPDATE ON staff_user FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT 0, NEW.id % 8, 1 FROM DUAL WHERE NOT (NEW.surname <=> OLD.surname AND NEW.first_name <=> OLD.first_name)
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
