package dev.slipway.backup.restore.terms;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.StatementWords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a backup is to be restored.
 *
 * @param clean whether what the target holds is dropped first; with tables, whether their rows are
 * @param tables the tables whose rows are restored; empty for the whole backup
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 * @param wanted the other statements that are carried out
 * @param skip kinds of definitions that are left out, as {@link
 *     dev.slipway.sql.StatementKind#typed} says them
 * @param care what becomes of it when the server refuses a part
 * @param workers how many sessions work side by side
 * @param timeLeft how long it may take from now on; nothing when there is no deadline
 */
public record RestoreTerms(
    boolean clean,
    List<TableName> tables,
    boolean owner,
    boolean privileges,
    Predicate<StatementWords> wanted,
    Set<String> skip,
    Care care,
    int workers,
    Supplier<Optional<Duration>> timeLeft) {

  /** As many as two processors keep busy. */
  public static final int WORKERS = 2;

  /** A unit gets at least this long, or is not begun. */
  private static final Duration LEAST = Duration.ofSeconds(5);

  /** Takes a copy of the tables. */
  public RestoreTerms {
    tables = List.copyOf(tables);
    skip = Set.copyOf(skip);
  }

  /** Terms under which all other statements are carried out, and none is tried before. */
  public RestoreTerms(
      boolean clean,
      List<TableName> tables,
      boolean owner,
      boolean privileges,
      int workers,
      Supplier<Optional<Duration>> timeLeft) {
    this(clean, tables, owner, privileges, words -> true, Set.of(), Care.ENDS, workers, timeLeft);
  }

  /** True when what the server refuses is left out. */
  public boolean keepsGoing() {
    return care == Care.KEEPS_GOING;
  }

  /** True when another unit may be begun. */
  public boolean allowsUnit() {
    return timeLeft.get().map(left -> left.compareTo(LEAST) >= 0).orElse(true);
  }
}
