package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code backups --prune}, on copies of one backup that are said to be older. */
class PruneTest extends StoreTestBase {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private Path newest;

  @BeforeEach
  void takeTheNewest() {
    newest = folder(backUp());
  }

  @Test
  void showsWhatWouldBeDeletedAndDeletesItWhenTold() {
    Path kept = copy(Duration.ofDays(40));
    Path doomed = copy(Duration.ofDays(41));
    List<Path> before = backups();
    Result shown = done("backups", "--prune", "--keep-last", "2");
    assertThat(backups()).isEqualTo(before);
    String keep = "keep    TIME  \\S+ \\S+ old +complete  \\d\\.\\d kB  one of the newest";
    String delete = "delete  TIME  41 days old +complete  \\d\\.\\d kB  enough newer ones are kept";
    String lines = String.join("\n    URI\n", keep, keep, delete) + "\n    URI\n";
    String what = "1 backup of DATABASE in URI, \\d\\.\\d kB\\.";
    assertThat(masked(shown))
        .matches(
            lines
                + "Would delete "
                + what
                + " Nothing was deleted\\. Do it with: --prune --execute\n");
    Result deleted = done("backups", "--prune", "--keep-last", "2", "--execute");
    assertThat(masked(deleted)).matches(lines + "Deleted " + what + "\n");
    assertThat(backups()).contains(newest, kept).doesNotContain(doomed).hasSize(2);
    assertThat(masked(done("backups", "--prune", "--keep-last", "2", "--execute")))
        .endsWith("\nNothing to delete among 2 backups of DATABASE in URI.\n");
  }

  private static String masked(Result result) {
    return result.maskedOut().replaceAll("file:[^\\s,]+[^\\s,.]", "URI");
  }

  @Test
  void keepsWhatMayBeUnderWayAndWhatCannotBeRead() {
    Path underWay = copy(Duration.ofDays(3));
    delete(underWay.resolve("manifest.json"));
    Path brokenOff = copy(Duration.ofDays(4));
    delete(brokenOff.resolve("manifest.json"));
    files(brokenOff).forEach(file -> age(file, Duration.ofHours(25)));
    Path damaged = copy(Duration.ofDays(400));
    write(damaged.resolve("manifest.json"), "{\"format\":1,");
    Map<String, Object> report = done("backups", "--prune", "--execute", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "store",
            "keepLast",
            "keepDays",
            "executed",
            "deleted",
            "bytes",
            "backups");
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("keepLast", 7)
        .containsEntry("keepDays", 30)
        .containsEntry("executed", true)
        .containsEntry("deleted", 1);
    assertThat(each(report.get("backups"), "reason"))
        .containsExactly(
            "one of the newest",
            "may be under way",
            "was broken off",
            "cannot be judged; look at it, and delete it by hand");
    assertThat(backups()).containsExactlyInAnyOrder(newest, underWay, damaged);
  }

  @Test
  void executesNothingThatWasNotAskedForByPrune() throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --execute: is for prune, which was not asked for
          --keep-days: is for prune, which was not asked for
        Nothing was done.\
        """,
        "backups",
        "--execute",
        "--keep-days",
        "1");
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --keep-last: must be a whole number from 1
          --keep-days: must be a whole number from 0
        Nothing was done.\
        """,
        "backups",
        "--prune",
        "--keep-last",
        "0",
        "--keep-days",
        "-1");
  }

  /** A copy of the backup whose folder says that it was begun so long ago. */
  private Path copy(Duration age) {
    String name = TIME.format(Instant.now().minus(age)) + "-" + UUID.randomUUID();
    Path copy = newest.resolveSibling(name);
    try {
      Files.createDirectory(copy);
      for (Path file : files(newest)) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> backups() {
    return files(newest.getParent());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void age(Path file, Duration age) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
