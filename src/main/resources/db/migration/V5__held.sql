-- Whether libvirt itself held the VM paused where it was seen, and why.
ALTER TABLE migration ADD COLUMN source_hold VARCHAR(16);
ALTER TABLE migration ADD COLUMN destination_hold VARCHAR(16);
