package dev.slipway.action.refresh;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.TableFields;
import dev.slipway.action.Topic;
import dev.slipway.config.Consent;
import dev.slipway.transfer.table.TablePattern;
import java.util.List;
import java.util.Set;

/**
 * Refreshes materialized views.
 *
 * @param dryRun only show what would be refreshed
 */
public record RefreshRequest(RefreshChoice choice, boolean dryRun, Set<Consent> consents)
    implements Request {

  static final String WORD = "refresh";

  private static final Field<List<TablePattern>> VIEWS =
      Field.of("views", TableFields.PATTERNS, List.of())
          .arguments(
              "VIEW",
              "Only these: names, or patterns with * and ?; without a schema, public is meant"
                  + " (default: all that belong to no extension).");

  private static final Field<Boolean> WITH_DEPENDENCIES =
      Field.flag(
          "withDependencies",
          "Refresh before them the materialized views that those read; without, only those that are"
              + " named.");

  private static final Field<Boolean> DRY_RUN =
      Field.flag("dryRun", "Show the order, and how each would be refreshed; do nothing.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  WORD,
                  "Refreshes materialized views, those first that others read, also through views."
                      + " CONCURRENTLY where a view is filled and a unique index allows it; else"
                      + " whoever reads it waits meanwhile.",
                  "A view that another session refreshes just now is skipped. One that fails keeps"
                      + " its rows and stops only those that read it; exit 1 then. Deploys go on"
                      + " meanwhile.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .taking(VIEWS, WITH_DEPENDENCIES, DRY_RUN, Consents.ENVIRONMENT_CHANGED),
          RefreshRequest::of);

  private static RefreshRequest of(Given given) {
    List<TablePattern> views = given.get(VIEWS);
    if (views.isEmpty()) {
      given.refuseIfAsked(WITH_DEPENDENCIES, "is for views that are named; all are refreshed");
    }
    return new RefreshRequest(
        new RefreshChoice(views, given.get(WITH_DEPENDENCIES)),
        given.get(DRY_RUN),
        given.consents());
  }

  @Override
  public boolean isRun() {
    return !dryRun;
  }

  @Override
  public Report perform(Desk desk) {
    Refreshing refreshing = new Refreshing(desk, this);
    return dryRun ? refreshing.look() : refreshing.run();
  }
}
