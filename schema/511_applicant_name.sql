-- Applicants of one name stand side by side: for the list of those who may be there twice (BAK-06).
CREATE INDEX applicant_name ON applicant (surname, first_name);
