package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
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

  /** What a database says, or a backup of one: what it lacks, and how big its tables are. */
  private record Known(Set<Version> pending, Map<String, TableSize> sizes) {

    static Known live(Desk desk) {
      Set<Version> pending =
          new Comparison(
                  desk.migrations(),
                  desk.reader().look(false).history(),
                  desk.settings().environment(),
                  desk.settings().placeholders().open())
              .pending().stream().map(Migration::version).collect(Collectors.toSet());
      try (Session session = desk.toolbox().connector(desk.terms(), "trace").open()) {
        return new Known(pending, Estimates.sizes(session));
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
    BackupPlace place = options.backup();
    return place == null
        ? of(desk, options, options.asksLive() ? Known.live(desk) : null, look)
        : of(desk, options, TracedBackup.at(desk, place), look);
  }

  private static TracedSet of(
      Desk desk, TraceOptions options, TracedBackup backup, Consumer<Connector> look) {
    try (ScratchDatabase scratch = options.database(desk, backup.backup())) {
      return traced(desk, scratch, options, new Known(backup.pending(), backup.sizes()), look);
    }
  }

  private static TracedSet of(
      Desk desk, TraceOptions options, @Nullable Known known, Consumer<Connector> look) {
    try (ScratchDatabase scratch = options.database(desk)) {
      if (options.from() == SchemaFrom.LIVE) {
        LiveSchema.copy(desk, scratch.connector());
      } else {
        tracer(desk, scratch).bringUp(traced(known, options.since()).negate());
      }
      return traced(desk, scratch, options, known, look);
    }
  }

  private static TracedSet traced(
      Desk desk,
      ScratchDatabase scratch,
      TraceOptions options,
      @Nullable Known known,
      Consumer<Connector> look) {
    Tracer tracer = tracer(desk, scratch);
    Estimates estimates =
        known == null ? null : new Estimates(known.sizes(), speed(tracer, options.speed()));
    if (options.rows() == ScratchRows.MADE_UP) {
      tracer.fill();
    }
    look.accept(scratch.connector());
    Trace trace = tracer.trace(traced(known, options.since()));
    look.accept(scratch.connector());
    return new TracedSet(trace, estimates, server(scratch));
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

  private static Predicate<Version> traced(@Nullable Known known, @Nullable Version since) {
    if (known != null) {
      return known.pending()::contains;
    }
    return version -> since == null || !version.isNumbered() || version.compareTo(since) > 0;
  }

  private static Speed speed(Tracer tracer, @Nullable Integer given) {
    return given == null ? tracer.speed() : Speed.given(given);
  }
}
