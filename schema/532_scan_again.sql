-- Files that the virus scanner has not seen, because they came before it did (INT-50): found by what they are for.
ALTER TABLE stored_file ADD KEY stored_file_scan (purpose, scan, file_id);
