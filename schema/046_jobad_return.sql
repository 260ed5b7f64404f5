-- An ad that left the portals because its vacancy became inactive comes back with it.
ALTER TABLE jobad ADD COLUMN left_with_vacancy BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'taken off the portals by its vacancy becoming inactive; any step of its own ends this';
