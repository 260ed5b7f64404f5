-- What staff read over an answer, where the question speaks to who applies ("Ihre Motivation"). NULL: the label.
ALTER TABLE form_question
	ADD COLUMN told_de VARCHAR(200) NULL,
	ADD COLUMN told_en VARCHAR(200) NULL;
