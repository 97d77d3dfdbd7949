ALTER TYPE mood ADD VALUE 'meh';
CREATE TABLE ok AS SELECT unnest(enum_range(NULL::mood)) AS m;
ALTER TYPE mood ADD VALUE 'keen';
INSERT INTO ok VALUES (('ke' || 'en')::mood);
ALTER TYPE mood ADD VALUE 'bored';
DO $$ BEGIN EXECUTE format('INSERT INTO ok VALUES (%L)', concat('bor', 'ed')); END $$;
