package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Preconditions of Liquibase decide on a server as they do there. */
class LiquibaseConditionsTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void connect() {
    project = Project.of(folder, db.url());
  }

  @Test
  void whatIsDecidedIsAskedNoFurther() throws Exception {
    project.file(
        "1.yaml",
        """
        databaseChangeLog:
        - changeSet:
            id: and
            author: a
            preConditions:
            - onFail: MARK_RAN
            - tableExists: {tableName: gone}
            - sqlCheck: {expectedResult: 0, sql: select count(*) from gone}
            changes: [sql: CREATE TABLE a_and ()]
        - changeSet:
            id: or
            author: a
            preConditions:
            - or:
              - and:
                - dbms: {type: oracle}
                - sqlCheck: {expectedResult: 1, sql: select 1 from dual}
              - dbms: {type: postgresql}
              - sqlCheck: {expectedResult: 1, sql: select 1 from dual}
            changes: [sql: CREATE TABLE a_or ()]
        - changeSet:
            id: error
            author: a
            preConditions:
            - onError: MARK_RAN
            - sqlCheck: {expectedResult: 1, sql: select 1}
            - sqlCheck: {expectedResult: 1, sql: select 1 from dual}
            changes: [sql: CREATE TABLE a_error ()]
        """);
    up();
    assertThat(tables()).isEqualTo("a_or");
  }

  @Test
  void eachPartOfNotMustFail() throws Exception {
    db.execute("CREATE TABLE there ()");
    project.file(
        "1.yaml",
        """
        databaseChangeLog:
        - changeSet:
            id: one
            author: a
            preConditions:
            - onFail: MARK_RAN
            - not: [tableExists: {tableName: there}, tableExists: {tableName: gone}]
            changes: [sql: CREATE TABLE a_one ()]
        - changeSet:
            id: none
            author: a
            preConditions:
            - not: [tableExists: {tableName: lost}, tableExists: {tableName: gone}]
            changes: [sql: CREATE TABLE a_none ()]
        """);
    up();
    assertThat(tables()).isEqualTo("a_none");
  }

  @Test
  void namesOfKeysAndIndexesAreOfTheirTable() throws Exception {
    db.execute(
        "CREATE TABLE users (id int PRIMARY KEY);"
            + "CREATE TABLE bills (u int CONSTRAINT fk_user REFERENCES users);"
            + "CREATE TABLE orders (u int)");
    project.file(
        "1.xml",
        """
        <databaseChangeLog>
        <changeSet id="1" author="a"><preConditions onFail="MARK_RAN"><not>
          <foreignKeyConstraintExists foreignKeyTableName="orders" foreignKeyName="FK_USER"/>
        </not></preConditions><sql>CREATE TABLE a_key ()</sql></changeSet>
        <changeSet id="2" author="a"><preConditions onFail="MARK_RAN">
          <foreignKeyConstraintExists foreignKeyTableName="orders" foreignKeyName="fk_user"/>
        </preConditions><sql>CREATE TABLE a_no_key ()</sql></changeSet>
        <changeSet id="3" author="a"><preConditions>
          <foreignKeyConstraintExists foreignKeyTableName="BILLS" foreignKeyName="fk_user"/>
          <indexExists tableName="users" indexName="users_pkey"/>
          <not><indexExists tableName="bills" indexName="users_pkey"/></not>
        </preConditions><sql>CREATE TABLE a_there ()</sql></changeSet>
        </databaseChangeLog>
        """);
    up();
    assertThat(tables()).isEqualTo("a_key a_there");
  }

  @Test
  void valuesAreGivenToWhatIsAsked() throws Exception {
    db.execute("CREATE SCHEMA \"o'n\\e\"; CREATE TABLE \"o'n\\e\".t ()");
    project.file(
        "1.sql",
        """
        --liquibase formatted sql
        --changeset a:1
        --preconditions onFail:MARK_RAN
        --precondition-sql-check expectedResult:${n} SELECT count(*) + ${m} - 1 FROM "${s}".t
        CREATE TABLE a_one ();
        --changeset a:2
        --precondition-sql-check expectedResult:$1 SELECT '$' || '1'
        CREATE TABLE a_two ();
        --changeset a:3
        --preconditions onFail:MARK_RAN
        --precondition-sql-check expectedResult:$precondition$ SELECT '$precondition$'
        CREATE TABLE a_three (t text DEFAULT '$precondition$run');
        """);
    up("--set", "n=0", "--set", "m=1", "--set", "s=o'n\\e");
    assertThat(tables()).isEqualTo("a_one a_three a_two");
  }

  private String tables() throws Exception {
    return db.queryString(
        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
            + " WHERE relname LIKE 'a\\_%' AND relkind = 'r'");
  }

  private void up(String... options) {
    List<String> arguments = new ArrayList<>(List.of("up", "--existing"));
    arguments.addAll(List.of(options));
    Cli.Result result = project.run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
