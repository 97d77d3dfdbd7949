package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the files: it is told, and nothing is changed. */
class ImportRefusalsTest extends ImportTestBase {

  private Path export;

  @BeforeEach
  void exportTwoTables() throws Exception {
    db.execute(
        "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, full_name text"
            + " GENERATED ALWAYS AS (name || '!') STORED)",
        "CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users)",
        "INSERT INTO users SELECT i, 'n' || i FROM generate_series(1, 3) i",
        "INSERT INTO orders SELECT i, i FROM generate_series(1, 3) i");
  }

  private void export(String... options) throws Exception {
    List<String> all = new java.util.ArrayList<>(List.of("export", "--to", folder.toString()));
    all.addAll(List.of(options));
    project.done(all.toArray(String[]::new));
    export = folder.resolve("exports/" + db.name() + "/latest").toRealPath();
  }

  private void refusesExport(String... problems) throws Exception {
    List<String> before = db.catalogue();
    Result result = project.run("import", export.toString());
    assertThat(result.err()).contains(problems).endsWith("Nothing was changed.\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  private Path exported(String table) throws Exception {
    try (var files = Files.list(export)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("public." + table))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aFileThatWasChanged() throws Exception {
    export("--compression", "none");
    Path users = exported("users");
    Files.writeString(users, Files.readString(users).replace("n2", "m2"));
    refusesExport(
        "public.users.csv: its SHA-256 is not the manifest's: it was changed, or copied in part");
  }

  @Test
  void aLinkInThePlaceOfAFile() throws Exception {
    export("--compression", "none");
    Path users = exported("users");
    Path elsewhere = Files.move(users, folder.resolve("elsewhere.csv"));
    Files.createSymbolicLink(users, elsewhere);
    refusesExport("public.users.csv: is a link or the like, which is not followed");
    Files.delete(export.resolve("manifest.json"));
    assertThat(project.done("import", export.toString(), "--mode", "upsert").out())
        .contains("left aside, for a link or the like is not followed: public.users.csv");
  }

  /** No store can hold it, and whoever shows it must not obey it. */
  @Test
  void aNameWithControlCharacters() throws Exception {
    export("--compression", "none");
    Files.delete(export.resolve("manifest.json"));
    Files.copy(exported("users"), export.resolve("public.users\u001b[2J\n::error::.csv"));
    assertThat(project.done("import", export.toString(), "--mode", "upsert").out())
        .contains("a link or the like is not followed: public.users\\u001b[2J\n: :error::.csv");
  }

  @Test
  void everyFileThatIsWrongAtOnce() throws Exception {
    export("--compression", "none");
    Path users = exported("users");
    Files.writeString(users, Files.readString(users) + "4,x\n");
    Files.delete(exported("orders"));
    refusesExport(
        "public.users.csv: has",
        "and the manifest says",
        "public.orders.csv: is not there, and the manifest names it; copy the folder again");
  }

  @Test
  void aManifestThatIsHalfWrittenOrNotOurs() throws Exception {
    export();
    Path manifest = export.resolve("manifest.json");
    String text = Files.readString(manifest);
    for (String broken :
        List.of(
            text.substring(0, text.length() / 2),
            "",
            "[]",
            text.replace("\"format\" : 1", "\"format\" : 2")
                .replace("\"format\":1", "\"format\":2"),
            text.replace("public.users", "../public.users"))) {
      Files.writeString(manifest, broken);
      refusesExport("manifest.json: cannot be understood: ");
    }
  }

  @Test
  void compressedFilesThatAreDamaged() throws Exception {
    for (String compression : List.of("zstd", "gzip")) {
      export("--compression", compression);
      Path users = exported("users");
      byte[] bytes = Files.readAllBytes(users);
      bytes[bytes.length - 12] ^= 1;
      Files.write(users, bytes);
      refusesExport(users.getFileName() + ": ");
      Files.writeString(users, "x".repeat(bytes.length));
      refusesExport(
          users.getFileName() + ": it is not what its name says: it is not compressed so");
    }
  }

  @Test
  void filesThatAreNotWhatTheirNamesSay() throws Exception {
    export("--compression", "zstd");
    byte[] zstd = Files.readAllBytes(exported("users"));
    Files.write(folder.resolve("users.csv"), zstd);
    Files.writeString(folder.resolve("orders.csv.gz"), "id\n1\n");
    refused("users.csv: it is not what its name says, but compressed by zstd: call it .zst");
    refused("orders.csv.gz: it is not what its name says: it is not compressed so");
    Files.write(folder.resolve("users.csv"), "\uFEFFid".getBytes(StandardCharsets.UTF_16LE));
    refused("users.csv: it is not what its name says, but text in UTF-16: save it in UTF-8");
    Files.write(folder.resolve("users.csv"), "PGDMP\u0001".getBytes(StandardCharsets.UTF_8));
    refused("but an archive of pg_dump: make SQL of it");
  }

  @Test
  void anotherEncoding() throws Exception {
    Files.write(
        folder.resolve("users.csv"),
        "id,name\n1,K\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1));
    refused("users.csv:2: is no text in UTF-8; write the file anew in that encoding");
  }

  @Test
  void fieldsAndColumnsThatDoNotFit() throws Exception {
    file("users.csv", "id,name,nick\n1,a,b\n2,c\n");
    file("orders.csv", "id;user_id\n1;1\n");
    refused("users.csv:3: has 2 fields, and the header names 3 columns");
    refused("users.csv: has values for nick, which public.users has not; add --ignore-columns");
    refused("orders.csv:1: the columns stand between semicolons; write it with commas");
    file("users.csv", "id\n1\n");
    Files.delete(folder.resolve("orders.csv"));
    refused("public.users: nothing is there for name, which is NOT NULL and has no default");
    file("users.csv", "ID,Id,name\n1,1,a\n");
    refused("users.csv: names the column id twice");
  }

  @Test
  void columnsThatAreIgnoredOrComputed() throws Exception {
    file("users.csv", "nick,full_name,name,id\n\"x,\ny\",wrong!,a,1\n");
    file("orders.csv", "id\n");
    refused("has values for nick");
    assertThat(imported("--ignore-columns"))
        .contains(
            "public.users: left out, for it has no such column: nick",
            "public.users: computed anew by the server: full_name");
    assertThat(rows("users")).containsExactly("(1,a,a!)");
  }

  /** All rows would go. */
  @Test
  void filesThatSayNothing() throws Exception {
    file("orders.csv", "\n");
    file("users.json", "");
    refused("orders.csv: its first line is empty, and must name columns of public.orders");
    refused("users.json: is empty; where there are no rows, it holds []");
    file("users.json", "[]");
    file("orders.csv", "id\n");
    imported();
    assertThat(rows("users")).isEmpty();
  }

  @Test
  void twoFilesForOneTable() throws Exception {
    file("users.csv", "id,name\n1,a\n");
    file("public.users.json", "[{\"id\":2,\"name\":\"b\"}]");
    refused("for public.users as public.users.json is; take one of them away");
  }

  @Test
  void aTableThatMayBeOneOfTwo() throws Exception {
    db.execute("CREATE SCHEMA a", "CREATE SCHEMA b");
    db.execute("CREATE TABLE a.things (id int)", "CREATE TABLE b.things (id int)");
    file("things.csv", "id\n1\n");
    refused("things.csv: may be for a.things, b.things; call it schema.table as the one");
    file("users.csv", "id,name\n1,a\n");
    file("b.things.csv", "id\n2\n");
    Files.delete(folder.resolve("things.csv"));
    file("orders.csv", "id\n");
    imported();
    assertThat(rows("b.things")).containsExactly("(2)");
  }

  @Test
  void valuesThatTheServerRefuses() throws Exception {
    file("orders.csv", "id,user_id\n1,1\n2,seven\n");
    refused("line 3, column user_id");
    file("orders.csv", "id,user_id\n1,99\n");
    refused("orders_user_id_fkey");
    file("orders.csv", "id,user_id\n1,1\n1,2\n");
    refused("duplicate key value violates unique constraint \"orders_pkey\"");
    file("orders.json", "[{\"id\": \"x\"}]");
    Files.delete(folder.resolve("orders.csv"));
    refused("invalid input syntax for type integer: \"x\" (object 1, which begins in line 1)");
  }

  @Test
  void anObjectThatTheServerRefusesIsNamedByItsLine() throws Exception {
    String many =
        IntStream.range(102, 140)
            .mapToObj(i -> "{\"id\": " + i + ",\n \"name\": \"} {\\\"\"}\n")
            .collect(Collectors.joining());
    file("users.jsonl", many + "\n{\"id\": \"forty\"}\n" + many);
    refused("integer: \"forty\" (object 39, which begins in line 78)", "--mode", "append");
    file("users.jsonl", many + "{\"id\": 140, \"name\": \"x\"}{\"id\": 117, \"name\": \"x\"}\n");
    refused("\"users_pkey\" (object 40, which begins in line 77) (23505)", "--mode", "append");
    file("users.jsonl", "{\"id\": 1, \"name\": null}\n");
    refused("not-null constraint (object 1, which begins in line 1)", "--mode", "append");
  }

  @Test
  void whatIsNoRow() throws Exception {
    file(
        "seed.sql",
        "INSERT INTO users VALUES (1, 'a', DEFAULT);\nDROP TABLE x;\nDELETE FROM users;\n");
    refused("seed.sql:3: DELETE is not run, only rows are taken");
    file("seed.sql", "INSERT INTO users (id, name) VALUES (1, (SELECT 'a'));\n");
    refused("seed.sql:1: INSERT: value 2 of row 1 is more than a plain value");
    file("seed.sql", "INSERT INTO users VALUES (1, 'a');\n");
    refused("seed.sql: names no columns, and has 2 values a row; public.users has 3 columns");
  }

  @Test
  void nothingToImport() throws Exception {
    refused("There is nothing to import at " + folder);
    file("notes.txt", "x");
    refused("There is nothing to import at " + folder);
    file("others.csv", "id\n1\n");
    refused("holds rows of no table that is in " + db.name() + " and was chosen");
    file("users.csv", "id,name\n1,a\n");
    refused("\"nobody\" fits no table", "--tables", "nobody");
  }

  @Test
  void aRoleThatMayNot() throws Exception {
    file("orders.csv", "id,user_id\n1,1\n");
    db.execute("ALTER TABLE orders ENABLE ROW LEVEL SECURITY");
    db.execute("ALTER TABLE orders FORCE ROW LEVEL SECURITY");
    refused("public.orders: role " + db.user() + " lacks SELECT there, or its rows are hidden");
  }

  @Test
  void aFolderThatIsNotThere() throws Exception {
    Result result = project.run("import", folder.resolve("nowhere").toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("There is nothing to import at");
    assertThat(project.run("import", "ftp://x/y").err())
        .contains("The folder to import cannot be used");
    assertThat(project.run("import").exitCode()).isEqualTo(2);
  }
}
