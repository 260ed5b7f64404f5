-- Every text column has the collation of its table. What people type meets numbers and codes too, and where a column knew only ASCII a comparison with "ä"
-- ended with an error (1267) instead of finding nothing. Comparisons keep their index; a test keeps columns of other character sets out.

ALTER TABLE application_transition DROP FOREIGN KEY application_transition_from;
ALTER TABLE application_transition DROP FOREIGN KEY application_transition_to;
ALTER TABLE form_version DROP FOREIGN KEY form_version_form;
ALTER TABLE vacancy DROP FOREIGN KEY vacancy_form;
ALTER TABLE application_status_role DROP FOREIGN KEY application_status_role_status;
ALTER TABLE form_option DROP FOREIGN KEY form_option_question;
ALTER TABLE application DROP FOREIGN KEY application_status;
ALTER TABLE form_question DROP FOREIGN KEY form_question_condition;
ALTER TABLE account
	MODIFY lang CHAR(2) NOT NULL;
ALTER TABLE applicant
	MODIFY lang CHAR(2) NOT NULL;
ALTER TABLE application
	MODIFY number VARCHAR(16) NOT NULL,
	MODIFY status VARCHAR(30) NOT NULL;
ALTER TABLE application_answer
	MODIFY question VARCHAR(40) NOT NULL;
ALTER TABLE application_status
	MODIFY code VARCHAR(30) NOT NULL,
	MODIFY status_group VARCHAR(20) NULL COMMENT 'abgesagt, eingestellt, rechtsstreit_beendet, archiviert (OBJ-61)';
ALTER TABLE application_status_role
	MODIFY status VARCHAR(30) NOT NULL;
ALTER TABLE application_transition
	MODIFY from_status VARCHAR(30) NOT NULL,
	MODIFY to_status VARCHAR(30) NOT NULL,
	MODIFY mail VARCHAR(40) NULL COMMENT 'template of the mail to the applicant';
ALTER TABLE attachment
	MODIFY mime VARCHAR(100) NOT NULL COMMENT 'detected by content',
	MODIFY file_id CHAR(32) NOT NULL COMMENT 'in the store';
ALTER TABLE audit
	MODIFY action VARCHAR(40) NOT NULL;
ALTER TABLE ba_ad
	MODIFY number VARCHAR(16) NOT NULL;
ALTER TABLE bookmark
	MODIFY ad_number VARCHAR(16) NOT NULL;
ALTER TABLE cockpit_widget
	MODIFY filter VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'which rows: statuses, comma list; ''severe'' for severely disabled only; ''none'' while nothing can be in it';
ALTER TABLE form
	MODIFY code VARCHAR(40) NOT NULL;
ALTER TABLE form_option
	MODIFY question VARCHAR(40) NOT NULL,
	MODIFY code VARCHAR(40) NOT NULL;
ALTER TABLE form_question
	MODIFY code VARCHAR(40) NOT NULL,
	MODIFY format ENUM('email', 'phone', 'future', 'radio') NULL COMMENT 'of texts: which; dates: not in the past; choices: all to be seen at once',
	MODIFY autocomplete VARCHAR(40) NULL,
	MODIFY shown_if VARCHAR(40) NULL COMMENT 'only when this earlier question …',
	MODIFY shown_value VARCHAR(40) NULL COMMENT '… has this answer';
ALTER TABLE form_version
	MODIFY form_code VARCHAR(40) NOT NULL;
ALTER TABLE history
	MODIFY action VARCHAR(40) NOT NULL;
ALTER TABLE import_error
	MODIFY reason VARCHAR(20) NOT NULL;
ALTER TABLE import_run
	MODIFY reason VARCHAR(20) NULL COMMENT 'why refused';
ALTER TABLE jobad
	MODIFY number VARCHAR(16) NOT NULL;
ALTER TABLE job_alert
	MODIFY lang CHAR(2) NOT NULL,
	MODIFY query VARCHAR(1000) NOT NULL COMMENT 'the criteria as in the address of the search';
ALTER TABLE mail_outbox
	MODIFY template VARCHAR(40) NOT NULL,
	MODIFY unsubscribe VARCHAR(400) NULL COMMENT 'address that ends what the mail belongs to by one POST',
	MODIFY message_id VARCHAR(120) NOT NULL;
ALTER TABLE mail_token
	MODIFY purpose VARCHAR(20) NOT NULL;
ALTER TABLE nightly_object
	MODIFY code VARCHAR(30) NOT NULL,
	MODIFY rule VARCHAR(30) NOT NULL,
	MODIFY object VARCHAR(20) NOT NULL COMMENT 'kind',
	MODIFY number VARCHAR(40) NOT NULL COMMENT 'as people quote it; of kinds without numbers the id',
	MODIFY reason VARCHAR(20) NULL COMMENT 'why failed';
ALTER TABLE nightly_result
	MODIFY code VARCHAR(30) NOT NULL COMMENT 'of the rule, with a language key nightly_rule.<code>',
	MODIFY rule VARCHAR(30) NOT NULL COMMENT 'its number in the spec';
ALTER TABLE nightly_run
	MODIFY only_rule VARCHAR(30) NOT NULL DEFAULT '' COMMENT 'empty: all';
ALTER TABLE number_counter
	MODIFY kind CHAR(3) NOT NULL;
ALTER TABLE project
	MODIFY number VARCHAR(16) NOT NULL;
ALTER TABLE public_ad
	MODIFY number VARCHAR(16) NOT NULL,
	MODIFY slug VARCHAR(60) NOT NULL;
ALTER TABLE public_ad_gone
	MODIFY number VARCHAR(16) NOT NULL;
ALTER TABLE retention_rule
	MODIFY id CHAR(6) NOT NULL;
ALTER TABLE service_account
	MODIFY password_hash VARCHAR(160) NOT NULL;
ALTER TABLE service_password
	MODIFY password_hash VARCHAR(160) NOT NULL;
ALTER TABLE staff_user
	MODIFY lang CHAR(2) NOT NULL DEFAULT 'de';
ALTER TABLE vacancy
	MODIFY number VARCHAR(16) NOT NULL,
	MODIFY form_code VARCHAR(40) NOT NULL DEFAULT 'bewerbung' COMMENT 'master form of its applications';
ALTER TABLE vacancy_status_count
	MODIFY status VARCHAR(30) NOT NULL;
ALTER TABLE bms_keys.account_password
	MODIFY password_hash VARCHAR(160) NOT NULL;

ALTER TABLE application_transition ADD CONSTRAINT application_transition_from FOREIGN KEY (from_status) REFERENCES application_status (code);
ALTER TABLE application_transition ADD CONSTRAINT application_transition_to FOREIGN KEY (to_status) REFERENCES application_status (code);
ALTER TABLE form_version ADD CONSTRAINT form_version_form FOREIGN KEY (form_code) REFERENCES form (code);
ALTER TABLE vacancy ADD CONSTRAINT vacancy_form FOREIGN KEY (form_code) REFERENCES form (code);
ALTER TABLE application_status_role ADD CONSTRAINT application_status_role_status FOREIGN KEY (status) REFERENCES application_status (code);
ALTER TABLE form_option ADD CONSTRAINT form_option_question FOREIGN KEY (form_version_id, question) REFERENCES form_question (form_version_id, code);
ALTER TABLE application ADD CONSTRAINT application_status FOREIGN KEY (status) REFERENCES application_status (code);
ALTER TABLE form_question ADD CONSTRAINT form_question_condition FOREIGN KEY (form_version_id, shown_if) REFERENCES form_question (form_version_id, code);
