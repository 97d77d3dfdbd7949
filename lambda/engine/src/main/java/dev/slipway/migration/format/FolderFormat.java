package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.Arrays;
import java.util.List;

/** The forms of other tools' folders that are read as they are: each knows its files by name. */
public enum FolderFormat {
  /** golang-migrate, sqlx and others: {@code 1_init.up.sql} beside {@code 1_init.down.sql}. */
  PAIRS {
    @Override
    boolean isOne(String path) {
      return PairedFiles.isOne(path);
    }

    @Override
    List<Written> in(Listing listing, Problems problems) {
      return PairedFiles.read(listing, problems);
    }
  },
  /** Flyway: {@code V1.2__init.sql}, {@code U1.2__init.sql}; its repeatables are named as ours. */
  FLYWAY {
    @Override
    boolean isOne(String path) {
      return FlywayFiles.isOne(path);
    }

    @Override
    List<Written> in(Listing listing, Problems problems) {
      return FlywayFiles.read(listing, problems);
    }
  },
  /** Diesel and Prisma: {@code 20240102030405_init/up.sql}, {@code .../migration.sql}. */
  DIRECTORIES {
    @Override
    boolean isOne(String path) {
      return MigrationDirectories.isOne(path);
    }

    @Override
    List<Written> in(Listing listing, Problems problems) {
      return MigrationDirectories.read(listing, problems);
    }
  },
  /** Sqitch: {@code sqitch.plan}, and scripts in {@code deploy}, {@code revert}, {@code verify}. */
  SQITCH {
    @Override
    boolean isOne(String path) {
      return SqitchPlan.isScript(path);
    }

    @Override
    List<Written> in(Listing listing, Problems problems) {
      return SqitchPlan.read(listing, problems);
    }
  };

  abstract boolean isOne(String path);

  abstract List<Written> in(Listing listing, Problems problems);

  /** True for the path of a file that one of these forms reads. */
  public static boolean claims(String path) {
    return Arrays.stream(values()).anyMatch(format -> format.isOne(path));
  }

  /** What they find in a folder, in any order; what is not whole is a problem. */
  public static List<Written> read(Listing listing, Problems problems) {
    return Arrays.stream(values())
        .flatMap(format -> format.in(listing, problems).stream())
        .toList();
  }
}
