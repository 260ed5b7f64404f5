-- Mails asked for by address (a link to go on, a new password): whether there is anything to send, the mail worker looks. So neither answer nor time tells
-- whoever asks whether an address is known. A row is gone a second later.
CREATE TABLE mail_request (
	id BIGINT NOT NULL AUTO_INCREMENT,
	kind ENUM('resume', 'forgotten') NOT NULL,
	email VARCHAR(254) NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
