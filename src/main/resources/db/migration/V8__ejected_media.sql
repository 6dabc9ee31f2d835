-- What was ejected from a VM's drives before it left, until it has arrived or has its media again: the drives' elements.
CREATE TABLE ejected_medium (
  migration_id BIGINT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
  drive VARCHAR(64) NOT NULL,
  -- As the VM runs with it, and as its host keeps it; each is null where there was no medium.
  running_xml TEXT,
  kept_xml TEXT,
  PRIMARY KEY (migration_id, drive)
);
