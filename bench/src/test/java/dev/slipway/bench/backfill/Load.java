package dev.slipway.bench.backfill;

import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Those who read and write the accounts meanwhile, each over and over, at a pace that leaves the
 * machine room. Writers move money between two accounts, the one with the higher key first: against
 * the order in which a backfill goes, so that a circle of waits is likely.
 */
final class Load implements AutoCloseable {

  private static final String READ = "SELECT owner, balance FROM accounts WHERE id = ?";
  private static final String WRITE = "UPDATE accounts SET balance = balance + ? WHERE id = ?";

  private static final int READERS = 2;
  private static final int WRITERS = 2;
  private static final Duration REST = Duration.ofMillis(5);

  private final PgDatabase database;
  private final int rows;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;
  private volatile Measured now = new Measured();

  /** Begins to read and write; {@code rows} is how many accounts there are. */
  Load(PgDatabase database, int rows) {
    this.database = database;
    this.rows = rows;
    for (int i = 0; i < READERS; i++) {
      start(this::read);
    }
    for (int i = 0; i < WRITERS; i++) {
      start(this::write);
    }
  }

  /** What it measured since the last call; from now on it is measured anew. */
  Measured cut() {
    Measured before = now;
    now = new Measured();
    return before;
  }

  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try (Connection connection = database.connect()) {
                work.run(connection);
              } catch (SQLException e) {
                now.failed(e);
              }
            });
    threads.add(thread);
    thread.start();
  }

  private void read(Connection connection) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      while (!ended) {
        Measured measured = now;
        long start = System.nanoTime();
        read.setInt(1, any());
        read.executeQuery().close();
        measured.read(System.nanoTime() - start);
        LockSupport.parkNanos(REST.toNanos());
      }
    }
  }

  private void write(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      while (!ended) {
        Measured measured = now;
        long start = System.nanoTime();
        try {
          move(write);
          connection.commit();
        } catch (SQLException e) {
          measured.failed(e);
          connection.rollback();
        }
        measured.written(System.nanoTime() - start);
        LockSupport.parkNanos(REST.toNanos());
      }
    }
  }

  private void move(PreparedStatement write) throws SQLException {
    int one = any();
    int other = any();
    change(write, -1, Math.max(one, other));
    change(write, 1, Math.min(one, other));
  }

  private static void change(PreparedStatement write, int by, int id) throws SQLException {
    write.setInt(1, by);
    write.setInt(2, id);
    write.executeUpdate();
  }

  private int any() {
    return ThreadLocalRandom.current().nextInt(rows) + 1;
  }

  @Override
  public void close() {
    ended = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
