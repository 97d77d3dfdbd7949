package dev.slipway.action;

import dev.slipway.backup.rehearse.ScratchDatabase;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.run.RunTerms;
import dev.slipway.trace.Estimates;
import dev.slipway.trace.Speed;
import dev.slipway.trace.TableSize;
import dev.slipway.trace.Trace;
import dev.slipway.trace.TracedMigration;
import dev.slipway.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of migrations that was traced behind the others.
 *
 * @param estimates of a live database; null where none was asked
 * @param server its version, such as {@code 18.6}
 */
public record TracedSet(Trace trace, @Nullable Estimates estimates, String server) {

  /** What a live database says: which migrations it lacks, and how big its tables are. */
  private record Live(Set<Version> pending, Map<String, TableSize> sizes) {

    static Live of(Desk desk) {
      Set<Version> pending =
          new Comparison(
                  desk.migrations(),
                  desk.runner().look(false).history(),
                  desk.settings().environment())
              .pending().stream().map(Migration::version).collect(Collectors.toSet());
      try (Session session = desk.toolbox().connector(desk.terms(), "trace").open()) {
        return new Live(pending, Estimates.sizes(session));
      }
    }
  }

  /**
   * Traces those above a version, or those that the database of the desk lacks, on a scratch
   * database where all others have run. Throws what connecting and running throw.
   */
  public static TracedSet of(Desk desk, TraceOptions options) {
    return of(desk, options, scratch -> {});
  }

  /** The same; {@code look} is led to the scratch database before and after they have run. */
  public static TracedSet of(Desk desk, TraceOptions options, Consumer<Connector> look) {
    Live live = options.since() == null ? Live.of(desk) : null;
    try (ScratchDatabase scratch = options.database(desk)) {
      Tracer tracer = tracer(desk, scratch);
      Predicate<Version> traced = traced(live, options.since());
      if (options.from() == SchemaFrom.LIVE) {
        LiveSchema.copy(desk, scratch.connector());
      } else {
        tracer.bringUp(traced.negate());
      }
      Estimates estimates =
          live == null ? null : new Estimates(live.sizes(), speed(tracer, options.speed()));
      if (options.rows() == ScratchRows.MADE_UP) {
        tracer.fill();
      }
      look.accept(scratch.connector());
      Trace trace = tracer.trace(traced);
      look.accept(scratch.connector());
      return new TracedSet(trace, estimates, server(scratch));
    }
  }

  /** Traces these behind all others, as one set; no live database is asked. */
  public static TracedSet together(Desk desk, TraceOptions options, List<Version> versions) {
    try (ScratchDatabase scratch = options.database(desk)) {
      Tracer tracer = tracer(desk, scratch);
      tracer.bringUp(version -> !versions.contains(version));
      return new TracedSet(tracer.trace(versions::contains), null, server(scratch));
    }
  }

  /** The same, each on what is there by then: what one has made is no news to the next. */
  public static TracedSet eachAlone(Desk desk, TraceOptions options, List<Version> versions) {
    try (ScratchDatabase scratch = options.database(desk)) {
      Tracer tracer = tracer(desk, scratch);
      List<TracedMigration> traced = new ArrayList<>();
      for (Version version : versions) {
        traced.addAll(tracer.trace(version::equals).migrations());
      }
      return new TracedSet(new Trace(traced), null, server(scratch));
    }
  }

  private static String server(ScratchDatabase scratch) {
    try (Session session = scratch.connector().open()) {
      return session.serverVersion();
    }
  }

  private static Tracer tracer(Desk desk, ScratchDatabase scratch) {
    RunTerms terms =
        new RunTerms(
            desk.settings().withDatabase(scratch.connector().database()),
            desk.terms().deadline(),
            desk.terms().listener());
    return new Tracer(scratch.connector(), terms, desk.migrations(), desk.toolbox().version());
  }

  private static Predicate<Version> traced(@Nullable Live live, @Nullable Version since) {
    if (live != null) {
      return live.pending()::contains;
    }
    return version -> since == null || !version.isNumbered() || version.compareTo(since) > 0;
  }

  private static Speed speed(Tracer tracer, @Nullable Integer given) {
    return given == null ? tracer.speed() : Speed.given(given);
  }
}
