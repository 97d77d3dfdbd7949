package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Liquibase itself, where it is there, on changelogs in its four languages, which all say the same:
 * it runs three changesets, {@code adopt} takes that over, and we run the rest. Names, order and
 * database are then as if Liquibase had run all.
 */
class RealLiquibaseTest {

  private static final String UPDATE =
      "liquibase --search-path=$DIR %s --changelog-file=%s --url=$JDBC --username=$USER"
          + " --password=$PASSWORD";

  private static final String NAMES =
      "SELECT string_agg(author || ':' || id, ' ' ORDER BY orderexecuted) FROM databasechangelog";
  private static final String OURS =
      "SELECT string_agg(description, ' ' ORDER BY version ~ '^R', version)"
          + " FROM ours.schema_migrations";

  private static final String SQL =
      """
      --liquibase formatted sql
      --property name:t value:a
      --property name:t value:never
      --changeset mira:1
      CREATE TABLE ${t} (i int, t text DEFAULT 'x;y');
      --rollback DROP TABLE ${t};
      --changeset mira:1000 splitStatements:false stripComments:false
      CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        -- one; two
        RETURN 1;
      END $$;
      --changeset true:c endDelimiter://
      CREATE TABLE c (t text DEFAULT '//') //
      INSERT INTO c VALUES ('http://x') //
      --changeset mira:d
      --preconditions onFail:MARK_RAN
      --precondition-table-exists table:NOTHERE
      DROP TABLE nothere;
      --changeset mira:e
      --preconditions onFail:MARK_RAN onError:MARK_RAN
      --precondition-sql-check expectedResult:1 SELECT count(*) FROM c
      ALTER TABLE c ADD COLUMN e text DEFAULT '$run$';
      CREATE INDEX c_e ON c (e);
      --changeset mira:f runInTransaction:false
      CREATE INDEX CONCURRENTLY ${t}_t ON ${t} (t);
      --changeset mira:g dbms:oracle
      NONE;
      --changeset mira:h
      CREATE VIEW v AS SELECT i, '${none}' AS n FROM ${t};
      --changeset mira:i runOnChange:true
      CREATE OR REPLACE VIEW w AS SELECT 1 AS one;
      """;

  private static final String XML =
      """
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        <property name="t" value="a"/>
        <property name="t" value="never"/>
        <changeSet id="1" author="mira"><sqlFile path="one.sql"/><rollback>DROP TABLE ${t}</rollback></changeSet>
        <changeSet id="1000" author="mira"><sql splitStatements="false">CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        -- one; two
        RETURN 1;
      END $$;
      </sql></changeSet>
        <changeSet id="c" author="true"><sql endDelimiter="//">CREATE TABLE c (t text DEFAULT '//') //
          INSERT INTO c VALUES ('http://x') //</sql></changeSet>
        <changeSet id="d" author="mira">
          <preConditions onFail="MARK_RAN"><not><tableExists tableName="A"/>
            <tableExists tableName="NOTHERE"/></not></preConditions>
          <sql>DROP TABLE nothere</sql>
        </changeSet>
        <changeSet id="e" author="mira">
          <preConditions onFail="MARK_RAN" onError="MARK_RAN">
            <or><viewExists viewName="x"/><and><columnExists tableName="c" columnName="T"/>
            <not><columnExists tableName="c" columnName="e"/></not>
            <sqlCheck expectedResult="1">SELECT count(*)
              FROM c</sqlCheck></and></or>
          </preConditions>
          <sql>ALTER TABLE c ADD COLUMN e text DEFAULT '$run$'; CREATE INDEX c_e ON c (e)</sql>
        </changeSet>
        <changeSet id="f" author="mira" runInTransaction="false">
          <sql>CREATE INDEX CONCURRENTLY ${t}_t ON ${t} (t)</sql></changeSet>
        <changeSet id="g" author="mira" dbms="oracle"><sql>NONE</sql></changeSet>
        <changeSet id="h" author="mira"><sql>CREATE VIEW v AS SELECT i, '${none}' AS n FROM ${t}</sql></changeSet>
        <changeSet id="i" author="mira" runOnChange="true">
          <sql>CREATE OR REPLACE VIEW w AS SELECT 1 AS one</sql></changeSet>
      </databaseChangeLog>
      """;

  private static final String YAML =
      """
      databaseChangeLog:
      - changeSet:
          id: 001
          author: &mira mira
          changes: [sqlFile: {path: one.sql}]
          rollback: DROP TABLE ${t}
      - changeSet:
          id: 1_000
          author: *mira
          changes:
          - sql:
              splitStatements: false
              sql: |
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                  -- one; two
                  RETURN 1;
                END $$;
      - changeSet:
          id: c
          author: yes
          changes:
          - sql:
              endDelimiter: //
              sql: |
                CREATE TABLE c (t text DEFAULT '//') //
                INSERT INTO c VALUES ('http://x') //
      - changeSet:
          id: d
          author: mira
          preConditions:
          - onFail: MARK_RAN
          - tableExists: {tableName: NOTHERE}
          - sqlCheck: {expectedResult: 0, sql: SELECT count(*) FROM nothere}
          changes: [sql: DROP TABLE nothere]
      - changeSet:
          id: e
          author: mira
          preConditions:
          - onFail: MARK_RAN
          - onError: MARK_RAN
          - or:
            - viewExists: {viewName: x}
            - and:
              - columnExists: {tableName: c, columnName: T}
              - not: [columnExists: {tableName: c, columnName: e}, viewExists: {viewName: x}]
              - sqlCheck: {expectedResult: 1, sql: SELECT count(*) FROM c}
          changes:
          - sql: ALTER TABLE c ADD COLUMN e text DEFAULT '$run$'; CREATE INDEX c_e ON c (e)
      - changeSet: &rest
          id: f
          author: mira
          runInTransaction: false
          changes: [sql: "CREATE INDEX CONCURRENTLY ${t}_t ON ${t} (t)"]
      - changeSet: {<<: *rest, id: g, dbms: oracle}
      - changeSet: {id: h, author: mira, sql: "CREATE VIEW v AS SELECT i, '${none}' AS n FROM ${t}"}
      - changeSet:
          id: i
          author: mira
          runOnChange: true
          changes: [sql: CREATE OR REPLACE VIEW w AS SELECT 1 AS one]
      - property: {name: t, value: a}
      - property: {name: t, value: never}
      """;

  private static final String JSON =
      """
      {"databaseChangeLog": [
        {"property": {"name": "t", "value": "a"}},
        {"changeSet": {"id": 1, "author": "mira", "changes": [{"sqlFile": {"path": "one.sql"}}],
          "rollback": [{"sql": "DROP TABLE ${t}"}]}},
        {"changeSet": {"id": 1000, "author": "mira", "changes": [{"sql": {"splitStatements": false,
          "sql": "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\\nBEGIN\\n  -- one; two\\n  RETURN 1;\\nEND $$;"}}]}},
        {"changeSet": {"id": "c", "author": true, "changes": [{"sql": {"endDelimiter": "//",
          "sql": "CREATE TABLE c (t text DEFAULT '//') // INSERT INTO c VALUES ('http://x') //"}}]}},
        {"changeSet": {"id": "d", "author": "mira", "preConditions": [{"onFail": "MARK_RAN"},
          {"tableExists": {"tableName": "NOTHERE"}}], "changes": [{"sql": "DROP TABLE nothere"}]}},
        {"changeSet": {"id": "e", "author": "mira", "preConditions": [{"onFail": "MARK_RAN"},
          {"sqlCheck": {"expectedResult": "1", "sql": "SELECT count(*) FROM c"}}],
          "changes": [{"sql": {"sql": "ALTER TABLE c ADD COLUMN e text DEFAULT '$run$'"}},
            {"sql": "CREATE INDEX c_e ON c (e)"}]}},
        {"changeSet": {"id": "f", "author": "mira", "runInTransaction": false,
          "changes": [{"sql": "CREATE INDEX CONCURRENTLY ${t}_t ON ${t} (t)"}]}},
        {"changeSet": {"id": "g", "author": "mira", "dbms": "oracle", "changes": [{"sql": "NONE"}]}},
        {"changeSet": {"id": "h", "author": "mira",
          "changes": [{"sql": "CREATE VIEW v AS SELECT i, '${none}' AS n FROM ${t}"}]}},
        {"changeSet": {"id": "i", "author": "mira", "runOnChange": true,
          "changes": [{"sql": "CREATE OR REPLACE VIEW w AS SELECT 1 AS one"}]}}]}
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sql", "xml", "yaml", "json"})
  void weGoOnWhereItStopped(String language) throws Exception {
    assumeThat(RealTool.isThere("liquibase")).as("liquibase is on no PATH").isTrue();
    RealTool.letIn(db);
    String changelog = "1." + language;
    Files.writeString(folder.resolve(changelog), text(language));
    if (!language.equals("sql")) {
      Files.writeString(
          folder.resolve("one.sql"), "CREATE TABLE ${t} (i int, t text DEFAULT 'x;y')\n/\n");
    }
    RealTool.run(UPDATE.formatted("update-count --count=3", changelog), folder, db);
    Project project = Project.of(folder, db.url()).with("HISTORY_SCHEMA", "ours");
    assertThat(runs(project, "adopt", "--execute")).contains(" has done 3 ");
    runs(project, "up");
    assertThat(runs(project, "status", "--check")).contains("up to date");
    String ours = db.queryString(OURS);
    try (PgDatabase alone = PgDatabase.open()) {
      RealTool.run(UPDATE.formatted("update", changelog), folder, alone);
      assertThat(ours).isEqualTo(alone.queryString(NAMES));
      assertThat(RealTool.withoutHistory(db)).isEqualTo(RealTool.withoutHistory(alone));
    }
  }

  private static String text(String language) {
    return switch (language) {
      case "sql" -> SQL;
      case "xml" -> XML;
      case "yaml" -> YAML;
      default -> JSON;
    };
  }

  private static String runs(Project project, String... arguments) {
    Cli.Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
