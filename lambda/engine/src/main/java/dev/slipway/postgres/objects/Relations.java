package dev.slipway.postgres.objects;

/** Tables, views, sequences and composite types, with all that is theirs. */
final class Relations {

  /** Each line of a definition: in its part, and there by number, else by its text. */
  static final String LINES =
      "line (oid, part, n, line) AS (\n" + String.join("UNION ALL\n", RelationLines.ALL) + ")\n";

  static final String OBJECTS =
      """
      SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
          WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type'
          ELSE 'table' END AS kind, name,
        COALESCE(string_agg(line, E'\\n' ORDER BY part, line.n, line COLLATE "C"), '') AS definition
      FROM rel LEFT JOIN line ON line.oid = rel.oid AND line IS NOT NULL
      GROUP BY 1, 2
      """;

  private Relations() {}
}
