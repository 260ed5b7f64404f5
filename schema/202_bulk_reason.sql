-- A reason for one object of a bulk action, instead of the one for all (PRO-24).
ALTER TABLE bulk_item
	ADD own_reason TEXT NULL COMMENT 'goes when the object is done, or the bulk action over',
	ADD KEY bulk_item_of (object_id);
