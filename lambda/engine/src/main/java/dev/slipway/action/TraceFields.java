package dev.slipway.action;

import dev.slipway.trace.Blocked;
import dev.slipway.trace.BuiltIndex;
import dev.slipway.trace.Estimates;
import dev.slipway.trace.FullScan;
import dev.slipway.trace.Rewrite;
import dev.slipway.trace.Speed;
import dev.slipway.trace.TakenLock;
import dev.slipway.trace.TracedMigration;
import dev.slipway.trace.TracedObject;
import dev.slipway.trace.TracedSegment;
import dev.slipway.trace.TracedStatement;
import dev.slipway.trace.ValidatedConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A trace for programs. */
public final class TraceFields {

  private final @Nullable Estimates estimates;

  private TraceFields(@Nullable Estimates estimates) {
    this.estimates = estimates;
  }

  /** Its migrations, each with its segments and their statements. */
  public static List<Map<String, @Nullable Object>> of(TracedSet set) {
    TraceFields fields = new TraceFields(set.estimates());
    return set.trace().migrations().stream().map(fields::migration).toList();
  }

  /** What estimates are made by; null for none. */
  public static @Nullable Map<String, @Nullable Object> speed(@Nullable Speed speed) {
    return speed == null
        ? null
        : new Fields()
            .with("scanMbPerSecond", Math.round(speed.scan()))
            .with("buildMbPerSecond", Math.round(speed.build()))
            .with("rewriteMbPerSecond", Math.round(speed.rewrite()))
            .with("basis", speed.basis())
            .map();
  }

  private Map<String, @Nullable Object> migration(TracedMigration migration) {
    return new Fields()
        .with("version", migration.version())
        .with("description", migration.description())
        .with("segments", migration.segments().stream().map(this::segment).toList())
        .map();
  }

  private Map<String, @Nullable Object> segment(TracedSegment segment) {
    return new Fields()
        .with("inTransaction", segment.inTransaction())
        .with(
            "statements",
            segment.statements().stream().map(one -> statement(segment, one)).toList())
        .map();
  }

  private Map<String, @Nullable Object> statement(TracedSegment segment, TracedStatement one) {
    return new Fields()
        .with("file", one.file())
        .with("line", one.line())
        .with("column", one.column())
        .with("statement", one.text())
        .with(
            "blocks",
            segment.blockedDuring(one).stream().map(blocked -> blocked(one, blocked)).toList())
        .with("locks", one.locks().stream().map(TraceFields::lock).toList())
        .with("scans", one.work().scans().stream().map(TraceFields::scan).toList())
        .with("rewrites", one.work().rewrites().stream().map(TraceFields::rewrite).toList())
        .with("builtIndexes", one.work().builtIndexes().stream().map(TraceFields::built).toList())
        .with("validated", one.work().validated().stream().map(TraceFields::validated).toList())
        .with("objects", one.objects().stream().map(TraceFields::object).toList())
        .map();
  }

  private Map<String, @Nullable Object> blocked(TracedStatement one, Blocked blocked) {
    return new Fields()
        .with("table", blocked.table())
        .with("reads", blocked.reads())
        .with("writes", blocked.writes())
        .with("ddl", blocked.ddl())
        .with("lock", blocked.mode().words())
        .with("index", blocked.index().isEmpty() ? null : blocked.index())
        .with("lasting", word(blocked.lasting()))
        .with("whileWorkingOn", blocked.whileWorkingOn())
        .with("bytes", estimates == null ? null : known(estimates.bytes(blocked.table())))
        .with("seconds", estimates == null ? null : known(estimates.seconds(one.work())))
        .map();
  }

  private static @Nullable Long known(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, @Nullable Object> lock(TakenLock lock) {
    return new Fields()
        .with("table", lock.table())
        .with("relation", lock.relation())
        .with("mode", lock.mode().words())
        .with("wasThereBefore", lock.wasThereBefore())
        .map();
  }

  private static Map<String, @Nullable Object> scan(FullScan scan) {
    return new Fields()
        .with("table", scan.table())
        .with("times", scan.times())
        .with("wasThereBefore", scan.wasThereBefore())
        .map();
  }

  private static Map<String, @Nullable Object> rewrite(Rewrite rewrite) {
    return new Fields()
        .with("table", rewrite.table())
        .with("relation", rewrite.relation())
        .with("wasThereBefore", rewrite.wasThereBefore())
        .map();
  }

  private static Map<String, @Nullable Object> built(BuiltIndex built) {
    return new Fields()
        .with("index", built.index())
        .with("table", built.table())
        .with("wasThereBefore", built.wasThereBefore())
        .map();
  }

  private static Map<String, @Nullable Object> validated(ValidatedConstraint constraint) {
    return new Fields()
        .with("constraint", constraint.constraint())
        .with("table", constraint.table())
        .with("wasThereBefore", constraint.wasThereBefore())
        .map();
  }

  private static Map<String, @Nullable Object> object(TracedObject object) {
    return new Fields()
        .with("fate", word(object.fate()))
        .with("kind", object.kind())
        .with("name", object.name())
        .map();
  }
}
