-- min: 16
CREATE TABLE ok(a bigint, b int, c numeric);
INSERT INTO ok VALUES (1_000_000, 0xFF, 1_0.5_0), (0b101, 0o17, .5), (1_0, 0x_1f, 1e1_0);
SELECT JSON_ARRAY(1, ';' ABSENT ON NULL), JSON_OBJECT('a;': 1, 'b' VALUE ';');
