package dev.slipway.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What options of other commands and other tools mean here. */
final class OptionMeaning {

  private static final List<OptionMeaning> ALL =
      List.of(
          new OptionMeaning(
              Set.of(
                  "--to",
                  "--out",
                  "--dest",
                  "--destination",
                  "--store",
                  "--bucket",
                  "--output-dir"),
              "--to",
              "--out",
              "--backup-store"),
          new OptionMeaning(
              Set.of("--from", "--source", "--input", "--store", "--bucket"),
              "--from",
              "--backup-store"),
          new OptionMeaning(Set.of("--file", "--target", "--dir"), "--to", "--out"),
          new OptionMeaning(
              Set.of("--dir", "--path", "--folder", "--locations", "--migrations-dir", "--source"),
              "--migrations"),
          new OptionMeaning(
              Set.of(
                  "--database",
                  "--db",
                  "--dsn",
                  "--conn",
                  "--connection",
                  "--database-url",
                  "--host",
                  "--dbname",
                  "--jdbc-url"),
              "--url"),
          new OptionMeaning(Set.of("--env", "--stage"), "--environment"),
          new OptionMeaning(
              Set.of("--force", "--yes", "--assume-yes", "--auto-approve", "--no-confirm"),
              "--confirm"),
          new OptionMeaning(
              Set.of("--pretend", "--simulate", "--preview", "--noop", "--no-act", "--what-if"),
              "--dry-run"),
          new OptionMeaning(Set.of("--output"), "--to", "--out", "--json"),
          new OptionMeaning(Set.of("--format", "--output-format"), "--json"),
          new OptionMeaning(
              Set.of("--jobs", "--parallel", "--threads", "--concurrency"), "--workers"),
          new OptionMeaning(Set.of("--count", "--number", "--amount"), "--steps", "--limit"),
          new OptionMeaning(
              Set.of("--var", "--variable", "--placeholder", "--define", "--param"), "--set"),
          new OptionMeaning(Set.of("--timeout"), "--statement-timeout"),
          new OptionMeaning(Set.of("--table-name"), "--history-schema"),
          new OptionMeaning(Set.of("--table", "--only", "--include"), "--tables"),
          new OptionMeaning(Set.of("--ignore", "--skip-tables", "--exclude-table"), "--exclude"));

  private final Set<String> elsewhere;
  private final List<String> here;

  private OptionMeaning(Set<String> elsewhere, String... here) {
    this.elsewhere = elsewhere;
    this.here = List.of(here);
  }

  /** Options that a name may stand for, the likeliest first. */
  static Stream<String> of(String name) {
    return ALL.stream()
        .filter(meaning -> meaning.elsewhere.contains(name))
        .flatMap(meaning -> meaning.here.stream());
  }
}
