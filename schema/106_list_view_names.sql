-- Views keep no words that applicants are found by (web/list/list.h): those kept until now lose them.
UPDATE list_view SET state = TRIM(LEADING '&' FROM REGEXP_REPLACE(CONCAT('&', state), '&suche=[^&]*', '')) WHERE list IN ('applications', 'archive');
