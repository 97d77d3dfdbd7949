package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders of thousands of files. Work is measured by the memory a command takes on its thread,
 * which is the same each time, and not by a clock: four times the files, about four times the work.
 */
class ManyMigrationsTest {

  private static final int FEW = 1_250;
  private static final int MANY = 5_000;
  private static final int PENDING = 10;
  private static final double LINEAR = 4.6;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  /** What a command cost. */
  private record Cost(long bytes, int roundTrips) {}

  @Test
  void statusAndPlanOfManyAppliedTakeLinearWork() throws IOException {
    Project few = baselined("few", FEW, true);
    Project many = baselined("many", MANY, true);
    assertThat(many.run("status", "--json").out()).contains("\"current\":\"4990\"");
    assertLinear(few, many, "status");
    assertLinear(few, many, "status", "--json");
    assertLinear(few, many, "plan");
    assertLinear(few, many, "validate");
  }

  @Test
  void planOfManyPendingTakesLinearWork() throws IOException {
    assertLinear(project("few", FEW, true), project("many", MANY, true), "plan");
  }

  @Test
  void planWithoutTheFilesOfManyAppliedTakesLinearWork() throws IOException {
    Project few = baselined("few", FEW, false);
    Project many = baselined("many", MANY, false);
    for (int i = 1; i < MANY; i++) {
      Files.delete(many.folder().resolve(i + "_table.sql"));
    }
    for (int i = 1; i < FEW; i++) {
      Files.delete(few.folder().resolve(i + "_table.sql"));
    }
    assertLinear(few, many, "plan", "--out-of-order");
    assertLinear(few, many, "status");
  }

  private void assertLinear(Project few, Project many, String... command) {
    few.run(command);
    Cost small = cost(few, command);
    Cost large = cost(many, command);
    assertThat(large.roundTrips).isEqualTo(small.roundTrips).isLessThanOrEqualTo(2);
    assertThat((double) large.bytes / small.bytes).as(String.join(" ", command)).isLessThan(LINEAR);
  }

  private Cost cost(Project project, String... command) {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Project proxied = project.on(db.url(proxy.port()));
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Cli.Result result = proxied.run(command);
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(result.exitCode()).as(result.err()).isZero();
      return new Cost(bytes, proxy.roundTrips());
    }
  }

  private Project baselined(String name, int count, boolean chained) throws IOException {
    Project project = project(name, count, chained);
    Cli.Result result = project.run("baseline", String.valueOf(count - PENDING));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return project;
  }

  /** Each file depends on the one before it, which makes a chain from the last to the first. */
  private Project project(String name, int count, boolean chained) throws IOException {
    Path files = Files.createDirectory(folder.resolve(name));
    for (int i = 1; i <= count; i++) {
      String header = chained && i > 1 ? "-- Dependencies: " + (i - 1) + "_table.sql\n" : "";
      Files.writeString(
          files.resolve(i + "_table.sql"),
          header + "CREATE TABLE t" + i + " (i int);\n-- DOWN\nDROP TABLE t" + i + ";\n");
    }
    return Project.of(files, db.url()).with("HISTORY_SCHEMA", name);
  }
}
