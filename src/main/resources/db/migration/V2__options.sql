-- Migrations from before this went from host to host, without a policy and without options.
ALTER TABLE migration ADD COLUMN route VARCHAR(24) DEFAULT 'host-to-host' NOT NULL;
ALTER TABLE migration ADD COLUMN policy VARCHAR(16) DEFAULT 'none' NOT NULL;
ALTER TABLE migration ADD COLUMN options TEXT;
