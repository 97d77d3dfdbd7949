package dev.slipway.bench;

import org.flywaydb.core.Flyway;

/** Flyway's {@code migrate}, with nothing around it that would cost time. */
public final class FlywayUp {

  private FlywayUp() {}

  /** Takes the folder; BENCH_URL, BENCH_USER and BENCH_PASSWORD name the database. */
  public static void main(String[] arguments) {
    Flyway.configure()
        .dataSource(
            System.getenv("BENCH_URL"),
            System.getenv("BENCH_USER"),
            System.getenv("BENCH_PASSWORD"))
        .locations("filesystem:" + arguments[0])
        .load()
        .migrate();
  }
}
