-- All that belongs to the VM beside its memory, and what becomes of it, as JSON. Migrations from before this have none.
ALTER TABLE migration ADD COLUMN belongings TEXT;

-- The checkpoints that a VM had when it left: libvirt forgets them, and the console makes them known again on arrival.
CREATE TABLE migration_checkpoint (
  migration_id BIGINT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
  -- Parents come before their children.
  ordinal INTEGER NOT NULL,
  xml TEXT NOT NULL,
  PRIMARY KEY (migration_id, ordinal)
);

-- VMs whose autostart is turned off on a host for as long as they are away from it.
CREATE TABLE held_autostart (
  vm_uuid VARCHAR(36) NOT NULL,
  host VARCHAR(63) NOT NULL,
  PRIMARY KEY (vm_uuid, host)
);
