-- What people search by knows every character they type.
ALTER TABLE requisition MODIFY number VARCHAR(16) NOT NULL;
ALTER TABLE list_view MODIFY list VARCHAR(30) NOT NULL;
