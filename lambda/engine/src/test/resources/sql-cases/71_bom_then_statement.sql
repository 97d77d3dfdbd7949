CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('﻿;');
