-- When a requisition was handed in first: before that recruiting does not know of it, whatever its status (OBJ-03).
ALTER TABLE requisition ADD COLUMN handed_in_at DATETIME NULL COMMENT 'first; NULL: never' AFTER status;
UPDATE requisition r JOIN (SELECT object_id, MIN(at) AS at FROM history WHERE object_kind = 11 AND action = 'status' AND detail LIKE '%>eingereicht' GROUP BY object_id) h
	ON h.object_id = r.id SET r.handed_in_at = h.at;
