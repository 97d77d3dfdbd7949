package dev.slipway.backup.restore.unit;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A piece of a restore that is done in one transaction, or not at all. */
public interface Unit {

  /** What names it in the progress. */
  String id();

  /** What it does, for messages. */
  default String subject() {
    return id();
  }

  /** Bytes of rows it sends. */
  default long bytes() {
    return 0;
  }

  /** What the files of these rows take in the store, in bytes. */
  default long storedBytes() {
    return 0;
  }

  /** About how much work it is, in bytes of rows that are sent; the tables are of so many. */
  default long effort(Map<String, Long> tableBytes) {
    return bytes();
  }

  /** Rows it sends. */
  default long rows() {
    return 0;
  }

  /** Tables that nobody else may work on meanwhile. */
  default Set<String> exclusive() {
    return Set.of();
  }

  /** Tables that others may work on meanwhile when they share them too. */
  default Set<String> shared() {
    return Set.of();
  }

  /** What it completes, or a part of it: tables that it fills, for example. */
  default Set<String> fills() {
    return Set.of();
  }

  /** What must be complete before it. */
  default Set<String> needs() {
    return Set.of();
  }

  /** Whether the restore goes on without it. */
  default boolean isOptional() {
    return false;
  }

  /** Does it. {@code record} is SQL that belongs into its transaction. */
  void run(Session session, String record) throws IOException;

  /**
   * Does as much of it as the server takes, after it was rolled back with a failure that is of one
   * thing in it; what was left out is written down too.
   */
  default Salvaged salvage(Session session, String record, SqlFailure failure) throws IOException {
    Salvage salvage = Salvage.begin(session);
    salvage.leave(subject(), failure);
    return salvage.endAndNote(record);
  }

  /**
   * {@link #run} for one that is done in bites, each in a transaction of its own: {@code bitten}
   * hears of each, and may throw to stop.
   */
  default void run(Session session, String record, Runnable bitten) throws IOException {
    run(session, record);
  }
}
