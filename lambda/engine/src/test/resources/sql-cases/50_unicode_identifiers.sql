CREATE TABLE ok(U&"d\0061t;a" int, U&"d!0061t!+000062;" UESCAPE '!' int);
INSERT INTO ok VALUES (1, 2);
SELECT U&"d\0061t;a", U&"d*0061t*+000062;" UESCAPE
  '*' FROM ok;
SELECT u&'\0441\043B\043E\043D;' AS u, U&'!0061;' -- ; '
  '!0062' UESCAPE '!';
