-- Whether the VM is on a host that this console does not know, so that only the source can tell when it is back.
ALTER TABLE held_autostart ADD COLUMN unseen BOOLEAN DEFAULT FALSE NOT NULL;
