-- What came of a control, by what it is, so that each reads it in a language of their own. What was told before is kept as it
-- was said.
ALTER TABLE control_action ALTER COLUMN result SET DATA TYPE VARCHAR(20000);
UPDATE control_action SET result = CAST(JSON_OBJECT('kind': 'as-told', 'values': JSON_ARRAY(result)) AS VARCHAR)
  WHERE result <> '';
