package dev.slipway.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The environments whose data must not be lost: before anything is changed there, more is asked
 * for. The case of a name says nothing.
 *
 * @param names in lower case
 */
public record ProtectedEnvironments(List<String> names) {

  /** Those that nobody has to list. */
  public static final ProtectedEnvironments USUAL = parse("prod, production, prd, live");

  /** The environments in a list with commas; throws {@link IllegalArgumentException} for none. */
  public static ProtectedEnvironments parse(String list) {
    List<String> names =
        Arrays.stream(list.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!names.stream().allMatch(EnvironmentName::isOne)) {
      throw new IllegalArgumentException(
          "must be names of environments with commas between them, such as prod,live");
    }
    return new ProtectedEnvironments(names);
  }

  /** True when the environment is one of them. */
  public boolean contains(String environment) {
    return names.contains(environment.strip().toLowerCase(Locale.ROOT));
  }

  /** The names as {@link #parse} reads them. */
  public String text() {
    return names.stream().collect(Collectors.joining(","));
  }
}
