package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the checks that a team has written. */
class CheckOwnTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Path checks;
  private Project project;

  @BeforeEach
  void shop() throws Exception {
    checks = Files.createDirectory(folder.resolve("checks"));
    project = Project.of(folder, db.url());
    db.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.prices (id int PRIMARY KEY, price numeric)",
        "INSERT INTO shop.prices SELECT i, i - 3 FROM generate_series(1, 2500) i");
  }

  /** Others may have made it, as in a pull request; what is named is one's own choice. */
  @Test
  void folderThatIsALinkOutOfTheMigrationsIsRefused(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("a.sql"), "SELECT 1 WHERE false;");
    Files.delete(checks);
    Files.createSymbolicLink(checks, elsewhere);
    assertThat(project.run("check").err())
        .contains("The folder of checks", "is a link that leads out of its folder");
    assertThat(project.run("check", "--checks", checks.toString()).exitCode()).isZero();
    Files.delete(checks);
    Files.createDirectory(folder.resolve("own"));
    Files.createSymbolicLink(checks, Path.of("own"));
    assertThat(project.run("check").exitCode()).isZero();
  }

  @Test
  void rowsThatComeBackAreWrongAndTheHeaderSaysWhatThatMeans() throws Exception {
    write(
        "negative.sql",
        """
        -- A price is never
        --   negative
        SET search_path = shop;

        -- the cheapest first
        SELECT id, price AS id, price FROM prices WHERE price < 0 ORDER BY 1;
        SELECT 1 FROM prices WHERE price IS NULL; -- none
        """);
    write("cheap.sql", "begin; WITH t AS (TABLE shop.prices) SELECT * FROM t; rollback;");
    Result found = project.run("check");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(found.out().replace(folder.toString(), "FOLDER"))
        .contains(
            """
            own  FOLDER/checks/cheap.sql:1:8
                2500 rows are wrong
                id 1, price -2
                id 2, price -1
                id 3, price 0
                id 4, price 1
                id 5, price 2
                ...
            own  FOLDER/checks/negative.sql:6:1
                A price is never negative: 2 rows are wrong
                id -2, price -2
                id -1, price -1
            """);
  }

  @Test
  void whatCannotBeRunIsToldWithItsPlaceAndTheOthersGoOn() throws Exception {
    write("a.sql", "SELECT 1 FROM shop.prices\n WHERE 'ä' = nothing;\nSELECT 'not run'");
    write("b.sql", "-- it ends\nSELECT 'no end");
    write("c.sql", "\\i other.sql\n");
    write("d.sql", "SELECT 1;\nDELETE FROM shop.prices");
    write("e.sql", "SELECT 1 / (price - price) FROM shop.prices");
    write("f.sql", "COPY shop.prices TO STDOUT");
    write("g.sql", "SET TRANSACTION READ WRITE; DELETE FROM shop.prices; COMMIT");
    Files.write(checks.resolve("h.sql"), "SELECT 'ä'".getBytes(StandardCharsets.ISO_8859_1));
    write("i.sql", "DO $$ BEGIN RAISE 'it is wrong'; END $$");
    write("z.sql", "SELECT 'last'");
    assertThat(findings())
        .extracting(one -> one.get("subject") + " " + one.get("what"))
        .satisfiesExactly(
            a ->
                assertThat(a)
                    .endsWith(
                        "a.sql:2:14 could not be run: column \"nothing\" does not exist (42703)"),
            b -> assertThat(b).contains("b.sql:2:8 could not be run: "),
            c -> assertThat(c).contains("c.sql:1:1 could not be run: "),
            d -> assertThat(d).endsWith("d.sql:1:1 1 row is wrong"),
            d ->
                assertThat(d)
                    .contains("d.sql:2:1 could not be run: ", "read-only transaction (25006)"),
            e -> assertThat(e).endsWith("e.sql:1:1 could not be run: division by zero (22012)"),
            f -> assertThat(f).contains("f.sql:1:1 could not be run: COPY"),
            g -> assertThat(g).contains("g.sql:1:1 could not be run: ", "(25001)"),
            h ->
                assertThat(h).endsWith("h.sql could not be run: it is not UTF-8. Save it as UTF-8"),
            i -> assertThat(i).endsWith("i.sql:1:1 could not be run: it is wrong (P0001)"),
            z -> assertThat(z).endsWith("z.sql:1:1 1 row is wrong"));
    assertThat(db.queryString("SELECT count(*) FROM shop.prices")).isEqualTo("2500");
  }

  @Test
  void anotherFolderMayBeNamedAndMustBeThere() throws Exception {
    write("usual.sql", "SELECT 1");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("one.sql"), "SELECT 1 WHERE false");
    assertThat(project.done("check", "--checks", other.toString()).out())
        .contains("nothing is wrong");
    Result absent = project.run("check", "--checks", folder + "/absent");
    assertThat(absent.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(absent.err())
        .isEqualTo(
            "slipway: The folder of checks "
                + folder
                + "/absent does not exist. Nothing was done.\n");
  }

  private void write(String name, String sql) throws Exception {
    Files.writeString(checks.resolve(name), sql);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> findings() {
    Map<String, Object> json = project.run("check", "--json").json();
    assertThat(json).containsKey("findings");
    return (List<Map<String, Object>>) json.get("findings");
  }
}
