CREATE TABLE "Odd; name"(id int, "from stdin" text);
COPY
  "Odd; name" -- the table; and its columns
    (id, "from stdin")
FROM
  STDIN /* text; really */
WITH (
  FORMAT text,
  DELIMITER '|', -- not a tab
  NULL 'nil;'
)
WHERE id > 1
;
1|left out
2|kept
3|nil;
\.
CREATE TABLE ok(id int);
