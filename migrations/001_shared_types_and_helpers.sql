-- Migration: 001_shared_types_and_helpers
-- Author: Mira Okafor
-- Date: 2024-12-20
-- Description: Types and functions that every other migration builds on. Needs no superuser and no extension.

-- UP

CREATE DOMAIN nonblank_text AS text
    CONSTRAINT nonblank_text_has_content CHECK (VALUE ~ '\S');
COMMENT ON DOMAIN nonblank_text IS 'Text with at least one character that is not white space';

CREATE DOMAIN language_tag AS text
    CONSTRAINT language_tag_bcp47 CHECK (VALUE ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$');
COMMENT ON DOMAIN language_tag IS 'BCP 47: language, then script and region if they matter (de, zh-Hant, pt-BR)';

CREATE DOMAIN email_address AS text
    CONSTRAINT email_address_shape CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' AND length(VALUE) <= 254);

-- BEGIN ATOMIC binds the names now, so the generated columns that call this do not depend on search_path.
CREATE FUNCTION search_form(spelling text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT lower(normalize(btrim(spelling), NFKC));
END;
COMMENT ON FUNCTION search_form(text) IS 'How a word is looked up: trimmed, NFKC, lower case; accents stay';

CREATE FUNCTION set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;
COMMENT ON FUNCTION set_updated_at() IS 'Trigger: keeps updated_at of a changed row';

-- DOWN

DROP FUNCTION set_updated_at();
DROP FUNCTION search_form(text);
DROP DOMAIN email_address;
DROP DOMAIN language_tag;
DROP DOMAIN nonblank_text;

-- VERIFY

SELECT search_form('  Ｃａｆé ') = 'café';
SELECT 'zh-Hant'::language_tag = 'zh-Hant' AND 'es-419'::language_tag = 'es-419';
SELECT to_regprocedure('set_updated_at()') IS NOT NULL;
