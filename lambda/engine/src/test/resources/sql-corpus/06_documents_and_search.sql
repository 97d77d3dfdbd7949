-- Documents with full-text search, JSON metadata and tags.

CREATE TABLE documents (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lang     regconfig NOT NULL DEFAULT 'simple',
    title    text NOT NULL,
    body     text NOT NULL,
    tags     text[] NOT NULL DEFAULT '{}',
    meta     jsonb NOT NULL DEFAULT '{}',
    search   tsvector GENERATED ALWAYS AS (
                 setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')
             ) STORED,
    valid    tstzrange NOT NULL DEFAULT tstzrange(now(), NULL, '[)'),
    position point
);

CREATE INDEX documents_search_idx ON documents USING gin (search);
CREATE INDEX documents_tags_idx ON documents USING gin (tags);
CREATE INDEX documents_meta_idx ON documents USING gin (meta jsonb_path_ops);
CREATE INDEX documents_author_idx ON documents ((meta ->> 'author'), (meta #>> '{source,url}'));
CREATE INDEX documents_valid_idx ON documents USING gist (valid);
CREATE INDEX documents_position_idx ON documents USING gist (position) WHERE position IS NOT NULL;
CREATE INDEX documents_drafts_idx ON documents (id) WHERE meta @> '{"state": "draft; new"}' AND NOT meta ? 'deleted?';

INSERT INTO documents (title, body, tags, meta, position) VALUES
('Hello; world', 'It''s the first one.', '{first,"with; semicolon","with \"quotes\"",''apostrophe''}',
 '{"author": "Ann", "source": {"url": "https://example.org/a?b=1;c=2#d--e"}, "sizes": [1, 2, {"unit": "px;em"}]}',
 '(1.5,-2.5)'),
('Backslash \', 'C:\dir\', ARRAY['windows\', $$path;$$], jsonb_build_object('author', 'Bob', 'state', 'draft; new'), NULL),
(E'Tab\there', E'Line 1\nLine 2; don\'t\n\\. -- end', ARRAY[]::text[], '{"a": {"b;c": [{"d": null}, "e\"f"]}}'::jsonb, point(0, 0)),
($t$Dollar $$ sign$t$, $t$BEGIN; $1 COMMIT; $tag$ $t$, string_to_array('a;b;c', ';'), '[]', NULL);

-- Operators that look like something else.
SELECT id,
       meta -> 'source' ->> 'url'                        AS url,
       meta #> '{sizes,2}'                               AS third,
       meta #>> '{a,"b;c",0,d}'                          AS d,
       meta @> '{"author": "Ann"}'                       AS by_ann,
       meta ? 'author'                                   AS has_author,
       meta ?| ARRAY['x', 'author']                      AS has_any,
       meta ?& '{author,state}'                          AS has_all,
       meta @? '$.sizes[*] ? (@.unit like_regex ";")'    AS has_unit,
       meta @@ 'exists($.source)'                        AS has_source,
       meta - 'author' #- '{source,url}'                 AS rest,
       tags && '{first}'                                 AS overlaps,
       tags[1:2]                                         AS two,
       valid @> now()                                    AS current,
       valid -|- tstzrange(NULL, now())                  AS adjacent,
       position <-> point '(3,4)'                        AS distance,
       position ?- point '(0,-2.5)'                      AS level,
       title ~* '^h.*;' AND title !~~ '%--%'             AS matches,
       title ^@ 'Hello'                                  AS starts
FROM documents
WHERE search @@ websearch_to_tsquery('simple', 'first or "line 1" -nothing')
   OR search @@ to_tsquery('simple', 'line <-> 2 | (dir & !x)')
   OR id <-1 OR -id < -(-1) OR id<>-1/*;*/
ORDER BY ts_rank(search, 'first' :: tsquery) DESC, id;

SELECT jsonb_path_query_array(meta, '$.**.unit'),
       jsonb_path_exists(meta, '$.a."b;c"[*] ? (@ == "e\"f")'),
       jsonb_pretty(meta || '{"x;y": {"--": "/*"}}')
FROM documents;

CREATE FUNCTION documents_matching(query text, VARIADIC wanted_tags text[] DEFAULT '{}')
    RETURNS TABLE (id bigint, headline text, rank real)
    LANGUAGE sql STABLE
AS $function$
    SELECT d.id,
           ts_headline('simple', d.body, q, 'StartSel="<b>", StopSel="</b>", MaxFragments=2, FragmentDelimiter=" ; "'),
           ts_rank_cd(d.search, q, 32 /* rank/(rank+1) */)
    FROM documents AS d, websearch_to_tsquery('simple', query) AS q
    WHERE d.search @@ q
      AND (wanted_tags = '{}' OR d.tags @> wanted_tags)
    ORDER BY 3 DESC, 1;
$function$;

SELECT * FROM documents_matching('first');
SELECT * FROM documents_matching('first', 'first', 'with; semicolon');
SELECT headline FROM documents_matching(query => 'dir or first', VARIADIC wanted_tags => ARRAY[]::text[]);

CREATE FUNCTION slug(title text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE
               WHEN title ~ '^\s*$' THEN 'untitled'
               ELSE trim(BOTH '-' FROM regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g'))
           END;
END;

ALTER TABLE documents ADD COLUMN slug text GENERATED ALWAYS AS (slug(title)) STORED;
CREATE INDEX ON documents (slug);

CREATE FUNCTION documents_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed jsonb;
BEGIN
    SELECT jsonb_object_agg(n.key, jsonb_build_array(o.value, n.value)) INTO changed
    FROM jsonb_each(to_jsonb(NEW)) AS n
    JOIN jsonb_each(to_jsonb(OLD)) AS o USING (key)
    WHERE n.value IS DISTINCT FROM o.value AND n.key <> 'search';
    IF changed ? 'title' THEN
        PERFORM pg_notify('documents;changed', json_build_object('id', NEW.id, 'was', OLD.title)::text);
    END IF;
    NEW.meta := jsonb_set(NEW.meta, '{changes}', coalesce(NEW.meta -> 'changes', '[]') || coalesce(changed, '{}'));
    RETURN NEW;
END;
$$;
CREATE TRIGGER documents_log BEFORE UPDATE ON documents FOR EACH ROW
    WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.body <> NEW.body) EXECUTE FUNCTION documents_log();

UPDATE documents SET title = title || ' (2; "second")' WHERE id = 1;
UPDATE documents SET body = replace(body, E'\\', '/'), tags = array_remove(tags, 'windows\') WHERE title LIKE '%\\';

CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain DROP MAPPING IF EXISTS FOR url, url_path;
COMMENT ON TEXT SEARCH CONFIGURATION plain IS 'simple; without URLs';
SELECT alias, token, lexemes FROM ts_debug('plain', 'see https://example.org/a;b for more');
SELECT count(*), count(*) FILTER (WHERE meta ? 'changes') AS changed FROM documents;
