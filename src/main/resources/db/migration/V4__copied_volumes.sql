-- Disks that the console is copying by itself: left behind if it dies in the midst of it.
CREATE TABLE copied_volume (
  migration_id BIGINT NOT NULL REFERENCES migration (id) ON DELETE CASCADE,
  path VARCHAR(4096) NOT NULL,
  PRIMARY KEY (migration_id, path)
);
