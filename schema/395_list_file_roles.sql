-- A list as a file is opened by whom all the roles still show it by which it was made (ACC-10), and where a row told of a severe disability, by whom the mark is shown to (ACC-16).
ALTER TABLE list_file ADD COLUMN roles BIGINT NOT NULL DEFAULT 0 COMMENT 'bits of the roles by which its rows were seen; 0: a dossier, or not made yet';
UPDATE list_file_subject s JOIN list_file l ON l.id = s.list_file_id SET s.marked = TRUE WHERE l.list <> 'dossier';
