package dev.slipway.action;

import dev.slipway.migration.Segment;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.preflight.Light;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do: every statement in its segment. Nothing was changed.
 *
 * @param approval what {@code up} takes to run exactly this; null for a plan that is not approved
 * @param preparedness whether the database is ready for it; null where nobody asked
 */
public record PlanReport(
    String action,
    String database,
    String environment,
    Plan plan,
    @Nullable String approval,
    @Nullable Preparedness preparedness)
    implements Report {

  @Override
  public Verdict verdict() {
    return preparedness != null && preparedness.light() == Light.RED ? Verdict.FOUND : Verdict.DONE;
  }

  @Override
  public String text() {
    return PlanText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Fields fields =
        new Fields()
            .with("action", action)
            .with("outcome", plan.isEmpty() ? "NOTHING_TO_DO" : "DONE")
            .with("dryRun", true)
            .with("database", database)
            .with("environment", environment)
            .with("steps", plan.steps().stream().map(PlanReport::step).toList())
            .with("pending", plan.pending().stream().map(Object::toString).toList())
            .with("warnings", plan.warnings());
    if (approval != null) {
      fields.with("approval", approval);
    }
    return preparedness == null
        ? fields.map()
        : fields.with("preflight", preparedness.fields()).map();
  }

  private static Map<String, @Nullable Object> step(Step step) {
    List<Map<String, @Nullable Object>> segments = new ArrayList<>();
    for (int i = step.firstSegment(); i < step.segments().size(); i++) {
      segments.add(segment(i, step.segments().get(i)));
    }
    return new Fields()
        .with("version", step.version().toString())
        .with("description", step.description())
        .with("direction", step.direction().name())
        .with("segments", segments)
        .map();
  }

  private static Map<String, @Nullable Object> segment(int index, Segment segment) {
    return new Fields()
        .with("segment", index + 1)
        .with("transaction", !segment.isOutside())
        .with("statements", segment.statements().stream().map(Statement::shown).toList())
        .map();
  }
}
