-- What is told of a failure, as keys of texts with what is filled in, so that each reads it in a language of their own. What
-- was told before is kept as it was said.
ALTER TABLE migration ADD COLUMN error_told VARCHAR(60000);
UPDATE migration SET error_told = CAST(JSON_OBJECT(
    'title': JSON_OBJECT('key': 'as-told', 'values': JSON_OBJECT('what': COALESCE(error_title, ''))),
    'cause': JSON_ARRAY(JSON_OBJECT('key': 'as-told', 'values': JSON_OBJECT('what': COALESCE(error_cause, '')))),
    'next': JSON_OBJECT('key': 'as-told', 'values': JSON_OBJECT('what': COALESCE(error_next_step, '')))) AS VARCHAR)
  WHERE error_title IS NOT NULL;
ALTER TABLE migration DROP COLUMN error_title;
ALTER TABLE migration DROP COLUMN error_cause;
ALTER TABLE migration DROP COLUMN error_next_step;
