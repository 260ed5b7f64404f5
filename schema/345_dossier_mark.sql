-- In whose part of a dossier what tells of a severe disability may stand (ACC-16): who opens it must see the mark of that one then. Of dossiers made until now nobody knows.
ALTER TABLE list_file_subject ADD COLUMN marked BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE list_file_subject s JOIN list_file l ON l.id = s.list_file_id SET s.marked = TRUE WHERE l.list = 'dossier';
