CREATE TABLE "BEGIN"("ATOMIC" int, "END" int, "case" int);
INSERT INTO "BEGIN" VALUES (1, 2, 3);
CREATE FUNCTION "begin atomic"() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC
  SELECT "END" FROM "BEGIN" AS "atomic" WHERE "case" > 0 AND "atomic"."END" > 1;
END;
CREATE TABLE ok AS SELECT "begin atomic"() AS "end;";
