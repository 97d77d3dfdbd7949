package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.BackfillParameter;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlanRefused;
import dev.slipway.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The backfills that the migrations of a plan require. Of a plan without any, nobody is asked. */
public final class RequiredBackfills {

  public static final Field<Map<String, String>> PARAMS =
      Field.of("params", Values.TEXTS, Map.of())
          .eachPair(
              "--param",
              "NAME=VALUE",
              "The value of a parameter of a backfill that is required. May be repeated.");

  private final Desk desk;
  private final RequiredBackfillReader reader;

  /** Those of a desk's database; asks it when a plan requires one. */
  public RequiredBackfills(Desk desk) {
    this.desk = desk;
    this.reader = new RequiredBackfillReader(desk);
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

  /** Throws {@link InvalidInput} for names that no backfill has a parameter of. */
  public void refuseUnknownParameters(Set<String> names) {
    if (names.isEmpty()) {
      return;
    }
    Set<String> known =
        reader.files().list().stream()
            .flatMap(file -> file.parameters().stream())
            .map(BackfillParameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Problems problems = new Problems();
    names.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> problems.add(name, "is a parameter of no backfill; " + told(known)));
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("Nothing was run; of the parameters,", list)
                    + "\nThe database was not changed."));
  }

  private static String told(Set<String> known) {
    return known.isEmpty() ? "none in the folder has one" : "known are " + String.join(", ", known);
  }

  private static String refusal(RequiredBackfill one) {
    return "requires the backfill %s, which %s. Run it first: backfill %s --execute; or with the migrations: up --backfill"
        .formatted(one.name(), one.standing(), one.name());
  }

  private Problems problems(Plan plan) {
    Problems problems = new Problems();
    for (Step step : plan.steps()) {
      for (RequiredBackfill one : open(step)) {
        List<Problem> broken = reader.files().problems(one.name());
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
        .map(reader::find)
        .filter(one -> !one.isDone())
        .filter(one -> isMeantHere(one.file()))
        .toList();
  }

  private boolean isMeantHere(@Nullable Backfill file) {
    return file == null || file.options().runsIn(desk.settings().environment());
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
