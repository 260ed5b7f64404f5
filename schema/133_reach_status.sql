-- A vacancy's status may be any of the model's.
ALTER TABLE vacancy_reach MODIFY status VARCHAR(30) NOT NULL DEFAULT 'entwurf' COMMENT 'of the vacancy';
