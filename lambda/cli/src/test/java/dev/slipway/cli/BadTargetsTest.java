package dev.slipway.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is said of versions that are not there, or are written otherwise. */
class BadTargetsTest extends CliTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"migrations", "db/changes", "."})
  void folderInPlaceOfVersion(String folder) throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          VERSION: a text is not a version; write it as text like 20250102_143000 or 001. \
        The folder of migrations is named with --migrations or MIGRATIONS
        Nothing was done.\
        """,
        "up",
        folder);
  }

  @Test
  void unknownTarget() throws Exception {
    String known = "001, 002, 20250101_120000, R_word_counts. Nothing was done.";
    refuses(
        ExitCode.USAGE,
        "There is no migration with version 003. Files have: " + known,
        "up",
        "003");
    refuses(
        ExitCode.USAGE,
        "Version 001 is not applied, so nothing can go back to it; nothing is. Version 0 takes back"
            + " everything. Nothing was done.",
        "down",
        "001");
    refuses(
        ExitCode.USAGE,
        "There is no migration with version 003 to take as the baseline. Nothing was done.",
        "baseline",
        "003");
  }

  @Test
  void misspeltTarget() throws Exception {
    refuses(ExitCode.USAGE, "Version 1 is written 001: up 001. Nothing was done.", "up", "1");
    refuses(ExitCode.USAGE, "Version 02 is written 002: up 002. Nothing was done.", "plan", "02");
    refuses(
        ExitCode.USAGE,
        "Version 1 is written 001: baseline 001. Nothing was done.",
        "baseline",
        "1");
    refuses(
        ExitCode.USAGE,
        "Version 1 is written 001. To go back to it, which takes back 0: down 001. Nothing was"
            + " done.",
        "down",
        "1");
  }
}
