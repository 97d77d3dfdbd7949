package dev.slipway.action.lint;

import dev.slipway.action.Desk;
import dev.slipway.action.HazardLevels;
import dev.slipway.action.TraceOptions;
import dev.slipway.action.TracedSet;
import dev.slipway.action.lint.LintRequest.Which;
import dev.slipway.lint.Hazard;
import dev.slipway.lint.Levels;
import dev.slipway.lint.Linter;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.trace.MeasuredHazards;
import java.util.List;

/**
 * Looks at the migrations that are meant, by their text or by what was measured.
 *
 * @param desk with the migrations that are asked about
 */
record Linting(Desk desk, LintRequest request) {

  LintReport report() {
    Levels chosen = HazardLevels.read(request.counted());
    Migrations all = desk.migrations();
    List<Migration> looked = isPending() ? pending(all) : all.list();
    List<Migration> set = looked.stream().filter(this::isMeant).toList();
    List<Hazard> byText =
        runsTogether() ? behindOthers(all.list(), set, chosen) : Linter.eachAlone(set, chosen);
    TraceOptions trace = request.trace();
    TracedSet traced = trace == null ? null : traced(trace, set);
    return new LintReport(
        desk.source().name(),
        set.size(),
        traced == null ? byText : MeasuredHazards.of(byText, set, traced.trace(), chosen),
        traced == null ? "" : traced.server(),
        chosen,
        request.format(),
        desk.toolbox().version());
  }

  private boolean isPending() {
    return request.which() == Which.PENDING;
  }

  /** True where the migrations run one behind the other, and are no matter of each alone. */
  private boolean runsTogether() {
    return isPending() || request.since() != null;
  }

  private TracedSet traced(TraceOptions options, List<Migration> set) {
    List<Version> versions = set.stream().map(Migration::version).toList();
    return runsTogether()
        ? TracedSet.together(desk, options, versions)
        : TracedSet.eachAlone(desk, options, versions);
  }

  private boolean isMeant(Migration migration) {
    Version since = request.since();
    Version version = migration.version();
    return since == null || !version.isNumbered() || version.compareTo(since) > 0;
  }

  private static List<Hazard> behindOthers(
      List<Migration> all, List<Migration> set, Levels chosen) {
    List<Migration> earlier = all.stream().filter(one -> !set.contains(one)).toList();
    return Linter.behind(earlier, set, chosen);
  }

  private List<Migration> pending(Migrations all) {
    return new Comparison(
            all,
            desk.reader().look(false).history(),
            desk.settings().environment(),
            desk.settings().placeholders().open())
        .pending();
  }
}
