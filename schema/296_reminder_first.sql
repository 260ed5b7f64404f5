-- What comes again each month keeps the number of the day it began with: the 31st is the last day of a shorter month, and the 31st again after it.
ALTER TABLE reminder ADD COLUMN first_on DATE NULL COMMENT 'the day it was added for' AFTER due_on;
UPDATE reminder SET first_on = due_on;
ALTER TABLE reminder MODIFY COLUMN first_on DATE NOT NULL COMMENT 'the day it was added for';
