package dev.slipway.migration.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A migration as another tool has it: each script is one without sections.
 *
 * @param version in digits, of which dots may be between; or the name of a repeatable
 * @param description as it stands in the name
 * @param up the way there
 * @param down the way back, null where there is none
 * @param verify what checks the way there, null where there is none
 * @param terms what else the tool is told of it
 */
public record Written(
    String version,
    String description,
    Text up,
    @Nullable Text down,
    @Nullable Text verify,
    Terms terms) {

  /**
   * What a tool is told of a migration.
   *
   * @param withoutTransaction true when it is to open no transaction
   * @param environments the only ones that it runs in; empty for all
   * @param notes what is not done as it is told, in sentences
   * @param filled texts of files that it includes, as they run, by their paths; of the others it is
   *     what stands there
   */
  public record Terms(
      boolean withoutTransaction,
      Set<String> environments,
      List<String> notes,
      Map<String, String> filled) {

    /** One that includes files as they are, or none. */
    Terms(boolean withoutTransaction, Set<String> environments, List<String> notes) {
      this(withoutTransaction, environments, notes, Map.of());
    }

    /** What only says whether a transaction is opened. */
    static Terms transaction(boolean none) {
      return new Terms(none, Set.of(), List.of());
    }
  }

  /** One whose scripts are files. */
  static Written of(String version, String description, String up, @Nullable String down) {
    return new Written(
        version, description, Text.of(up), Text.orNone(down), null, Terms.transaction(false));
  }

  /** The same with what the tool is told. */
  Written with(Terms told) {
    return new Written(version, description, up, down, verify, told);
  }
}
