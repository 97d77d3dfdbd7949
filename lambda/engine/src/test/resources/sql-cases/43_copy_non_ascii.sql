CREATE TABLE "größe"("naïve" text, "日本" text);
COPY "größe" ("naïve", "日本") FROM stdin;
😀	木漏れ日; 🎉
‘’	𝔘𝔫𝔦
\.
CREATE TABLE ok(id int);
