-- Staff read and enter this answer too: over it stands what it is, not a question to the applicant.
UPDATE form_question SET told_de = 'Schwerbehindert oder gleichgestellt', told_en = 'Severely disabled or of equal status'
	WHERE code = 'severely_disabled' AND told_de IS NULL AND label_de = 'Sind Sie schwerbehindert oder gleichgestellt?';
