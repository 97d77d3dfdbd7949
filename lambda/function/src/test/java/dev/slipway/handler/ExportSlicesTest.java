package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export in slices. */
final class ExportSlicesTest extends SlicesTestBase {

  @BeforeEach
  void fill() throws Exception {
    for (int i = 0; i < 4; i++) {
      db.execute(
          "CREATE TABLE t" + i + " (id int PRIMARY KEY)",
          "INSERT INTO t" + i + " SELECT generate_series(1, 10)");
    }
  }

  private final Map<String, String> own = new TreeMap<>();

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.putAll(own);
    return variables;
  }

  private Path exports() {
    return store.resolve("exports").resolve(db.name());
  }

  private List<String> folders() {
    try (Stream<Path> all = Files.list(exports())) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops when so many files of rows are there. */
  private Deadline whenThere(int files) {
    return Deadline.of(
        () -> {
          try (Stream<Path> all = Files.walk(store)) {
            long there = all.filter(path -> path.toString().endsWith(".csv")).count();
            return there >= files ? 0 : 600_000;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Stops when so many tables are remembered. */
  private Deadline whenRemembered(int tables) {
    return Deadline.of(
        () -> {
          try (Stream<Path> all = Files.walk(store)) {
            long there = 0;
            for (Path file : all.filter(path -> path.endsWith("unfinished.json")).toList()) {
              there = Files.readString(file).split("\"asOf\"", -1).length - 1;
            }
            return there >= tables ? 0 : 600_000;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void goesOnInTheSameFolderWhereverItPauses() throws Exception {
    Sliced done = sliced(event("export", "batch", true), 1, 4);
    assertThat(done.answer()).containsEntry("outcome", "DONE").containsEntry("rows", 40L);
    assertThat(done.paused()).isPositive();
    assertThat(folders()).hasSize(2).contains("latest");
    db.execute("TRUNCATE t0, t1, t2, t3");
    perform(event("import", "from", "file:" + store), Deadline.none());
    assertThat(db.queryString("SELECT sum(id) FROM t3")).isEqualTo("55");
  }

  @Test
  void saysOfWhichMomentEachTableIs() throws Exception {
    Map<String, Object> first = perform(event("export", "batch", true), whenRemembered(2)).fields();
    assertThat(first).containsEntry("outcome", "PAUSED").containsEntry("tablesLeft", 3);
    assertThat(folders()).hasSize(2).contains("unfinished").doesNotContain("latest");
    assertThat(
            db.queryString(
                "SELECT status FROM schema_migration_runs WHERE action = 'export' AND"
                    + " finished_at IS NOT NULL"))
        .isEqualTo("in_progress");
    assertThatThrownBy(
            () -> perform(event("export", "batch", true, "format", "sql"), Deadline.none()))
        .hasMessageContaining("in batches has not ended")
        .hasMessageContaining("Next: delete file:");
    db.execute("INSERT INTO t0 VALUES (11)", "INSERT INTO t3 VALUES (11)");

    Map<String, Object> last = perform(event("export", "batch", true), Deadline.none()).fields();

    assertThat(last).containsEntry("outcome", "DONE").containsEntry("tablesLeft", 0);
    assertThat(last.get("export")).isEqualTo(first.get("export"));
    assertThat(tables(last).get(0).get("rows")).isEqualTo(10L);
    assertThat(tables(last).get(3).get("rows")).isEqualTo(11L);
    assertThat(tables(last).get(0).get("asOf")).isNotEqualTo(tables(last).get(3).get("asOf"));
    String manifest = Files.readString(exports().resolve("latest").resolve("manifest.json"));
    assertThat(manifest).contains((String) tables(last).get(0).get("asOf"));
    assertThat(perform(event("export"), Deadline.none()).fields().get("tables").toString())
        .contains("asOf=null");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> tables(Map<String, Object> answer) {
    return (List<Map<String, Object>>) answer.get("tables");
  }

  @Test
  void asOfOneMomentItSaysBatch() {
    assertThatThrownBy(() -> perform(event("export"), whenThere(1)))
        .hasMessageContaining("an export as of one moment cannot be paused")
        .hasMessageContaining("Its files were deleted")
        .hasMessageContaining("Next: export with batch (--batch)");
  }

  /** Two apps may share a store, and their databases a name. */
  @Test
  void nobodyGoesOnWithWhatAnotherHasBegunOrTakesItForTheirOwn() throws Exception {
    perform(event("export", "batch", true), whenRemembered(2));
    for (Map<String, String> others :
        List.of(Map.of("ENVIRONMENT", "staging"), Map.of("DB_SERVER_ID", "db-OTHER"))) {
      own.putAll(others);
      assertThatThrownBy(() -> perform(event("export", "batch", true), Deadline.none()))
          .hasMessageContaining("in batches has not ended")
          .hasMessageContaining("by another environment, server or version of Slipway")
          .hasMessageContaining("Next: delete file:");
      own.clear();
    }
    perform(event("export", "batch", true), Deadline.none());
    own.put("ENVIRONMENT", "staging");
    Map<String, Object> newest =
        event("import", "from", "file:" + store, "mode", "replace", "environmentChanged", true);
    assertThatThrownBy(() -> perform(newest, Deadline.none()))
        .hasMessageContaining("is of dev, and this is staging. Nothing was changed.")
        .hasMessageContaining("exports/" + db.name() + "/latest");
    newest.put("from", "file:" + exports().resolve("latest"));
    assertThat(perform(newest, Deadline.none()).fields()).containsEntry("outcome", "DONE");
  }
}
