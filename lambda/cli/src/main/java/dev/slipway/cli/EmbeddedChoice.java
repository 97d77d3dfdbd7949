package dev.slipway.cli;

import dev.slipway.config.NoDatabase;
import dev.slipway.config.SettingsReader;
import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the embedded server may be used where no database is configured. In a CI job a missing
 * variable must not turn into a deploy to nowhere, so there it is used only by its name.
 */
final class EmbeddedChoice {

  private static final Set<String> NO = Set.of("", "0", "false", "no", "off");

  /** What CI services set; most of them the first. */
  private static final List<String> JOBS =
      List.of(
          "CI",
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "JENKINS_URL",
          "TEAMCITY_VERSION",
          "TF_BUILD",
          "CODEBUILD_BUILD_ID",
          "BITBUCKET_BUILD_NUMBER",
          "BUILDKITE",
          "CIRCLECI");

  private EmbeddedChoice() {}

  /**
   * Throws {@link InvalidInput} when it was not asked for by its name, and may not be otherwise.
   */
  static void check(Map<String, String> variables) {
    if (isNamed(variables)) {
      return;
    }
    job(variables)
        .ifPresent(
            name -> {
              throw NoDatabase.and(
                  name + " says that this is a CI job",
                  "DB_HOST with its companions; if the embedded PostgreSQL is meant, say --url"
                      + " embedded");
            });
  }

  /** True where the embedded server is used because somebody has said so. */
  static boolean isNamed(Map<String, String> variables) {
    return variables.containsKey(SettingsReader.URL_OPTION)
        || variables.containsKey(VariableNames.DATABASE_URL);
  }

  private static Optional<String> job(Map<String, String> variables) {
    return JOBS.stream()
        .filter(
            name -> !NO.contains(variables.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
