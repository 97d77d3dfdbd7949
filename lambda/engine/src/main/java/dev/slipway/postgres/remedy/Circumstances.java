package dev.slipway.postgres.remedy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a remedy is told for.
 *
 * @param again what is typed once it is mended, such as {@code run up again}
 * @param script what has to be mended, such as {@code the file}; null when no script was running
 * @param role the role that was logged in, as SQL writes it
 * @param facts what else is known
 * @param object what a right was lacking on, as {@code GRANT ... ON} takes it; null when unknown
 */
public record Circumstances(
    String again, @Nullable String script, String role, Set<Fact> facts, @Nullable String object) {

  /** Where nothing is known of objects. */
  public Circumstances(String again, @Nullable String script, String role, Set<Fact> facts) {
    this(again, script, role, facts, null);
  }

  /** The same where the object is known that a right was lacking on; null for unknown. */
  public Circumstances on(@Nullable String denied) {
    return new Circumstances(again, script, role, facts, denied);
  }

  /** The same where more is known. */
  Circumstances with(Set<Fact> more) {
    return new Circumstances(
        again,
        script,
        role,
        Stream.concat(facts.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()),
        object);
  }

  /** The same where something else is typed. */
  public Circumstances again(String other) {
    return new Circumstances(other, script, role, facts, object);
  }
}
