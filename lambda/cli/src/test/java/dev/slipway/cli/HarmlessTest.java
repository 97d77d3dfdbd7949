package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.action.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What servers and files say is shown, and not obeyed by terminals or by CI. */
class HarmlessTest extends CliTestBase {

  @Test
  void controlCharactersAreWrittenOut() {
    assertThat(Harmless.text("a\u001b[31mb\u0007\rc\u009b1m\u0000"))
        .isEqualTo("a\\u001b[31mb\\u0007\\u000dc\\u009b1m\\u0000");
    assertThat(Harmless.text("a\u202eb\u2066c\u2028d")).isEqualTo("a\\u202eb\\u2066c\\u2028d");
    assertThat(Harmless.text("a\u200eb\u200fc\u061cd\u200be\ufefff"))
        .isEqualTo("a\\u200eb\\u200fc\\u061cd\\u200be\\ufefff");
    assertThat(Harmless.text("size 🌳\udb40\udc41")).isEqualTo("size 🌳\\udb40\\udc41");
    assertThat(Harmless.text("größe 木 🌳 👩‍🚀\ta\r\nb\n")).isEqualTo("größe 木 🌳 👩‍🚀\ta\nb\n");
  }

  @Test
  void commandsOfContinuousIntegrationAreBroken() {
    assertThat(Harmless.text("a\n::set-output name=x::y\n  ::add-mask::z\nb::c"))
        .isEqualTo("a\n: :set-output name=x::y\n  : :add-mask::z\nb::c");
    assertThat(Harmless.text("x ##vso[task.setvariable]y ##[error]z"))
        .doesNotContain("##vso", "##[");
    for (String signs = "##"; signs.length() < 9; signs += "#") {
      assertThat(Harmless.text(signs + "vso[x]" + signs + "teamcity[x]")).doesNotContain("##");
      assertThat(Harmless.annotations("::error ::" + signs + "vso[x]")).doesNotContain("##");
    }
    for (String space : List.of("\u00a0", "\u2007", "\u202f", "\u3000", " \u00a0\t")) {
      assertThat(Harmless.text("a\n" + space + "::add-path::b"))
          .isEqualTo("a\n" + space + ": :add-path::b");
    }
  }

  @Test
  void jsonMeansTheSameAndDoesNothing() throws SQLException {
    String said = "a\u001b[2J\u009b2J\u202e\u200e###vso[task.setvariable]b ##[error]\udb40\udc41";
    Map<String, Object> fields = Map.of("message", said);
    String shown = Harmless.json(Json.text(fields));
    assertThat(shown).doesNotContain("##", "\u001b", "\u009b", "\u202e", "\u200e", "\udb40");
    assertThat(Json.fields(shown)).isEqualTo(fields);
    done("up", "001");
    db.execute("UPDATE schema_migrations SET description = '" + said.replace("\u001b", "") + "'");
    String status = done("status", "--json").out();
    assertThat(status).doesNotContain("##", "\u009b", "\u202e");
    assertThat(Json.fields(status).toString()).contains("###vso[task.setvariable]b ##[error]");
  }

  @Test
  void soIsWhatAMigrationSays() {
    project.file(
        "001_words.sql",
        "DO $$ BEGIN RAISE WARNING E'a\\n"
            + "::set-output name=x::y\\x1b[2J' USING HINT = E'look\\n+++ there',"
            + " DETAIL = E'd\\n::error::e\\n##[group]'; END $$;");
    String err = done("up", "001").err();
    assertThat(err)
        .startsWith("slipway: WARNING: a\n  : :set-output name=x::y\\u001b[2J\n")
        .contains("\n  Detail: d\n    : :error::e\n    # #[group]\n  Hint: look\n    +++ there\n")
        .doesNotContain("\u001b");
    project.file("002_word_origins.sql", "SELECT \"\u001b[2J\";");
    assertThat(project.run("up").err()).contains("\\u001b[2J").doesNotContain("\u001b");
    assertThat(done("plan").out()).contains("\\u001b[2J").doesNotContain("\u001b");
  }
}
