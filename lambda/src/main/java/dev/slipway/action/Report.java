package dev.slipway.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an action answers. */
public interface Report {

  /** The report as names and values, in order: texts, numbers, booleans, lists and such maps. */
  Map<String, @Nullable Object> fields();

  /** True when nothing was found that somebody should look at; decides on the exit code 3. */
  default boolean isClean() {
    return true;
  }

  /** Throws when what was found is a failure to whoever does not read the answer. */
  default void requireGood() {}
}
