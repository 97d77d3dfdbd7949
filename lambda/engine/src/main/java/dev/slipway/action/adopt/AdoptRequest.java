package dev.slipway.action.adopt;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Value;
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.history.History;
import dev.slipway.history.HistoryStore;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the history of another tool.
 *
 * @param from the tool, null for the one that has a history here
 * @param table that it is in, null where it has the name that the tool gives it
 * @param acceptChanged take over files too that are no longer what was run
 * @param set values for placeholders, as they were there
 * @param execute do it, not only show it
 */
public record AdoptRequest(
    @Nullable Tool from,
    @Nullable TableName table,
    boolean acceptChanged,
    Replacements set,
    boolean execute,
    Set<Consent> consents)
    implements Request {

  private static final List<String> TOOLS =
      Arrays.stream(Tool.values()).map(Tool::word).sorted().toList();

  private static final Field<Tool> FROM =
      Field.of("from", new Value<>(Map.of("enum", TOOLS), AdoptRequest::tool))
          .option("TOOL", "Whose history, where there are several: flyway, goose, ...");

  private static final Field<TableName> TABLE =
      Field.of(
              "table",
              new Value<>(Map.of("type", "string"), value -> TableName.parse((String) value)))
          .option("TABLE", "Its table, where that has a name of your own.");

  private static final Field<Boolean> ACCEPT_CHANGED =
      Field.flag("acceptChanged", "Take over files too that are no longer what was run.");

  private static final Field<Boolean> EXECUTE = Field.flag("execute", "Do it.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "adopt",
                  "Takes over what another tool has done: its history, beside which ours is"
                      + " written. Shows what it would write; does it with --execute.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .taking(
                  FROM,
                  TABLE,
                  ACCEPT_CHANGED,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  EXECUTE,
                  Consents.ENVIRONMENT_CHANGED),
          given ->
              new AdoptRequest(
                  given.find(FROM),
                  given.find(TABLE),
                  given.get(ACCEPT_CHANGED),
                  PlaceholderFields.of(given),
                  given.get(EXECUTE),
                  given.consents()));

  private static Tool tool(Object value) {
    return Arrays.stream(Tool.values())
        .filter(tool -> tool.word().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("must be one of " + String.join(", ", TOOLS)));
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    Migrations migrations = desk.migrations();
    HistoryReading reading = new HistoryReading(this, desk, migrations);
    return execute ? execute(desk, reading) : show(desk, reading);
  }

  private Report show(Desk desk, HistoryReading reading) {
    HistoryStore store = new HistoryStore(desk.settings().historySchema());
    return desk.reader()
        .inspect(
            (session, facts) -> {
              History history = store.read(session, facts, false);
              Adoption adoption = reading.adoption(session, history);
              requireUsed(compared(desk, reading, history));
              return new AdoptReport(
                  facts.database(), desk.settings().environment(), adoption, null);
            });
  }

  private Comparison compared(Desk desk, HistoryReading reading, History history) {
    return new Comparison(reading.migrations(), history, desk.settings().environment(), set.open());
  }

  private void requireUsed(Comparison comparison) {
    PlaceholderCheck.requireUsed(comparison, set.all().keySet());
  }

  private Report execute(Desk desk, HistoryReading reading) {
    List<Adoption> done = new ArrayList<>();
    RunResult result =
        desk.ledger()
            .edit(
                "adopt",
                (session, state) -> {
                  Adoption adoption = reading.adoption(session, state.history());
                  done.add(adoption);
                  Comparison comparison = compared(desk, reading, state.history());
                  requireUsed(comparison);
                  return AdoptedEdits.of(adoption, acceptChanged, comparison, set);
                });
    return new AdoptReport(
        result.database(),
        desk.settings().environment(),
        done.get(done.size() - 1),
        result.runId().toString());
  }
}
