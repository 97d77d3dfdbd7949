package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.TimeLimit;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that rows of every kind come back as they were. */
class RowsTest extends BackupTestBase {

  private static final String TABLES =
      "SELECT format('%I.%I', nspname, relname), relkind = 'p' FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p')"
          + " AND nspname IN ('public', 'Größe') AND relname NOT LIKE 'hashed_%' ORDER BY 1";

  @BeforeEach
  void fill() throws Exception {
    db.execute(text("tables.sql"), text("rows.sql"));
  }

  private static String text(String file) throws IOException {
    try (var in = RowsTest.class.getResourceAsStream("/backup/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Every row of every table, also of partitions, as text. */
  private static List<String> rows(PgDatabase database) throws Exception {
    List<String> rows = new ArrayList<>();
    for (List<String> table : database.rows(TABLES)) {
      String only = table.get(1).equals("t") ? "" : "ONLY ";
      rows.add(table.get(0));
      database
          .rows("SELECT t::text FROM " + only + table.get(0) + " t ORDER BY 1")
          .forEach(row -> rows.add(row.get(0)));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfEveryKindComeBack(Compression compression) throws Exception {
    BackupResult backup = backUp(terms(compression, 2, 64 * 1024));
    try (PgDatabase target = PgDatabase.open()) {
      target.execute(text("tables.sql"));
      restore(backup, target);
      assertThat(rows(target)).isEqualTo(rows(db));
      assertThat(rows(target)).hasSizeGreaterThan(300);
    }
  }

  @Test
  void filesAreNamedAfterTheirTables() {
    BackupResult backup = backUp(terms());
    assertThat(backup.manifest().parts())
        .extracting(Part::file)
        .isSorted()
        .startsWith("000-pre.sql.zst")
        .contains("100-public.words.p0.sql.zst", "100-public.listed_eu_low.p0.sql.zst")
        .doesNotContain("100-public.listed.p0.sql.zst", "100-public.totals.p0.sql.zst")
        .endsWith(
            "800-sequences.sql.zst",
            "810-large-objects.sql.zst",
            "900-post.sql.zst",
            "950-database.sql.zst")
        .allMatch(file -> file.matches("[A-Za-z0-9_.~-]{1,255}"));
    assertThat(backup.manifest().parts().stream().filter(p -> "SAME".equalsIgnoreCase(p.table())))
        .extracting(part -> part.file().toLowerCase())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void unloggedTablesAreLeftOutOnRequest() {
    BackupTerms all = terms();
    BackupTerms terms =
        new BackupTerms(
            UUID.randomUUID(),
            "test",
            Compression.ZSTD,
            2,
            false,
            all.rangeBytes(),
            10,
            new TimeLimit(() -> false, () -> OutOfTime.interrupted("a backup")),
            "1.2.3");
    Manifest manifest = backUp(terms).manifest();
    assertThat(manifest.excluded()).containsExactly("public.quick");
    assertThat(manifest.parts()).extracting(Part::table).doesNotContain("quick");
    assertThat(rows(backUp(all).manifest(), "quick")).isEqualTo(2);
  }
}
