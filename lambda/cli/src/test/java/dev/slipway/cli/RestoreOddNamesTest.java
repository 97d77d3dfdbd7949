package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that names and texts of every kind stand in a restored database letter by letter. */
class RestoreOddNamesTest extends RestoreTestBase {

  private static final List<String> NAMES =
      List.of(
          "\r",
          "a\nb",
          "a\r\nb",
          ";\n",
          ";\r\nSET x",
          "\t",
          "\u0001",
          "a/b",
          "a\"b",
          "a.b",
          "a b ",
          "-- x",
          "a\n-- DOWN\nb",
          "\\.",
          "ü".repeat(31),
          "\uD83D\uDE42",
          "RESET");

  @Test
  void theyStandAsTheyWere() throws Exception {
    for (String name : NAMES) {
      String quoted = Sql.name(name);
      String text = Sql.literal(name);
      db.execute(
          "CREATE TABLE %1$s (id serial PRIMARY KEY, %1$s text DEFAULT %2$s)"
              .formatted(quoted, text),
          "INSERT INTO " + quoted + " DEFAULT VALUES",
          "COMMENT ON TABLE " + quoted + " IS " + text,
          "CREATE SCHEMA " + quoted,
          "SELECT lo_create(" + (1000 + NAMES.indexOf(name)) + ")",
          "COMMENT ON LARGE OBJECT " + (1000 + NAMES.indexOf(name)) + " IS " + text);
    }
    String backup = backUp();
    succeeded(restore(backup));
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(target.rows("SELECT last_value FROM " + Sql.name("\r_id_seq")))
        .containsExactly(List.of("1"));
    assertThat(done("verify-backup", backup, "--rehearse", "--url", db.url()).out())
        .contains("Whole");
  }
}
