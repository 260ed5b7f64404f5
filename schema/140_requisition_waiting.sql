-- What waits for recruiting, the oldest first: the cockpit asks for it with every visit (PRO-01).
ALTER TABLE requisition ADD KEY requisition_status (status, changed_at);
