package dev.slipway.mysql.schema;

/** What {@link MysqlSchemaReader} asks; the placeholder is the quoted name of the database. */
final class MysqlSchemaSql {

  static final String TABLES =
      "SELECT * FROM information_schema.TABLES WHERE TABLE_SCHEMA = %s ORDER BY TABLE_NAME";

  static final String COLUMNS =
      "SELECT * FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = %s"
          + " ORDER BY TABLE_NAME, ORDINAL_POSITION";

  static final String INDEXES =
      "SELECT * FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = %s"
          + " ORDER BY TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX";

  static final String KEYS =
      """
      SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA,
        k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.UPDATE_RULE, r.DELETE_RULE
      FROM information_schema.KEY_COLUMN_USAGE k
        JOIN information_schema.REFERENTIAL_CONSTRAINTS r
          ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
          AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
      WHERE k.TABLE_SCHEMA = %1$s AND k.REFERENCED_TABLE_NAME IS NOT NULL
        AND r.CONSTRAINT_SCHEMA = %1$s
      ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION\
      """;

  /** MySQL before 8.0.16 has none. */
  static final String HAS_CHECKS =
      "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema'"
          + " AND TABLE_NAME = 'CHECK_CONSTRAINTS'";

  /** MariaDB names the table, and two tables may have checks of one name. */
  static final String CHECKS_OF_MARIADB =
      "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS"
          + " WHERE CONSTRAINT_SCHEMA = %s ORDER BY TABLE_NAME, CONSTRAINT_NAME";

  static final String CHECKS_OF_MYSQL =
      """
      SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE
      FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t
        ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
        AND t.CONSTRAINT_TYPE = 'CHECK'
      WHERE c.CONSTRAINT_SCHEMA = %s ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME\
      """;

  static final String OTHERS =
      """
      SELECT 'trigger' AS kind, TRIGGER_NAME AS name FROM information_schema.TRIGGERS
        WHERE TRIGGER_SCHEMA = %1$s
      UNION ALL SELECT LOWER(ROUTINE_TYPE), ROUTINE_NAME FROM information_schema.ROUTINES
        WHERE ROUTINE_SCHEMA = %1$s
      UNION ALL SELECT 'event', EVENT_NAME FROM information_schema.EVENTS
        WHERE EVENT_SCHEMA = %1$s
      ORDER BY 1, 2\
      """;

  private MysqlSchemaSql() {}
}
