-- The list of job ads is read in the order of an index, whoever looks: by place, or all there are.
CREATE INDEX jobad_authority_id ON jobad (authority_id, id);
CREATE INDEX jobad_changed ON jobad (changed_at);
CREATE INDEX jobad_status_changed ON jobad (status, changed_at);
