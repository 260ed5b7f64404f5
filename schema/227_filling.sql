-- Whether a post is new or filled again (OBJ-03, OBJ-04).
ALTER TABLE vacancy ADD COLUMN filling ENUM('again', 'new') NULL COMMENT 'NULL: not said';
ALTER TABLE requisition ADD COLUMN filling ENUM('again', 'new') NULL COMMENT 'NULL: not said';
