package dev.slipway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which tables may become partitions without a look at their rows. */
class AttachPartitionTest {

  private static final String TABLES =
      """
      CREATE TABLE p (d date NOT NULL, i int) PARTITION BY RANGE (d);
      CREATE TABLE q (d date NOT NULL, i int);
      CREATE TABLE loose (d date, i int);
      """;

  @TempDir Path folder;

  /** The hazards of the last file, behind those before. */
  private List<Hazard> hazards(String... files) throws IOException {
    for (int i = 0; i < files.length; i++) {
      Files.writeString(folder.resolve((i + 1) + "_file.sql"), files[i]);
    }
    List<Migration> all = Migrations.read(new FolderSource(folder)).list();
    int last = all.size() - 1;
    return Linter.behind(all.subList(0, last), all.subList(last, last + 1), new Levels());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= DATE '2025-01-01' AND d < '2026-01-01')",
        "ALTER TABLE q ADD CONSTRAINT b CHECK ((d < '2026-01-01'::date) AND (d >= '2025-01-01'))"
            + " NOT VALID; ALTER TABLE q VALIDATE CONSTRAINT b",
      })
  void whatAValidCheckSaysIsNotLookedAt(String before) throws IOException {
    assertThat(
            hazards(
                TABLES,
                before + ";",
                "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM ('2025-01-01') TO"
                    + " ('2026-01-01');"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2025-01-01' AND d < '2026-01-01') NOT VALID",
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2024-01-01' AND d < '2026-01-01')",
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2025-01-01' OR d < '2026-01-01')",
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2025-01-01')",
        "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2025-01-01' AND d < '2026-01-01'); ALTER TABLE"
            + " q DROP CONSTRAINT b",
      })
  void whatNoneSaysIsLookedAt(String before) throws IOException {
    assertThat(
            hazards(
                TABLES,
                before + ";",
                "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM ('2025-01-01') TO"
                    + " ('2026-01-01');"))
        .extracting(hazard -> hazard.kind().word())
        .containsExactly("attach-partition");
  }

  /** NULL belongs to no range. */
  @Test
  void aColumnThatMayBeNullIsLookedAt() throws IOException {
    String bounds = "CHECK (%sd >= '2025-01-01' AND d < '2026-01-01');";
    String attach =
        "ALTER TABLE p ATTACH PARTITION loose FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');";
    String add = "ALTER TABLE loose ADD CONSTRAINT b ";
    assertThat(hazards(TABLES, add + bounds.formatted(""), attach)).hasSize(1);
    assertThat(hazards(TABLES, add + bounds.formatted("d IS NOT NULL AND "), attach)).isEmpty();
  }

  @Test
  void theDefaultPartitionIsLookedAt() throws IOException {
    List<Hazard> hazards =
        hazards(
            TABLES
                + "CREATE TABLE rest PARTITION OF p DEFAULT;\n"
                + "ALTER TABLE q ADD CONSTRAINT b CHECK (d >= '2025-01-01' AND d < '2026-01-01');",
            "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');");
    assertThat(hazards).hasSize(1);
    assertThat(hazards.get(0).blocks()).startsWith("reads and writes of rest while");
  }
}
