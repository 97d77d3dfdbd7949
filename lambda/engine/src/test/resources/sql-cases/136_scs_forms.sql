CREATE TABLE ok(n int, t text);
SET escape_string_warning TO off;
SET standard_conforming_strings TO off;
INSERT INTO ok VALUES (1, 'a\'; b');
SET standard_conforming_strings TO 'on';
INSERT INTO ok VALUES (2, 'a\');
set session standard_conforming_strings = 'off';
INSERT INTO ok VALUES (3, 'a\'; b');
RESET standard_conforming_strings;
INSERT INTO ok VALUES (4, 'a\');
SET Standard_Conforming_Strings = FALSE;
INSERT INTO ok VALUES (5, 'a\'; b' -- it's
 '\'; c');
SET standard_conforming_strings = DEFAULT;
INSERT INTO ok VALUES (6, 'a\');
SET "standard_conforming_strings" = 0;
INSERT INTO ok VALUES (7, 'a\'; b'), (8, E'a\'; b'), (9, $$a\$$);
SET standard_conforming_strings = 1;
INSERT INTO ok VALUES (11, 'a\');
