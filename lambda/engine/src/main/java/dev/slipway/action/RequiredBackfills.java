package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanRefused;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The backfills that the migrations of a plan require. Of a plan without any, nobody is asked. */
public final class RequiredBackfills {

  /** More rows than these are not counted. */
  private static final int COUNTED = 10_000;

  private final Desk desk;
  private final Map<String, RequiredBackfill> byName = new LinkedHashMap<>();
  private Backfills files = Backfills.NONE;

  /** Those of a desk's database; asks it when a plan requires one. */
  public RequiredBackfills(Desk desk) {
    this.desk = desk;
  }

  /** Throws {@link PlanRefused} that names all that are not done, and those that cannot be. */
  public void refuse(Plan plan) {
    Problems problems = problems(plan);
    for (Step step : plan.steps()) {
      for (RequiredBackfill one : open(step)) {
        if (one.file() != null && !one.isEmpty()) {
          problems.add(step.version().toString(), refusal(one));
        }
      }
    }
    problems.throwIfAny(PlanRefused::new);
  }

  /** Throws it for those that cannot be run: their files are gone or broken, or lack a value. */
  public void refuseUnknown(Plan plan) {
    problems(plan).throwIfAny(PlanRefused::new);
  }

  /** What a plan says of them. */
  List<String> warnings(Plan plan) {
    return plan.steps().stream()
        .flatMap(
            step ->
                open(step).stream()
                    .map(
                        one ->
                            step.version()
                                + " requires the backfill "
                                + one.name()
                                + ", which "
                                + one.standing()
                                + (one.isEmpty()
                                    ? "; its table has no row yet, so up runs it by itself"
                                    : "; up --backfill runs it first")))
        .toList();
  }

  /** The backfills that are to be done before a step, in the order in which it names them. */
  public List<RequiredBackfill> before(Step step) {
    return open(step);
  }

  private static String refusal(RequiredBackfill one) {
    return "requires the backfill %s, which %s. Run it first: backfill %s --execute; or with the migrations: up --backfill"
        .formatted(one.name(), one.standing(), one.name());
  }

  private Problems problems(Plan plan) {
    Problems problems = new Problems();
    for (Step step : plan.steps()) {
      for (RequiredBackfill one : open(step)) {
        List<Problem> broken = files.problems(one.name());
        if (one.file() == null && broken.isEmpty()) {
          problems.add(step.version().toString(), Backfills.missing(one.name()));
        }
        problems.addAll(broken);
      }
    }
    return problems;
  }

  /** Those of a step that are not done, and are to be done in this environment. */
  private List<RequiredBackfill> open(Step step) {
    if (step.resumed()) {
      return List.of();
    }
    return step.options().backfills().stream()
        .map(this::look)
        .filter(one -> !one.isDone())
        .filter(one -> isMeantHere(one.file()))
        .toList();
  }

  private boolean isMeantHere(@Nullable Backfill file) {
    return file == null || file.options().runsIn(desk.settings().environment());
  }

  private RequiredBackfill look(String name) {
    if (byName.isEmpty()) {
      files = Backfills.read(desk.source());
    }
    return byName.computeIfAbsent(name, this::read);
  }

  private RequiredBackfill read(String name) {
    List<BackfillState> states = BackfillTools.runner(desk, desk.terms().deadline()).states(name);
    Backfill file = files.find(name).orElse(null);
    return file == null ? new RequiredBackfill(name, null, states, "") : read(file, states);
  }

  private RequiredBackfill read(Backfill file, List<BackfillState> states) {
    TableName table = file.table();
    String name = Sql.literal(table.quoted());
    try (Session session = desk.toolbox().connector(desk.terms(), "backfill").open()) {
      String known =
          "SELECT c.oid IS NOT NULL AS there, COALESCE(c.reltuples, 0)::bigint AS guess FROM"
              + " (SELECT to_regclass("
              + name
              + ") AS oid) t LEFT JOIN pg_class c ON c.oid = t.oid";
      Row row = session.execute(known).get(0).first();
      if (!row.is("there")) {
        return new RequiredBackfill(file.name(), file, List.of(), "");
      }
      String rows = states.isEmpty() ? rows(session, table, row.number("guess")) : "";
      return new RequiredBackfill(file.name(), file, states, rows);
    }
  }

  private static String rows(Session session, TableName table, long guess) {
    String some = "SELECT FROM " + table.quoted() + " LIMIT " + (COUNTED + 1);
    long count =
        session
            .execute("SELECT count(*) AS number FROM (" + some + ") counted")
            .get(0)
            .first()
            .number("number");
    boolean more = count > COUNTED;
    return count == 0
        ? ""
        : more
            ? "about " + Math.max(guess, count) + " rows"
            : count + (count == 1 ? " row" : " rows");
  }

  /** What stays to be done of a plan up to the first step that must wait; all of it where none. */
  public Plan upToFirst(Plan plan) {
    int end = 0;
    while (end < plan.steps().size() && open(plan.steps().get(end)).isEmpty()) {
      end++;
    }
    if (end == plan.steps().size()) {
      return plan;
    }
    List<Step> rest = plan.steps().subList(end, plan.steps().size());
    return new Plan(
        plan.direction(),
        plan.steps().subList(0, end),
        plan.checksums(),
        Stream.concat(rest.stream().map(Step::version), plan.pending().stream()).toList(),
        plan.warnings());
  }
}
