package dev.slipway.transfer.export;

/** What is asked of the catalogue for rows as JSON. */
final class JsonSql {

  /**
   * How the columns of tables are written so that json_populate_record reads them back. What the
   * server makes of a type with a cast to json only that cast's author can read (hstore: an
   * object); of an array of json, of composites or of domains it cannot be told what is an element
   * and what a dimension. Such columns are texts, which the server reads as the type's input does.
   */
  static final String COLUMNS =
      """
      WITH RECURSIVE odd AS (SELECT t.oid FROM pg_type t WHERE t.typtype IN ('c', 'd')
          OR (t.typlen = -1 AND t.typelem <> 0) OR t.oid IN ('json'::regtype, 'jsonb'::regtype)
          OR EXISTS (SELECT FROM pg_cast k WHERE k.castsource = t.oid
            AND k.casttarget = 'json'::regtype AND k.castmethod = 'f' AND k.oid >= 16384)),
        based AS (SELECT a.attrelid, a.attname, a.atttypid AS type FROM pg_attribute a
            WHERE a.attrelid IN (%s) AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL SELECT b.attrelid, b.attname, t.typbasetype
            FROM based b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd')
      SELECT b.attrelid AS oid, b.attname AS name,
        CASE WHEN t.typlen = -1 AND t.typelem <> 0
            THEN CASE WHEN t.typelem IN (SELECT oid FROM odd) THEN 'TEXT' ELSE 'ARRAY' END
          WHEN t.oid = 'json'::regtype THEN 'JSON' WHEN t.oid = 'jsonb'::regtype THEN 'JSONB'
          WHEN t.typtype = 'c' THEN CASE WHEN EXISTS (SELECT FROM pg_attribute a
              WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.atttypid IN (SELECT oid FROM odd)) THEN 'TEXT' END
          WHEN t.oid IN (SELECT oid FROM odd) THEN 'TEXT' END AS form
      FROM based b JOIN pg_type t ON t.oid = b.type WHERE t.typtype <> 'd'\
      """;

  private JsonSql() {}
}
