package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.ledger.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the function measures of rows that it changes in batches, and what its answers say. */
class BackfillMetricsTest extends SlicesTestBase {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.put("METRICS", "emf");
    return variables;
  }

  @BeforeEach
  void cards() throws Exception {
    db.execute(
        "CREATE TABLE cards (id int PRIMARY KEY, n int DEFAULT 0)",
        "INSERT INTO cards SELECT generate_series(1, 30)");
    Path file = migrations.resolve("backfills/fill.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "-- Table: cards\nUPDATE cards SET n = n + 1 WHERE id BETWEEN :batch_from AND :batch_to;");
    log.reset();
  }

  private Map<String, Object> fill(Object... more) {
    Map<String, Object> event = event("backfill", "name", "fill", "execute", true);
    event.putAll(event("backfill", more));
    return event;
  }

  private Report perform(Map<String, Object> event) {
    return perform(event, Deadline.none());
  }

  /** The newest line of metrics. */
  private Map<String, Object> measured() {
    List<String> lines =
        log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("_aws")).toList();
    return Json.fields(lines.get(lines.size() - 1));
  }

  @Test
  void rowsRateAndWhatIsLeftAreMeasured() {
    perform(fill("maxRows", 10));
    assertThat(measured())
        .containsEntry("BackfillRows", 10)
        .containsEntry("BackfillRowsLeft", 20)
        .containsEntry("BackfillFailed", 0)
        .containsKey("BackfillRowRate");
    perform(fill());
    assertThat(measured()).containsEntry("BackfillRows", 20).containsEntry("BackfillRowsLeft", 0);
  }

  @Test
  void aFailureIsMeasured() throws Exception {
    db.execute("ALTER TABLE cards ADD CHECK (n < 1 OR id < 20)");
    assertThatThrownBy(() -> perform(fill("batchSize", 10))).isInstanceOf(ActionFailed.class);
    assertThat(measured())
        .containsEntry("BackfillFailed", 1)
        .containsEntry("BackfillRows", 10)
        .containsEntry("BackfillRowsLeft", 20);
  }

  @Test
  void aChangeInBulkIsMeasuredAsABackfillIs() {
    Map<String, Object> bulk =
        event("bulk", "table", "cards", "delete", true, "where", "id > 20", "execute", true);
    assertThat(perform(bulk).fields()).containsEntry("rowsChanged", 10L);
    assertThat(measured())
        .containsEntry("BackfillRows", 30)
        .containsEntry("BackfillRowsLeft", 0)
        .containsEntry("BackfillFailed", 0);
  }

  /** A state machine asks no more until the next night; but at the end of a slice it does. */
  @Test
  void theTimeOfDayIsALimitWhereItComesBeforeTheEndOfTheSlice() {
    String until = HOUR.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30)) + " UTC";
    Map<String, Object> event = fill("until", until, "targetTime", "2h");
    assertThat(perform(event).fields())
        .containsEntry("outcome", "PAUSED")
        .containsEntry("limitReached", true);
    assertThat(perform(event, Deadline.of(() -> 600_000)).fields())
        .containsEntry("outcome", "PAUSED")
        .containsEntry("limitReached", false);
  }
}
