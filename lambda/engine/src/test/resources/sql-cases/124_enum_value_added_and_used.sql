CREATE TABLE ok(m mood);
ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'meh' AFTER 'ok';
ALTER TYPE mood ADD VALUE 'it''s; odd';
INSERT INTO ok VALUES ('meh'), (E'it\'s; odd');
ALTER TABLE ok ADD CHECK (m < $$it's; odd$$ OR m = 'it''s; odd');
