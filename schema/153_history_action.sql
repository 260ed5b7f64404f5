-- Which actions there are in history and audit, for the audit's choice: one row each, kept by triggers, since the server reads a whole index to find them.
CREATE TABLE history_action (
	action VARCHAR(40) NOT NULL,
	PRIMARY KEY (action)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO history_action (action) SELECT action FROM history UNION SELECT action FROM audit;
CREATE TRIGGER history_action_insert AFTER INSERT ON history FOR EACH ROW INSERT IGNORE INTO history_action (action)
	SELECT NEW.action FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM history_action a WHERE a.action = NEW.action);
CREATE TRIGGER audit_action_insert AFTER INSERT ON audit FOR EACH ROW INSERT IGNORE INTO history_action (action)
	SELECT NEW.action FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM history_action a WHERE a.action = NEW.action);
