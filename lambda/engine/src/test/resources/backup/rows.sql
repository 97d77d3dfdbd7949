INSERT INTO no_columns SELECT FROM generate_series(1, 3);
INSERT INTO words (word) VALUES ('boat'), (NULL), (''), ('\N'), ('\.'), (E'a\tb\nc\rd\\e\bf'), ('ü😀'), (repeat('x', 100000));
INSERT INTO "Größe"."Wörter ""und"" \ 'Zeichen'/.." VALUES ('a', 'happy'), ('\', NULL);
INSERT INTO "Größe"."same" VALUES (1);
INSERT INTO "Größe"."SAME" VALUES (2);
INSERT INTO "Größe"."täbelle_mit_einem_namen_der_so_lang_ist_wie_es_geht_ääääää" VALUES (3);
INSERT INTO kinds VALUES
  ('{a,NULL,"b\"c",""}', '\x00ff5c', 'infinity', '-1 year 2 mons -3 days 04:05:06.7', 'NaN', 0.10, '(1,"x,y")',
   '[1,5)', '{"a": [1, null]}', '<a>b</a> text', '00000000-0000-0000-0000-000000000001', 1e-40, 'words', '1010', 'x',
   '0044-03-15 BC', 12.5, '10.0.0.0/8'),
  ('{{1,2},{3,4}}', '', '0001-01-01 00:00:00+00 BC', '1 mon -1 sec', 0.1::float8 + 0.2, NULL, NULL, 'empty', 'null', NULL,
   NULL, 'NaN', NULL, '', NULL, '-infinity', NULL, '::1');
INSERT INTO parent VALUES (1, 'p');
INSERT INTO child VALUES (2, 'c', 3);
INSERT INTO listed SELECT CASE i % 3 WHEN 0 THEN 'eu' WHEN 1 THEN 'us' END, i FROM generate_series(1, 300) i;
INSERT INTO hashed SELECT (ARRAY['sad', 'ok', 'happy'])[i % 3 + 1]::mood, i FROM generate_series(1, 30) i;
INSERT INTO quick VALUES (1), (2);
