CREATE TABLE ok(b bit(4), x bit(8), n text, e text);
INSERT INTO ok VALUES (B'1010', X'1f', N'n;n', e'\'\;\x3b');
INSERT INTO ok VALUES (b'10'
'01', x'1'
'f', n'\', E'a''b\\');
