CREATE TABLE ok(m mood DEFAULT 'sad');
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s; odd' BEFORE 'sad';
INSERT INTO ok VALUES ('happy');
