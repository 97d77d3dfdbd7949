package dev.slipway.migration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two migrations do not have in common that matters when they run. */
public final class MigrationDifferences {

  private MigrationDifferences() {}

  /** A word for each difference; empty for migrations that do the same. */
  public static List<String> between(Migration one, Migration other) {
    List<String> all = new ArrayList<>();
    if (!one.version().toString().equals(other.version().toString())) {
      all.add("version");
    }
    if (!one.checksum().equals(other.checksum())) {
      all.add("UP");
    }
    if (!checksum(one.down()).equals(checksum(other.down()))) {
      all.add("DOWN");
    }
    if (!checksum(one.verify()).equals(checksum(other.verify()))) {
      all.add("VERIFY");
    }
    if (!one.options().equals(other.options())) {
      all.add("options");
    }
    return all;
  }

  private static String checksum(@Nullable Script script) {
    return script == null ? "" : Checksum.of(script.statements());
  }
}
