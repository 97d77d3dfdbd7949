package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ImportTest extends ImportTestBase {

  private void users() throws Exception {
    db.execute(
        "CREATE TABLE users (id int PRIMARY KEY, name text, note text DEFAULT 'none')",
        "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " user_id int NOT NULL REFERENCES users, total numeric(9,2))",
        "INSERT INTO users VALUES (1, 'old')",
        "INSERT INTO orders (user_id) VALUES (1)");
  }

  @Test
  void replacesWhatIsThereByATeamsOwnFiles() throws Exception {
    users();
    file("public.orders.csv", "total,user_id,id\n9.50,2,7\n,3,8\n");
    file("users.csv", "name,id\n\"a \"\"b\"\", c\",2\n\"\",3\n");
    Result result = importing();
    assertThat(result.err()).isEmpty();
    assertThat(result.maskedOut())
        .isEqualTo(
            """
              public.users   2 rows
              public.orders  2 rows
              warning: there is no manifest.json: nobody has told how many rows there must be, and of what
              file:FOLDER
            Done. DATABASE (dev) has got 4 rows of 2 tables, in place of what was there. N ms, run RUN
            """
                .replace("FOLDER", folder.toString()));
    assertThat(rows("users")).containsExactly("(2,\"a \"\"b\"\", c\",none)", "(3,\"\",none)");
    assertThat(rows("orders")).containsExactly("(7,2,9.50)", "(8,3,)");
    db.execute("INSERT INTO orders (user_id) VALUES (2)");
    assertThat(db.queryString("SELECT max(id) FROM orders")).isEqualTo("9");
  }

  @Test
  void ofAStoreTheNewestExportOfTheDatabaseIsMeant() throws Exception {
    users();
    project.done("export", "--to", folder.toString());
    db.execute("UPDATE users SET name = 'newer'");
    project.done("export", "--to", folder.toString(), "--format", "json");
    db.execute("TRUNCATE users CASCADE");

    assertThat(imported()).contains("2 rows of 2 tables");

    assertThat(rows("users")).containsExactly("(1,newer,none)");
  }

  @Test
  void saysWhatItWouldDoAndChangesNothing() throws Exception {
    users();
    file("users.csv", "id\n5\n");
    file("orders.csv", "user_id\n5\n");
    String out = imported("--dry-run");
    assertThat(out).contains("Dry run: nothing was changed.", "2 rows of 2 tables");
    assertThat(rows("users")).containsExactly("(1,old,none)");
    assertThat(project.done("import", folder.toString(), "--dry-run", "--json").json())
        .containsEntry("dryRun", true)
        .containsEntry("rows", 2);
  }

  @Test
  void takesJsonAndDumpsAndCompressedFiles() throws Exception {
    users();
    file("users.json", "[{\"id\": 1, \"name\": \"x\"}, {\"id\": 2, \"note\": null}]");
    byte[] dump =
        """
        SET standard_conforming_strings = on;
        CREATE TABLE public.orders (id int);
        COPY public.orders (id, user_id, total) FROM stdin;
        4\t1\t\\N
        \\.
        INSERT INTO public.orders (id, user_id, total) VALUES (5, 2, -1.5);
        SELECT pg_catalog.setval('public.orders_id_seq', 99, true);
        """
            .getBytes(StandardCharsets.UTF_8);
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("dump.sql.gz")))) {
      out.write(dump);
    }
    assertThat(imported())
        .contains("dump.sql.gz: 2 statements are not run, only rows are taken (CREATE, SET)");
    assertThat(rows("users")).containsExactly("(1,x,)", "(2,,)");
    assertThat(rows("orders")).containsExactly("(4,1,)", "(5,2,-1.50)");
    db.execute("INSERT INTO orders (user_id) VALUES (2)");
    assertThat(db.queryString("SELECT max(id) FROM orders")).isEqualTo("100");
  }

  @Test
  void takesOneFileAndTablesThatAreChosen() throws Exception {
    users();
    Path dump = file("all.sql", "INSERT INTO users (id) VALUES (1), (4);\n");
    file("orders.csv", "user_id\n4\n");
    project.done("import", dump.toString(), "--mode", "upsert");
    assertThat(rows("users")).containsExactly("(1,old,none)", "(4,,none)");
    file("users.csv", "id,name\n4,new\n");
    Files.delete(dump);
    imported("--tables", "orders", "--mode", "append");
    assertThat(rows("users")).containsExactly("(1,old,none)", "(4,,none)");
    assertThat(db.queryString("SELECT count(*) FROM orders")).isEqualTo("2");
    imported("--exclude", "orders", "--mode", "upsert");
    assertThat(rows("users")).containsExactly("(1,old,none)", "(4,new,none)");
  }

  @Test
  void takesWhatAnExportHasWrittenInEveryFormat() throws Exception {
    users();
    for (String format : List.of("csv", "sql", "json", "jsonl")) {
      db.execute("TRUNCATE users, orders", "INSERT INTO users VALUES (1, E'a\\\\b\\n\"c')");
      db.execute("INSERT INTO orders (user_id) SELECT 1 FROM generate_series(1, 3)");
      List<String> before = rows("orders");
      project.done("export", "--to", folder.toString(), "--format", format);
      db.execute("DELETE FROM orders WHERE id % 2 = 0", "UPDATE users SET name = 'other'");
      project.done(
          "import", folder.resolve("exports").resolve(db.name()).resolve("latest").toString());
      assertThat(rows("orders")).isEqualTo(before);
      project.done("import", folder.resolve("exports").resolve(db.name()).toString());
      assertThat(rows("users")).containsExactly("(1,\"a\\\\b\n\"\"c\",none)");
    }
  }

  @Test
  void skipsTablesThatAreNotThereAndNamesThem() throws Exception {
    users();
    file("users.csv", "id\n2\n");
    file("orders.csv", "user_id\n2\n");
    file("old_things.csv", "a,b\n1,2\n3,4\n");
    file("schema_migrations.csv", "version\n1\n");
    file("readme.txt", "hello");
    db.execute("CREATE TABLE schema_migrations (version bigint, dirty boolean)");
    assertThat(imported())
        .contains(
            "old_things is not in " + db.name() + ": 2 rows are skipped",
            "public.schema_migrations (the history of Rails, dbmate, golang-migrate or Ecto) is"
                + " left out: 1 row is skipped",
            "left aside, for nobody knows what it is: readme.txt");
  }

  @Test
  void runsTheScriptsOfATeamInTheTransaction() throws Exception {
    users();
    db.execute("CREATE TABLE log (line text)", "INSERT INTO log VALUES ('before')");
    file("users.csv", "id,name\n2,prod\n");
    file("orders.csv", "id,user_id\n5,2\n");
    file("before-import.sql", "INSERT INTO log SELECT count(*)::text FROM users;\n");
    file("after-import.sql", "-- remap\nUPDATE users SET name = 'local' WHERE id = 2;\n");
    assertThat(imported())
        .contains(
            "before-import.sql runs in the transaction (1 statement)",
            "after-import.sql runs in the transaction (1 statement)");
    assertThat(rows("users")).containsExactly("(2,local,none)");
    assertThat(rows("log")).containsExactly("(0)", "(before)");
    file("after-import.sql", "SELECT 1;\nUPDATE users\nSET nme = 'x';\n");
    refused("after-import.sql:3:5 failed: column \"nme\" of relation \"users\" does not exist");
    file("after-import.sql", "COMMIT;\n\\! id\nVACUUM;\nCOPY log FROM stdin;\nx\n\\.\n");
    refused("after-import.sql:1:1: cannot be run in the transaction of the import; take it out");
    refused("after-import.sql:2:1: commands of psql are not run here");
    refused("after-import.sql:3:1: cannot be run in the transaction of the import");
    refused("after-import.sql:4:1: COPY ... FROM stdin is not run here");
    assertThat(rows("log")).hasSize(2);
  }

  @Test
  void isWrittenDownWhereTheDatabaseKeepsRuns() throws Exception {
    project.file("001_users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
    project.done("up");
    file("users.csv", "id\n1\n2\n");
    imported();
    file("users.csv", "id\n1\n1\n");
    assertThat(importing().exitCode()).isEqualTo(1);
    file("users.csv", "id\n1,2\n");
    assertThat(importing().exitCode()).isEqualTo(2);
    assertThat(
            db.rows(
                "SELECT status, message FROM schema_migration_runs WHERE action = 'import'"
                    + " ORDER BY started_at"))
        .extracting(
            row ->
                row.get(0)
                    + ": "
                    + row.get(1).split("\n|[.] It ")[0].replace(folder.toString(), "F"))
        .containsExactly(
            "completed: imported 2 rows into 1 table from file:F",
            "rolled_back: The import failed while loading users.csv into public.users: duplicate"
                + " key value violates unique constraint \"users_pkey\" (23505) (line 3)",
            "refused: file:F cannot be imported into " + db.name() + ":");
    assertThat(project.done("history").out()).contains("import", "imported 2 rows");
  }

  @Test
  void asksInProductionAndBacksUpFirst() throws Exception {
    users();
    file("users.csv", "id\n2\n");
    file("orders.csv", "user_id\n2\n");
    project = project.with("ENVIRONMENT", "prod");
    refused("confirm: to import here, add --confirm " + db.name());
    refused("backup: one must come first, and no store is set for it.");
    Path store = folder.resolveSibling(folder.getFileName() + "-store");
    project = project.with("BACKUP_STORE", "file:" + store);
    Map<String, Object> report = importing("--confirm", db.name(), "--json").json();
    assertThat(report).containsEntry("outcome", "DONE");
    assertThat(String.valueOf(report.get("saved"))).startsWith("file:" + store);
    assertThat(rows("users")).containsExactly("(2,,none)");
  }
}
