-- The kind of a migration's failure, by a name that stays the same whatever the words are. Most from before this have none.
ALTER TABLE migration ADD COLUMN error_code VARCHAR(60);
UPDATE migration SET error_code = 'post-copy-broken'
  WHERE error_title = 'The migration failed after the switch to post-copy';
