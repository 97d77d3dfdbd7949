CREATE TABLE ok(id int);
CREATE DATABASE "slipway case; scratch" TEMPLATE template0;
COMMENT ON DATABASE "slipway case; scratch" IS 'it''s short-lived';
DROP DATABASE "slipway case; scratch" WITH (FORCE);
INSERT INTO ok VALUES (1);
