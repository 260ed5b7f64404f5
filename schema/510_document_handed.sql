-- Which file a document that was asked for was handed in with: when that is destroyed (the virus scanner, or it is damaged), the document is missing again (PRO-07).
ALTER TABLE document_asked ADD COLUMN attachment_id BIGINT NULL COMMENT 'the file it was handed in with', ADD KEY document_asked_attachment (attachment_id);
