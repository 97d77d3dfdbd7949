package dev.slipway.migration;

import dev.slipway.error.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One versioned change, as its file says.
 *
 * @param file the file's name
 * @param down the DOWN section, empty when it takes nothing back, null when the file has none
 * @param unreadableDown what keeps its DOWN section from being read, null for nothing
 * @param verify the VERIFY section, possibly empty
 * @param checksum over the UP section, see {@link Checksum}
 * @param notes what was read but has no effect, in sentences
 */
public record Migration(
    Version version,
    String description,
    String file,
    Header header,
    FileOptions options,
    Script up,
    @Nullable Script down,
    @Nullable Problem unreadableDown,
    Script verify,
    String checksum,
    List<String> notes) {

  /** True when the migration runs again whenever its text changes. */
  public boolean isRepeatable() {
    return !version.isNumbered();
  }

  /** The text of the DOWN section for the history table, null when there is none. */
  public @Nullable String downText() {
    return down == null ? null : KeptScript.withOptions(down.alone().strip(), options);
  }

  /** The same with a way back and a check from elsewhere, options and notes not its file's. */
  Migration with(
      @Nullable Script down,
      @Nullable Problem unreadableDown,
      Script verify,
      FileOptions options,
      List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Migration(
        version,
        description,
        file,
        header,
        options,
        up,
        down,
        unreadableDown,
        verify,
        checksum,
        all);
  }

  /** The file that a dependency means when it is written as a file's name, with or without end. */
  static String fileNamed(String dependency) {
    return dependency.endsWith(".sql") ? dependency : dependency + ".sql";
  }
}
