CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('😀😀😀; 👩‍👩‍👧‍👦'); INSERT INTO ok VALUES ('🇩🇪;'); /* 🎉 ; */ INSERT INTO ok VALUES ('after');
CREATE TABLE "🦆;"("🥚" int); COMMENT ON TABLE "🦆;" IS 'it''s a 🦆'; -- 🦆;
CREATE TABLE ok2(𝔞 int); INSERT INTO ok2(𝔞) VALUES (1);
