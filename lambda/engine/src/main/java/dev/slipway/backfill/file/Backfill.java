package dev.slipway.backfill.file;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.migration.FileOptions;
import dev.slipway.postgres.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of data in batches, as its file says.
 *
 * @param name the file's name without its end
 * @param file the file's path in the source; null for one that is made of words
 * @param table whose rows are gone through
 * @param key the columns that order its rows, as they are stored; empty for the primary key
 * @param batch how many rows the first batch has
 * @param parameters what must be, or can be, given
 * @param description what it is for, possibly empty
 * @param checksum over the statement, its table, key and parameters
 */
public record Backfill(
    String name,
    @Nullable String file,
    TableName table,
    List<String> key,
    int batch,
    List<BackfillParameter> parameters,
    String description,
    FileOptions options,
    BatchStatement statement,
    String checksum) {

  /**
   * The values of all parameters by name, in their order. Throws {@link InvalidInput} that names
   * every one that is missing, and every name that is no parameter.
   */
  public Map<String, String> values(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (BackfillParameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.otherwise());
      if (value == null) {
        problems.add(
            parameter.name(), "is missing; give it with --param " + parameter.name() + "=VALUE");
      } else {
        values.put(parameter.name(), value);
      }
    }
    refuseUnknown(given, problems);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The backfill " + name + " was not run; of its parameters,", list)
                    + "\nNothing was done."));
    return Collections.unmodifiableMap(values);
  }

  private void refuseUnknown(Map<String, String> given, Problems problems) {
    List<String> known = parameters.stream().map(BackfillParameter::name).toList();
    String others = known.isEmpty() ? "there is none" : "known are " + String.join(", ", known);
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> problems.add(name, "is not a parameter; " + others));
  }
}
