CREATE SCHEMA "s;1";
CREATE TABLE "s;1"."t""--;"("a/*" int, "b*/" text, "$$" int, "'" int, "E'\" text);
INSERT INTO "s;1"."t""--;"("a/*", "b*/", "$$", "'") VALUES (1, '"', 2, 3);
CREATE VIEW ok AS SELECT "a/*" AS ";", "b*/" AS """;""" FROM "s;1"."t""--;";
