-- The last day that a letter names may be counted from the day it goes, which nobody knows when it is written.
ALTER TABLE written_letter ADD last_days SMALLINT NULL COMMENT 'the last day is so many days after it goes; NULL: last_day says it';
ALTER TABLE mail_outbox ADD last_days SMALLINT NULL COMMENT 'it waits, and its last day is counted anew when it goes; NULL: it has none, or it stands';
