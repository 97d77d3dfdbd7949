package dev.slipway.handler;

import dev.slipway.action.Report;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a deploy is told. CloudFormation takes 4096 bytes with everything around it (AWS
 * CloudFormation User Guide, "Custom resource response objects"), so every value is kept short,
 * whatever characters it is of.
 */
final class DeployAnswer {

  /** Of each value, in bytes; there are six. */
  private static final int LONGEST_VALUE = 500;

  /** What a template may refer to. */
  private static final List<String> KEYS =
      List.of("version", "applied", "pending", "backup", "runId");

  private DeployAnswer() {}

  /** The answer of onEvent: the work is done by isComplete, which may be called many times. */
  static Map<String, Object> begun(String physicalId, Instant now) {
    return Map.of(
        "PhysicalResourceId", physicalId, "Data", Map.of(DeployEvent.MARK, now.toString()));
  }

  /** The answer of isComplete when it must be called again. */
  static Map<String, Object> incomplete() {
    return Map.of("IsComplete", false);
  }

  /** The answer of isComplete when there is nothing to tell. */
  static Map<String, Object> complete() {
    return Map.of("IsComplete", true);
  }

  /** The answer of isComplete with what the last run's report says, and what earlier ones did. */
  static Map<String, Object> complete(Report report, Collection<String> appliedBefore) {
    return complete(report, appliedBefore, "");
  }

  /** The same with something more to say; empty for nothing. */
  static Map<String, Object> complete(
      Report report, Collection<String> appliedBefore, String message) {
    Map<String, ? extends @Nullable Object> fields = report.fields();
    Map<String, String> data = new LinkedHashMap<>();
    data.put("version", text(fields.containsKey("to") ? fields.get("to") : fields.get("current")));
    data.put("applied", versions(applied(fields.get("steps"), appliedBefore)));
    data.put("pending", versions(fields.get("pending")));
    data.put("backup", text(fields.get("backup")));
    data.put("runId", text(fields.get("runId")));
    // A template may refer to it; CloudFormation fails where an attribute is not there.
    data.put("message", text(message));
    return Map.of("IsComplete", true, "Data", data);
  }

  /** The answer of isComplete when the database could not go back, or not as far: what is so. */
  static Map<String, Object> kept(String message, String version) {
    Map<String, String> data = new LinkedHashMap<>();
    // A template that refers to one which is not there could not go back.
    KEYS.forEach(key -> data.put(key, ""));
    data.put("version", text(version));
    data.put("message", text(message));
    return Map.of("IsComplete", true, "Data", data);
  }

  /** Each version once: a run that pauses inside of a migration reports it more than once. */
  private static List<?> applied(@Nullable Object steps, Collection<String> before) {
    Set<Object> all = new LinkedHashSet<>(before);
    if (steps instanceof List<?> list) {
      list.stream()
          .filter(step -> "APPLIED".equals(field(step, "outcome")))
          .forEach(step -> all.add(version(step)));
    }
    return List.copyOf(all);
  }

  private static String versions(@Nullable Object list) {
    if (!(list instanceof List<?> entries)) {
      return "";
    }
    String all = String.join(",", entries.stream().map(DeployAnswer::version).toList());
    String few = text(all);
    return few.equals(all) ? all : few + " (" + entries.size() + " versions)";
  }

  /** A run's report lists pending versions, a status lists what is known of each. */
  private static String version(Object entry) {
    return text(entry instanceof Map<?, ?> ? field(entry, "version") : entry);
  }

  private static @Nullable Object field(Object entry, String name) {
    return entry instanceof Map<?, ?> fields ? fields.get(name) : null;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : Excerpt.inJson(value.toString(), LONGEST_VALUE, "...");
  }
}
