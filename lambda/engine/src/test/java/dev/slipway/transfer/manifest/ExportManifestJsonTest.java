package dev.slipway.transfer.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.backup.manifest.MigrationState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests of exports, read back strictly. */
class ExportManifestJsonTest {

  private static final String HASH = "ab".repeat(32);

  private static final ExportManifest MANIFEST =
      new ExportManifest(
          ExportManifest.FORMAT,
          "0.1.0",
          "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
          new ExportSource("PostgreSQL", "18.6", "app", ""),
          "2025-01-02T14:30:00.000Z",
          "2025-01-02T14:31:00.000Z",
          RowFormat.CSV,
          Packing.NONE,
          new MigrationState("public", null, List.of()),
          List.of("public.schema_migrations (the history of Slipway)"),
          List.of(
              new ExportedTable(
                  "public",
                  "users",
                  List.of(new ExportedColumn("id", "integer")),
                  3,
                  null,
                  10L,
                  List.of(new ExportedFile("public.users.csv", 3, 9, 9, HASH)),
                  "2025-01-02T14:30:30.000Z",
                  "-12/34")),
          List.of(new ExportedSequence("public", "s", -5L)));

  @Test
  void isReadBackAsItWas() {
    assertThat(ExportManifestJson.read(ExportManifestJson.write(MANIFEST))).isEqualTo(MANIFEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "format" : 1                | "format" : 2        | its format is 2, not 1
          "tool" : "0.1.0"            | "tools" : "0.1.0"   | tool is missing
          "rows" : 3,\\n    "where"   | "rows" : 4,\\n    "where" | the rows of public.users are 4, and 3 in its files
          public.users.csv            | ../../etc/passwd    | "../../etc/passwd" is no name of a file in its folder
          "storedSha256" : "abab      | "storedSha256" : "zz | is no SHA-256
          "CSV"                       | "XML"               | rows must be one of [CSV, SQL, JSON, JSON_LINES], not "XML"
          "sequences" :               | "more" : 1, "sequences" : | more is not known
          """)
  void whatIsWrongIsNamed(String was, String is, String message) {
    String text = new String(ExportManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
    String from = was.replace("\\n", "\n");
    assertThat(text).contains(from);
    byte[] wrong = text.replace(from, is.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExportManifestJson.read(wrong))
        .withMessageContaining(message);
  }
}
